"""A draft is tried on what was submitted: whose grade changes, and by how much."""

import json
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from tests.web.bureau.stored import STRICTER, TEXT
from tests.web.people import Place, SignedIn

from perfscore.cli.main import run
from perfscore.store.dashboards import stored_documents
from perfscore.web.jobs import trying

pytestmark = pytest.mark.usefixtures("stored")


def _draft(client: TestClient, text: str = STRICTER) -> str:
    made = client.post("/v1/set-drafts", json={"text": text})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def _begun(signed_in: SignedIn, draft: str, **wanted: Any) -> str:  # noqa: ANN401
    """Begin to try a draft of the province; give the address of the job."""
    bureau = signed_in("bureau", "province")
    begun = bureau.post(f"/v1/set-drafts/{draft}/impact", json=wanted)
    assert begun.status_code == 202, begun.text
    assert begun.headers["Location"] == f"/v1/jobs/{begun.json()['job']}"
    return str(begun.headers["Location"])


def _tried(signed_in: SignedIn, place: Place = "province", to: str = "json") -> Any:  # noqa: ANN401
    """Try a draft that is stricter on all that a unit sees."""
    bureau = signed_in("bureau", place)
    begun = bureau.post(f"/v1/set-drafts/{_draft(bureau)}/impact", json={})
    signed_in.app.state.jobs.do_all()
    job = bureau.get(begun.headers["Location"]).json()
    assert (job["kind"], job["state"]) == ("impact", "done"), job
    assert job["done"] == job["total"]
    return bureau.get(f"/v1/jobs/{job['id']}/result", params={"format": to})


def test_a_province_sees_who_loses(signed_in: SignedIn) -> None:
    """乙 falls from 70 to 50, 丙 from 100 to 80; 甲 and 丁 stay: −40 among four."""
    found = _tried(signed_in).json()
    assert found["rows"]["compared"] == 4
    assert found["totals"]["change"]["mean"] == "-10"
    moves = {(x["before"], x["after"]): x["count"] for x in found["grades"]}
    assert {key: n for key, n in moves.items() if key[0] != key[1] and n} == {
        ("良", "差"): 1,
        ("优", "良"): 1,
    }


def test_groups_are_the_units_of_the_next_level(signed_in: SignedIn) -> None:
    """In either city one of two loses 20 points."""
    page = _tried(signed_in, to="html").text
    assert "甲市" in page
    assert "乙市" in page
    book = load_workbook(BytesIO(_tried(signed_in, to="xlsx").content))
    rows = [[x.value for x in row] for row in book["按单位"].iter_rows()]
    found = {row[0]: row[1:5] for row in rows if row[0] in {"甲市", "乙市"}}
    assert found == {"甲市": [2, 85, 75, -10], "乙市": [2, 83.5, 73.5, -10]}


def test_the_figures_are_those_of_the_command_line(
    signed_in: SignedIn, stored: dict[str, str], tmp_path: Path
) -> None:
    """The same assessments, exported and tried by ``perfscore impact``."""
    evaluator = signed_in("evaluator", "province")
    forms = tmp_path / "forms"
    forms.mkdir()
    for project in "甲乙丙丁":
        answer = evaluator.get(
            f"/v1/assessments/{stored[project]}/form", params={"format": "yaml"}
        )
        assert answer.status_code == 200, answer.text
        (forms / f"{project}.yaml").write_bytes(answer.content)
    for name, text in (("before", TEXT), ("after", STRICTER)):
        (tmp_path / f"{name}.perf").write_text(text, "utf-8")
    sets = [str(tmp_path / f"{name}.perf") for name in ("before", "after")]
    out = tmp_path / "impact.json"
    assert run(["impact", *sets, "--data", str(forms), "--output", str(out)]) == 0
    expected = json.loads(out.read_text("utf-8"))
    found = _tried(signed_in).json()
    own = {"files", "groups", "movers", "before", "after", "differences"}
    for part in expected.keys() - own:
        assert found[part] == expected[part], part
    for plain in (found, expected):
        moved = [
            (x["project"], x["before"]["total"], x["after"]["total"], x["change"])
            for x in plain["movers"]["down"]
        ]
        assert sorted(moved) == [("丙", "100", "80", "-20"), ("乙", "70", "50", "-20")]


def test_a_city_tries_on_its_own(signed_in: SignedIn) -> None:
    """甲市 has 甲 and 乙 alone: −20 among two."""
    found = _tried(signed_in, "city_a").json()
    assert found["rows"]["compared"] == 2
    assert found["totals"]["change"]["mean"] == "-10"


def test_nothing_to_try_on_is_told(signed_in: SignedIn) -> None:
    """Nothing of 2024 was submitted."""
    bureau = signed_in("bureau", "province")
    address = f"/v1/set-drafts/{_draft(bureau)}/impact"
    answer = bureau.post(address, json={"year": 2024})
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


def test_the_workbook_names_who_falls_once(signed_in: SignedIn) -> None:
    """丙 and 乙 fall by 20 each."""
    sheet = load_workbook(BytesIO(_tried(signed_in, to="xlsx").content))["降得最多"]
    rows = [[x.value for x in row] for row in sheet.iter_rows()]
    found = [row for row in rows if row[0] in {"甲县教育局 乙", "乙市交通局 丙"}]
    assert [row[1:5] for row in sorted(found, key=str)] == [
        ["乙市", 100, 80, -20],
        ["甲市", 70, 50, -20],
    ]
    assert all(
        "教育局" not in str(x) and "交通局" not in str(x)
        for row in found
        for x in row[1:]
    )


def test_what_a_job_does_not_make_is_told(signed_in: SignedIn) -> None:
    """There is no table of files, since none were handed in."""
    assert _tried(signed_in, to="csv").status_code == 406


def test_all_are_tried_piece_by_piece(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the four once, whatever the size of the pieces."""
    monkeypatch.setattr(trying, "_AT_A_TIME", 2)
    asked: list[str] = []

    def watched(*of: Any, before: str, **more: Any) -> Any:  # noqa: ANN401
        asked.append(before)
        return stored_documents(*of, before=before, **more)

    monkeypatch.setattr(trying, "stored_documents", watched)
    assert _tried(signed_in).json()["rows"]["compared"] == 4
    assert len(asked) == 3


def test_a_trial_is_stopped_and_begun_anew(signed_in: SignedIn) -> None:
    """The one that is begun anew takes the place of the one before."""
    bureau = signed_in("bureau", "province")
    draft = _draft(bureau)
    first, second = _begun(signed_in, draft), _begun(signed_in, draft, top=5)
    assert bureau.get(first).json()["state"] == "cancelled"
    assert bureau.post(f"{second}/cancel").json()["state"] == "cancelled"
    signed_in.app.state.jobs.do_all()
    assert bureau.get(f"{second}/result").status_code == 409
    page = bureau.get(f"/sets/drafts/{draft}/publish")
    assert "上一次试评停止了" in page.text


def test_a_service_that_ends_goes_on_with_it(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a restart broke off is done again, from its beginning."""
    job = _begun(signed_in, _draft(signed_in("bureau", "province")))
    worker = signed_in.app.state.jobs
    with monkeypatch.context() as patched:
        patched.setattr(trying, "try_documents", lambda *_, **__: _broken_off())
        worker.do_all()
    bureau = signed_in("bureau", "province")
    assert bureau.get(job).json()["state"] == "running"
    worker.start()
    try:
        for _ in range(200):
            if bureau.get(job).json()["state"] == "done":
                break
            Event().wait(0.05)
    finally:
        worker.stop()
    found = bureau.get(f"{job}/result", params={"format": "json"}).json()
    assert found["rows"]["compared"] == 4


def _broken_off() -> None:
    raise trying.BrokenOffError


def test_the_page_shows_all_steps(signed_in: SignedIn) -> None:
    """What was tried stays, in either language, and that the draft was changed since.

    Nobody else sees it.
    """
    bureau = signed_in("bureau", "province")
    text = STRICTER.replace("test/small", "province/next")
    draft = _draft(bureau, text)
    address = f"/sets/drafts/{draft}/publish"
    assert "<svg" not in bureau.get(address).text
    _begun(signed_in, draft, before="test/small@2025.1")
    assert "正在用2025 年度的 4 份自评试评" in bureau.get(address).text
    signed_in.app.state.jobs.do_all()
    page = bureau.get(address).text
    assert "等级怎样变化" in page
    assert " style=" not in page
    assert "How grades change" in bureau.get(f"{address}?lang=en").text
    assert "在试评以后又改动了" not in page
    bureau.put(
        f"/v1/set-drafts/{draft}",
        json={"text": text.replace("示例", "通知")},
        headers={"If-Match": '"1"'},
    )
    assert "在试评以后又改动了" in bureau.get(f"{address}?lang=zh").text
    other = signed_in("bureau", "city_a")
    assert "等级怎样变化" not in other.get(address).text


def test_a_broken_draft_has_a_page_too(signed_in: SignedIn) -> None:
    """Whatever the text, the page shows what is wrong with it."""
    bureau = signed_in("bureau", "province")
    for text in ("", "<script>alert(1)</script>", TEXT[:200]):
        page = bureau.get(f"/sets/drafts/{_draft(bureau, text)}/publish")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "disabled" in page.text
