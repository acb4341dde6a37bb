"""Assessments a second by column: the kernel, hand-written floats, the exact scorer.

The work is that of most project forms: a 10-point execution rate and 13 capped ratios,
each line rounded half up to 2 decimals, four grades. ``python -m
tests.benchmarks.bench_batch 1000000`` prints a table.
"""

import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
import polars as pl
from numpy.typing import NDArray
from tests.batch.capped_ratios import (
    LINES,
    WEIGHTS,
    Floats,
    amounts,
    checked_set,
    truth,
    wide_of,
)

from perfscore.batch.kernel import Kernel, Result
from perfscore.score.scorer import Scorer

REPEATS = 5
FEW = 2_000


def by_polars(frame: pl.DataFrame) -> pl.DataFrame:
    """Score as one would by hand in polars, in floats."""
    ratio = [pl.col(f"done{at}") / pl.col(f"target{at}") for at in range(LINES)]
    scores = [
        ((ratio[at].clip(upper_bound=1.0) * (WEIGHTS[at] * 100)) + 0.5)
        .floor()
        .alias(f"score{at}")
        for at in range(LINES)
    ]
    total = pl.sum_horizontal(f"score{at}" for at in range(LINES))
    grade = (
        pl.when(pl.col("total") >= 9000).then(pl.lit(0, pl.Int8))
        .when(pl.col("total") >= 8000).then(pl.lit(1, pl.Int8))
        .when(pl.col("total") >= 6000).then(pl.lit(2, pl.Int8))
        .otherwise(pl.lit(3, pl.Int8))
    )  # fmt: skip
    scored = frame.lazy().select(*scores).with_columns(total=total)
    return scored.with_columns(grade=grade).collect()


def by_numpy(done: Floats, targets: Floats) -> tuple[Floats, Floats, NDArray[np.int8]]:
    """Score as one would by hand in numpy, in floats, block by block."""
    size, block = done.shape[1], 8_192
    scores, totals = np.empty(done.shape), np.empty(size)
    grades = np.empty(size, np.int8)
    for start in range(0, size, block):
        cut = slice(start, start + block)
        total = np.zeros(len(totals[cut]))
        for at in range(LINES):
            score = scores[at, cut]
            np.divide(done[at, cut], targets[at, cut], out=score)
            np.minimum(score, 1.0, out=score)
            score *= WEIGHTS[at] * 100
            score += 0.5
            np.floor(score, out=score)
            total += score
        totals[cut] = total
        grades[cut] = 3 - (total >= 6000) - (total >= 8000) - (total >= 9000)
    return scores, totals, grades


def best(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """Give the shortest time of several, in seconds."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def report(size: int) -> None:
    """Print a table of rates."""
    checked = checked_set()
    kernel, scorer = Kernel(checked), Scorer(checked)
    done, targets = amounts(size)
    wide = wide_of(kernel.layout, done, targets)
    start = perf_counter()
    result: Result = kernel.score(wide, findings=False, native=True)
    first = perf_counter() - start
    expected = truth(done, targets)
    wrong = int((result.scores != expected).sum())
    wrong += int((result.totals != expected.sum(axis=0)).sum())
    frame = pl.DataFrame(
        {f"done{at}": done[at] for at in range(LINES)}
        | {f"target{at}": targets[at] for at in range(LINES)}
    )
    few = min(FEW, size)

    def by_kernel(*, native: bool) -> Result:
        return kernel.score(wide, findings=False, native=native)

    def one_by_one() -> None:
        for row in range(few):
            scorer.score(wide.assessment(row))

    rows = [
        ("the kernel, compiled", size, best(lambda: by_kernel(native=True))),
        ("polars, float64, hand-written", size, best(lambda: by_polars(frame))),
        ("numpy, float64, hand-written", size, best(lambda: by_numpy(done, targets))),
        ("the kernel, numpy", size, best(lambda: by_kernel(native=False), 2)),
        ("the exact scorer, with its trace", few, best(one_by_one, 1)),
    ]
    for name, count, seconds in rows:
        print(f"{name:40} {count / seconds:14,.0f} a second")  # noqa: T201
    tiers = np.bincount(result.tier, minlength=3)
    print(f"first run {first:.2f} s; wrong cells {wrong}; by tier {tiers}")  # noqa: T201


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
