"""The work of most project forms, and amounts for it: one execution rate, 13 ratios."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from tests.batch.assembling import assembled

from perfscore.api.compiling import compile_set
from perfscore.batch.columns import Column, Field, Key, Whole, Wide
from perfscore.batch.layout import BatchLayout
from perfscore.check.checked import CheckedSet
from perfscore.exact import fixed_text
from perfscore.source import Source

WEIGHTS = (10, *(7.14,) * 6, 7.16, *(7.5,) * 4, 5, 5)
LINES = len(WEIGHTS)
GROUPS = (("产出", 50, 7), ("效益", 30, 4), ("满意度", 10, 2))
HEAD = """\
指标体系 "速度"
  编号 speed/one
  版本 1
  依据 "办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  目标0：金额（万元），必填，> 0
  完成0：金额（万元），必填
"""
Floats = NDArray[np.float64]
Amounts = Floats | NDArray[np.int32] | NDArray[np.int64]


def set_text() -> str:
    """Write the set."""
    lines = [HEAD]
    lines.extend(
        f"  目标{at}：数值，必填，> 0\n  完成{at}：数值，必填，≥ 0\n"
        for at in range(1, LINES)
    )
    lines.append("一级指标 预算执行率 10分\n")
    lines.append("  得分 = 分值 × 至多(完成0 / 目标0, 100%)\n")
    at = 0
    for name, points, count in GROUPS:
        lines.append(f"一级指标 {name} {points}分\n")
        for _ in range(count):
            at += 1
            lines.append(f"  二级指标 指标{at} {WEIGHTS[at]}分\n")
            lines.append(f"    得分 = 分值 × 至多(完成{at} / 目标{at}, 100%)\n")
    return "".join(lines)


def amounts(size: int, seed: int = 1) -> tuple[Floats, Floats]:
    """Make up targets and what was done of them, in hundredths, as whole floats.

    Targets are counts, per cents and amounts, a third each; four budgets in five are
    whole 万元. 55 % of the lines reach their target, the others are beta-distributed
    below it.
    """
    random = np.random.default_rng(seed)
    shape = (LINES, size)
    counts = random.integers(1, 500, shape) * 100
    rates = random.integers(5_000, 10_001, shape)
    broken = random.integers(100, 10**6, shape)
    targets = np.choose(random.integers(0, 3, shape), [counts, rates, broken])
    budgets = random.integers(1, 10**4, size) * 100
    targets[0] = np.where(random.random(size) < 0.8, budgets, broken[0])
    above = 1 + random.random(shape) * 0.2
    below = random.beta(5, 2, shape)
    share = np.where(random.random(shape) < 0.55, above, below)
    return np.rint(targets * share), targets.astype(np.float64)


def ties(size: int, seed: int = 1) -> tuple[Floats, Floats]:
    """Make up lines that lie half a cent below a cent, or one unit beside that.

    Rounded half up they add up to 90, 80 or 60 points, or one cent less.
    """
    random = np.random.default_rng(seed)
    weights = np.array([round(each * 100) for each in WEIGHTS])[:, None]
    total = random.choice([9000, 8000, 6000], size) - random.integers(0, 2, size)
    scores = weights * total // 10_000
    short = total - scores.sum(axis=0)
    scores += np.arange(LINES)[:, None] < short
    factor = random.integers(1, 400, (LINES, size))
    targets = 2 * weights * factor
    done = (2 * scores - 1) * factor
    beside = np.where(random.random((LINES, size)) < 0.05, 1, 0)
    done += beside * random.integers(-1, 2, (LINES, size))
    return done.astype(np.float64), targets.astype(np.float64)


def wide_of(layout: BatchLayout, done: Amounts, targets: Amounts) -> Wide:
    """Put the amounts into columns."""

    def column(values: Whole) -> Column:
        return Column(
            values, 2, lambda row: fixed_text(Fraction(int(values[row]), 100), 2)
        )

    columns = {}
    for at in range(LINES):
        columns[Key(Field.DATUM, name=f"完成{at}")] = column(done[at])
        columns[Key(Field.DATUM, name=f"目标{at}")] = column(targets[at])
    size = done.shape[1]
    return Wide(size, columns, lambda row: assembled(layout, columns, row))


def truth(done: Amounts, targets: Amounts) -> NDArray[np.int64]:
    """Score in whole numbers."""
    weights = np.array([round(each * 100) for each in WEIGHTS])[:, None]
    under = targets.astype(np.int64)
    above = weights * np.minimum(done, targets).astype(np.int64)
    made: NDArray[np.int64] = (2 * above + under) // (2 * under)
    return made


def checked_set() -> CheckedSet:
    """Compile the set."""
    checked = compile_set(Source("speed.perf", set_text())).value
    if checked is None:
        msg = "the set has errors"
        raise ValueError(msg)
    return checked
