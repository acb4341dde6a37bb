"""Names: in any order, in circles, in quotes; what misses one, and what does not."""

from fractions import Fraction
from itertools import pairwise

from tests.unit.lower.sets import lowered, only, the_set, told, whole

from perfscore.model.expressions import Defined, Input, Operation


def test_a_definition_can_be_used_before_it_is_written() -> None:
    made = the_set(whole("定义 甲 = 乙 + 丙\n定义 乙 = 丙 × 2\n参数 丙 = 3"))
    assert [each.name for each in made.definitions] == ["甲", "乙", "丙"]
    value = made.definitions[0].value
    assert isinstance(value, Operation)
    assert [each.name for each in value.operands if isinstance(each, Defined)] == [
        "乙",
        "丙",
    ]


def test_data_can_stand_behind_what_reads_them() -> None:
    made = the_set(whole("定义 率 = 甲 / 乙\n数据\n甲：数值\n数据\n乙：数值，> 0"))
    assert [each.name for each in made.data] == ["甲", "乙"]


def test_a_circle_is_told_with_all_that_are_on_it() -> None:
    text = whole("定义 甲 = 乙 + 1\n定义 乙 = 丙 + 1\n定义 丙 = 甲 + 1\n定义 丁 = 甲")
    diagnostic = only(text)
    assert diagnostic.rule.name == "circular-definition"
    assert diagnostic.message.zh.endswith("：甲 → 乙 → 丙 → 甲")
    assert [each.span.text for each in diagnostic.related] == ["甲", "乙", "丙"]
    assert diagnostic.at.span.text == "甲"
    assert diagnostic.at.span.start == text.index("甲 + 1")


def test_two_circles_through_one_name_are_both_told() -> None:
    text = whole("定义 甲 = 乙 + 丙\n定义 乙 = 甲\n定义 丙 = 甲")
    assert told(text) == [("circular-definition", "甲")] * 2


def test_a_circle_hides_no_other_fault_on_it() -> None:
    text = whole("定义 甲 = 乙 + 没有\n定义 乙 = 甲 + 5人 + 1分")
    assert [rule for rule, _ in told(text)] == [
        "unknown-name",
        "circular-definition",
        "unit-mismatch",
    ]


def test_a_circle_of_hundreds_of_names_is_told_briefly() -> None:
    names = [f"数{number}" for number in range(400)]
    lines = [f"定义 {one} = {other} + 1" for one, other in pairwise([*names, names[0]])]
    diagnostic = only(whole("\n".join(lines)))
    assert len(diagnostic.related) == 400
    assert len(diagnostic.message.zh) < 80


def test_hundreds_of_names_that_lead_to_one_another_are_taken_in_any_order() -> None:
    """Far more than the stack is deep; only how deep the values are counts."""
    lines = [f"定义 数{number} = 数{number + 1}" for number in range(400)]
    rules = {rule for rule, _ in told(whole("\n".join([*lines, "定义 数400 = 1"])))}
    assert rules == {"expression-too-long"}


def test_a_name_in_quotes_is_the_name() -> None:
    made = the_set(whole('数据\n"指标值 1"：数值\n定义 甲 = "指标值 1" + 1'))
    value = made.definitions[0].value
    assert isinstance(value, Operation)
    assert isinstance(value.operands[0], Input)
    assert value.operands[0].name == "指标值 1"


def test_an_unknown_name_is_told_with_near_names() -> None:
    text = whole("数据\n全年预算数：数值\n全年执行数：数值\n定义 率 = 全年执行 + 1")
    diagnostic = only(text)
    assert diagnostic.hint is not None
    assert "“全年执行数”" in diagnostic.hint.zh


def test_a_second_definition_is_told_with_the_first() -> None:
    text = whole("数据\n甲：数值\n定义 甲 = 1\n参数 甲 = 2")
    found = lowered(text).diagnostics
    assert [each.rule.name for each in found] == ["defined-twice"] * 2
    assert {each.related[0].span.text for each in found} == {"甲：数值"}


def test_a_datum_with_a_fault_is_not_missed_as_well() -> None:
    text = whole("数据\n甲：金额（块）\n定义 乙 = 甲 + 1万元\n校验 丙：甲 > 乙")
    assert told(text) == [("unknown-unit", "块")]


def test_a_value_with_a_fault_does_not_make_faults_of_what_reads_it() -> None:
    for method in (
        "得分 = 分值 × 指标值",
        "得分 = 分值 × 完成值",
        "目标 ≥90%\n评分 按完成比例",
        "目标 2021年底\n评分 达标得分",
        "评分 分档\n≥ 5万元：1分\n否则：0分",
        "评分 扣分\n每高于 5万元 满 1元：扣 1分\n每低于 80% 满 1个百分点：扣 1分",
        "评分 判定\n若 指标值 > 3：1分\n否则：0分",
    ):
        text = whole(f"一级指标 甲 10分\n指标值 = 没有\n{method}")
        assert told(text) == [("unknown-name", "没有")]


def test_all_faults_of_an_expression_are_told_at_once() -> None:
    text = whole("定义 甲 = 一 + 二 × 三 - 未知(四, 5分 + 6人) + 2021年2月30日")
    assert told(text) == [
        ("unknown-name", "一"),
        ("unknown-name", "二"),
        ("unknown-name", "三"),
        ("unknown-function", "未知"),
        ("unknown-name", "四"),
        ("unit-mismatch", "6人"),
        ("invalid-date", "2021年2月30日"),
    ]
    text = whole("定义 甲 = 1分 + 1人 - 1元 + (若 1 则 1分 否则 1元)")
    assert told(text) == [
        ("unit-mismatch", "1人"),
        ("unit-mismatch", "1元"),
        ("wrong-type", "1"),
        ("unit-mismatch", "1元"),
    ]


def test_all_faults_of_a_table_of_rows_are_told_at_once() -> None:
    text = whole("""
一级指标 甲 10分
  指标值 = 没有
  评分 分档
    ≥ 一：2
    [二, 90%)：三
    否则：5人
  评分 要点
    四：6
""")
    assert told(text) == [
        ("unknown-name", "没有"),
        ("unknown-name", "一"),
        ("unit-mismatch", "2"),
        ("unknown-name", "二"),
        ("unknown-name", "三"),
        ("unit-mismatch", "5人"),
        ("clause-twice", "评分 要点\n    四：6"),
        ("unit-mismatch", "6"),
    ]


def test_a_parameter_can_bound_a_grade_a_band_and_a_datum() -> None:
    text = whole("""
参数 线 = 四舍五入(至多(95, 90.4), 0) ^ 1
参数 额 = 绝对值(-5000元)
等级
  优：[线, 100]
  差：[0, 线)
数据
  数：金额（万元），≤ 额
一级指标 甲 10分
  指标值 = 数
  评分 分档
    ≥ 额：10分
    否则：0分
""")
    made = the_set(text)
    assert made.grades[0].interval.low == 90
    interval = made.data[0].interval
    assert interval is not None
    assert interval.high == Fraction(1, 2)
