import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from tests.web.people import Org, SignedIn, program

from perfscore.store import people
from perfscore.store.people import NewUser
from perfscore.web.security.inviting import first_link, invitation
from perfscore.web.security.passwords import hasher
from perfscore.web.service import Service

PASSWORD = "绩效 自评 correct"  # noqa: S105 - of a user of the test alone


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def sign_in(
    client: TestClient, login: str, password: str, wanted: str = "/"
) -> tuple[int, str, str]:
    """Fill in the form as a browser does; give status, place and page."""
    form = client.get("/sign-in", params={"next": wanted})
    answer = client.post(
        "/sign-in",
        data={
            "login": login,
            "password": password,
            "next": wanted,
            "token": token_of(form.text),
        },
        headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
    )
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.fixture
def zhang(service: Service, org: Org) -> str:
    digest = hasher(service.settings.passwords).digest(PASSWORD)
    new = NewUser("zhang", "张三", "unit", org.units["unit_a"].id, digest)
    with service.database.changing() as connection:
        people.add_user(connection, new, program())
    return "zhang"


@pytest.mark.usefixtures("zhang")
def test_a_password_opens_the_page_that_was_wanted(signed_in: SignedIn) -> None:
    browser = signed_in.anonymous()
    wanted = browser.get("/account?lang=zh")
    assert wanted.status_code == 303
    asked = parse_qs(urlsplit(wanted.headers["location"]).query)["next"][0]
    assert asked == "/account?lang=zh"
    # Typed by an input method with full-width letters, and with capitals.
    status, place, _ = sign_in(browser, " ＺHANG ", PASSWORD, asked)
    assert (status, place) == (303, "/account?lang=zh")
    page = browser.get(place)
    assert page.status_code == 200
    assert "张三" in page.text


def test_the_first_administrator_comes_by_a_link_that_works_once(
    service: Service, client: TestClient
) -> None:
    earlier, link = first_link(service), first_link(service)
    assert earlier is not None
    assert link is not None
    client.follow_redirects = False
    assert client.get(earlier).status_code == 404
    form = client.get(link)
    assert form.status_code == 200
    sent = {
        "token": token_of(form.text),
        "unit_name": "某省财政厅",
        "unit_kind": "province",
        "name": "李四",
        "login": "li",
        "password": PASSWORD,
        "again": PASSWORD,
    }
    answer = client.post(link, data={**sent, "password": "short", "again": "short"})
    assert answer.status_code == 422
    assert "某省财政厅" in answer.text
    answer = client.post(link, data=sent)
    assert answer.status_code == 303
    assert client.get("/v1/me").json()["role"] == "administrator"
    assert client.get(link).status_code == 404
    assert client.post(link, data=sent).status_code == 404
    assert first_link(service) is None
    assert client.get("/people").status_code == 200


def test_an_invitation_sets_a_password_and_ends_what_was_before(
    service: Service, signed_in: SignedIn, org: Org
) -> None:
    user = org.user("evaluator", "city_a")
    elsewhere = signed_in.fresh(user)
    token = signed_in.by_token("evaluator", "city_a", "own")
    with service.database.changing() as connection:
        link = invitation(connection, user.id, program())
    browser = signed_in.anonymous()
    form = browser.get(link)
    assert user.login in form.text
    sent = {"token": token_of(form.text), "password": PASSWORD, "again": PASSWORD}
    assert browser.post(link, data={**sent, "again": "another"}).status_code == 422
    assert browser.post(link, data=sent).status_code == 303
    assert browser.get("/v1/me").json()["login"] == user.login
    assert elsewhere.get("/v1/me").status_code == 401
    assert token.get("/v1/me").status_code == 401
    assert signed_in.anonymous().get(link).status_code == 404
    assert sign_in(signed_in.anonymous(), user.login, PASSWORD)[0] == 303


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example/x", "https://evil.example", "/\\evil.example", "/\t/evil.example"],
)
@pytest.mark.usefixtures("zhang")
def test_the_sign_in_leads_to_no_other_site(
    signed_in: SignedIn, elsewhere: str
) -> None:
    browser = signed_in.anonymous()
    assert sign_in(browser, "zhang", PASSWORD, elsewhere)[:2] == (303, "/")


@pytest.mark.usefixtures("zhang")
def test_the_form_of_the_sign_in_cannot_be_sent_by_another_site(
    signed_in: SignedIn,
) -> None:
    browser = signed_in.anonymous()
    token = token_of(browser.get("/sign-in").text)
    fields = {"login": "zhang", "password": PASSWORD, "token": token}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        answer = browser.post("/sign-in", data=fields, headers=headers)
        assert answer.status_code == 403
    other = signed_in.anonymous()
    assert other.post("/sign-in", data=fields).status_code == 403
    assert browser.post("/sign-in", data={**fields, "token": ""}).status_code == 403
    assert browser.post("/sign-in", data=fields).status_code == 303


@pytest.mark.usefixtures("org")
def test_pages_show_names_as_text(signed_in: SignedIn) -> None:
    browser = signed_in("administrator", "city_a")
    hostile = "<script>alert(1)</script>'\"; DROP TABLE users;--\u202egnp.exe"
    assert browser.patch("/v1/me", json={"name": hostile}).status_code == 200
    assert browser.get("/v1/me").json()["name"] == hostile
    for path in ("/account", "/people", "/log"):
        page = browser.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert" in page.text
