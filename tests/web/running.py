"""``perfscore serve`` as a process of its own, and somebody who has signed in."""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from sqlalchemy import URL
from tests.web.people import make_org, program

from perfscore.store import sessions
from perfscore.store.connecting import connect
from perfscore.store.ids import now
from perfscore.store.people import Role
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.secrets import digest_of, new_secret
from perfscore.web.settings import Settings

_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Running:
    """A service that can be reached; ``said`` is what it has printed."""

    process: "subprocess.Popen[str]"
    address: str
    said: tuple[str, ...]

    def client(self, headers: dict[str, str] | None = None) -> httpx2.Client:
        """Give a client of the service; whoever asks for it closes it."""
        return httpx2.Client(base_url=self.address, headers=headers, timeout=_PATIENCE)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal; give the exit code."""
        self.process.send_signal(number)
        return self.process.wait(_PATIENCE)

    def let_files_grow(self, most: int) -> None:
        """Let no file of the process grow beyond so many bytes."""
        _, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (most, hard))


@contextmanager
def running(
    folder: Path, *options: str, records: Path | None = None
) -> Iterator[Running]:
    """Start a service on a free port; ``records`` gets its log."""
    command = [sys.executable, "-m", "perfscore", "serve", "--lang", "en"]
    command += ["--data", str(folder), "--port", "0", *options]
    log = (records or folder / "records").open("w")
    with (
        log,
        subprocess.Popen(  # noqa: S603 - ourselves
            command, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = []
            for line in process.stdout:
                said.append(line.rstrip("\n"))
                if line.startswith("data: "):
                    break
            address = said[0].removeprefix("serving: ") if said else ""
            assert address.startswith("http"), log.name
            yield Running(process, address, tuple(said))
        finally:
            process.kill()


def signed_in_headers(url: URL, folder: Path, role: Role) -> dict[str, str]:
    """Make the units and users of :mod:`tests.web.people`; sign one in."""
    database = connect(url)
    user = make_org(database).user(role, "province")
    cookie, csrf, at = new_secret(), digest_of(new_secret()), now()
    session = sessions.Session(
        digest_of(cookie), user.id, csrf, at, at, seconds_from_now(3600)
    )
    with database.changing() as connection:
        sessions.start(connection, session, program())
    database.close()
    name = SESSION.full_name(Settings(folder=folder))
    return {"Cookie": f"{name}={cookie}", "X-CSRF-Token": csrf}
