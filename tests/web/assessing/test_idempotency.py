"""A POST that comes again with its key is answered again, and not done again."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, func, select, update
from tests.web.assessing.forms import SET, begun, published
from tests.web.people import SignedIn, Signing

from perfscore.store import idempotency as kept
from perfscore.store.connecting import Database
from perfscore.store.tables.people import IDEMPOTENCY
from perfscore.store.verifying import verify
from perfscore.web import idempotency, opening
from perfscore.web.rest import assessments
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.service import Service

KEY = {"Idempotency-Key": "k"}
KILLED = """
import os, signal, sys
from pathlib import Path
from fastapi.testclient import TestClient
from perfscore.store.connecting import connect
from perfscore.web import idempotency
from perfscore.web.app import create_app
from perfscore.web.service import Service
from perfscore.web.settings import Settings
from perfscore.web.shelf import Shelf

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

idempotency._finish = killed
folder, address, cookie, csrf, set_id = sys.argv[1:]
database = connect(address)
service = Service(Settings(Path(folder)), database, Shelf(database))
client = TestClient(create_app(service))
client.headers.update({"Cookie": cookie, "X-CSRF-Token": csrf, "Idempotency-Key": "k"})
client.post("/v1/assessments", json={"set": set_id})
"""


def test_the_same_request_gets_the_same_answer(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    wish, key = (
        {"set": SET, "document": published()},
        {"Idempotency-Key": "a-1"},
    )
    first = unit.post("/v1/assessments", json=wish, headers=key)
    again = unit.post("/v1/assessments", json=wish, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    for each in ("Location", "ETag", "Content-Type"):
        assert again.headers[each] == first.headers[each]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert unit.get("/v1/assessments").json()["total"] == 1


def test_a_key_belongs_to_one_request_of_one_user(signed_in: Signing) -> None:
    unit, other = signed_in("unit", "unit_a"), signed_in("unit", "unit_b")
    key = {"Idempotency-Key": "k"}
    assert unit.post("/v1/assessments", json={"set": SET}, headers=key).is_success
    wish = {"set": SET, "year": 2021}
    refused = unit.post("/v1/assessments", json=wish, headers=key)
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:perfscore:problem:key-used"
    assert other.post("/v1/assessments", json=wish, headers=key).status_code == 201


def test_what_was_refused_can_come_again(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    address, key = f"/v1/assessments/{found['id']}/submit", {"Idempotency-Key": "k"}
    stale = unit.post(address, headers={**key, "If-Match": '"7"'})
    assert stale.status_code == 412
    done = unit.post(address, headers={**key, "If-Match": '"1"'})
    assert done.json()["state"] == "submitted"
    again = unit.post(address, headers={**key, "If-Match": '"1"'})
    assert again.json() == done.json()


def test_files_in_parts_are_the_same_whatever_parts_them(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    key, told = {"Idempotency-Key": "k"}, []
    for boundary in ("aaaa", "bbbbbbbb"):
        body = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n'
            f'batch\r\n--{boundary}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="a.json"\r\n\r\n{{}}\r\n--{boundary}--\r\n'
        )
        media = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer = unit.post("/v1/jobs", content=body, headers={**key, **media})
        assert answer.status_code == 202, answer.text
        told.append(answer.json()["id"])
    assert told[0] == told[1]


def test_of_many_at_once_one_is_done(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    key = {"Idempotency-Key": "k"}

    def post(_: int) -> int:
        return unit.post("/v1/assessments", json={"set": SET}, headers=key).status_code

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(post, range(6)))
    assert set(told) <= {201, 409}
    assert 201 in told
    assert unit.get("/v1/assessments").json()["total"] == 1


@pytest.mark.parametrize("name", ["", "x" * 201])
def test_a_key_is_short_and_not_empty(name: str, signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    headers = {"Idempotency-Key": name}
    answer = unit.post("/v1/assessments", json={"set": SET}, headers=headers)
    assert answer.status_code == 422
    assert "1 到 200 个可见字符" in answer.json()["detail"]
    assert unit.get("/v1/assessments").json()["total"] == 0


def test_what_was_done_before_a_kill_is_not_done_again(
    signed_in: SignedIn, service: Service, database_url: URL, tmp_path: Path
) -> None:
    cookie, csrf = signed_in.session(signed_in.org.user("unit", "unit_a"))
    address = database_url.render_as_string(hide_password=False)
    header = f"{SESSION.full_name(service.settings)}={cookie}"
    words = [str(tmp_path), address, header, csrf, SET]
    process = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", KILLED, *words], check=False
    )
    assert process.returncode == -signal.SIGKILL
    unit = signed_in("unit", "unit_a")
    again = unit.post("/v1/assessments", json={"set": SET}, headers=KEY)
    (there,) = unit.get("/v1/assessments").json()["items"]
    assert again.status_code == 409
    problem = again.json()
    assert problem["type"] == "urn:perfscore:problem:already-done"
    made = {"action": "assessment.made", "subject": "assessment", "id": there["id"]}
    assert made in problem["changes"]


def test_what_was_only_begun_before_a_kill_is_done_after_it(
    signed_in: Signing,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unit = signed_in("unit", "unit_a")

    def ask() -> int:
        wish = {"set": SET}
        return unit.post("/v1/assessments", json=wish, headers=KEY).status_code

    with monkeypatch.context() as patch:
        patch.setattr(idempotency, "_finish", lambda *_: None)
        patch.setattr(assessments, "begin", lambda *_: 1 / 0)
        assert ask() == 500
    assert ask() == 409, "a process may still be at it"
    left = service.settings.posted / "left"
    left.mkdir(parents=True)
    monkeypatch.setattr(opening, "load_shipped", lambda *_: None)
    opening.open_service(service.settings).database.close()
    assert ask() == 201
    assert not left.exists()
    assert len(unit.get("/v1/assessments").json()["items"]) == 1


def test_who_was_given_up_changes_nothing_any_more(
    signed_in: Signing, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = signed_in("unit", "unit_a")
    turns: list[object] = []

    def begin(connection: Connection, asked: kept.Asked, **when: str) -> object:
        turn = plain(connection, asked, **when)
        if not turns:
            # Ten minutes go by before the first request goes on, and it is sent again.
            turns.append(turn)
            plain(connection, asked, **when | {"pending_since": seconds_from_now(1)})
        return turn

    plain = kept.begin
    monkeypatch.setattr(idempotency, "begin", begin)
    late = unit.post("/v1/assessments", json={"set": SET}, headers=KEY)
    assert late.status_code == 409
    assert late.json()["type"] == "urn:perfscore:problem:in-progress"
    assert unit.get("/v1/assessments").json()["items"] == []
    with database.reading() as connection:
        assert list(verify(connection)) == []


def test_an_answer_that_is_not_kept_is_not_made_up(
    signed_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = signed_in("unit", "unit_a")
    monkeypatch.setattr(kept, "_MOST_ANSWERS", 0)
    first = unit.post("/v1/assessments", json={"set": SET}, headers=KEY)
    again = unit.post("/v1/assessments", json={"set": SET}, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 409)
    assert first.json()["id"] in {each["id"] for each in again.json()["changes"]}


def test_what_changes_nothing_is_not_kept(
    signed_in: Signing, database: Database
) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    address, wish = f"/v1/assessments/{found['id']}/score", {"document": published()}
    told = [unit.post(address, json=wish, headers=KEY) for _ in range(2)]
    assert told[0].json() == told[1].json()
    assert "Idempotency-Replayed" not in told[1].headers
    with database.reading() as connection:
        count = select(func.count()).select_from(IDEMPOTENCY)
        assert connection.execute(count).scalar_one() == 0


def test_answers_of_yesterday_go(signed_in: Signing, database: Database) -> None:
    unit, other = signed_in("unit", "unit_a"), signed_in("unit", "unit_b")
    assert unit.post("/v1/assessments", json={"set": SET}, headers=KEY).is_success
    old = {"id": "0" * 28, "at": seconds_from_now(-25 * 3600)}
    with database.changing() as connection:
        connection.execute(update(IDEMPOTENCY).values(old))
    assert other.post("/v1/assessments", json={"set": SET}, headers=KEY).is_success
    with database.reading() as connection:
        left = connection.execute(select(IDEMPOTENCY.c.user_id)).scalars().all()
    assert len(left) == 1
    wish = {"set": SET, "year": 2021}
    assert unit.post("/v1/assessments", json=wish, headers=KEY).status_code == 201
