"""Published forms are scored, and every score that differs from print has a reason."""

from collections import Counter
from fractions import Fraction

import pytest
from tests.corpus.expected import (
    FUNDS,
    FUNDS_BY_RATE,
    LINES,
    NATIONAL,
    NO_LINES,
    Fund,
    Line,
    Lines,
)
from tests.corpus.sets import scorer_of, shipped
from tests.corpus.tables import Table, tables

from perfscore.exact import exact_text, read_number
from perfscore.model.assessment import Assessment, Cell, FundRow
from perfscore.model.methods import Rating
from perfscore.score.result import IndicatorScore, Score

FUND_SET = """
指标体系 "预算执行率"
  编号 test/funds
  版本 1
  依据 "分值 × 执行率，以分值为上限"
  满分 {weight}
  保留 2 位小数，四舍五入
  合计 按已取整得分

数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填

一级指标 预算执行率 {weight}分
  得分 = 分值 × 至多(全年执行数 / 全年预算数, 100%)
"""


def test_every_form_is_judged_once() -> None:
    assert sorted([*LINES, *NO_LINES]) == sorted(tables())
    assert len(tables()) == 48


@pytest.mark.parametrize("number", tables())
def test_a_form_is_scored_whatever_it_prints(number: str) -> None:
    score = shipped(set_of(tables()[number])).score(tables()[number].assessment)
    assert score.total is not None or score.findings


@pytest.mark.parametrize("number", LINES)
def test_each_line_has_the_printed_score_or_a_known_reason(number: str) -> None:
    assert compared(number) == LINES[number]


@pytest.mark.parametrize("number", NO_LINES)
def test_other_forms_have_no_line_to_compare(number: str) -> None:
    lines = shipped(NATIONAL).score(tables()[number].assessment).lines
    names = [line.name for line in lines if line.row and line.score is not None]
    assert names == (["预算执行率"] if number == "005" else [])


def test_the_totals_of_whole_forms_are_recomputed() -> None:
    """020 and 009 are the forms of this layout that are published whole."""
    score = scored("020")
    assert tables()["020"].total == {"weight": "100", "score": "96", "grade": "优"}
    assert score.total == Fraction("99.8")
    assert score.grade is not None
    assert score.grade.name == "优"

    score = scored("009")
    assert tables()["009"].total == {"weight": "100", "score": "100", "grade": None}
    assert score.total == 110  # weights of 70, 20 and 10 beside the 10 of execution
    assert {each.rule.name for each in score.findings} >= {
        "reported-weights-do-not-sum",
        "no-grade",
    }


def test_a_form_cut_before_its_indicators_has_no_total() -> None:
    """What is not there is not zero: 037 shows its funds, and nothing to score by."""
    score = scored("037")
    assert (score.total, score.grade) == (None, None)
    assert score.partial == 10
    missing = [
        each.path for each in score.findings if each.rule.name == "missing-value"
    ]
    assert missing == [("产出指标",), ("效益指标",), ("满意度指标",)]


@pytest.mark.parametrize("fund", FUNDS, ids=lambda fund: fund.table)
def test_a_fund_score_is_weight_times_rate_to_the_cent(fund: Fund) -> None:
    assert fund_score(fund) == Fraction(fund.computed)
    printed = [row["得分"] for row in tables()[fund.table].funds]
    assert fund.printed in printed
    assert (fund.printed == fund.computed) == (not fund.reason)


@pytest.mark.parametrize("number", FUNDS_BY_RATE)
def test_a_fund_score_follows_from_the_printed_rate(number: str) -> None:
    rate, score = FUNDS_BY_RATE[number]
    row = tables()[number].funds[0]
    assert (row["执行率"], row["得分"]) == (rate, score)
    cells = Cell("100"), Cell(rate.removesuffix("%"))
    assert fund_total("10", *cells) == Fraction(score)


def test_no_other_fund_score_is_printed() -> None:
    known = {each.table for each in FUNDS} | set(FUNDS_BY_RATE)
    with_score = {
        number
        for number, table in tables().items()
        if any((row["得分"] or "-") not in "-—/" for row in table.funds)
    }
    assert with_score == known


def test_how_many_agree_is_told(summary: list[str]) -> None:
    told = list(report())
    summary.extend(told)
    assert told[0] == (
        "51 line scores are computed as printed, 16 lie in a rating's band, 9 differ"
    )
    assert told[1] == "19 fund scores are computed as printed, 4 differ"


def report() -> list[str]:
    """Say how many scores agree with print, and why the others do not."""
    counts = Counter[str]()
    reasons = []
    for number, expected in LINES.items():
        found = compared(number)
        counts["computed"] += found.computed
        counts["judged"] += found.judged
        counts["differ"] += len(found.differ)
        reasons += [
            f"  {number} {each.name[:20]}: {each.printed} printed, "
            f"{each.computed or 'none'} computed ({each.reason})"
            for each in expected.differ
        ]
    wrong = [each for each in FUNDS if each.reason]
    right = len(FUNDS) - len(wrong) + len(FUNDS_BY_RATE)
    lines = (
        f"{counts['computed']} line scores are computed as printed, "
        f"{counts['judged']} lie in a rating's band, {counts['differ']} differ"
    )
    return [
        lines,
        f"{right} fund scores are computed as printed, {len(wrong)} differ",
        *reasons,
        *(
            f"  {each.table} funds: {each.printed} printed, {each.computed} computed "
            f"({each.reason})"
            for each in wrong
        ),
    ]


def set_of(table: Table) -> str:
    """Name the set for a form's kind."""
    is_department = table.facts["kind"] == "部门整体支出"
    return "hunan/zhuzhou/department-2021" if is_department else NATIONAL


def scored(number: str) -> Score:
    return shipped(NATIONAL).score(tables()[number].assessment)


def compared(number: str) -> Lines:
    """Hold each printed score of a form against the computed one."""
    lines = {line.name: line for line in scored(number).lines}
    reasons = {each.name: each.reason for each in LINES[number].differ}
    counts = Counter[str]()
    differ = []
    for row in tables()[number].rows:
        name, printed = row["level3"] or "", row["score"]
        if printed is None:
            continue
        line = lines.get(name)
        if line is not None and line.score == read_number(printed):
            counts["judged" if is_judged(line) else "computed"] += 1
        else:
            score = line.score if line else None
            computed = None if score is None else exact_text(score)
            reason = reasons.get(name, "unexplained")
            differ.append(Line(name, printed, computed, reason))
    return Lines(counts["computed"], counts["judged"], tuple(differ))


def is_judged(line: IndicatorScore) -> bool:
    return line.scoring is not None and isinstance(line.scoring.method, Rating)


def fund_score(fund: Fund) -> Fraction | None:
    row = tables()[fund.table].funds[fund.row]
    cells = [row[fund.over], row["全年执行数"]]
    return fund_total(str(fund.weight), *(Cell(each or "") for each in cells))


def fund_total(weight: str, budget: Cell, executed: Cell) -> Fraction | None:
    funds = (FundRow("年度资金总额", annual_budget=budget, executed=executed),)
    scorer = scorer_of(FUND_SET.format(weight=weight))
    return scorer.score(Assessment(funds=funds)).total
