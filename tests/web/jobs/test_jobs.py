"""Many files are handed in at once: progress, ranking, restart, cancel."""

import csv
import io
from threading import Event
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.assessing.forms import SET, published, with_actual
from tests.web.jobs.handing_in import handed_in, written
from tests.web.people import Signing

from perfscore.api.new_form import new_form
from perfscore.store.ids import now
from perfscore.store.jobs import NewItem, add_items, next_job
from perfscore.web.jobs import running
from perfscore.web.jobs.worker import Worker
from perfscore.web.service import Service


def claiming(score: str) -> dict[str, Any]:
    """Give the published form with half of a target reached, and a score claimed."""
    made = with_actual(1, "50%", "原因")
    made["指标"][1]["自评得分"] = score
    return made


def test_forms_are_ranked_by_what_was_found(app: FastAPI, signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    files = [
        ("好.json", written(published())),
        ("坏.xlsx", b"no workbook"),
        ("多报.json", written(claiming("30"))),
        ("略多报.json", written(claiming("16"))),
    ]
    job = handed_in(evaluator, files, "audit")
    assert (job["state"], job["total"], job["done"]) == ("waiting", 4, 0)
    app.state.jobs.do_all()
    job = evaluator.get(f"/v1/jobs/{job['id']}").json()
    assert (job["state"], job["done"], job["counts"]["items"]) == ("done", 4, 4)
    assert job["counts"]["unread"] == 1
    items = evaluator.get(f"/v1/jobs/{job['id']}/items").json()["items"]
    assert [each["name"] for each in items] == [
        "多报.json",
        "略多报.json",
        "好.json",
        "坏.xlsx",
    ]
    assert (items[0]["points"], items[1]["points"]) == ("15", "1")
    assert items[-1]["state"] == "unread"
    number = items[0]["number"]
    whole = evaluator.get(f"/v1/jobs/{job['id']}/items/{number}").json()
    assert whole["result"]["recomputed"]["total"] == "85"


def test_the_result_comes_as_a_file(app: FastAPI, signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    job = handed_in(evaluator, [("=甲.json", written(claiming("30")))], "audit")
    address = f"/v1/jobs/{job['id']}/result"
    assert evaluator.get(address).status_code == 409
    app.state.jobs.do_all()
    book = evaluator.get(address, params={"format": "xlsx"})
    assert book.content.startswith(b"PK")
    assert "attachment" in book.headers["Content-Disposition"]
    page = evaluator.get(address, params={"format": "html"}).text
    assert "甲.json" in page
    text = evaluator.get(address, params={"format": "csv"}).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["name"] == "'=甲.json"  # no formula in a spreadsheet


def test_scoring_many_reads_forms_of_any_kind(app: FastAPI, signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    blank = new_form(SET, to="xlsx").value
    assert blank is not None
    files = [("甲.json", written(published())), ("空.xlsx", blank)]
    job = handed_in(evaluator, files, "batch", set=SET)
    app.state.jobs.do_all()
    items = evaluator.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [each["total"] for each in items] == ["100", None]
    answer = evaluator.get(f"/v1/jobs/{job['id']}/result?format=xlsx")
    assert answer.status_code == 406


def test_uploaded_forms_become_drafts(app: FastAPI, signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    nameless = published()
    del nameless["指标体系"]
    files = [("甲.json", written(published())), ("无名.json", written(nameless))]
    job = handed_in(unit, files, "upload")
    app.state.jobs.do_all()
    items = unit.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [each["state"] for each in items] == ["done", "unread"]
    assert items[1]["findings"][0]["rule"] == "set-not-named"
    found = unit.get(f"/v1/assessments/{items[0]['assessment_id']}").json()
    assert (found["state"], found["total"]) == ("draft", "100")
    listed = unit.get(f"/v1/assessments/{found['id']}/files").json()["items"]
    assert [each["name"] for each in listed] == ["甲.json"]


def test_only_units_upload_drafts(signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    parts = [("file", ("甲.json", written(published())))]
    answer = evaluator.post("/v1/jobs", data={"kind": "upload"}, files=parts)
    assert answer.status_code == 403
    assert "只有填报单位" in answer.json()["detail"]
    assert evaluator.get("/v1/jobs").json()["items"] == []


def test_a_job_is_its_makers_own(signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    job = handed_in(evaluator, [("甲.json", written(published()))], "audit")
    other = signed_in("evaluator", "city_a")
    assert other.get(f"/v1/jobs/{job['id']}").status_code == 404
    assert other.post(f"/v1/jobs/{job['id']}/cancel").status_code == 404
    assert other.get("/v1/jobs").json()["items"] == []


@pytest.mark.parametrize("kind", ["audit", "batch", "upload"])
def test_a_restart_goes_on_and_does_nothing_twice(
    kind: str,
    service: Service,
    signed_in: Signing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in("unit", "unit_a")
    names = [f"{number}.json" for number in range(6)]
    files = [(name, written(published())) for name in names]
    job = handed_in(client, files, kind)

    stop = Event()
    kept = running.Running.keep

    def breaks_off(self: running.Running, index: int, items: Any) -> bool:  # noqa: ANN401
        if index == 3:
            stop.set()  # the service ends before the fourth file is kept
            return False
        return kept(self, index, items)

    with service.database.changing() as connection:
        found = next_job(connection, running.KINDS, at=now())
    assert found is not None
    if kind == "upload":
        from perfscore.web.jobs.uploading import Uploaded  # noqa: PLC0415

        own = Uploaded.keep

        def ends(self: Uploaded, index: int) -> bool:
            return index != 3 and own(self, index)

        with monkeypatch.context() as patched:
            patched.setattr(Uploaded, "keep", ends)
            running.run(service, found, stop)
    else:
        with monkeypatch.context() as patched:
            patched.setattr(running.Running, "keep", breaks_off)
            running.run(service, found, stop)
    assert client.get(f"/v1/jobs/{job['id']}").json()["done"] == 3

    worker = Worker(service)
    worker.start()
    worker.wake()
    for _ in range(600):
        if client.get(f"/v1/jobs/{job['id']}").json()["state"] == "done":
            break
        Event().wait(0.05)
    worker.stop()
    items = client.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [each["name"] for each in items] == names
    if kind == "upload":
        assert client.get("/v1/assessments").json()["total"] == 6


def test_a_cancelled_job_stays_as_it_is(app: FastAPI, signed_in: Signing) -> None:
    evaluator = signed_in("evaluator", "county_a")
    job = handed_in(evaluator, [("甲.json", written(published()))], "audit")
    answer = evaluator.post(f"/v1/jobs/{job['id']}/cancel")
    assert answer.json()["state"] == "cancelled"
    app.state.jobs.do_all()
    assert evaluator.get(f"/v1/jobs/{job['id']}").json()["done"] == 0
    assert evaluator.post(f"/v1/jobs/{job['id']}/cancel").status_code == 409


def test_forms_stay_in_the_order_in_which_they_were_handed_in(
    app: FastAPI, signed_in: Signing
) -> None:
    evaluator = signed_in("evaluator", "county_a")
    names = [f"{number}.json" for number in range(40)]
    job = handed_in(evaluator, [(name, b"{}") for name in names], "audit")
    app.state.jobs.do_all()
    items = evaluator.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [each["name"] for each in items] == names


def test_accounts_and_a_form_of_the_same_name_are_told_apart(
    app: FastAPI, signed_in: Signing
) -> None:
    evaluator = signed_in("evaluator", "county_a")
    whole = written(published())
    one = handed_in(
        evaluator,
        [("表.txt", "决算".encode()), ("表.txt", whole), ("表.json", whole)],
        "audit",
    )
    app.state.jobs.do_all()
    address = f"/v1/jobs/{one['id']}/items"
    items = evaluator.get(f"{address}?order=number").json()["items"]
    assert [each["name"] for each in items][-1] == "表.json"
    number = items[-1]["number"]
    desk = evaluator.get(f"{address}/{number}/desk")
    assert desk.status_code == 200, desk.text


@pytest.mark.parametrize("order", ["rank", "number"])
def test_pages_hold_no_form_twice_while_more_are_worked_through(
    order: str, service: Service, signed_in: Signing
) -> None:
    evaluator = signed_in("evaluator", "county_a")
    job = handed_in(evaluator, [("甲.json", written(published()))], "audit")
    address = f"/v1/jobs/{job['id']}/items"

    def come(*errors: int) -> None:
        items = tuple(NewItem(str(e), "done", "{}", errors=e) for e in errors)
        with service.database.changing() as connection:
            add_items(connection, job["id"], items)

    come(5, 3, 3, 1)
    found: list[int] = []
    query = {"order": order, "limit": "1", "cursor": ""}
    while True:
        page = evaluator.get(address, params=query).json()
        found += [each["number"] for each in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
        if len(found) < 4:
            come(9)
    assert len(found) == len(set(found))
    assert {1, 2, 3, 4} <= set(found)
    strange = evaluator.get(address, params={"cursor": "999"})
    assert strange.status_code == 422
