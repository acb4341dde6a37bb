"""Findings and diagnostics as people read them."""

import pytest
from tests.unit.lower.sets import only, the_set, whole

from perfscore.api.messages import findings_as_text
from perfscore.check.checker import check
from perfscore.diagnostics.model import Diagnostic, Rule, Severity, Text
from perfscore.score.result import Finding
from perfscore.source import Source
from perfscore.syntax.parser import parse

RULE = Rule("some-rule", Severity.NOTE, Text("", ""))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("“甲”不适用：得满分", "产出：“甲”不适用：得满分"),
        ("没有填报", "产出 / 甲：没有填报"),
    ],
)
def test_a_name_that_the_message_begins_with_is_not_said_twice(
    message: str, said: str
) -> None:
    finding = Finding(RULE, Text(message, message), ("产出", "甲"))
    assert findings_as_text([finding]) == f"提示[some-rule]: {said}\n"


def hint(diagnostic: Diagnostic) -> tuple[str, str]:
    assert diagnostic.hint is not None
    return diagnostic.hint.zh, diagnostic.hint.en


def test_a_number_without_its_unit_is_told_in_both_languages() -> None:
    told = only(whole("一级指标 甲 10分\n  得分 = 8\n"))
    assert told.rule.name == "unit-mismatch"
    assert told.message == Text(
        "得分以“分”计，这里的数没有单位",
        "a score is in points, this number has no unit",
    )
    assert hint(told) == ("写作“8分”", "write “8 points”")


def test_an_unknown_choice_of_a_parameter_is_told_with_all_there_are() -> None:
    text = whole("""
        数据
          区域：选项（东部、中部、西部），必填
        参数 线 按 区域
          东北：1
          否则：2
        一级指标 甲 10分
          得分 = 若 线 = 1 则 分值 否则 0分
    """)
    assert hint(only(text)) == (
        "选项有 东部、中部、西部",
        "choices: 东部、中部、西部",
    )


def test_a_stair_without_per_cent_says_what_is_written_and_required() -> None:
    text = whole("一级指标 甲 10分\n  目标 ≥4件\n  评分 按完成比例，阶梯 10\n")
    told = only(text)
    assert told.message.zh == "“阶梯”写的是“10”，要求大于 0 的百分率"
    assert hint(told)[0] == "例如：阶梯 10%"


def test_a_veto_without_then_is_told_that_it_is_missing() -> None:
    text = whole("""
        数据
          被通报：是否，必填
        一级指标 甲 10分
          得分 = 分值
        总分
          否决 若 被通报 总分 = 5分
    """)
    (told,) = parse(Source("set.perf", text)).diagnostics
    assert "应为“则”、" in told.message.zh
    assert "expected “then”, " in told.message.en


def test_points_as_seen_fit_that_reach_too_far_are_told_with_the_range() -> None:
    text = whole("一级指标 甲 10分\n  评分 酌定 [0分, 15分]\n")
    (told,) = (
        each
        for each in check(the_set(text)).diagnostics
        if each.rule.name == "score-can-leave-range"
    )
    assert hint(told) == (
        "范围写在 0 至 10分 之内",
        "the range lies within 0 to 10 points",
    )
