"""Jobs of long ago go with their files; nobody's files take all of the disk."""

import pytest
from fastapi import FastAPI
from tests.web.assessing.forms import SET, begun, published
from tests.web.jobs.handing_in import handed_in, written
from tests.web.people import Signing, program

from perfscore.store.clearing import clear_jobs
from perfscore.store.connecting import Database
from perfscore.store.verifying import verify
from perfscore.web.assessing import rooms
from perfscore.web.security.moments import seconds_from_now


def cleared(database: Database, made_before: str) -> int:
    """Clear away; give in how many pieces."""
    pieces = 0
    while True:
        with database.changing() as connection:
            if not clear_jobs(connection, made_before=made_before, by=program()):
                return pieces
        pieces += 1


def test_an_old_job_goes_and_the_drafts_that_it_made_stay(
    app: FastAPI, signed_in: Signing, database: Database
) -> None:
    unit = signed_in("unit", "unit_a")
    files = [(f"{n}.json", written(published())) for n in range(2)]
    job = handed_in(unit, files, "upload")
    app.state.jobs.do_all()
    waiting = handed_in(unit, files[:1], "upload")
    assert cleared(database, seconds_from_now(-60)) == 0, "it was made just now"
    assert cleared(database, seconds_from_now(60)) == 1
    assert unit.get(f"/v1/jobs/{job['id']}").status_code == 404
    left = unit.get("/v1/jobs").json()["items"]
    assert [each["id"] for each in left] == [waiting["id"]], "it was not done yet"
    drafts = unit.get("/v1/assessments").json()["items"]
    assert len(drafts) == 2
    for each in drafts:
        kept = unit.get(f"/v1/assessments/{each['id']}/files").json()["items"]
        assert len(kept) == 1
    with database.reading() as connection:
        assert list(verify(connection)) == []


def test_a_user_has_room_for_so_much_and_no_more(
    signed_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit, other = signed_in("unit", "unit_a"), signed_in("unit", "unit_b")
    large = {"file": ("决算.txt", b"x" * 600_000)}
    monkeypatch.setattr(rooms, "MOST_MIB", 1)
    first, second = begun(unit), begun(other)
    there = f"/v1/assessments/{first['id']}/files?lang=en"
    assert unit.post(there, files=large).status_code == 201
    refused = unit.post(there, files=large)
    assert refused.status_code == 413
    assert refused.json()["detail"].startswith("0 MiB of files are kept of this user")
    job = unit.post("/v1/jobs", data={"kind": "batch", "set": SET}, files=large)
    assert job.status_code == 413
    assert unit.get("/v1/jobs").json()["items"] == []
    others = f"/v1/assessments/{second['id']}/files"
    assert other.post(others, files=large).status_code == 201
