"""Values that lie exactly on an edge, or next to one, are decided exactly."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from tests.batch.assembling import assembled
from tests.batch.comparing import differences

from perfscore.api.compiling import compile_set
from perfscore.batch.columns import Column, Field, Key, State, Wide
from perfscore.batch.kernel import Kernel, Result, Tier
from perfscore.exact import exact_text
from perfscore.score.scorer import Scorer
from perfscore.source import Source

HEAD = """\
指标体系 "边界"
  编号 t/ties
  版本 1
  依据 "办法"
  满分 100
  保留 {places} 位小数，{mode}
  合计 {footing}
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  甲：数值，必填，≥ 0
  乙：数值，必填，≥ 0
  丙：数值，可为负
  起：日期
  止：日期
  有：是否
"""
RATIO = """\
一级指标 一 60分
  得分 = 分值 × 至多(甲 / 乙, 100%)
一级指标 二 40分
  指标值 = 甲 / 乙
  评分 分档
    ≥ 90%：40分
    [80%, 90%)：分值 × 指标值
    (60%, 80%)：20分
    ≤ 60%：0分
"""
STEPS = """\
一级指标 一 60分
  指标值 = 甲 / 乙
  评分 扣分
    每高于 100% 满 1个百分点：扣 0.5分
    每低于 90% 达 0.5个百分点，不足按一步：扣 0.3分
一级指标 二 40分
  指标值 = (甲 - 丙) / 乙
  评分 插值
    100%：100%
    60%：50%
    0%：0%
"""
DATES = """\
一级指标 一 60分
  得分 = 若 天数(起, 止) ≤ 30天 且 有 则 分值 否则 分值 × 50%
一级指标 二 40分
  得分 = 分值 × 至多(至少(1 - 甲 / 乙 × 甲 / 乙, 0%), 100%)
"""
MODES = ("四舍五入", "四舍六入五成双", "舍去", "进位")


def kernel_of(body: str, mode: str, footing: str, places: int = 2) -> Kernel:
    text = HEAD.format(mode=mode, footing=footing, places=places) + body
    outcome = compile_set(Source("set.perf", text))
    assert outcome.value is not None, outcome.diagnostics
    return Kernel(outcome.value)


def column(values: Sequence[Fraction | None], places: int) -> Column:
    texts = [None if each is None else exact_text(each) for each in values]
    whole = [0 if each is None else int(each * 10**places) for each in values]
    states = np.array([State.MISSING if each is None else 0 for each in values])
    return Column(
        values=np.array(whole, np.int64),
        places=places,
        written=lambda row: texts[row],
        state=states.astype(np.uint8) if states.any() else None,
    )


def wide_of(kernel: Kernel, columns: dict[str, Column], size: int) -> Wide:
    keyed = {Key(Field.DATUM, name=name): each for name, each in columns.items()}
    return Wide(size, keyed, lambda row: assembled(kernel.layout, keyed, row))


def scored(kernel: Kernel, wide: Wide) -> Result:
    result = kernel.score(wide, findings=False, native=False)
    scorer = Scorer(kernel.checked)
    assert differences(kernel, scorer, wide, result) == []
    return result


EDGES = [
    Fraction(each, 1000) for each in (599, 600, 601, 799, 800, 899, 900, 901, 1000)
]
HALVES = [Fraction(each) / 100 for each in (8999, "8999.5", "7999.5", "5999.5", "0.5")]


@pytest.mark.parametrize("footing", ["按已取整得分", "按未取整得分"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("body", [RATIO, STEPS])
def test_edges_and_their_neighbours(body: str, mode: str, footing: str) -> None:
    kernel = kernel_of(body, mode, footing)
    unders = [Fraction(each) for each in (1, 3, 7, 200, 300)] + [Fraction("999.99")]
    tiny = Fraction(1, 10**6)
    pairs = [
        (edge * under + shift, under)
        for edge, under in product((*EDGES, *HALVES), unders)
        for shift in (0, tiny, -tiny)
        if edge * under + shift >= 0
    ]
    pairs = [(one, other) for one, other in pairs if (one * 10**6).denominator == 1]
    pairs += [(Fraction(), Fraction(1)), (Fraction(1), Fraction())]
    first = column([one for one, _ in pairs], 6)
    second = column([other for _, other in pairs], 6)
    third = column([Fraction(at % 3 - 1) for at in range(len(pairs))], 0)
    columns = {"甲": first, "乙": second, "丙": third}
    scored(kernel, wide_of(kernel, columns, len(pairs)))


def test_ties_of_usual_amounts_need_no_second_look() -> None:
    kernel = kernel_of(RATIO, "四舍五入", "按已取整得分")
    pairs = [(Fraction(number), Fraction(8000)) for number in range(6000, 8001)]
    columns = {
        "甲": column([one for one, _ in pairs], 2),
        "乙": column([other for _, other in pairs], 2),
    }
    result = scored(kernel, wide_of(kernel, columns, len(pairs)))
    assert set(result.tier) == {Tier.FLOAT}


def test_long_amounts_next_to_an_edge() -> None:
    kernel = kernel_of(RATIO, "四舍五入", "按未取整得分")
    longs = [Fraction(10**17 + each, 100) for each in (-1, 0, 1, 7, 10**9)]
    shares = [Fraction(each, 10) for each in (6, 8, 9, 10)]
    pairs = [
        (Fraction(int(long * share * 100) + shift, 100), long)
        for long, share in product(longs, shares)
        for shift in (-1, 0, 1)
    ]
    columns = {
        "甲": column([one for one, _ in pairs], 2),
        "乙": column([other for _, other in pairs], 2),
    }
    result = scored(kernel, wide_of(kernel, columns, len(pairs)))
    assert set(result.tier) == {Tier.INTEGER}


def test_neighbouring_floats_of_one_amount() -> None:
    kernel = kernel_of(RATIO, "四舍五入", "按已取整得分")
    base = 9 * 10**14 + 1
    wholes = [base + each for each in range(-40, 41)]
    columns = {
        "甲": column([Fraction(each) for each in wholes], 0),
        "乙": column([Fraction(10**15)] * len(wholes), 0),
    }
    scored(kernel, wide_of(kernel, columns, len(wholes)))


@pytest.mark.parametrize("mode", MODES)
def test_days_truths_products_and_blanks(mode: str) -> None:
    kernel = kernel_of(DATES, mode, "按未取整得分")
    days = [737791 + each for each in range(-2, 65)]
    size = len(days)
    columns = {
        "甲": column([Fraction(each, 64) for each in range(size)], 6),
        "乙": column([Fraction(1) if each % 9 else None for each in range(size)], 0),
        "起": Column(np.full(size, 737791), 0, lambda _: date_of(737791)),
        "止": Column(np.array(days), 0, lambda row: date_of(days[row])),
        "有": Column(
            np.array([each % 2 for each in range(size)]),
            0,
            lambda row: "是" if row % 2 else "否",
        ),
    }
    scored(kernel, wide_of(kernel, columns, size))


def date_of(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


@pytest.mark.parametrize("hundredths", [8999, 7999, 5999])
def test_a_total_half_a_cent_below_a_grade(hundredths: int) -> None:
    """89.995 is 90.00 if the total is rounded, and 89.99 or 90.00 by its lines."""
    kernel = kernel_of(
        "一级指标 一 60分\n  得分 = 至多(甲 × 1分, 60分)\n"
        "一级指标 二 40分\n  得分 = 至多(乙 × 1分, 40分)\n",
        "四舍五入",
        "按未取整得分",
    )
    total = Fraction(hundredths, 100) + Fraction(1, 200)
    most = min(total, Fraction(60))
    firsts = [most - Fraction(each, 1000) for each in range(40)]
    columns = {
        "甲": column(firsts, 3),
        "乙": column([total - each for each in firsts], 3),
    }
    result = scored(kernel, wide_of(kernel, columns, len(firsts)))
    assert set(result.totals) == {hundredths + 1}
