import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from tests.web.people import make_org

from perfscore.store.assessment_lists import Wanted, page_of
from perfscore.store.assessments import Content, NewAssessment, Scope, add
from perfscore.store.by import By
from perfscore.store.connecting import Database, connect, sqlite_url
from perfscore.store.faults import UnavailableError, UnstorableError
from perfscore.store.keeping import Note, make
from perfscore.store.log import Change, record
from perfscore.store.migrating import (
    NewerError,
    UnusableError,
    is_current,
    migrate,
)
from perfscore.store.tables.all import METADATA
from perfscore.store.verifying import head_of, verify

BY = By(None, "test", "2026-03-01T08:00:00.000000Z")


def test_the_migrated_tables_are_those_that_the_program_uses(
    database: Database,
) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert is_current(connection)


def test_migrating_twice_changes_nothing(database: Database) -> None:
    with database.changing() as connection:
        record(connection, Change("test", "thing", "1"), BY)
    migrate(database)
    with database.reading() as connection:
        assert connection.execute(text("SELECT number FROM log")).scalars().all() == [1]


def test_a_filled_database_of_an_earlier_revision_is_brought_up_to_date(
    empty_url: URL,
) -> None:
    """What is stored stays, the log goes on, and lists find it."""
    database = connect(empty_url)
    config = Config()
    config.set_main_option("script_location", "perfscore.store:migrations")
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
    org = make_org(database)
    unit, user = org.units["unit_a"], org.user("unit", "unit_a")
    with database.changing() as connection:
        for name in ("培训", "修缮"):
            content = Content("{}", "0" * 64, unit.name, name, 2025, name, grade="优")
            new = NewAssessment(unit.id, "national/project-2020", "2020.1", content)
            add(connection, new, BY, user_id=user.id)
        number = head_of(connection).number
    migrate(database)
    with database.reading() as connection:
        assert is_current(connection)
        assert list(verify(connection)) == []
        assert head_of(connection).number == number
        scope = Scope(user.id, unit.id, unit.path, is_unit=True)
        page = page_of(connection, scope, Wanted(text="培训", sort="-total"))
        assert [each.project for each in page.rows] == ["培训"]
    database.close()


_MIGRATE = """
import sys
from perfscore.store.connecting import connect
from perfscore.store.migrating import migrate
database = connect(sys.argv[1])
migrate(database)
database.close()
"""


def test_two_processes_that_start_at_once_both_find_the_tables(empty_url: URL) -> None:
    address = empty_url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", _MIGRATE, address]
    started = [subprocess.Popen(command) for _ in range(3)]  # noqa: S603
    assert [each.wait() for each in started] == [0, 0, 0]
    database = connect(empty_url)
    with database.reading() as connection:
        assert is_current(connection)
    database.close()


def test_a_database_of_a_newer_program_is_refused_and_stays_as_it_is(
    database: Database,
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerError) as caught:
        migrate(database)
    assert caught.value.revision == "9999"
    with database.reading() as connection:
        assert not is_current(connection)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "perfscore.db"
    path.write_text("指标,目标值\n" * 500)
    database = connect(sqlite_url(path))
    with pytest.raises(UnusableError):
        migrate(database)
    database.close()


def test_a_database_with_tables_of_another_program_is_refused(empty_url: URL) -> None:
    database = connect(empty_url)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE users (name TEXT)"))
    with pytest.raises(UnusableError):
        migrate(database)
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM users"))
        assert list(found.keys()) == ["name"]
    database.close()


def test_a_server_that_is_not_there_is_told_as_such() -> None:
    database = connect("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(UnavailableError):
        migrate(database)
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET detail = '{}' WHERE number = 1",
        "DELETE FROM log WHERE number = 1",
        "DELETE FROM log",
    ],
)
def test_entries_of_the_log_can_be_neither_changed_nor_removed(
    database: Database, statement: str
) -> None:
    with database.changing() as connection:
        record(connection, Change("test", "thing", "1", detail={"a": 1}), BY)
    with (
        pytest.raises(DBAPIError, match="the log only grows"),
        database.changing() as connection,
    ):
        connection.execute(text(statement))
    with database.reading() as connection:
        found = connection.execute(text("SELECT detail FROM log")).scalars().all()
    assert found == ['{"a":1}']


@pytest.mark.parametrize("name", ["x" * 401, "a\0b", "\ud800"])
def test_what_one_database_could_not_hold_neither_takes(
    database: Database, name: str
) -> None:
    values = {
        "id": "1",
        "path": "/1/",
        "kind": "county",
        "name": name,
        "created_at": BY.at,
        "is_active": True,
    }
    with pytest.raises(UnstorableError), database.changing() as connection:
        make(connection, "unit", values, Note("unit.made", BY))
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM units")).scalar() == 0
        assert connection.execute(text("SELECT number FROM log_head")).scalar() == 0
