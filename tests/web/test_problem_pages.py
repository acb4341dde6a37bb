"""What goes wrong with a page is told on a page, in Chinese unless asked otherwise."""

from tests.web.people import SignedIn


def test_a_page_that_is_not_there_says_so_and_leads_back(signed_in: SignedIn) -> None:
    client = signed_in("unit", "unit_a")
    answer = client.get(
        "/assessments/none-such",
        headers={"Accept": "text/html", "Accept-Language": "en-US,en"},
    )
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "没有找到" in answer.text
    assert 'href="/"' in answer.text


def test_a_page_without_the_right_says_so_in_english_too(signed_in: SignedIn) -> None:
    client = signed_in("unit", "unit_a")
    answer = client.get("/people?lang=en", headers={"Accept": "text/html"})
    assert answer.status_code == 403
    assert "Not allowed" in answer.text


def test_programs_get_problems_in_the_language_they_accept(
    signed_in: SignedIn,
) -> None:
    client = signed_in.by_token("unit", "unit_a", "compute")
    answer = client.get("/v1/none-such", headers={"Accept-Language": "en"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "not found"
