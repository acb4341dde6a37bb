"""A service with the shipped sets on its shelf, and a caller who may compute."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.people import SignedIn, make_org, program
from tests.web.rest.commands import Commands

from perfscore.store.connecting import connect, sqlite_url
from perfscore.store.migrating import migrate
from perfscore.web.app import create_app
from perfscore.web.service import Service
from perfscore.web.settings import Limits, PasswordWork, Settings
from perfscore.web.shelf import Shelf
from perfscore.web.shipped_sets import load_shipped

UNLIMITED = Limits(body=4 * 1024 * 1024, files=20, requests=10**9, computations=10**9)


@contextmanager
def stocked_in(folder: Path) -> Iterator[SignedIn]:
    """Make a service with the shipped sets; give its users."""
    database = connect(sqlite_url(folder / "perfscore.db"))
    migrate(database)
    load_shipped(database, program())
    settings = Settings(
        folder=folder, limits=UNLIMITED, passwords=PasswordWork(rounds=1, memory=8)
    )
    service = Service(settings, database, Shelf(database))
    with ExitStack() as clients:
        yield SignedIn(create_app(service), service, make_org(database), clients)
    database.close()


@pytest.fixture(scope="package")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignedIn]:
    """Give the users of a service, for tests that keep nothing there.

    Bodies may have 4 MiB and 20 files; rates are not limited.
    """
    with stocked_in(tmp_path_factory.mktemp("stocked")) as users:
        yield users


@pytest.fixture
def own_stocked(tmp_path: Path) -> Iterator[SignedIn]:
    """Give the users of a service of the test's own."""
    with stocked_in(tmp_path) as users:
        yield users


@pytest.fixture(scope="package")
def caller(stocked: SignedIn) -> TestClient:
    """Give a unit's user who is signed in."""
    return stocked("unit", "unit_a")


@pytest.fixture(scope="package")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give where commands keep what they compiled."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def commands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cache: Path,
) -> Commands:
    """Give the command line in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return Commands(tmp_path, monkeypatch, capsys)
