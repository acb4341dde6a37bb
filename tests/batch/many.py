"""One share of a million cells: a set of ratios, amounts made up and tied."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from tests.batch.assembling import assembled
from tests.batch.capped_ratios import LINES, amounts, checked_set
from tests.batch.comparing import differences

from perfscore.batch.columns import Column, Field, Key, Wide
from perfscore.batch.kernel import Kernel
from perfscore.exact import fixed_text
from perfscore.score.scorer import Scorer

Whole = NDArray[np.int64]
ROWS = 4_000
CELLS = ROWS * (LINES + 2)


def differing(seed: int) -> list[str]:
    """Score ``ROWS`` assessments both ways; say where they differ."""
    done, targets = amounts(ROWS, seed)
    random = np.random.default_rng(seed)
    at = random.random(done.shape)
    scale = np.select([at < 0.01, at < 0.02, at < 0.03], [10**4, 10**8, 10**12], 1)
    done, targets = done * scale, targets * scale
    tied = random.random(done.shape) < 0.2
    halves = np.rint(targets * random.integers(0, 200, done.shape) / 200)
    done = np.where(tied, halves + random.integers(-1, 2, done.shape), done)
    done = np.maximum(done, 0)
    return compared(done.astype(np.int64), targets.astype(np.int64))


def compared(done: Whole, targets: Whole) -> list[str]:
    """Score amounts in hundredths both ways."""
    checked = checked_set()
    kernel = Kernel(checked)

    def column(values: Whole) -> Column:
        return Column(
            values, 2, lambda row: fixed_text(Fraction(int(values[row]), 100), 2)
        )

    columns = {
        Key(Field.DATUM, name=f"{name}{at}"): column(values[at])
        for name, values in (("完成", done), ("目标", targets))
        for at in range(LINES)
    }
    wide = Wide(
        done.shape[1], columns, lambda row: assembled(kernel.layout, columns, row)
    )
    result = kernel.score(wide, findings=False, native=False)
    return differences(kernel, Scorer(checked), wide, result)
