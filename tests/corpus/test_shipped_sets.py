"""Every shipped set is free of faults, is known by its path, and has an example."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.corpus.sets import SHIPPED, compiled, example, set_source, shipped

from perfscore.diagnostics.model import Severity
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.resources import sets_folder
from perfscore.score.result import Score

CELL = Cell("100%")
FINDINGS = {
    "hubei/project-2020": [],
    "hunan/yueyang/department": [],
    "hunan/zhuzhou/department-2021": [("line-not-scored", "服务群众满意度")],
    "international/coinr-means": [],
    "international/pefa-m1": [],
    "international/undp-hdi-2022": [],
    "national/core-indicators-2021": [],
    "national/core-indicators-2021-no-cost": [],
    "national/department-2013": [("treated-as-not-applicable", "重点工作办结率")],
    # what the published form 020 is known for; the example's comment explains each
    "national/project-2020": [
        ("claimed-score-differs", "政策知晓率"),
        ("claimed-score-differs", "资金到位及时率"),
        ("heading-not-in-set", "学生满意度"),
        ("heading-not-in-set", "家长满意度"),
        ("rating-inferred", "减轻贫困学生家庭经济负担"),
        ("reported-weights-do-not-sum", "产出指标"),
        ("reported-weights-do-not-sum", "满意度指标"),
    ],
    "national/state-capital-1999": [],
}
YUEYANG = {
    "财政供养人员控制率": "4",  # 102.4%: 2 whole points at 0.5
    "“三公经费”变动率": "5",  # -2%
    "重点支出安排率": "4",  # 89.99% is below 90%
    "预算调整率": "2",  # 10% belongs to the band that ends there
    "资金结余": "2",  # 12 left, 12 carried over
    "“三公经费”控制率": "4",  # 102.08…%: 2 whole points
    "管理制度健全性": "2",  # two of three
    "资金使用合规性": "2",  # one case
}


def scored(name: str) -> Score:
    return shipped(name).score(example(name))


def test_the_sets_are_those_that_are_promised() -> None:
    assert sorted(FINDINGS) == list(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_has_nothing_to_be_told_about(name: str) -> None:
    outcome = compiled(set_source(name))
    assert [each.message.zh for each in outcome.diagnostics] == []
    assert outcome.value is not None
    assert outcome.value.indicator_set.id == name


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_says_where_it_is_from(name: str) -> None:
    lines = set_source(name).text.splitlines()
    assert [line.partition("：")[0] for line in lines[:3]] == [
        "# 来源",
        "# 条款",
        "# 日期",
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_example_is_of_the_set_and_is_scored(name: str) -> None:
    assert example(name).set_id == name
    score = scored(name)
    assert score.total is not None
    told = sorted((each.rule.name, each.path[-1]) for each in score.findings)
    assert told == FINDINGS[name]


def test_no_example_is_without_its_set() -> None:
    examples = {
        path.relative_to(sets_folder()).as_posix().removesuffix(".example.yaml")
        for path in sets_folder().rglob("*.yaml")
    }
    assert examples == set(SHIPPED)


def test_the_yueyang_example_is_scored_as_worked_by_hand() -> None:
    score = scored("hunan/yueyang/department")
    found = {line.name: line.score for line in score.lines}
    assert found == {name: Fraction(points) for name, points in YUEYANG.items()}
    assert score.total == 25
    assert score.grade is None


def test_a_negative_weight_is_refused() -> None:
    """60 and -10 points would add up to the 50 that the set requires."""
    rows = tuple(
        IndicatorRow("产出指标", ("数量指标",), None, name, CELL, CELL, weight=Cell(x))
        for name, x in (("甲", "60"), ("乙", "-10"))
    )
    score = shipped("national/project-2020").score(Assessment(indicators=rows))
    assert score.total is None
    assert ("value-out-of-range", "乙") in [
        (each.rule.name, each.path[-1]) for each in score.findings if each.path
    ]


def test_a_project_without_budget_is_not_graded() -> None:
    """An undefined rate is neither full marks nor none, whatever systems do."""
    form = example("national/project-2020")
    assert form.funds[0].annual_budget is not None
    funds = (FundRow("年度资金总额", executed=form.funds[0].executed),)
    score = shipped("national/project-2020").score(replace(form, funds=funds))
    assert score.total is None
    assert score.grade is None
    errors = [x for x in score.findings if x.rule.severity is Severity.ERROR]
    assert ("missing-value", ("全年预算数",)) in [(x.rule.name, x.path) for x in errors]
