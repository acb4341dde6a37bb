"""How fast record batches are scored, in a process and by Spark.

Run as ``python -m tests.distributed.rates [ROWS]``. Seconds are those of the clock, and
those that processors were busy, which other work on the machine changes less.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from tests.distributed.engines import started
from tests.unit.batch.sets import WIDE

from perfscore.api.loading import load_set_text
from perfscore.batch.arrow.scorer import batch_scorer

ROWS = 1_000_000
RUNS = 4


def main(rows: int) -> Iterator[str]:
    """Measure both, and say what came out."""
    checked = load_set_text(WIDE).value
    assert checked is not None
    table = forms(rows)
    scorer = batch_scorer(checked, table.schema).value
    assert scorer is not None

    def alone() -> None:
        assert sum(x.num_rows for x in scorer.map(table.to_batches(10_000))) == rows

    yield from measured("one process", rows, alone)
    with TemporaryDirectory() as folder:
        path = f"{folder}/forms.parquet"
        pq.write_table(table, path, row_group_size=rows // 8)
        spark: Any = started(Path(folder))
        columns = spark.createDataFrame(scorer.schema.empty_table()).schema

        def mapped() -> None:
            made = spark.read.parquet(path).mapInArrow(scorer.map, columns)
            made.write.mode("overwrite").format("noop").save()

        yield from measured("Spark, 2 workers", rows, mapped)
        spark.stop()


def forms(rows: int) -> pa.Table:
    """Fill in so many forms of ``WIDE``, right ones."""
    random = np.random.default_rng(0)
    return pa.table(
        {
            "编号": [f"P{at:08}" for at in range(rows)],
            "全年预算数": random.integers(100, 10**8, rows),
            "全年执行数": random.integers(0, 10**8, rows),
            "培训人数": random.integers(0, 80, rows),
            "检查次数": random.integers(0, 20, rows),
            "群众满意度": [f"{at / 10}%" for at in random.integers(300, 1_000, rows)],
        }
    )


def measured(name: str, rows: int, work: Callable[[], None]) -> Iterator[str]:
    """Do some work a few times; say what the last and quickest took."""
    clock, busy = [], []
    for _ in range(RUNS):
        begun, spent = perf_counter(), processor_seconds()
        work()
        clock.append(perf_counter() - begun)
        busy.append(processor_seconds() - spent)
    least, most = min(clock[1:]), min(busy[1:])
    yield f"{name}: {least:.2f} s, {rows / least:,.0f} rows/s; {most:.2f} s busy\n"


def processor_seconds() -> float:
    """Give the time that this process and those below it have been busy."""
    children: dict[int, list[int]] = {}
    times: dict[int, int] = {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(each.parent.name)
        children.setdefault(int(fields[1]), []).append(pid)
        times[pid] = sum(map(int, fields[11:15]))
    waiting, total = [os.getpid()], 0
    while waiting:
        pid = waiting.pop()
        total += times.get(pid, 0)
        waiting += children.get(pid, [])
    return total / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    for line in main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        sys.stdout.write(line)
