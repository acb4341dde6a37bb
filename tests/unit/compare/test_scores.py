"""What becomes of an assessment under another set, worked out by hand."""

from fractions import Fraction

from tests.unit.compare.comparing import HEAD, checked

from perfscore.api.scoring import assessment_from_data, score_assessment
from perfscore.compare.scores import ScoreChange, compare_scores
from perfscore.compare.sets import compare_sets
from perfscore.model.printing import formula, value_text

SET = (
    HEAD
    + """\
等级
  优：[9, 10]
  差：[0, 9)
数据
  预算数：金额（万元），必填，> 0
  执行数：金额（万元），必填
定义 执行率 = 执行数 / 预算数
一级指标 执行 4分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 产出 6分
  二级指标 数量
    三级指标 由单位填报
填报指标评分
  目标 ≥、>、=、数值：按完成比例
  目标 ≤、<：按反向比例
  目标 日期：达标得分
  目标 定性：评级
    好：[0%, 100%]
"""
)
FORM = {
    "data": {"预算数": "100", "执行数": "90"},
    "indicators": [
        {"level1": "产出", "level2": "数量", "name": "办文", "target": "≤10天",
         "actual": "20天", "weight": "2"},
        {"level1": "产出", "level2": "数量", "name": "办会", "target": "≥5次",
         "actual": "5次", "weight": "4"},
    ],
}  # fmt: skip


def change(
    before: str, after: str, form: dict[str, object] | None = None
) -> ScoreChange:
    sets = checked(before), checked(after)
    assessment = assessment_from_data(form or FORM).value
    assert assessment is not None
    first, second = (score_assessment(assessment, each) for each in sets)
    comparison = compare_sets(*(each.indicator_set for each in sets))
    return compare_scores(first, second, comparison.matching)


def test_nothing_changes_under_the_same_set() -> None:
    found = change(SET, SET)
    assert not found.is_changed
    assert not found.is_unscored


def test_lines_total_and_grade() -> None:
    """执行 4 × 90% = 3.6, 办文 2 × 10/20 = 1, 办会 4: 8.6; halved, 执行 is 1.8: 6.8."""
    found = change(SET, SET.replace("分值 × 至多(", "分值 × 50% × 至多("))
    assert (found.before.total, found.after.total) == (
        Fraction("8.6"),
        Fraction("6.8"),
    )
    (line,) = found.lines
    assert line.path == ("执行",)
    assert line.step is not None
    assert [
        (formula(each.expression, "zh"), each.value)
        for each in (line.step.before, line.step.after)
    ] == [
        ("分值 × 至多(执行率, 100%)", Fraction("3.6")),
        ("分值 × 50% × 至多(执行率, 100%)", Fraction("1.8")),
    ]


def test_the_step_is_the_first_that_differs_and_not_what_follows_from_it() -> None:
    """The rate was 90 ÷ 100 and is 90 × 2 ÷ 100; the rest of the formula stays."""
    found = change(SET, SET.replace("= 执行数 / 预算数", "= 执行数 × 2 / 预算数"))
    (line,) = found.lines
    assert line.step is not None
    steps = (line.step.before, line.step.after)
    assert [formula(each.expression, "zh") for each in steps] == [
        "执行数 ÷ 预算数",
        "执行数 × 2 ÷ 预算数",
    ]


def test_a_weight_that_changed_is_the_step() -> None:
    after = SET.replace("执行 4分", "执行 2分").replace("产出 6分", "产出 8分")
    found = change(SET, after)
    (line,) = [each for each in found.lines if each.path == ("执行",)]
    assert line.step is not None
    steps = (line.step.before, line.step.after)
    assert [
        value_text(each.value, each.expression.type, "zh")
        for each in steps
        if each.value is not None
    ] == ["4分", "2分"]


def test_declared_lines_are_paired_by_their_path() -> None:
    """办文, 20 days for at most 10, gets half by 反向比例 and nothing by 反向递减."""
    found = change(SET, SET.replace("按反向比例", "反向递减"))
    (line,) = found.lines
    assert line.path == ("产出", "数量", "办文")
    assert line.before is not None
    assert line.after is not None
    assert [line.before.score, line.after.score] == [Fraction(1), Fraction(0)]


def test_a_total_that_is_open_has_its_reason() -> None:
    after = SET.replace("数据\n", "数据\n  人数：计数（人），必填\n").replace(
        "= 执行数 / 预算数", "= 若 人数 > 0 则 执行数 / 预算数 否则 0%"
    )
    found = change(SET, after)
    assert found.is_unscored
    assert found.after.total is None
    assert found.reasons[0] == ()
    assert "missing-value" in {each.rule.name for each in found.reasons[1]}


def test_a_renamed_indicator_is_still_the_same_line() -> None:
    found = change(SET, SET.replace("一级指标 执行 ", "一级指标 支出进度 "))
    assert not found.is_changed
