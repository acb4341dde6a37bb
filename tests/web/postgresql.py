"""A PostgreSQL to try things on: ``python -m tests.web.postgresql start FOLDER``.

Prints the address for PERFSCORE_POSTGRESQL; ``stop FOLDER`` ends it and removes the
folder. Debian's package ``postgresql`` is enough, no service of it has to run. The
server listens on a free port of 127.0.0.1; root starts it as the user ``postgres``.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_USER = "postgres"
_DATABASE = "postgres"
_PORTS = range(20_000, 30_000)
"""Below those that systems give to whoever asks for any: none takes a server's port
while that is down."""
_PATIENCE = 300


def start(folder: Path, *, is_durable: bool = False) -> str:
    """Start a server with its data in a new folder; give its address.

    ``is_durable`` lets it wait for the disk, as a real one does.
    """
    folder.mkdir(parents=True)
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
        _open_way(folder)
    _run("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C")
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    if not is_durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    (folder / "options").write_text(options)
    resume(folder)
    return f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/{_DATABASE}"


def resume(folder: Path) -> None:
    """Start a server again that was killed, at its address."""
    options = (folder / "options").read_text()
    data = folder / "data"
    log, patience = folder / "log", str(_PATIENCE)
    _run("pg_ctl", "-D", data, "-l", log, "-w", "-t", patience, "-o", options, "start")


def kill(folder: Path) -> None:
    """Kill a server and all its processes at once."""
    first = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    for each in (first, *_children(first)):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    while _is_running(first):
        time.sleep(0.02)


def stop(folder: Path) -> None:
    """End a server and remove its folder."""
    _run("pg_ctl", "-D", folder / "data", "-m", "fast", "-w", "stop")
    shutil.rmtree(folder)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"  # whoever has to take note of its end may never do so


def _children(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(each) for each in tasks]


def _run(program: str, *arguments: str | Path) -> None:
    command = [_found(program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", _USER, "--", *command]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
        command,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
    )
    if done.returncode:
        said = (done.stderr or b"").decode(errors="replace")
        msg = f"{program}: {said or 'see the log in the folder'}"
        raise RuntimeError(msg)


def _found(program: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda e: e.parent)
    path = os.pathsep.join([*map(str, reversed(places)), os.environ.get("PATH", "")])
    found = shutil.which(program, path=path)
    if found is None:
        msg = f"{program} is not there; Debian's package postgresql has it"
        raise FileNotFoundError(msg)
    return found


def _open_way(folder: Path) -> None:
    # pytest's folders are its user's alone: let the server's user pass through.
    for each in folder.parents:
        if each.stat().st_mode & 0o001 == 0:
            each.chmod(each.stat().st_mode | 0o011)


def _free_port() -> int:
    first = os.getpid() % len(_PORTS)
    port: int
    for port in (*_PORTS[first:], *_PORTS[:first]):
        with suppress(OSError), socket.socket() as asked:
            asked.bind(("127.0.0.1", port))
            return port
    msg = "no port is free"
    raise RuntimeError(msg)


def main(arguments: list[str]) -> int:
    """Do what the command line says; give the exit code."""
    match arguments:
        case ["start", folder]:
            sys.stdout.write(start(Path(folder).absolute()) + "\n")
        case ["stop", folder]:
            stop(Path(folder).absolute())
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
