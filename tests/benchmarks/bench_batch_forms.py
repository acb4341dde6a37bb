"""Assessments a second by column where sets hold more than ratios, and of long tables.

``python -m tests.benchmarks.bench_batch_forms 200000`` prints a table: bands,
deductions, interpolation and dates by amounts that stand in columns; and texts of 13
indicators that each unit declares, from texts to grades.
"""

import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
import pyarrow as pa
from tests.benchmarks.bench_batch import best

from perfscore.api.compiling import compile_set
from perfscore.api.loading import load_set
from perfscore.batch.columns import Column, Field, Key, Long, Wide
from perfscore.batch.declared.places import RowCells
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.kernel import Kernel, LongResult, Result
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment
from perfscore.source import Source

MIXED = """\
指标体系 "多样"
  编号 speed/mixed
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
  预算：数值，必填，> 0
  支出：数值，必填，≥ 0
  结转：数值，必填，≥ 0
  起：日期，必填
  止：日期，必填
  公开：是否，必填
一级指标 一 20分
  得分 = 分值 × 至多(支出 / 预算, 100%)
一级指标 二 20分
  指标值 = 支出 / 预算
  评分 分档
    ≥ 90%：20分
    [80%, 90%)：分值 × 指标值
    (60%, 80%)：10分
    ≤ 60%：0分
一级指标 三 20分
  指标值 = 支出 / 预算
  评分 扣分
    每高于 100% 满 1个百分点：扣 0.5分
    每低于 90% 达 0.5个百分点，不足按一步：扣 0.3分
一级指标 四 20分
  指标值 = (支出 - 结转) / 预算
  评分 插值
    100%：100%
    60%：50%
    0%：0%
一级指标 五 20分
  得分 = 若 天数(起, 止) ≤ 30天 且 公开 则 分值 否则 分值 × 50%
"""
HEADS = (
    *(("产出指标", "数量指标", "≥", "个", "7.14"),) * 3,
    *(("产出指标", "质量指标", "≥", "%", "7.14"),) * 3,
    ("产出指标", "时效指标", "≤", "天", "7.16"),
    *(("效益指标", "社会效益指标", "≥", "人", "7.5"),) * 4,
    *(("满意度指标", "服务对象满意度指标", "≥", "%", "5"),) * 2,
)
FIRST_DAY = 737_791


def checked_set(text: str) -> CheckedSet:
    """Compile a set."""
    checked = compile_set(Source("speed.perf", text)).value
    if checked is None:
        msg = "the set has errors"
        raise ValueError(msg)
    return checked


def nothing(_row: int) -> Assessment:
    """Stand for rows that nobody reads again."""
    return Assessment()


def mixed(size: int) -> tuple[Kernel, Wide]:
    """Make up amounts, days and truths."""
    random = np.random.default_rng(1)
    budget = random.integers(10, 2_000, size) * 100
    values = {
        "预算": (budget, 2),
        "支出": (np.rint(budget * (0.5 + random.random(size) * 0.6)), 2),
        "结转": (random.integers(0, 1_000, size), 2),
        "起": (np.full(size, FIRST_DAY), 0),
        "止": (FIRST_DAY + random.integers(0, 60, size), 0),
        "公开": (random.integers(0, 2, size), 0),
    }
    columns = {
        Key(Field.DATUM, name=name): Column(
            made.astype(np.float64), places, lambda _: None
        )
        for name, (made, places) in values.items()
    }
    return Kernel(checked_set(MIXED)), Wide(size, columns, nothing)


def row_cells(size: int) -> RowCells:
    """Write the rows of ``size`` units as they would stand in a table."""
    random = np.random.default_rng(2)
    count = len(HEADS)
    targets = random.integers(1, 100, (size, count))
    short = (targets * random.random((size, count))).astype(np.int64) + 1
    actuals = np.where(random.random((size, count)) < 0.6, targets, short)

    def texts(numbers: np.ndarray, *, signed: bool) -> pa.Array:
        return pa.array(
            [
                f"{sign if signed else ''}{number}{unit}"
                for row in numbers
                for number, (_, _, sign, unit, _) in zip(row, HEADS, strict=True)
            ]
        )

    return RowCells(
        owner=np.repeat(np.arange(size), count),
        years=np.full(size * count, 2021, np.int16),
        level1=pa.array([each[0] for each in HEADS] * size),
        level2=pa.array([each[1] for each in HEADS] * size),
        name=pa.array([f"指标{at}" for at in range(size * count)]),
        cells={
            Field.TARGET: texts(targets, signed=True),
            Field.ACTUAL: texts(actuals, signed=False),
            Field.WEIGHT: pa.array([each[4] for each in HEADS] * size),
        },
    )


def long_form(size: int) -> tuple[Callable[[], Long], Callable[[Long], LongResult]]:
    """Give what reads the texts of a long table, and what scores it."""
    checked = load_set("national/project-2020").value
    if checked is None:
        msg = "the set has errors"
        raise ValueError(msg)
    kernel, reader, cells = Kernel(checked), RowReader(checked), row_cells(size)
    random = np.random.default_rng(3)
    budget = random.integers(100, 10**6, size).astype(np.float64)
    spent = np.floor(budget * (0.5 + random.random(size) / 2))
    amounts = {"年初预算数": budget, "全年预算数": budget, "全年执行数": spent}

    def read() -> Long:
        made = reader.read(cells, size)
        heads = {
            Key(Field.DATUM, name=name): Column(values, 2, lambda _: None)
            for name, values in amounts.items()
        }
        wide = Wide(size, {**heads, **made.columns}, nothing, made.odd)
        return Long(wide, made.rows)

    return read, lambda given: kernel.score_long(given, findings=False, native=False)


def report(size: int) -> None:
    """Print a table of rates."""
    kernel, wide = mixed(size)

    def scored(*, native: bool) -> Result:
        return kernel.score(wide, findings=False, native=native)

    start = perf_counter()
    result = scored(native=True)
    first = perf_counter() - start
    few = max(1, size // 10)
    read, score = long_form(few)
    given = read()
    rows = [
        ("bands, deductions, dates: compiled", size, best(lambda: scored(native=True))),
        ("bands, deductions, dates: numpy", size, best(lambda: scored(native=False))),
        ("long: texts read", few, best(read, 2)),
        ("long: scored", few, best(lambda: score(given), 2)),
    ]
    for name, count, seconds in rows:
        print(f"{name:40} {count / seconds:14,.0f} a second")  # noqa: T201
    tiers = np.bincount(result.tier, minlength=3)
    print(f"first run {first:.2f} s; by tier {tiers}")  # noqa: T201


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "200000"
    report(2_000 if asked == "--quick" else int(asked))
