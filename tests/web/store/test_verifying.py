import pytest
from sqlalchemy import text

from perfscore.store.by import By
from perfscore.store.connecting import Database
from perfscore.store.keeping import Note, change, make, remove
from perfscore.store.log import Change, record
from perfscore.store.tables.log import LOG
from perfscore.store.verifying import Broken, Fault, Head, head_of, verify

AT = "2026-03-01T08:00:00.000000Z"
BY = By(None, "test", AT)


@pytest.fixture
def filled(database: Database) -> Database:
    """Give a database with three units, one of them renamed, and one removed."""
    for name in ("a", "b", "c"):
        values = {
            "id": name,
            "path": f"/{name}/",
            "kind": "county",
            "name": f"单位{name}",
            "created_at": AT,
            "is_active": True,
        }
        with database.changing() as connection:
            make(connection, "unit", values, Note("unit.made", BY))
    with database.changing() as connection:
        record(connection, Change("session.started", "session", "a"), BY)
    with database.changing() as connection:
        change(connection, "unit", "b", {"name": "改了名"}, Note("unit.changed", BY))
        remove(connection, "unit", "c", Note("unit.removed", BY))
    return database


def found_in(database: Database, noted: Head | None = None) -> list[Fault]:
    with database.reading() as connection:
        return list(verify(connection, noted))


def tamper(database: Database, *statements: str) -> None:
    """Change a database behind the log's back, as one who may do anything there."""
    with database.engine.begin() as connection:
        if database.is_sqlite:
            for each in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER log_refuses_{each}"))
        else:
            connection.execute(text("ALTER TABLE log DISABLE TRIGGER USER"))
        for each in statements:
            connection.execute(text(each))


def test_a_log_that_nobody_touched_has_no_faults(filled: Database) -> None:
    assert found_in(filled) == []


def test_an_empty_log_has_no_faults(database: Database) -> None:
    assert found_in(database) == []


@pytest.mark.parametrize(
    "column", ["at", "login", "address", "action", "subject_id", "detail"]
)
def test_an_entry_that_was_changed_is_found(filled: Database, column: str) -> None:
    tamper(filled, f"UPDATE log SET {column} = 'x' WHERE number = 4")  # noqa: S608
    assert [(each.broken, each.number) for each in found_in(filled)] == [
        (Broken.SEAL, 4)
    ]


def test_an_entry_that_was_removed_is_found(filled: Database) -> None:
    tamper(filled, "DELETE FROM log WHERE number = 4")
    assert found_in(filled) == [Fault(Broken.GAP, 5, "unit", "b")]


def test_an_entry_that_was_removed_and_the_rest_renumbered_is_found(
    filled: Database,
) -> None:
    tamper(
        filled,
        "DELETE FROM log WHERE number = 4",
        "UPDATE log SET number = 4 WHERE number = 5",
        "UPDATE log SET number = 5 WHERE number = 6",
        "UPDATE log_head SET number = 5",
    )
    assert [(each.broken, each.number) for each in found_in(filled)] == [
        (Broken.PREVIOUS, 4),
        (Broken.SEAL, 4),
        (Broken.SEAL, 5),
    ]


def test_entries_that_changed_places_are_found(filled: Database) -> None:
    tamper(
        filled,
        "UPDATE log SET number = 99 WHERE number = 1",
        "UPDATE log SET number = 1 WHERE number = 2",
        "UPDATE log SET number = 2 WHERE number = 99",
    )
    found = {(each.broken, each.number) for each in found_in(filled)}
    assert {(Broken.SEAL, 1), (Broken.SEAL, 2), (Broken.PREVIOUS, 1)} <= found


def test_an_entry_that_was_put_in_is_found(filled: Database) -> None:
    tamper(
        filled,
        "INSERT INTO log SELECT 7, at, actor, login, address, action, subject,"
        " subject_id, before, after, detail, previous, seal FROM log WHERE number = 4",
    )
    found = {(each.broken, each.number) for each in found_in(filled)}
    assert found == {(Broken.PREVIOUS, 7), (Broken.SEAL, 7), (Broken.HEAD, 6)}


def test_entries_cut_off_at_the_end_are_found(filled: Database) -> None:
    tamper(filled, "DELETE FROM log WHERE number > 4")
    assert Fault(Broken.HEAD, 6) in found_in(filled)


def test_a_log_cut_off_with_its_head_is_found_by_what_is_stored(
    filled: Database,
) -> None:
    tamper(
        filled,
        "DELETE FROM log WHERE number > 3",
        "UPDATE log_head SET number = 3,"
        " seal = (SELECT seal FROM log WHERE number = 3)",
    )
    assert found_in(filled) == [
        Fault(Broken.STATE, 2, "unit", "b"),
        Fault(Broken.MISSING, 3, "unit", "c"),
    ]


def test_a_log_written_wholly_anew_is_found_by_what_was_noted_elsewhere(
    filled: Database,
) -> None:
    with filled.reading() as connection:
        noted = head_of(connection)
    assert found_in(filled, noted) == []
    tamper(
        filled,
        "DELETE FROM units",
        "DELETE FROM log",
        f"UPDATE log_head SET number = 0, seal = '{'0' * 64}'",  # noqa: S608
    )
    with filled.changing() as connection:
        for number in range(6):
            record(connection, Change("x", "thing", str(number)), BY)
    assert found_in(filled) == []
    assert found_in(filled, noted) == [Fault(Broken.EXPECTED, 6)]


def test_a_row_changed_behind_the_log_is_found(filled: Database) -> None:
    tamper(filled, "UPDATE units SET name = '别的' WHERE id = 'a'")
    assert found_in(filled) == [Fault(Broken.STATE, 1, "unit", "a")]


def test_a_row_changed_behind_the_log_stays_found_after_it_is_changed_rightly(
    filled: Database,
) -> None:
    tamper(filled, "UPDATE units SET name = '别的' WHERE id = 'a'")
    with filled.changing() as connection:
        change(connection, "unit", "a", {"name": "单位a"}, Note("unit.changed", BY))
    assert found_in(filled) == [Fault(Broken.BEFORE, 7, "unit", "a")]


def test_a_row_removed_or_put_in_behind_the_log_is_found(filled: Database) -> None:
    tamper(
        filled,
        "DELETE FROM units WHERE id = 'a'",
        "INSERT INTO units SELECT 'd', parent_id, '/d/', kind, code, name, created_at,"
        " is_active FROM units WHERE id = 'b'",
    )
    assert found_in(filled) == [
        Fault(Broken.MISSING, 1, "unit", "a"),
        Fault(Broken.UNLOGGED, None, "unit", "d"),
    ]


def test_a_row_removed_by_the_log_that_came_back_is_found(filled: Database) -> None:
    tamper(
        filled,
        "INSERT INTO units SELECT 'c', parent_id, '/c/', kind, code, name, created_at,"
        " is_active FROM units WHERE id = 'b'",
    )
    assert found_in(filled) == [Fault(Broken.STATE, 6, "unit", "c")]


def test_a_change_that_failed_leaves_neither_row_nor_entry(filled: Database) -> None:
    def fail() -> None:
        with filled.changing() as connection:
            change(connection, "unit", "a", {"name": "x"}, Note("unit.changed", BY))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with filled.reading() as connection:
        numbers = connection.execute(LOG.select()).all()
    assert len(numbers) == 6
    assert found_in(filled) == []
