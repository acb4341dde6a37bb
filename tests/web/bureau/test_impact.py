"""A draft is tried on what was submitted: whose grade changes, and by how much."""

from io import BytesIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from tests.web.bureau.stored import STRICTER, TEXT
from tests.web.people import SignedIn

pytestmark = pytest.mark.usefixtures("stored")


def _draft(client: TestClient, text: str = STRICTER) -> str:
    made = client.post("/v1/set-drafts", json={"text": text})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def _tried(client: TestClient, **wanted: Any) -> Any:  # noqa: ANN401
    return client.post(f"/v1/set-drafts/{_draft(client)}/impact", json=wanted)


def test_a_province_sees_who_loses(signed_in: SignedIn) -> None:
    """乙 falls from 70 to 50, 丙 from 100 to 80; 甲 and 丁 stay: −40 among four."""
    answer = _tried(signed_in("bureau", "province"))
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["rows"]["compared"] == 4
    assert found["totals"]["change"]["mean"] == "-10"
    moves = {(x["before"], x["after"]): x["count"] for x in found["grades"]}
    assert {key: n for key, n in moves.items() if key[0] != key[1] and n} == {
        ("良", "差"): 1,
        ("优", "良"): 1,
    }
    assert answer.headers["x-assessments-found"] == "4"
    assert answer.headers["x-assessments-tried"] == "4"


def test_a_city_tries_on_its_own(signed_in: SignedIn) -> None:
    """甲市 has 甲 and 乙 alone: −20 among two."""
    found = _tried(signed_in("bureau", "city_a")).json()
    assert found["rows"]["compared"] == 2
    assert found["totals"]["change"]["mean"] == "-10"


def test_nothing_to_try_on_is_told(signed_in: SignedIn) -> None:
    """Nothing of 2024 was submitted."""
    answer = _tried(signed_in("bureau", "province"), year=2024)
    assert answer.status_code == 409
    assert "2024" in answer.json()["detail"]


def test_a_draft_with_errors_is_not_tried(signed_in: SignedIn) -> None:
    """Its errors are told."""
    bureau = signed_in("bureau", "province")
    draft = _draft(bureau, STRICTER.replace("差：[0, 60)", "差：[0, 50)"))
    answer = bureau.post(f"/v1/set-drafts/{draft}/impact", json={})
    assert answer.status_code == 422
    assert [x["rule"] for x in answer.json()["diagnostics"]] == ["bands-leave-a-gap"]


def test_a_draft_of_another_unit_is_not_there(signed_in: SignedIn) -> None:
    """乙市 can neither try nor see nor publish a draft of 甲市."""
    draft = _draft(signed_in("bureau", "city_a"))
    other = signed_in("bureau", "city_b")
    for answer in (
        other.post(f"/v1/set-drafts/{draft}/impact", json={}),
        other.get(f"/v1/set-drafts/{draft}/readiness"),
        other.get(f"/sets/drafts/{draft}/publish"),
    ):
        assert answer.status_code == 404


def test_the_workbook_lists_who_falls(signed_in: SignedIn) -> None:
    """丙 and 乙 fall by 20 each; no path of the server is in it."""
    bureau = signed_in("bureau", "province")
    answer = bureau.post(f"/v1/set-drafts/{_draft(bureau)}/impact?format=xlsx", json={})
    sheet = load_workbook(BytesIO(answer.content))["降得最多"]
    texts = [str(x.value) for row in sheet.iter_rows() for x in row if x.value]
    assert any("甲县教育局" in each and "乙" in each for each in texts)
    assert str(signed_in.service.settings.folder) not in " ".join(texts)


def test_no_files_are_left(signed_in: SignedIn) -> None:
    """What was written to be read is gone afterwards."""
    _tried(signed_in("bureau", "province"))
    folder = signed_in.service.settings.folder / "impact"
    assert list(folder.iterdir()) == []


def test_the_page_shows_all_steps(signed_in: SignedIn) -> None:
    """Check, cases, differences, impact, days; without trying, no charts."""
    bureau = signed_in("bureau", "province")
    draft = _draft(bureau, STRICTER.replace("test/small", "province/next"))
    page = bureau.get(f"/sets/drafts/{draft}/publish")
    assert page.status_code == 200
    assert "<svg" not in page.text
    tried = bureau.get(f"/sets/drafts/{draft}/publish?try=1&before=test/small@2025.1")
    assert "等级怎样变化" in tried.text
    assert " style=" not in tried.text


def test_a_broken_draft_has_a_page_too(signed_in: SignedIn) -> None:
    """Whatever the text, the page shows what is wrong with it."""
    bureau = signed_in("bureau", "province")
    for text in ("", "<script>alert(1)</script>", TEXT[:200]):
        page = bureau.get(f"/sets/drafts/{_draft(bureau, text)}/publish?try=1")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "disabled" in page.text
