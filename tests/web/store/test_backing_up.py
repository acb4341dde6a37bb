import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, select, text

from perfscore.store.backing_up import NotEmptyError, back_up, restore
from perfscore.store.backup_files import (
    BackupDamagedError,
    NoBackupError,
    checked,
)
from perfscore.store.by import By
from perfscore.store.connecting import Database, connect, sqlite_url
from perfscore.store.ids import new_id, now
from perfscore.store.keeping import Note, change, make
from perfscore.store.migrating import migrate
from perfscore.store.tables.people import UNITS
from perfscore.store.verifying import Broken, verify

AT = "2026-03-01T08:00:00.000000Z"
BY = By(None, "test", AT)


def add_unit(database: Database, name: str, above: str = "") -> str:
    unit_id = new_id()
    values = {
        "id": unit_id,
        "parent_id": above or None,
        "path": f"/{above}/{unit_id}/" if above else f"/{unit_id}/",
        "kind": "county",
        "name": name,
        "created_at": now(),
        "is_active": True,
    }
    with database.changing() as connection:
        make(connection, "unit", values, Note("unit.made", BY))
    return unit_id


def names_in(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(UNITS.c.name)).scalars())


def test_a_backup_restores_what_was_stored_then(
    database: Database, empty_url: URL, tmp_path: Path
) -> None:
    above = add_unit(database, "省财政厅")
    add_unit(database, "甲市", above)
    saved = back_up(database, tmp_path / "b.db", at=AT, program="test")
    add_unit(database, "later")
    assert (saved.faults, saved.manifest.head.number) == ((), 2)
    other = connect(empty_url)
    folder = tmp_path / "other"
    folder.mkdir()
    restored = restore(tmp_path / "b.db", other, folder, BY)
    assert restored.faults == ()
    assert names_in(other) == {"省财政厅", "甲市"}
    with other.reading() as connection:
        entries = connection.execute(text("SELECT action FROM log ORDER BY number"))
        assert list(entries.scalars()) == ["unit.made", "unit.made", "backup.restored"]
    # The log goes on where it was.
    add_unit(other, "again")
    with other.reading() as connection:
        assert list(verify(connection)) == []
    assert list(folder.iterdir()) == []
    other.close()


def test_a_backup_is_of_one_moment_while_others_write(
    database: Database, tmp_path: Path
) -> None:
    above = add_unit(database, "above")
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not stop.is_set():
            written.append(f"unit {len(written)}")
            add_unit(database, written[-1], above)

    writer = threading.Thread(target=write)
    writer.start()
    saved = []
    for number in range(3):
        path = tmp_path / f"{number}.db"
        saved.append(back_up(database, path, at=AT, program="test"))
    stop.set()
    writer.join()
    for number, one in enumerate(saved):
        assert one.faults == ()
        # As many units as entries: neither without the other.
        rows = one.manifest.tables["units"].rows
        assert rows == one.manifest.head.number == one.manifest.tables["log"].rows
        assert checked(tmp_path / f"{number}.db") == one.manifest
    assert names_in(database) == {"above", *written}


def test_a_backup_goes_nowhere_where_a_file_is(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "b.db").write_text("mine")
    with pytest.raises(FileExistsError):
        back_up(database, tmp_path / "b.db", at=AT, program="test")
    assert (tmp_path / "b.db").read_text() == "mine"


def test_a_backup_that_was_changed_is_not_restored(
    database: Database, tmp_path: Path
) -> None:
    add_unit(database, "甲市")
    path = tmp_path / "b.db"
    back_up(database, path, at=AT, program="test")
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE units SET name = '乙市'")
        file.commit()
    other = connect(sqlite_url(tmp_path / "other.db"))
    with pytest.raises(BackupDamagedError) as caught:
        restore(path, other, tmp_path, BY)
    assert caught.value.table == "units"
    other.close()


def test_a_backup_whose_bytes_rotted_is_not_restored(
    database: Database, tmp_path: Path
) -> None:
    for number in range(50):
        add_unit(database, f"甲市{number}")
    path = tmp_path / "b.db"
    back_up(database, path, at=AT, program="test")
    content = bytearray(path.read_bytes())
    place = content.index("甲市7".encode())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(BackupDamagedError):
        checked(path)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises((BackupDamagedError, NoBackupError)):
        checked(path)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.db"
    path.write_bytes(content)
    with pytest.raises(NoBackupError):
        checked(path)


def test_a_database_in_use_is_no_backup(tmp_path: Path, sqlite_template: Path) -> None:
    del tmp_path
    with pytest.raises(NoBackupError):
        checked(sqlite_template)


def test_nothing_is_restored_over_what_is_there(
    database: Database, empty_url: URL, tmp_path: Path
) -> None:
    add_unit(database, "甲市")
    back_up(database, tmp_path / "b.db", at=AT, program="test")
    other = connect(empty_url)
    migrate(other)
    add_unit(other, "mine")
    with pytest.raises(NotEmptyError):
        restore(tmp_path / "b.db", other, tmp_path, BY)
    assert names_in(other) == {"mine"}
    other.close()


def test_a_database_of_another_program_is_left_alone(
    database: Database, empty_url: URL, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "b.db", at=AT, program="test")
    other = connect(empty_url)
    with other.engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (name TEXT)"))
    with pytest.raises(NotEmptyError):
        restore(tmp_path / "b.db", other, tmp_path, BY)
    with other.engine.connect() as connection:
        names = connection.execute(text("SELECT * FROM theirs")).keys()
        assert list(names) == ["name"]
    other.close()


def test_what_is_wrong_with_the_log_is_told_and_kept(
    database: Database, empty_url: URL, tmp_path: Path
) -> None:
    unit = add_unit(database, "甲市")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE units SET name = '乙市'"))
    saved = back_up(database, tmp_path / "b.db", at=AT, program="test")
    assert [(each.broken, each.subject_id) for each in saved.faults] == [
        (Broken.STATE, unit)
    ]
    other = connect(empty_url)
    restored = restore(tmp_path / "b.db", other, tmp_path, BY)
    assert restored.faults == saved.faults
    assert names_in(other) == {"乙市"}
    other.close()


def test_a_change_of_every_kind_of_value_comes_back_the_same(
    database: Database, empty_url: URL, tmp_path: Path
) -> None:
    unit = add_unit(database, "甲市 \U0001f600 '; DROP TABLE units; --")
    with database.changing() as connection:
        values = {"is_active": False, "code": ""}
        change(connection, "unit", unit, values, Note("unit.changed", BY))
    back_up(database, tmp_path / "b.db", at=AT, program="test")
    other = connect(empty_url)
    restore(tmp_path / "b.db", other, tmp_path, BY)
    with database.reading() as one, other.reading() as two:
        assert one.execute(select(UNITS)).all() == two.execute(select(UNITS)).all()
    other.close()
