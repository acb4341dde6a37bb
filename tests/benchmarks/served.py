"""A service for a benchmark: no limits on how often it is asked, one token.

``python -m tests.benchmarks.served FOLDER [DATABASE]`` serves it until it is told to
stop, and prints its address.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.batch.capped_ratios import set_text

from perfscore.store import people, tokens, units
from perfscore.store.by import By
from perfscore.store.ids import now
from perfscore.store.people import NewUser
from perfscore.store.publishing_sets import publish_shipped
from perfscore.store.units import NewUnit
from perfscore.web.opening import open_service
from perfscore.web.security.rights import Right
from perfscore.web.security.secrets import digest_of, new_token
from perfscore.web.service import Service
from perfscore.web.serving import Listening, serve
from perfscore.web.set_contents import content_of
from perfscore.web.settings import Limits, Settings

_NO_LIMIT = 10**9


def settings(folder: Path, database: str = "") -> Settings:
    """Set a service up that may be asked at any rate."""
    limits = Limits(requests=_NO_LIMIT, computations=_NO_LIMIT)
    return Settings(folder=folder, database=database, limits=limits)


def prepared(folder: Path) -> str:
    """Make a service with a bureau user and the set of the work; give a token."""
    service = open_service(settings(folder))
    try:
        return _token(service)
    finally:
        service.database.close()


def _token(service: Service) -> str:
    by, secret = By(None, "benchmark", now()), new_token()
    scopes = frozenset(each.value for each in Right)
    with service.database.changing() as connection:
        publish_shipped(connection, content_of(set_text()), by)
        unit = units.add_unit(connection, NewUnit("省财政厅", "province"), by)
        new = NewUser("bureau", "甲", "bureau", unit.id)
        user = people.add_user(connection, new, by)
        token = tokens.NewToken(digest_of(secret), user.id, "", scopes, None)
        tokens.add_token(connection, token, by)
    return secret


@contextmanager
def service_process(folder: Path) -> Iterator[tuple[str, str]]:
    """Serve from a process of its own; give the address and the token."""
    secret = prepared(folder)
    command = [sys.executable, "-m", "tests.benchmarks.served", str(folder)]
    with process(command) as address:
        yield address, secret


@contextmanager
def process(command: list[str]) -> Iterator[str]:
    """Run a server that prints its address first; end it afterwards."""
    running = subprocess.Popen(  # noqa: S603 - our own scripts
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        yield _address(running)
    finally:
        running.terminate()
        running.communicate()


def _address(running: "subprocess.Popen[str]") -> str:
    if running.stdout is None:
        msg = "the server has no output"
        raise RuntimeError(msg)
    for line in running.stdout:
        if line.startswith("http://"):
            return line.strip()
    msg = "the server did not start"
    raise RuntimeError(msg)


def main() -> None:
    """Serve until told to stop."""
    serve(
        settings(Path(sys.argv[1]), "".join(sys.argv[2:])),
        Listening(port=0),
        lambda started: print(started.address, flush=True),  # noqa: T201
    )


if __name__ == "__main__":
    main()
