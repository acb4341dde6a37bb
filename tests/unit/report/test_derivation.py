"""How a score is explained; expected lines are written as a person would."""

from fractions import Fraction

import pytest
from tests.unit.report.building import (
    indicator_set,
    reported,
    scored,
)
from tests.unit.report.zhuzhou import zhuzhou

from perfscore.diagnostics.model import Language, Rule, Severity, Text
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import Footing
from perfscore.report.derivation import derivation, matching
from perfscore.report.derivation_line import DerivationLine
from perfscore.score.result import Finding, Score

OUTPUT = (("产出指标",), ("数量指标",))


def outline(line: DerivationLine, depth: int = 0) -> list[str]:
    """Give the lines of a derivation, indented."""
    below = [text for each in line.children for text in outline(each, depth + 1)]
    return ["  " * depth + line.lead + line.value, *below]


def thirds(footing: Footing) -> Score:
    """Three lines of 100/3: rounded each they make 99.99, together exactly 100."""
    lines = [
        reported(
            name, *OUTPUT, weight=34, score=Fraction("33.33"), exact=Fraction(100, 3)
        )
        for name in "甲乙丙"
    ]
    total = Fraction("99.99") if footing is Footing.ROUNDED else Fraction(100)
    return scored(indicator_set(footing=footing), Assessment(), *lines, total=total)


def test_the_execution_line_is_explained_down_to_what_was_reported() -> None:
    tree = derivation(zhuzhou(), wanted="预算执行率")
    assert outline(tree) == [
        "株洲市人民政府驻北京联络处部门决算（2021年度）：总分 100.00分，等级 优",
        "  预算执行率（分值 10分）：10.00分",
        (
            "    得分 = 分值 10 × 至多(执行率 100%, 100%) = 10分"
            " → 保留2位小数（四舍五入） = 10.00分"
        ),
        "      执行率 = 全年执行数 467.03 ÷ 全年预算数 467.03 = 100%",
        "        全年执行数（填报“467.03”） = 467.03万元",
        "        全年预算数（填报“467.03”） = 467.03万元",
    ]


def test_the_same_in_english() -> None:
    tree = derivation(zhuzhou(), "en", wanted="预算执行率")
    assert outline(tree)[1:4] == [
        "  预算执行率 (weight 10 points): 10.00 points",
        (
            "    score = weight 10 × min(执行率 100%, 100%) = 10 points"
            " → to 2 decimals (half up) = 10.00 points"
        ),
        "      执行率 = 全年执行数 467.03 ÷ 全年预算数 467.03 = 100%",
    ]


def test_a_line_says_where_its_rule_stands_and_what_it_rests_on() -> None:
    (line,) = derivation(zhuzhou(), wanted="预算执行率").children
    assert line.place == "set.perf:22"
    assert line.basis == ("备注1：“执行率”=“全年执行数”/“全年预算数”",)
    (rate,) = line.children[0].children
    assert rate.place == "set.perf:12"


def test_the_whole_ends_with_the_total_and_the_grade() -> None:
    tree = derivation(zhuzhou())
    assert outline(tree)[-2:] == [
        (
            "  总分 = 10 + 10 + 10 + 5 + 5 + 5 + 5 + 5 + 5 + 30 + 10"
            "（合计按已取整得分） = 100.00分"
        ),
        "  等级：总分 100 在 [90, 100] 内 → 优",
    ]
    assert len(tree.children) == len(zhuzhou().lines) + 2


def test_a_line_that_was_only_named_carries_no_points() -> None:
    (line,) = derivation(zhuzhou(), wanted="服务群众满意度").children
    assert line.lead + line.value == (
        "满意度指标 / 服务对象满意度指标 / 服务群众满意度：不计分"
    )


def test_rounded_lines_are_added_as_they_are_printed() -> None:
    score = thirds(Footing.ROUNDED)
    total, grade = derivation(score).children[-2:]
    assert total.lead + total.value == (
        "总分 = 33.33 + 33.33 + 33.33（合计按已取整得分） = 99.99分"
    )
    assert grade.lead + grade.value == "等级：取整后的总分 99.99 在 [90, 100] 内 → 优"


def test_exact_lines_are_added_as_fractions_and_rounded_at_the_end() -> None:
    score = thirds(Footing.EXACT)
    total, grade = derivation(score).children[-2:]
    assert total.lead + total.value == (
        "总分 = 100/3 + 100/3 + 100/3 = 100分 → 保留2位小数（四舍五入）"
        "（合计按未取整得分） = 100.00分"
    )
    assert grade.lead + grade.value == "等级：总分 100 在 [90, 100] 内 → 优"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "总分：无法得出（没有得分的指标：甲；已有得分合计 10分）"),
        (
            "en",
            (
                "total: undefined (without a score: 甲; the scores there are add up to "
                "10 points)"
            ),
        ),
    ],
)
def test_an_open_total_names_the_lines_that_lack_a_score(
    language: Language, text: str
) -> None:
    lines = [
        reported("甲", *OUTPUT, weight=10),
        reported("乙", *OUTPUT, weight=10, score=10),
    ]
    score = scored(indicator_set(), Assessment(), *lines, total=None)
    last = derivation(score, language).children[-1]
    assert last.lead + last.value == text


def test_a_line_that_could_not_be_scored_says_what_was_found() -> None:
    line = reported("甲", *OUTPUT, weight=10)
    score = scored(indicator_set(), Assessment(), line, total=None)
    rule = Rule("no-rule-for-form", Severity.ERROR, Text("", ""))
    told = Finding(rule, Text("没有规定怎样计分", "no rule to score by"), line.path)
    other = Finding(rule, Text("别的", "another"), ("乙",))
    score = Score(
        set=score.set,
        assessment=score.assessment,
        lines=score.lines,
        definitions={},
        total=None,
        partial=score.partial,
        grade=None,
        findings=(told, other),
    )
    (explained,) = derivation(score, wanted="甲").children
    assert outline(explained) == [
        *("产出指标 / 数量指标 / 甲（分值 10分）：无法得出", "  没有规定怎样计分")
    ]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("完成党建工作", ["完成党建工作"]),
        ("质量指标/完成党建工作", ["完成党建工作"]),
        (
            "产出指标 / 数量指标",
            ["完成宣传、推介工作任务", "完成政务联络、友好往来工作"],
        ),
        ("满意度指标", ["接待对象满意度", "服务群众满意度"]),
        ("社会效益指标", [zhuzhou().lines[9].name]),
        ("党建", ["完成党建工作"]),
        ("没有的指标", []),
    ],
)
def test_an_indicator_is_found_by_name_path_heading_or_a_part_of_its_name(
    wanted: str, names: list[str]
) -> None:
    assert [line.name for line in matching(zhuzhou(), wanted)] == names
    assert len(derivation(zhuzhou(), wanted=wanted).children) == len(names)


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ("执行率", "执行率 = 全年执行数 467.03 ÷ 全年预算数 467.03 = 100%"),
        ("等级", "等级：总分 100 在 [90, 100] 内 → 优"),
    ],
)
def test_a_definition_and_the_grade_can_be_asked_for(wanted: str, line: str) -> None:
    (found,) = derivation(zhuzhou(), wanted=wanted).children
    assert found.lead + found.value == line


def test_a_set_that_rounds_nothing_shows_the_exact_points() -> None:
    line = reported("甲", *OUTPUT, weight=10, score=Fraction(29, 3))
    set_ = indicator_set(rounding=None)
    score = scored(set_, Assessment(unit="某单位"), line, total=Fraction(29, 3))
    tree = derivation(score, wanted="总分")
    assert outline(tree) == [
        "某单位：总分 29/3 ≈ 9.67分，等级 差",
        "  总分 = 29/3（合计按已取整得分） = 29/3 ≈ 9.67分",
    ]
