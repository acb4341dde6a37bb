"""What is told of a row by column is what the exact scorer tells, in its order."""

from random import Random

import pytest
from tests.batch.declared_sets import declared_set
from tests.batch.fixed_sets import FixedComposer
from tests.batch.told import compare, long_table, named
from tests.batch.told_rows import told_table
from tests.batch.wide import Filler, table

from perfscore.api.compiling import compile_set
from perfscore.api.loading import load_set
from perfscore.api.shipped import shipped_ids
from perfscore.batch.columns import Field, Key
from perfscore.batch.kernel import Kernel
from perfscore.batch.reading.named import Named
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Cell, IndicatorRow
from perfscore.score.scorer import Scorer
from perfscore.source import Source


def shipped(name: str) -> CheckedSet:
    checked = load_set(name).value
    assert checked is not None
    return checked


def compiled(text: str) -> CheckedSet | None:
    return compile_set(Source("set.perf", text)).value


def tables(checked: CheckedSet, random: Random, size: int) -> list[Named]:
    layout = Kernel(checked).layout
    if layout.has_declared:
        return told_table(checked, random, size)
    cells = Filler(random, 0.3).cells(layout, size)
    return [named(table(layout, cells, size, random.choice((2021, 2015))))]


def told_by(checked: CheckedSet, given: list[Named]) -> tuple[set[str], int]:
    """Give the rules of what columns tell, and how many rows they leave."""
    kernel, scorer = Kernel(checked), Scorer(checked)
    rules: set[str] = set()
    left = 0
    for each in given:
        wrong, counted = compare(kernel, scorer, each)
        assert wrong == []
        rules |= counted.rules
        left += counted.one_by_one
    return rules, left


@pytest.mark.parametrize("name", shipped_ids())
def test_of_shipped_sets(name: str) -> None:
    checked = shipped(name)
    told_by(checked, tables(checked, Random(name), 25))  # noqa: S311 - the same each time


@pytest.mark.parametrize("first", range(0, 12, 4))
def test_of_rows_that_units_declare(first: int) -> None:
    for seed in range(first, first + 4):
        random = Random(seed)  # noqa: S311 - the same each time
        checked = compiled(declared_set(random))
        assert checked is not None
        told_by(checked, tables(checked, random, 20))


@pytest.mark.parametrize("first", range(0, 24, 8))
def test_of_sets_of_every_form(first: int) -> None:
    for seed in range(first, first + 8):
        random = Random(seed)  # noqa: S311 - the same each time
        checked = compiled(FixedComposer(random).write())
        if checked is not None:
            told_by(checked, tables(checked, random, 12))


def row(name: str, level1: str, level2: str, **cells: str) -> IndicatorRow:
    texts = {key: Cell(text) for key, text in cells.items() if key != "reason"}
    return IndicatorRow(
        level1=level1,
        level2=(level2,),
        level3=None,
        name=name,
        reason=cells.get("reason", ""),
        **texts,  # type: ignore[arg-type]  # cells alone
    )


PLAIN = [
    row("甲", "产出指标", "数量指标", target="≥50个", actual="50个", weight="50"),
    row("乙", "效益指标", "社会效益指标", target="≥2人", actual="2人", weight="30"),
    row(
        "丙",
        "满意度指标",
        "服务对象满意度指标",
        target="≥90%",
        actual="90%",
        weight="10",
    ),
]
DATA: dict[str, str | None] = {"全年预算数": "300", "全年执行数": "200"}


def of_first(**cells: str) -> list[IndicatorRow]:
    """Give three rows, the first with other cells."""
    usual = {"target": "≥50个", "actual": "50个", "weight": "50"}
    return [row("甲", "产出指标", "数量指标", **{**usual, **cells}), *PLAIN[1:]]


USUAL = {
    "claimed-score-differs": of_first(claimed="16.66"),
    "missing-value": of_first(actual=""),
    "percent-sign-assumed": [
        *PLAIN[:2],
        row(
            *("丙", "满意度指标", "服务对象满意度指标"),
            target="≥90%",
            actual="95",
            weight="10",
            claimed="9",
        ),
    ],
    "percent-sign-missing": [
        *PLAIN[:2],
        row(
            *("丙", "满意度指标", "服务对象满意度指标"),
            target="≥90%",
            actual="0.95",
            weight="10",
        ),
    ],
    "sign-in-actual": of_first(actual="≥50个", claimed="49"),
    "not-a-number": of_first(actual="建设中"),
    "units-differ": of_first(actual="50公里"),
    "number-not-taken": of_first(claimed="1e3"),
    "rating-inferred": of_first(target="明显提高", actual="已提高", claimed="45"),
    "score-outside-band": of_first(target="明显提高", actual="完成", claimed="51"),
    "reported-weights-do-not-sum": of_first(weight="49.5"),
    "heading-not-in-set": [
        row("甲", "产出指标", "别的指标", target="≥5个", actual="5个", weight="50"),
        *PLAIN[1:],
    ],
    "total-open": of_first(actual="建设中", claimed="好"),
}


@pytest.mark.parametrize("rule", USUAL)
def test_what_is_told_often_is_told_by_column(rule: str) -> None:
    checked = shipped("national/project-2020")
    given = long_table(checked, [PLAIN, USUAL[rule], PLAIN], [DATA] * 3, [2021] * 3)
    rules, left = told_by(checked, given)
    assert rule in rules
    assert left == 0


@pytest.mark.parametrize("year", [2019, 2021])
@pytest.mark.parametrize("budget", [None, "0", "-3", "三百", "99", "300公里"])
def test_what_is_wrong_with_data_is_told_by_column(
    budget: str | None, year: int
) -> None:
    checked = shipped("national/project-2020")
    data = DATA | {"全年预算数": budget}
    given = long_table(checked, [PLAIN] * 3, [data, DATA, data], [year] * 3)
    rules, left = told_by(checked, given)
    assert rules
    assert left == 0


def test_two_rows_of_one_name_are_told_once_of_the_same() -> None:
    checked = shipped("national/project-2020")
    half = of_first(weight="25", claimed="20")[0]
    twice = [half, half, *PLAIN[1:]]
    other = [half, of_first(weight="25", claimed="21")[0], *PLAIN[1:]]
    given = long_table(checked, [twice, other, twice], [DATA] * 3, [2021] * 3)
    assert told_by(checked, given) == ({"claimed-score-differs"}, 0)


SHARED = """\
指标体系 "共用"
  编号 t/shared
  版本 1
  依据 "办法"
  适用 2020年1月1日 至 2022年12月31日
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  差：[0, 90)
数据
  甲：数值，必填
  乙：数值
  丙：数值，必填
  有：是否
定义 比 = 甲 / (乙 - 丙)
校验 不多：甲 ≤ 乙
  否则 警告 "多了"
校验 不少：甲 ≥ 0
  否则 错误 "少了"
一级指标 一 60分
  得分 = 若 有 则 分值 × 至多(至少(比, 0%), 100%) 否则 至多(至少(比, 0), 60) × 1分
  须说明理由 若 得分 < 分值
一级指标 二 40分
  得分 = 若 有 且 甲 > 1 则 分值 × 至多(至少(比, 0%), 100%) 否则 分值 / 3
"""


def test_several_things_of_one_row_are_told_in_order() -> None:
    """Zero divisors, blanks, thirds and a lack that several lines share."""
    checked = compiled(SHARED)
    assert checked is not None
    layout = Kernel(checked).layout
    choices: dict[str, tuple[str | None, ...]] = {
        "甲": ("1", "2", None, "-1", "1/3", "0"),
        "乙": ("3", "1", None, "0.5", "约 3"),
        "丙": ("1", "3", None, "0.5", "0"),
        "有": ("是", "否", None),
    }
    random, size = Random(1), 250  # noqa: S311 - the same each time
    cells: dict[Key, list[str | None]] = {
        Key(Field.DATUM, name=name): [random.choice(texts) for _ in range(size)]
        for name, texts in choices.items()
    }
    for at in range(2):
        for field, texts in (
            (Field.CLAIMED, ("60", "13.33", "13.333333", "0", None, "好")),
            (Field.WEIGHT, ("60", "40", "39.999", None)),
            (Field.REASON, ("有", None)),
        ):
            cells[Key(field, at)] = [random.choice(texts) for _ in range(size)]
    for year in (2021, 2023):
        rules, left = told_by(checked, [named(table(layout, cells, size, year))])
        assert {"divided-by-zero", "missing-value", "missing-reason"} < rules
        assert left < size
