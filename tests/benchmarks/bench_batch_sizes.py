"""Time and memory of ``perfscore batch`` by rows, and its cold start.

``python -m tests.benchmarks.bench_batch_sizes [MOST]`` (10⁶) scores 10³, 10⁴ … MOST
rows of the set of ``bench_batch`` from Parquet to Parquet and from CSV to CSV, each in
a process of its own, and prints rows a second and the most memory that the process
held; ``--kernel`` adds the kernel alone, on columns in memory. Below stands the time
from the start of a process to the results of 1,000 rows in CSV: where the checked set
and code are kept from the run before, where nothing is kept (``PERFSCORE_CACHE=off``),
and what importing the libraries takes. 10⁷ rows need 4 GB of disk, and 20 minutes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from tests.batch.capped_ratios import LINES, amounts, set_text

from perfscore.batch.output.points import decimals

_ROWS = 131_072
_COLD = 1_000
_AMOUNT = pa.decimal128(12, 2)
_LIBRARIES = "import numpy, pyarrow.compute, pyarrow.parquet, typer, pydantic"
_KERNEL = """
import json, sys
from tests.benchmarks.bench_batch_sizes import by_kernel
print(json.dumps(by_kernel(int(sys.argv[1]))))
"""


class Ran(NamedTuple):
    """How long a process took, and the most memory that it held, in MB."""

    seconds: float
    peak: float
    said: str


def table(first: int, rows: int) -> pa.Table:
    """Make up some rows; the first one's number is ``first``."""
    done, targets = amounts(rows, first + 1)
    none = np.zeros(rows, bool)
    numbers = range(first, first + rows)
    columns = {
        "编号": pa.array([f"P{at:08}" for at in numbers]),
        "单位名称": pa.array([f"单位{at % 977}" for at in numbers]),
        "年度": pa.array(np.full(rows, 2021, np.int16)),
    }
    for at in range(LINES):
        for name, made in (("目标", targets), ("完成", done)):
            whole = made[at].astype(np.int64)
            columns[f"{name}{at}"] = decimals(whole, none, _AMOUNT)
    return pa.table(columns)


def write(path: Path, rows: int) -> None:
    """Write a table of so many rows, a group of rows at a time."""
    schema = table(0, 1).schema
    if path.suffix == ".csv":
        writer = pacsv.CSVWriter(str(path), schema)
    else:
        writer = pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            store_decimal_as_integer=True,
            write_page_checksum=True,
        )
    with writer:
        for first in range(0, rows, _ROWS):
            writer.write_table(table(first, min(_ROWS, rows - first)))


def run(arguments: Sequence[str], **environment: str) -> Ran:
    """Run Python in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    child = subprocess.Popen(  # noqa: S603 - this program
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | environment,
    )
    said = b"" if child.stdout is None else child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    seconds = perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        msg = f"{arguments} ended with {child.returncode}"
        raise RuntimeError(msg)
    return Ran(seconds, used.ru_maxrss / 1024, said.decode())


def command(folder: Path, source: str, out: str, environment: Mapping[str, str]) -> Ran:
    """Score a table by the command."""
    places = [str(folder / each) for each in (source, out, "set.perf")]
    return run(
        ["-m", "perfscore", "batch", places[0], "-o", places[1], "--set", places[2]],
        **environment,
    )


def by_kernel(rows: int) -> dict[str, float]:
    """Score columns in memory, block by block as a stream would give them."""
    from tests.batch.capped_ratios import checked_set, wide_of  # noqa: PLC0415 - slow

    from perfscore.batch.kernel import Kernel  # noqa: PLC0415 - as above

    kernel = Kernel(checked_set())
    done, targets = amounts(min(rows, _ROWS))
    wide = wide_of(kernel.layout, done.astype(np.int32), targets.astype(np.int32))
    kernel.score(wide, findings=False, native=True)
    blocks = -(-rows // wide.size)
    start = perf_counter()
    for _ in range(blocks):
        kernel.score(wide, findings=False, native=True)
    return {"seconds": perf_counter() - start, "rows": blocks * wide.size}


def report(sizes: Sequence[int], repeats: int, *, kernel: bool) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "set.perf").write_text(set_text(), "utf-8")
        kept = {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONPYCACHEPREFIX": str(folder / "pyc"),
        }
        _say(f"{'':22}{'rows':>12}{'seconds':>10}{'rows a second':>16}{'peak MB':>10}")
        for ending in (".parquet", ".csv"):
            for rows in sizes:
                name = f"in{ending}"
                write(folder / name, rows)
                out = f"out{ending}"
                runs = [
                    command(folder, name, out, kept)
                    for _ in range(repeats if rows <= sizes[0] * 1_000 else 1)
                ]
                _row(f"command, {ending}", rows, runs)
        if kernel:
            for rows in sizes:
                made = run(["-c", _KERNEL, str(rows)], **kept)
                counted = json.loads(made.said)
                ran = Ran(counted["seconds"], made.peak, "")
                _row("kernel alone", int(counted["rows"]), [ran])
        _cold(folder, kept, repeats)


def _cold(folder: Path, kept: Mapping[str, str], repeats: int) -> None:
    """Print how long it takes from the start of a process to its first results."""
    write(folder / "in.csv", _COLD)
    command(folder, "in.csv", "cold.csv", kept)
    off = {**kept, "PERFSCORE_CACHE": "off"}

    def seconds(ran: Callable[[], Ran]) -> float:
        return median(ran().seconds for _ in range(repeats))

    whole = seconds(lambda: command(folder, "in.csv", "cold.csv", kept))
    none = seconds(lambda: command(folder, "in.csv", "cold.csv", off))
    bare = seconds(lambda: run(["-c", _LIBRARIES], **kept))
    _say(
        f"\n{_COLD:,} rows from a cold start: {whole:.2f} s, nothing kept {none:.2f} s"
    )
    _say(f"importing the libraries: {bare:.2f} s; ratio {whole / bare:.2f}")


def _row(name: str, rows: int, runs: Sequence[Ran]) -> None:
    seconds = median(each.seconds for each in runs)
    peak = max(each.peak for each in runs)
    _say(f"{name:22}{rows:12,}{seconds:10.3f}{rows / seconds:16,.0f}{peak:10.0f}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Take the command's arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("most", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--kernel", action="store_true")
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    most = _COLD if given.quick else given.most
    sizes = [10**each for each in range(3, 10) if 10**each <= most]
    report(sizes, 1 if given.quick else given.repeats, kernel=given.kernel)


if __name__ == "__main__":
    main()
