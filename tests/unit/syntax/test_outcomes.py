"""Clauses around the scores become nodes, written out by hand."""

import pytest
from tests.unit.syntax.writing import (
    AT,
    A,
    B,
    interval,
    method,
    name,
    percent,
    points,
    section,
    word,
)

from perfscore.syntax import tree as t


def clause(text: str) -> t.Node:
    indicator = section(f"一级指标 甲\n{text}")
    assert isinstance(indicator, t.Indicator)
    (only,) = indicator.clauses
    return only


def veto(*effects: t.Effect) -> t.Veto:
    return t.Veto(AT, A, effects)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        (
            "得分范围 [-4分, 分值]",
            t.ScoreRange(
                AT, interval("[", t.Prefix(AT, "-", points("4")), name("分值"), "]")
            ),
        ),
        ("须说明理由", t.ReasonRequired(AT, None)),
        ("目标值 ≥ a", t.TargetFormula(AT, word("AT_LEAST_SIGN", "≥"), A)),
        ("须说明理由 若 a", t.ReasonRequired(AT, A)),
        ("权重 40%", t.Share(AT, percent("40"))),
        ("均分", t.EqualWeights(AT, None, None)),
        (
            "均分，保留 2 位小数，余数归末项",
            t.EqualWeights(
                AT, word("NUMBER", "2"), word("REMAINDER_TO_LAST", "余数归末项")
            ),
        ),
        ("汇总 取低", t.Aggregation(AT, word("LOWEST", "取低"), None)),
        ("汇总 = a", t.Aggregation(AT, None, A)),
        ("封顶 120%", t.CapClause(AT, percent("120"))),
        ("保底 0分", t.FloorClause(AT, points("0"))),
        (
            "不适用 若 a 则 得满分",
            t.NotApplicable(AT, A, word("FULL_MARKS", "得满分"), None, None),
        ),
        (
            "不适用 由单位填报 则 并入 “乙 级”",
            t.NotApplicable(
                AT, None, word("MERGE_INTO", "并入"), word("STRING", "乙 级"), None
            ),
        ),
        (
            "不适用 若 a 则 取 b",
            t.NotApplicable(AT, A, word("TAKE", "取"), None, B),
        ),
        (
            "否决 若 a 则 总分 = 59分，等级 = 差，不再评分",
            veto(
                t.Effect(AT, "total", points("59"), None),
                t.Effect(AT, "grade", None, word("NAME", "差")),
                t.Effect(AT, "stop", None, None),
            ),
        ),
        (
            "否决 若 a 则 等级 至多 “中”",
            veto(t.Effect(AT, "grade_at_most", None, word("STRING", "中"))),
        ),
        ("否决 若 a 则 得分 = 0分", veto(t.Effect(AT, "score", points("0"), None))),
        (
            "加分 若 a：加 2分，最多 b",
            t.Bonus(AT, t.IfRow(AT, A, adds=True, points=points("2"), limit=B)),
        ),
    ],
)
def test_a_clause_of_an_indicator(text: str, node: t.Node) -> None:
    assert clause(text) == node


def test_points_are_added_from_a_base_up_to_a_limit() -> None:
    rows = method(
        "加分", "基本分 6分", "每偏离 a 达 3%，按比例：扣 1分，最多 4分", "最多 8分"
    )
    assert rows == t.Additions(
        AT,
        (
            t.BaseRow(AT, points("6")),
            t.StepRow(
                AT,
                above=True,
                below=True,
                base=A,
                full_steps=False,
                step=t.Step(AT, of_base=False, quantity=percent("3")),
                reading=word("PRO_RATA", "按比例"),
                adds=False,
                points=points("1"),
                limit=points("4"),
            ),
            t.LimitRow(AT, points("8")),
        ),
    )


def test_interpolation_says_what_lies_beyond_its_rows() -> None:
    assert method("插值，两端延长", "9.5%：80%", "a：b") == t.Interpolation(
        AT,
        (word("EXTEND_ENDS", "两端延长"),),
        (
            t.InterpolationRow(AT, percent("9.5"), percent("80")),
            t.InterpolationRow(AT, A, B),
        ),
    )


def test_discretion_stands_alone_or_in_a_row() -> None:
    judged = t.Discretion(AT, interval("[", points("0"), points("5"), "]"), True)  # noqa: FBT003 - the node as it is
    assert method("酌定 [0分, 5分]，须说明理由") == judged
    assert method(
        "判定", "若 a：5分", "否则：酌定 [0分, 5分]，须说明理由"
    ) == t.Decision(
        AT, (t.DecisionRow(AT, A, points("5")), t.DecisionRow(AT, None, judged))
    )


def test_points_come_off_as_seen_fit() -> None:
    judged = t.Discretion(AT, interval("[", points("0"), points("3"), "]"), False)  # noqa: FBT003 - the node as it is
    rows = method("扣分", "若 a：扣 酌定 [0分, 3分]", "扣 酌定 [0分, 3分]")
    assert rows == t.Deductions(
        AT, (t.JudgedRow(AT, A, judged), t.JudgedRow(AT, None, judged))
    )


def test_ranks_have_a_direction_rows_and_a_rest() -> None:
    ranked = method(
        "按名次，从高到低，并列取后位，名次为 a",
        "第 1 名：5分",
        "第 2 至 5 名：b",
        "此后每退一名：减 0.1分",
        "其余：0分",
        "至少 0分",
    )
    assert ranked == t.ByRank(
        AT,
        (word("HIGH_FIRST", "从高到低"), word("TIES_TAKE_LAST", "并列取后位")),
        A,
        (
            t.RankRow(AT, word("NUMBER", "1"), None, points("5")),
            t.RankRow(AT, word("NUMBER", "2"), word("NUMBER", "5"), B),
            t.EachNextRow(AT, points("0.1")),
            t.RestRow(AT, points("0")),
            t.FloorRow(AT, points("0")),
        ),
    )


def test_a_stair_is_an_option_of_completion() -> None:
    made = method("按完成比例，阶梯 10%，及格线 50%")
    assert made == t.ByCompletion(
        AT, (percent("50"),), (), uncapped=False, stairs=(percent("10"),)
    )
