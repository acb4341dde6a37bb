"""数据 as units report them: types, units, bounds, defaults, the rows of funds."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, found, one, rules_of, scored, value_of

from perfscore.model.assessment import Cell, FundRow

F = Fraction
TYPES = """
  万：金额（万元）
  元数：金额（元），可为负
  人数：计数（人），≤ 100人
  天数：计数（日）
  率：比率，[0%, 120%]
  数：数值
  日：日期
  有：是否
  类：选项（甲、乙）
"""
FUNDS = """
数据
  年初预算数：金额（万元）
  全年预算数：金额（万元），> 0
  全年执行数：金额（万元）
一级指标 甲 10分
  得分 = 分值 × 至多(全年执行数 / 全年预算数, 100%)
"""


def read(name: str, text: str) -> tuple[object, list[str]]:
    """Report one datum; give its value and what is told of it."""
    body = f"数据\n{TYPES}一级指标 甲 10分\n得分 = 分值\n"
    score = scored(body, data={name: text})
    return score.data[name].value, rules_of(score)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("万", "467.03", F("467.03")),
        ("万", "467.03万元", F("467.03")),
        ("万", "4670300元", F("467.03")),
        ("万", "0.046703亿元", F("467.03")),
        ("万", "467.03万", F("467.03")),
        ("万", "１，０００", F(1000)),
        ("元数", "-3千元", F(-3000)),
        ("人数", "7", F(7)),
        ("人数", "7人", F(7)),
        ("天数", "30日", F(30)),
        ("天数", "30天", F(30)),
        ("率", "96%", F("0.96")),
        ("率", "0", F(0)),
        ("率", "120%", F("1.2")),
        ("数", "-0.5", F("-0.5")),
        ("有", "是", True),
        ("有", " 否 ", False),
        ("有", "√", True),
        ("类", "乙", "乙"),
    ],
)
def test_a_datum_is_read_in_its_unit(name: str, text: str, value: object) -> None:
    assert read(name, text) == (value, [])


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("万", "-1", "value-out-of-range"),
        ("万", "5人", "units-differ"),
        ("万", "≥5", "not-a-number"),
        ("万", "约五万", "not-a-number"),
        ("万", "1e5", "number-not-taken"),
        ("万", "9" * 31, "number-not-taken"),
        ("万", "不适用", "not-applicable"),
        ("人数", "101", "value-out-of-range"),
        ("人数", "7个", "units-differ"),
        ("率", "0.96", "percent-sign-missing"),
        ("率", "96", "percent-sign-missing"),
        ("率", "121%", "value-out-of-range"),
        ("数", "85%", "units-differ"),
        ("日", "尽快", "not-a-date"),
        ("有", "大概", "not-yes-or-no"),
        ("类", "丙", "not-among-choices"),
    ],
)
def test_a_datum_that_does_not_fit_has_no_value(
    name: str, text: str, rule: str
) -> None:
    assert read(name, text) == (None, [rule])


def test_a_blank_cell_is_missing_and_told_only_if_it_is_needed() -> None:
    assert read("万", " ") == (None, [])


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("子：金额（万元），默认 5万元", F(5)),
        ("子：金额（万元），默认 500元", F("0.05")),
        ("子：金额（万元），可为负，默认 -5万元", F(-5)),
        ("子：比率，默认 1 / 3", F(1, 3)),
        ("子：计数（人），默认 0", F(0)),
        ("子：计数（人），默认 常数", F(8)),
        ('子：选项（甲、乙），默认 "乙"', "乙"),
        ("子：是否，默认 否", False),
    ],
)
def test_a_default_stands_where_nothing_is_reported(row: str, value: object) -> None:
    body = f"数据\n{row}\n参数 常数 = 5人 + 3人\n一级指标 甲 10分\n得分 = 分值\n"
    score = scored(body)
    assert score.data["子"].value == value
    assert scored(body, data={"子": ""}).data["子"].value == value


@pytest.mark.parametrize(("text", "fits"), [("0.01", True), ("0.0101", False)])
def test_a_bound_is_in_its_own_unit(text: str, fits: bool) -> None:  # noqa: FBT001 - a case
    body = "数据\n子：金额（万元），≤ 上限\n参数 上限 = 100元\n"
    score = scored(f"{body}一级指标 甲 10分\n得分 = 分值", data={"子": text})
    assert (score.data["子"].value is not None) is fits


def test_a_budget_of_zero_is_out_of_its_range_and_told_once() -> None:
    score = scored(FUNDS, data={"全年预算数": "0", "全年执行数": "0"})
    assert rules_of(score) == ["value-out-of-range", "total-open"]
    assert found(score, "value-out-of-range").message.zh == "“全年预算数”填了 0，应 > 0"


def fund(budget: str, executed: str) -> tuple[FundRow, ...]:
    return (
        FundRow("年度资金总额", Cell("1"), Cell(budget), Cell(executed)),
        FundRow("其中：当年财政拨款", Cell("9"), Cell("9"), Cell("9")),
    )


def test_the_total_row_of_the_funds_supplies_the_data() -> None:
    score = scored(FUNDS, funds=fund("249.4", "199.52万元"))
    assert score.lines[0].exact == 8
    assert rules_of(score) == []


def test_the_same_amount_written_otherwise_is_no_disagreement() -> None:
    data = {"全年执行数": "1995200元"}
    assert rules_of(scored(FUNDS, funds=fund("249.4", "199.520"), data=data)) == []


def test_a_disagreement_is_told_and_the_data_count() -> None:
    data = {"全年执行数": "124.7"}
    score = scored(FUNDS, funds=fund("249.4", "199.52"), data=data)
    assert score.lines[0].exact == 5
    assert rules_of(score) == ["data-disagree"]


def test_a_datum_that_the_set_does_not_ask_for_is_told_with_near_names() -> None:
    data = {"全年预算数": "1", "全年执行数": "1", "全年执行额": "1"}
    finding = found(scored(FUNDS, data=data), "unknown-datum")
    assert finding.hint is not None
    assert "“全年执行数”" in finding.hint.zh


def test_a_validation_is_told_as_gravely_as_the_set_says() -> None:
    body = """
数据
  子：金额（万元）
  丑：金额（元）
校验 不超：子 ≤ 丑
  否则 错误 "子大于丑"
校验 相等：子 = 丑
  否则 提示 "不相等"
一级指标 甲 10分
  得分 = 分值
"""
    score = scored(body, data={"子": "1", "丑": "9999.99"})
    told = [(each.rule.severity.value, each.message.zh) for each in score.findings]
    assert told == [("error", "不超：子大于丑"), ("note", "相等：不相等")]
    assert rules_of(scored(body, data={"子": "1", "丑": "10000"})) == []
    # what cannot be judged is not judged
    assert rules_of(scored(body, data={"子": "1"})) == []


PERIOD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  适用 2021年1月1日 {until}
  满分 10
"""


@pytest.mark.parametrize(
    ("until", "year", "rules"),
    [
        ("至 2021年12月31日", 2021, []),
        ("至 2021年12月31日", 2020, ["set-not-in-effect"]),
        ("至 2021年12月31日", 2022, ["set-not-in-effect"]),
        ("至 2021年12月31日", None, []),
        ("起", 2030, []),
        ("起", 2020, ["set-not-in-effect"]),
    ],
)
def test_a_year_outside_the_period_is_told(
    until: str, year: int | None, rules: list[str]
) -> None:
    head = PERIOD.format(until=until)
    score = scored("一级指标 甲 10分\n得分 = 分值", head=head, year=year)
    assert rules_of(score) == rules
    assert score.total == 10


def test_dates_are_compared_as_days() -> None:
    clauses = "得分 = 若 日 ≤ 2021年12月31日 则 分值 否则 0分"
    for text, points in (("2021年12月31日", 10), ("2022-01-01", 0), ("2021年12月", 10)):
        assert exact(one(clauses, data="日：日期", reported={"日": text})) == points


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("万 + 元数", F("1.5")),
        ("元数 + 万", F(15000)),
        ("万 - 元数", F("0.5")),
        ("万 / 元数", F(2)),
        ("元数 / 万", F("0.5")),
        ("万 / 人数 × 人数 / 元数", F(2)),
        ("人数 / 万 × (元数 / 人数)", F("0.5")),
        ("1 / 万 × 元数", F("0.5")),
        ("万 × 元数 / 元数 / 万", F(1)),
        ("若 万 > 元数 则 1 否则 2", F(1)),
        ("若 万 = 10000元 则 1 否则 2", F(1)),
        ("若 5000元 ≥ 万 则 1 否则 2", F(2)),
        ("至多(万, 元数)", F("0.5")),
        ("至少(0, 元数, 万)", F(10000)),
        ("合计(元数, 万, 0)", F(15000)),
        ("平均(万, 元数)", F("0.75")),
        ("平均(人数, 2)", F(3)),
        ("至多(3, 人数)", F(3)),
    ],
)
def test_money_converts_exactly_wherever_it_meets(
    expression: str, value: Fraction
) -> None:
    data = "万：金额（万元），> 0\n元数：金额（元），> 0\n人数：计数（人），> 0"
    reported = {"万": "1", "元数": "5000", "人数": "4"}
    assert value_of(expression, data=data, reported=reported) == value


def test_points_may_come_of_amounts_of_two_scales() -> None:
    clauses = "得分 = 至多(分值 × 元数 / 万, 分值)"
    data = "万：金额（万元），> 0\n元数：金额（元）"
    assert exact(one(clauses, data=data, reported={"万": "1", "元数": "2500"})) == F(
        "2.5"
    )
