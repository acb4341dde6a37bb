"""A service on either database: SQLite, and the PostgreSQL that is named.

``PERFSCORE_POSTGRESQL`` holds the address of a server on which databases can be made;
``python -m tests.web.postgresql start FOLDER`` starts one and prints it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import URL, create_engine, make_url, text
from tests.web.people import Org, SignedIn, make_org

from perfscore.store.connecting import Database, connect, sqlite_url
from perfscore.store.migrating import migrate
from perfscore.web.app import create_app
from perfscore.web.service import Service
from perfscore.web.settings import PasswordWork, Settings
from perfscore.web.shelf import Shelf

_SERVER = os.environ.get("PERFSCORE_POSTGRESQL", "")
KINDS = ("sqlite", "postgresql") if _SERVER else ("sqlite",)


def on_server(statement: str) -> None:
    """Run a statement on the PostgreSQL server outside any transaction."""
    engine = create_engine(_SERVER, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def prepare(database: Database) -> None:
    """Bring a new database to where a service starts."""
    migrate(database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file that is ready, to be copied."""
    path = tmp_path_factory.mktemp("template") / "perfscore.db"
    database = connect(sqlite_url(path))
    prepare(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[str]:
    """Give the name of a PostgreSQL database that is ready, to be copied."""
    name = f"template_{uuid4().hex}"
    on_server(f"CREATE DATABASE {name}")
    database = connect(make_url(_SERVER).set(database=name))
    prepare(database)
    database.close()
    yield name
    on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """Give the address of a database of the test's own, migrated, otherwise empty."""
    if request.param == "sqlite":
        path = tmp_path / "perfscore.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield sqlite_url(path)
        return
    template = request.getfixturevalue("postgresql_template")
    name = f"test_{uuid4().hex}"
    on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield make_url(_SERVER).set(database=name)
    on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """Give the address of a database without tables, of the kind that is asked for."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "empty.db")
        return
    name = f"empty_{uuid4().hex}"
    on_server(f"CREATE DATABASE {name}")
    yield make_url(_SERVER).set(database=name)
    on_server(f"DROP DATABASE {name} WITH (FORCE)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for ``empty_url`` on each kind of database."""
    if "empty_url" in metafunc.fixturenames:
        metafunc.parametrize("empty_url", KINDS, indirect=True)


@pytest.fixture
def database(database_url: URL) -> Iterator[Database]:
    """Give a database of the test's own, migrated, otherwise empty."""
    found = connect(database_url)
    yield found
    found.close()


@pytest.fixture
def service(database: Database, database_url: URL, tmp_path: Path) -> Service:
    """Give a service whose folder is the test's own."""
    settings = Settings(
        folder=tmp_path,
        database=database_url.render_as_string(hide_password=False),
        passwords=PasswordWork(rounds=1, memory=8),
    )
    return Service(settings, database, Shelf(database))


@pytest.fixture
def app(service: Service) -> FastAPI:
    """Give the application of the service."""
    return create_app(service)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Give a client nobody has signed in with; no jobs are worked on beside it."""
    found = TestClient(app)
    yield found
    found.close()


@pytest.fixture
def org(database: Database) -> Org:
    """Give a tree of units with a user for each role at each of them."""
    return make_org(database)


@pytest.fixture
def signed_in(app: FastAPI, service: Service, org: Org) -> Iterator[SignedIn]:
    """Give clients of users: ``signed_in("evaluator", "city_a")``."""
    with ExitStack() as clients:
        yield SignedIn(app, service, org, clients)
