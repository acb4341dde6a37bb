"""Assessments a second by column: the kernel beside other engines, on the same work.

``python -m tests.benchmarks.bench_batch [ROWS]`` (10⁶) prints a table; the peers need
the extra ``bench``, and are left out where they are not installed. ``--rounds N`` (3)
says how often each is run, ``--only WORD`` which.

The work is that of most project forms: a 10-point execution rate and 13 capped ratios,
each line rounded half up to 2 decimals, their sum, four grades. The weights are the
set's: 7.14 × 6 + 7.16, 7.5 × 4, 5 × 2, an even split, the hardest to round. Each
engine is a process of its own, which reads the same amounts from a file, brings them
into its own best form (not timed: scaled whole numbers, a frame, a table, requests),
runs once, and is then timed some times; the timed part leaves all scores, totals and
grades. The figures are medians; the ratio to the kernel is that of one round, the
median of all. Wrong lines and totals are those of ordinary amounts, and of ties (half
cents, grade edges). Memory is the most that the process held, the amounts included.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
from tests.batch.capped_ratios import amounts, checked_set, ties, truth, wide_of
from tests.benchmarks import batch_peers as peers
from tests.benchmarks.batch_peers import Engine, Made, Work

from perfscore.batch.kernel import Kernel, Result
from perfscore.score.scorer import Scorer

REPEATS = 7
QUICK = 2_000
_KERNEL = "the kernel, compiled, 2 threads"


class Entry(NamedTuple):
    """An engine as the table lists it; ``most`` is how many rows it is given."""

    make: Callable[[Work], Engine]
    threads: int
    most: int
    needs: str = "numpy"


def best(run: Callable[[], object], repeats: int = 5) -> float:
    """Give the shortest time of several, in seconds."""
    return min(_times(run, repeats))


def _times(run: Callable[[], object], repeats: int) -> list[float]:
    times = []
    for _ in range(repeats):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return times


def _kernel(work: Work, *, native: bool) -> Engine:
    kernel = Kernel(checked_set())
    wide = wide_of(kernel.layout, work.done, work.targets)

    def read(made: Result) -> Made:
        return Made(made.scores.astype(np.int64), made.totals.astype(np.int64))

    return Engine(lambda: kernel.score(wide, findings=False, native=native), read)


def compiled(work: Work) -> Engine:
    """Score by machine code."""
    return _kernel(work, native=True)


def without_compiling(work: Work) -> Engine:
    """Score by numpy."""
    return _kernel(work, native=False)


def one_by_one(work: Work) -> Engine:
    """Score each assessment by itself, with its trace."""
    checked = checked_set()
    kernel, scorer = Kernel(checked), Scorer(checked)
    wide = wide_of(kernel.layout, work.done, work.targets)
    given = [wide.assessment(row) for row in range(work.size)]

    def read(made: list[Any]) -> Made:
        scores = [[int(line.score * 100) for line in each.lines] for each in made]
        totals = [int(each.total * 100) for each in made]
        return Made(np.array(scores).T, np.array(totals))

    return Engine(lambda: [scorer.score(each) for each in given], read)


_ALL = 10**9
ENGINES: Mapping[str, Entry] = {
    _KERNEL: Entry(compiled, 2, _ALL, "numba"),
    "polars, floats, 2 threads": Entry(peers.polars_floats, 2, _ALL, "polars"),
    "the kernel, compiled, 1 thread": Entry(compiled, 1, _ALL, "numba"),
    "polars, floats, 1 thread": Entry(peers.polars_floats, 1, _ALL, "polars"),
    "numpy, floats": Entry(peers.numpy_floats, 1, _ALL),
    "the kernel, numpy": Entry(without_compiling, 1, _ALL),
    "numpy, whole numbers": Entry(peers.numpy_wholes, 1, _ALL),
    "polars, whole numbers": Entry(peers.polars_wholes, 2, _ALL, "polars"),
    "DuckDB, doubles": Entry(peers.duckdb_floats, 2, _ALL, "duckdb"),
    "DuckDB, whole numbers": Entry(peers.duckdb_wholes, 2, _ALL, "duckdb"),
    "OpenFisca": Entry(peers.openfisca, 1, _ALL, "openfisca_core"),
    "zen-engine, batch": Entry(peers.zen_batch, 2, 20_000, "zen"),
    "the exact scorer, with its trace": Entry(one_by_one, 1, 2_000),
}


def _write(folder: Path, size: int) -> None:
    """Write the amounts that all engines read, and the ties."""
    for name, made in (("plain", amounts(size)), ("ties", ties(min(size, 100_000)))):
        done, targets = made
        np.save(folder / f"{name}.npy", np.stack([done, targets]).astype(np.int32))


def _work(folder: Path, name: str, entry: Entry) -> Work:
    done, targets = np.load(folder / f"{name}.npy", mmap_mode="r")[:, :, : entry.most]
    return Work(
        np.ascontiguousarray(done), np.ascontiguousarray(targets), entry.threads
    )


def measure(name: str, folder: Path, repeats: int) -> dict[str, Any]:
    """Measure one engine in this process."""
    entry = ENGINES[name]
    work = _work(folder, "plain", entry)
    engine = entry.make(work)
    first = min(_times(engine.run, 1))
    seconds = median(_times(engine.run, repeats))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wrong = []
    tied = _work(folder, "ties", entry)
    for each, ready in ((work, engine), (tied, entry.make(tied))):
        made = ready.read(ready.run())
        right = truth(each.done, each.targets)
        lines = made.scores != right
        wrong += [
            float(lines.any(axis=0).mean()),
            float((made.totals != right.sum(axis=0)).mean()),
        ]
    return {
        "rate": work.size / seconds,
        "first": first,
        "peak": peak,
        "wrong": wrong,
        "size": work.size,
    }


def _child(name: str, folder: Path, repeats: int) -> dict[str, Any]:
    threads = ENGINES[name].threads
    cores = sorted(os.sched_getaffinity(0))[:threads]
    ran = subprocess.run(  # noqa: S603 - this script
        [
            *(sys.executable, "-m", "tests.benchmarks.bench_batch"),
            *("--one", name, "--folder", str(folder), "--repeats", str(repeats)),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"POLARS_MAX_THREADS": str(threads)},
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    made: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return made


def report(size: int, rounds: int, repeats: int, names: Sequence[str]) -> None:
    """Print the table."""
    missing = {each for each in names if find_spec(ENGINES[each].needs) is None}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _write(folder, size)
        for _ in range(rounds):
            for name in names:
                if name not in missing:
                    found[name].append(_child(name, folder, repeats))
    _say(f"{size:,} assessments, {rounds} rounds of {repeats}")
    _say(
        f"{'':34}{'a second':>12}{'kernel ÷':>10}{'rows with a wrong line':>24}"
        f"{'wrong totals':>20}{'peak MB':>9}{'first s':>9}"
    )
    for name, runs in found.items():
        if not runs:
            _say(f"{name:34}{'not installed':>12}")
            continue
        pairs = zip(found[_KERNEL], runs, strict=True)
        ratio = median(one["rate"] / other["rate"] for one, other in pairs)
        rate = median(each["rate"] for each in runs)
        lines, totals, tied_lines, tied_totals = runs[0]["wrong"]
        _say(
            f"{name:34}{rate:12,.0f}{ratio:10.2f}"
            f"{f'{lines:.3%}, ties {tied_lines:.1%}':>24}"
            f"{f'{totals:.4%}, ties {tied_totals:.1%}':>20}"
            f"{median(each['peak'] for each in runs):9,.0f}{runs[0]['first']:9.2f}"
        )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    """Take the command's arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--only", default="")
    parser.add_argument("--one")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.one is not None:
        _say(json.dumps(measure(given.one, given.folder, given.repeats)))
    elif given.quick:
        report(QUICK, 1, 1, [each for each in ENGINES if "1 thread" not in each])
    else:
        chosen = [x for x in ENGINES if given.only in x or x == _KERNEL]
        report(given.rows, given.rounds, given.repeats, chosen)


if __name__ == "__main__":
    main()
