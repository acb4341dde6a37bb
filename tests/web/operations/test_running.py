"""The service as a process: killed, stopped, out of room."""

import json
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import URL, select
from tests.web.running import Running, running, signed_in_headers

from perfscore.store.connecting import connect
from perfscore.store.tables.people import UNITS
from perfscore.store.verifying import verify

_ENOUGH = 40


def options(url: URL) -> tuple[str, ...]:
    if url.get_backend_name() == "sqlite":
        return ()
    return ("--database", url.render_as_string(hide_password=False))


def new_unit(above: str) -> dict[str, str]:
    return {"name": f"新单位{uuid4().hex}", "kind": "unit", "parent_id": above}


def stored_ids(url: URL) -> set[str]:
    database = connect(url)
    with database.reading() as connection:
        assert list(verify(connection)) == []
        found = set(connection.execute(select(UNITS.c.id)).scalars())
    database.close()
    return found


def top_unit(url: URL) -> str:
    database = connect(url)
    with database.reading() as connection:
        found = connection.execute(
            select(UNITS.c.id).where(UNITS.c.parent_id.is_(None))
        ).scalar_one()
    database.close()
    return str(found)


def add_until_killed(
    service: Running, headers: dict[str, str], above: str
) -> list[str]:
    told: list[str] = []
    enough = threading.Event()

    def write() -> None:
        with service.client(headers) as client:
            while True:
                try:
                    answer = client.post("/v1/units", json=new_unit(above))
                except httpx2.TransportError:
                    return
                assert answer.status_code == 201, answer.text
                told.append(answer.json()["id"])
                if len(told) >= _ENOUGH:
                    enough.set()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for each in writers:
        each.start()
    while not enough.wait(0.2):
        assert all(each.is_alive() for each in writers)
    service.stop(signal.SIGKILL)
    for each in writers:
        each.join()
    return told


def test_what_a_killed_service_has_answered_is_kept_and_it_starts_again(
    database_url: URL, tmp_path: Path
) -> None:
    headers = signed_in_headers(database_url, tmp_path, "administrator")
    above = top_unit(database_url)
    more = options(database_url)
    with running(tmp_path, *more) as service:
        told = add_until_killed(service, headers, above)
    assert len(told) >= _ENOUGH
    assert set(told) <= stored_ids(database_url)
    with running(tmp_path, *more) as service, service.client(headers) as client:
        assert client.get("/readyz").status_code == 200
        assert client.post("/v1/units", json=new_unit(above)).status_code == 201
        assert service.stop() == 0


def test_a_second_service_on_the_same_database_or_folder_does_not_start(
    tmp_path: Path, database_url: URL
) -> None:
    more = options(database_url)
    # The embedded database lies in the folder; the other is shared from any folder.
    folder = tmp_path / "other" if more else tmp_path
    command = [sys.executable, "-m", "perfscore", "serve", "--lang", "en"]
    command += ["--data", str(folder), "--port", "0", *more]
    with running(tmp_path, *more):
        second = subprocess.run(  # noqa: S603 - ourselves
            command, capture_output=True, text=True, check=False, timeout=300
        )
    assert second.returncode == 2, second.stderr
    assert "another service works" in second.stderr
    assert not second.stdout
    with running(tmp_path, *more) as again:
        assert again.stop() == 0
    assert not (tmp_path / "serving").exists()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_request_that_has_begun_is_finished_before_the_service_ends(
    database_url: URL, tmp_path: Path
) -> None:
    headers = signed_in_headers(database_url, tmp_path, "administrator")
    body = json.dumps(new_unit(top_unit(database_url))).encode()
    with running(tmp_path, *options(database_url)) as service:
        host, _, port = service.address.removeprefix("http://").partition(":")
        lines = [
            "POST /v1/units HTTP/1.1",
            f"Host: {host}:{port}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *(f"{key}: {value}" for key, value in headers.items()),
        ]
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall("\r\n".join((*lines, "", "")).encode() + body[:5])
            with service.client() as client:
                client.get("/healthz")  # what was sent before has come in
            service.process.send_signal(signal.SIGTERM)
            connection.sendall(body[5:])
            answer = connection.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 201 ")
        assert service.process.wait() == 0
    answered = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert answered["id"] in stored_ids(database_url)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_on_a_full_disk_reading_goes_on_and_writing_is_refused_clearly(
    database_url: URL, tmp_path: Path
) -> None:
    headers = signed_in_headers(database_url, tmp_path, "administrator")
    above = top_unit(database_url)
    with running(tmp_path) as service, service.client(headers) as client:
        kept = [client.post("/v1/units", json=new_unit(above)).json()["id"]]
        service.let_files_grow(64 * 1024)
        for _ in range(200):
            answer = client.post("/v1/units", json=new_unit(above))
            if answer.status_code != 201:
                break
            kept.append(answer.json()["id"])
        refused = []
        for _ in range(3):
            answer = client.post("/v1/units", json=new_unit(above))
            refused.append(answer)
            seen = client.get("/v1/units", params={"limit": 500})
            assert seen.status_code == 200
            assert client.get("/healthz").status_code == 200
        assert {each.status_code for each in refused} == {507}
        problem = refused[0].json()
        assert refused[0].headers["content-type"] == "application/problem+json"
        assert problem["type"] == "urn:perfscore:problem:storage-full"
        assert "磁盘已满" in problem["detail"]
        service.let_files_grow(2**40)
        answer = client.post("/v1/units", json=new_unit(above))
        assert answer.status_code == 201
        kept.append(answer.json()["id"])
        assert service.stop(signal.SIGINT) == 0
    made = {each for each in stored_ids(database_url) if each not in kept}
    assert len(made) == 6  # those of the test's tree, and none half written
