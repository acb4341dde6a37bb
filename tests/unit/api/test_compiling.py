"""A set is compiled, and all its faults are told in one run."""

from perfscore.api.compiling import compile_set
from perfscore.source import Source

SET = """\
指标体系 "甲"
  编号 example/one
  版本 1
  依据 "某办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[90, 100]
  差：[0, 90)

数据
  办件数：计数（件），必填

一级指标 办件 60分
  得分 = 若 办件数 ≥ 10件 则 分值 否则 0分

一级指标 效果 40分
  得分 = 若 办件数 ≥ 20件 则 分值 否则 0分
"""


def found(*changes: tuple[str, str]) -> list[tuple[str, int]]:
    """Give the rules and lines of what is told after some changes of the set."""
    text = SET
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    outcome = compile_set(Source("set.perf", text))
    assert (outcome.value is None) == outcome.has_errors
    return [
        (each.rule.name, each.at.span.source.place(each.at.span.start)[0])
        for each in outcome.diagnostics
    ]


def test_a_sound_set_is_made() -> None:
    assert found() == []


def test_a_syntax_error_does_not_hide_the_rest() -> None:
    assert found(("优：", "优；"), ("办件数 ≥ 20件", "人数 ≥ 20件")) == [
        ("look-alike-character", 10),
        ("unknown-name", 20),
    ]


def test_what_a_syntax_error_causes_is_not_told_beside_it() -> None:
    # The datum is lost with its line; the formulas that use it are right.
    assert found(("办件数：计数", "办件数；计数")) == [("look-alike-character", 14)]
    # The indicator is lost with its heading, and its 60 points with it.
    assert found(("一级指标 办件", "一级指标 “办件")) == [("quote-not-closed", 16)]


def test_a_fault_of_meaning_does_not_hide_those_of_others() -> None:
    assert found(("办件 60分", "办件 50分"), ("办件数 ≥ 20件", "办件数 ≥ 20元")) == [
        ("weights-do-not-sum", 5),
        ("unit-mismatch", 20),
    ]


def test_a_clause_that_lacks_at_the_head_does_not_hide_another() -> None:
    names = [
        name
        for name, _ in found(("  编号 example/one\n", ""), ('  依据 "某办法"\n', ""))
    ]
    assert sorted(names) == ["clause-missing", "no-basis"]
    # Without 满分 there is nothing that the weights have to add up to.
    assert found(("  满分 100\n", "")) == [("clause-missing", 1)]
    # The rounding is stated, though not one that there is.
    assert found(("保留 2", "保留 99")) == [("wrong-arguments", 6)]


def test_a_fault_of_meaning_is_told_without_its_echo() -> None:
    # The indicator has a formula, though it could not be understood.
    assert found(("办件数 ≥ 20件 则", "人数 ≥ 20件 则")) == [("unknown-name", 20)]
