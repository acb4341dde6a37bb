"""What a run over many rows leaves where it is stopped, or its input is damaged.

``python -m tests.benchmarks.measure_interruptions [ROWS]`` (10⁶) kills runs with -9 at
a quarter, half and nearly the end of the blocks, and lets one go on; gives a run no
room on the disk (no file may grow beyond 2 MB), and then room; spoils a page of a
Parquet file; and swaps or adds columns half-way through a CSV. It says for each what
came out, and ends with 1 where anything is not as it has to be.
"""

import resource
import signal
import subprocess
import sys
import tempfile
from hashlib import file_digest
from pathlib import Path
from time import sleep

from tests.batch.capped_ratios import set_text
from tests.benchmarks.bench_batch_sizes import write

_ROOM = 2_000_000
_OLD = "what stood here before"
_SHARES = (0.25, 0.5, 0.9)
_BLOCK = 65_536
_NOT_WRITTEN = 2


class Runs:
    """Runs of the command in one folder, and what was not as it has to be."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder = folder
        self.rows = rows
        self.wrong = 0
        (folder / "set.perf").write_text(set_text(), "utf-8")

    def start(self, source: Path, out: Path) -> "subprocess.Popen[bytes]":
        """Start a run."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [
                *(sys.executable, "-m", "perfscore", "batch", str(source)),
                *("-o", str(out), "--set", str(self.folder / "set.perf")),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def say(self, what: str, *, holds: bool) -> None:
        """Say what was tried, and whether it came out right."""
        self.wrong += not holds
        sys.stdout.write(f"{'as it has to be' if holds else 'WRONG':16}{what}\n")
        sys.stdout.flush()

    def killed(self, source: Path, whole: Path) -> None:
        """Kill runs, and let one go on."""
        out = self._place("killed") / f"out{source.suffix}"
        journal = out.with_name(f".{out.name}.unfinished")
        blocks = self.rows // _BLOCK
        for share in _SHARES:
            run = self.start(source, out)
            while run.poll() is None and _done(journal) < share * blocks:
                sleep(0.005)
            run.kill()
            is_killed = run.wait() == -signal.SIGKILL
            left = [each.name for each in out.parent.iterdir()]
            self.say(
                f"{source.suffix}: killed with {_done(journal)} of {blocks + 1} blocks",
                holds=is_killed and left == [journal.name],
            )
        ended = self.start(source, out).wait()
        same = digests(out.parent) == digests(whole)
        self.say(f"{source.suffix}: gone on, the same bytes", holds=same and ended == 0)

    def without_room(self, source: Path, whole: Path) -> None:
        """Leave no room on the disk, then make some."""
        out = self._place("full") / f"out{source.suffix}"
        out.write_text(_OLD)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, hard))
        try:
            run = self.start(source, out)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, kept)
        holds = run.wait() == _NOT_WRITTEN and out.read_text() == _OLD
        self.say(f"{source.suffix}: no room, the old file stands", holds=holds)
        ended = self.start(source, out).wait()
        same = digests(out.parent) == digests(whole)
        self.say(
            f"{source.suffix}: room again, the same bytes", holds=same and ended == 0
        )

    def refused(self, source: Path, what: str) -> None:
        """Score a table that is not read to its end; nothing may be written."""
        out = self._place("refused") / f"out{source.suffix}"
        ended = self.start(source, out).wait()
        left = list(out.parent.iterdir()) if out.parent.exists() else []
        self.say(what, holds=ended == _NOT_WRITTEN and not left)

    def _place(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=self.folder))


def digests(folder: Path) -> dict[str, str]:
    """Tell the files of a folder from any others."""
    made = {}
    for each in sorted(folder.iterdir()):
        if each.is_file():
            with each.open("rb") as file:
                made[each.name] = file_digest(file, "sha256").hexdigest()
    return made


def _done(journal: Path) -> int:
    try:
        return (journal / "journal").read_bytes().count(b"\n") - 1
    except OSError:
        return 0


def _spoilt(source: Path) -> Path:
    data = bytearray(source.read_bytes())
    data[len(data) * 7 // 10] ^= 0xFF
    made = source.with_name("spoilt.parquet")
    made.write_bytes(data)
    return made


def _changed(source: Path, rows: int, *, adds: bool) -> Path:
    """Swap two columns half-way, under headings of their own; or add one."""
    made = source.with_name(f"changed{adds}.csv")
    with source.open(encoding="utf-8") as old, made.open("w", encoding="utf-8") as new:
        head = old.readline()
        new.write(head)
        for at, line in enumerate(old):
            if at == rows // 2 and not adds:
                names = head.split(",")
                names[3], names[4] = names[4], names[3]
                new.write(",".join(names))
            is_longer = adds and at >= rows // 2
            new.write(line.replace("\n", ",9\n") if is_longer else line)
    return made


def main() -> int:
    """Try all; give the exit code."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        runs = Runs(Path(place), rows)
        for ending in (".parquet", ".csv"):
            source, whole = Path(place, f"in{ending}"), Path(place, f"whole{ending}")
            write(source, rows)
            whole.mkdir()
            ended = runs.start(source, whole / f"out{ending}").wait()
            runs.say(f"{ending}: a run that is not stopped", holds=ended == 0)
            runs.killed(source, whole)
            runs.without_room(source, whole)
        runs.refused(_spoilt(Path(place, "in.parquet")), "a page is damaged")
        for adds, what in ((False, "columns swapped"), (True, "a column added")):
            changed = _changed(Path(place, "in.csv"), rows, adds=adds)
            runs.refused(changed, f".csv: {what} half-way")
    return 1 if runs.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
