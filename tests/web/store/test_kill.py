"""Whoever was told that something is kept finds it there, whatever is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url, select
from tests.web import postgresql
from tests.web.conftest import KINDS

from perfscore.store.connecting import Database, connect
from perfscore.store.faults import StoreError
from perfscore.store.migrating import migrate
from perfscore.store.tables.log import LOG
from perfscore.store.tables.people import UNITS
from perfscore.store.verifying import verify

_ENOUGH = 60

WRITER = """
import sys, threading
from perfscore.store.by import By
from perfscore.store.connecting import connect
from perfscore.store.ids import new_id, now
from perfscore.store.keeping import Note, change, make

database = connect(sys.argv[1])

def write():
    while True:
        unit_id, by = new_id(), By(None, "test", now())
        values = {
            "id": unit_id, "path": f"/{unit_id}/", "kind": "unit", "name": "x" * 300,
            "created_at": by.at, "is_active": True,
        }
        with database.changing() as connection:
            make(connection, "unit", values, Note("unit.made", by))
        with database.changing() as connection:
            change(connection, "unit", unit_id, {"name": "y"}, Note("unit.named", by))
        sys.stdout.write(unit_id + "\\n")
        sys.stdout.flush()

for _ in range(4):
    threading.Thread(target=write, daemon=True).start()
threading.Event().wait()
"""


def acknowledged(
    url: URL, *, then: str = "writer", folder: Path | None = None
) -> set[str]:
    """Let a process write, kill it or its server; give what it was told is kept."""
    address = url.render_as_string(hide_password=False)
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", WRITER, address],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = {process.stdout.readline().strip() for _ in range(_ENOUGH)}
        if then == "server":
            assert folder is not None
            postgresql.kill(folder)
        os.kill(process.pid, signal.SIGKILL)
        told |= {each.strip() for each in process.stdout if each.endswith("\n")}
    return told


def check(database: Database, told: set[str]) -> None:
    with database.reading() as connection:
        rows = connection.execute(select(UNITS.c.id, UNITS.c.name)).all()
        assert list(verify(connection)) == []
        entries = connection.execute(select(LOG.c.number)).all()
    kept = {each.id for each in rows if each.name == "y"}
    assert len(told) >= _ENOUGH
    assert told <= kept
    assert len(entries) == len(rows) + len(kept)


def test_what_a_killed_process_was_told_is_kept(
    database: Database, database_url: URL
) -> None:
    for _ in range(2):
        check(database, acknowledged(database_url))


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[tuple[Path, URL]]:
    folder = tmp_path / "postgresql"
    yield folder, make_url(postgresql.start(folder, is_durable=True))
    postgresql.stop(folder)


@pytest.mark.skipif("postgresql" not in KINDS, reason="PostgreSQL was not asked for")
def test_what_was_kept_outlives_a_killed_postgresql(
    own_server: tuple[Path, URL],
) -> None:
    folder, url = own_server
    first = connect(url)
    migrate(first)
    first.close()
    told = acknowledged(url, then="server", folder=folder)
    _resume(folder)
    database = connect(url)
    check(database, told)
    database.close()


def _resume(folder: Path) -> None:
    # What the killed server shared in memory is given back a moment later.
    for _ in range(100):
        try:
            postgresql.resume(folder)
        except RuntimeError:
            time.sleep(0.1)
        else:
            return
    msg = "PostgreSQL does not start again"
    raise StoreError(msg)
