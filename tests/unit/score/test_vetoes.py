"""Vetoes: what each effect does, and in which order."""

from collections.abc import Mapping
from fractions import Fraction

from tests.unit.score.forms import found, row, rules_of, scored

from perfscore.score.result import Score

F = Fraction
HEAD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""
BODY = """
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  违规：是否，必填
  造假：是否，默认 否
一级指标 甲 60分
  目标 10个
  评分 按完成比例
{own}
一级指标 乙 40分
  目标 10个
  评分 按完成比例
总分
{whole}
"""
NO = {"违规": "否"}
YES = {"违规": "是"}


def made(
    *whole: str, own: str = "", data: Mapping[str, str] = YES, actual: str = "10个"
) -> Score:
    lines = "\n".join(f"  {each}" for each in whole) or '  依据 "办法"'
    body = BODY.format(whole=lines, own=f"  {own}" if own else "")
    rows = (row("甲", actual, level1="甲"), row("乙", "9个", level1="乙"))
    return scored(body, *rows, data=data, head=HEAD)


def grade(score: Score) -> str | None:
    return score.grade.name if score.grade else None


def test_a_veto_that_does_not_hold_changes_nothing() -> None:
    score = made("否决 若 违规 则 总分 = 59分", data=NO)
    assert (score.total, grade(score)) == (F(96), "优")
    assert score.vetoes == ()
    assert rules_of(score) == []


def test_a_veto_sets_the_total_and_so_the_grade() -> None:
    score = made("否决 若 违规 则 总分 = 59分", '依据 "第二十条"')
    assert (score.total, grade(score)) == (F(59), "差")
    told = found(score, "veto-applies")
    assert told.message.zh == "否决“违规”成立：总分 = 59分（依据：第二十条）"
    trace = score.total_trace
    assert trace is not None
    assert trace.value == 96


def test_of_several_totals_the_lowest_counts() -> None:
    score = made(
        "否决 若 违规 则 总分 = 59分",
        "否决 若 造假 则 总分 = 0分",
        data={"违规": "是", "造假": "是"},
    )
    assert score.total == 0
    assert len(score.vetoes) == 2


def test_of_several_grades_the_worst_counts() -> None:
    score = made(
        "否决 若 违规 则 等级 = 中",
        "否决 若 造假 则 等级 = 良",
        data={"违规": "是", "造假": "是"},
    )
    assert (score.total, grade(score)) == (F(96), "中")


def test_a_ceiling_lowers_and_never_raises() -> None:
    clause = "否决 若 违规 则 等级 至多 良"
    assert grade(made(clause)) == "良"
    assert grade(made(clause, actual="2个")) == "差"


def test_a_ceiling_bounds_a_grade_that_a_veto_sets() -> None:
    score = made(
        "否决 若 违规 则 等级 = 良",
        "否决 若 造假 则 等级 至多 中",
        data={"违规": "是", "造假": "是"},
    )
    assert grade(score) == "中"


def test_a_condition_on_the_total_sees_it_before_vetoes() -> None:
    score = made("否决 若 违规 且 总分 > 95分 则 总分 = 95分")
    assert score.total == 95


def test_a_veto_of_an_indicator_sets_its_score() -> None:
    """甲 falls from 48 to 0; 乙 has 36."""
    score = made(own="否决 若 完成值 < 目标 则 得分 = 0分", actual="8个")
    first = score.lines[0]
    assert (first.score, score.total) == (F(0), F(36))
    assert first.trace is not None
    assert first.trace.value == 48
    assert [each.path for each in score.vetoes] == [("甲",)]


def test_a_veto_of_an_indicator_can_rule_the_whole() -> None:
    score = made(own="否决 若 得分 < 50分 则 总分 = 59分，等级 = 差", actual="8个")
    assert (score.total, grade(score)) == (F(59), "差")


def test_an_open_condition_leaves_total_and_grade_open() -> None:
    score = made("否决 若 违规 则 等级 至多 良", data={})
    assert (score.total, score.grade) == (None, None)
    assert found(score, "veto-open")


def test_what_leaves_a_veto_of_the_whole_open_is_told() -> None:
    body = (
        "明细表 账号\n  名称：文本，必填\n  有否决情形：是否，必填\n"
        "一级指标 甲 100分\n  目标 10个\n  评分 按完成比例\n"
        "总分\n  否决 若 任一(账号.有否决情形) 则 总分 = 59分\n"
    )
    score = scored(body, row("甲", "10个", level1="甲"), head=HEAD)
    assert score.total is None
    assert found(score, "missing-value").message.zh == "明细表“账号”没有填"


def test_a_veto_can_depend_on_what_the_points_do_not() -> None:
    body = """
一级指标 甲 10分
  目标 10个
  评分 酌定 [0分, 10分]
  否决 若 完成值 < 目标 则 得分 = 0分
"""
    for actual, points in (("9个", F(0)), ("10个", F(8))):
        assert scored(body, row("甲", actual, claimed="8")).lines[0].score == points


def test_a_score_is_open_where_a_veto_that_would_set_it_is_open() -> None:
    score = made(own="否决 若 违规 则 得分 = 0分", data={})
    first = score.lines[0]
    assert (first.exact, first.score, score.total) == (None, None, None)
    assert found(score, "veto-open").path == ("甲",)


def test_scoring_stops_and_nothing_missing_is_told() -> None:
    score = made("否决 若 违规 则 总分 = 0分，不再评分", actual="建设中")
    assert all(each.is_skipped for each in score.lines)
    assert (score.total, grade(score)) == (F(0), "差")
    assert rules_of(score) == ["veto-applies"]


def test_a_gate_is_scored_and_stops_the_rest() -> None:
    score = made(own="否决 若 完成值 < 目标 则 总分 = 0分，不再评分", actual="8个")
    assert [each.is_skipped for each in score.lines] == [False, True]
    assert score.lines[0].score == 48
    assert score.total == 0


def test_stopping_without_a_total_leaves_it_empty_without_an_error() -> None:
    score = made("否决 若 违规 则 等级 = 差，不再评分")
    assert (score.total, grade(score)) == (None, "差")
    assert rules_of(score) == ["veto-applies"]
