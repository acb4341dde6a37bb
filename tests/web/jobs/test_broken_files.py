"""A file that cannot be worked on, or a database that was away, stops no job."""

from threading import Event
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.assessing.forms import published
from tests.web.jobs.handing_in import handed_in, written
from tests.web.people import Signing

from perfscore.api.auditing import Desk
from perfscore.store.faults import UnavailableError
from perfscore.web.jobs import running
from perfscore.web.jobs.worker import Worker
from perfscore.web.service import Service

_WORKING: dict[str, tuple[Any, str]] = {
    "audit": (Desk, "audit"),
    "batch": (running, "score_files"),
    "upload": (running, "upload"),
}
"""What works on a file, by the kind of the job."""


@pytest.mark.parametrize("kind", ["audit", "batch", "upload"])
def test_a_job_whose_database_was_away_goes_on_and_breaks_no_file(
    kind: str, service: Service, signed_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = signed_in("unit", "unit_a")
    names = ["甲.json", "乙.json", "丙.json"]
    job = handed_in(unit, [(name, written(published())) for name in names], kind)
    where, name = _WORKING[kind]
    works, turns = getattr(where, name), iter(range(9))

    def is_away_once(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - any of three
        if next(turns) == 1:
            raise UnavailableError
        return works(*given, **more)

    monkeypatch.setattr(where, name, is_away_once)
    monkeypatch.setattr("perfscore.web.jobs.worker._AGAIN_SECONDS", 0.01)
    worker = Worker(service)
    worker.start()
    for _ in range(600):
        if unit.get(f"/v1/jobs/{job['id']}").json()["state"] == "done":
            break
        Event().wait(0.05)
    worker.stop()
    items = unit.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [(e["name"], e["state"]) for e in items] == [(e, "done") for e in names]


@pytest.mark.parametrize("kind", ["audit", "batch", "upload"])
def test_a_file_over_which_the_program_fails_stops_no_other(
    kind: str, app: FastAPI, signed_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = signed_in("unit", "unit_a")
    names = ["甲.json", "乙.json", "丙.json"]
    files = [(name, written(published())) for name in names]
    job = handed_in(unit, files, kind)
    where, name = _WORKING[kind]
    works, turns = getattr(where, name), iter(range(3))

    def fails_once(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - any of three
        if next(turns) == 1:
            msg = "a fault of the program"
            raise RuntimeError(msg)
        return works(*given, **more)

    monkeypatch.setattr(where, name, fails_once)
    app.state.jobs.do_all()
    done = unit.get(f"/v1/jobs/{job['id']}").json()
    assert (done["state"], done["done"]) == ("done", 3)
    items = unit.get(f"/v1/jobs/{job['id']}/items?order=number").json()["items"]
    assert [each["state"] for each in items] == ["done", "unread", "done"]
    assert "内部出错" in items[1]["findings"][0]["message"]


def test_a_file_that_breaks_what_tells_accounts_apart_stops_no_other(
    app: FastAPI, signed_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = signed_in("unit", "unit_a")
    files = [(name, written(published())) for name in ("甲.json", "乙.json")]
    job = handed_in(unit, files, "audit")

    def fails(_: object) -> bool:
        msg = "a fault of the program"
        raise RuntimeError(msg)

    monkeypatch.setattr("perfscore.web.jobs.running.is_accounts", fails)
    app.state.jobs.do_all()
    items = unit.get(f"/v1/jobs/{job['id']}/items").json()["items"]
    assert {each["name"]: each["state"] for each in items} == {
        "甲.json": "done",
        "乙.json": "done",
    }
