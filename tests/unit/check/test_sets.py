"""Heads, names, declared forms, and the checker as a whole."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.check.building import (
    WEIGHT,
    defined,
    formula,
    given,
    grade,
    lit,
    op,
    points,
    span,
    when,
)
from tests.unit.check.sets import (
    ATTAINED,
    DECLARED_SCORING,
    by_unit,
    datum,
    declared,
    definition,
    indicator,
    plain_set,
    zhuzhou_set,
)

import perfscore
from perfscore.check.checker import check
from perfscore.check.registry import CHECKS, Checking
from perfscore.check.rules import (
    dates_reversed,
    declared_date_missing,
    declared_form_missing,
    declared_form_twice,
    declared_scoring_unused,
    duplicate_indicator,
    footing_not_stated,
    indicator_not_scored,
    leaf_name_repeated,
    no_basis,
    rounding_not_stated,
    unused_name,
)
from perfscore.diagnostics.model import Diagnostic
from perfscore.model.indicator_set import Basis, IndicatorSet
from perfscore.model.targets import TargetForm

GOOD = plain_set(indicator("产出", 100))


def messages(rule: Checking, indicator_set: IndicatorSet) -> list[str]:
    return [each.message.zh for each in rule.check(indicator_set)]


# ---- the whole


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.RULE.name)
def test_the_form_of_2021_passes(rule: Checking) -> None:
    assert messages(rule, zhuzhou_set()) == []


def test_a_good_set_becomes_a_checked_set() -> None:
    outcome = check(zhuzhou_set())
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.indicator_set == zhuzhou_set()


def test_a_set_with_an_error_does_not() -> None:
    outcome = check(replace(GOOD, basis=()))
    assert [each.rule.name for each in outcome.diagnostics] == ["no-basis"]
    assert outcome.value is None


def test_warnings_leave_a_checked_set() -> None:
    outcome = check(replace(GOOD, footing=None))
    assert [each.rule.name for each in outcome.diagnostics] == ["footing-not-stated"]
    assert outcome.value is not None


def test_everything_is_told_at_once_in_the_order_of_the_text() -> None:
    text = "依据 0 优：[90, 99] 满分 100"
    place = span(text)
    early, late = replace(place, end=2), replace(place, start=5)
    found = replace(
        GOOD,
        span=early,
        basis=(),
        grades=(replace(grade("优", "[90, 99]"), span=late),),
        effective_from=date(2021, 2, 1),
        effective_to=date(2021, 1, 1),
        effective_span=late,
    )
    diagnostics = check(found).diagnostics
    places = [each.at.span.start for each in diagnostics]
    assert places == sorted(places)
    assert {each.rule.name for each in diagnostics} == {
        "no-basis",
        "dates-reversed",
        "grades-do-not-cover",
    }


def _callers(name: str) -> set[str]:
    root = Path(perfscore.__file__).parent
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == name
    }


def test_only_the_checker_makes_checked_sets() -> None:
    assert _callers("CheckedSet") == {"check/checker.py", "check/checked.py"}
    assert _callers("variant_of") == {
        "batch/groups/reduced.py",
        "batch/sensitivity/drawing.py",
        "batch/sensitivity/moves.py",
    }


def test_every_message_is_in_both_languages() -> None:
    broken = replace(
        GOOD,
        basis=(),
        rounding=None,
        indicators=(
            indicator("产出", 50, indicator("数量"), indicator("数量", 60)),
            indicator("效益", None, by_unit()),
        ),
    )
    for each in check(broken).diagnostics:
        assert each.message.zh
        assert each.message.en
        assert "!" not in each.message.en
        assert "！" not in each.message.zh


# ---- heads


def test_a_set_names_its_basis() -> None:
    assert messages(no_basis, replace(GOOD, basis=())) == [
        "指标体系没有写依据，要求写明出处"
    ]


def test_a_basis_at_every_indicator_is_enough() -> None:
    basis = (Basis(span('依据 "办法第三条"'), "办法第三条"),)
    leaf = indicator("产出", 100, basis=basis)
    assert messages(no_basis, replace(GOOD, basis=(), indicators=(leaf,))) == []


def test_dates_go_forward() -> None:
    place = span("适用 2021年12月31日 至 2021年1月1日")
    late = replace(
        GOOD,
        effective_from=date(2021, 12, 31),
        effective_to=date(2021, 1, 1),
        effective_span=place,
    )
    assert messages(dates_reversed, late) == [
        "适用期限从 2021-12-31 起，到 2021-01-01 止：起始晚于截止"
    ]
    one_day = replace(late, effective_from=date(2021, 1, 1))
    assert messages(dates_reversed, one_day) == []


def test_rounding_and_footing_are_stated() -> None:
    exact = replace(GOOD, rounding=None, footing=None)
    assert len(messages(rounding_not_stated, exact)) == 1
    assert messages(footing_not_stated, exact) == []
    assert len(messages(footing_not_stated, replace(GOOD, footing=None))) == 1


# ---- names


def test_siblings_have_different_names() -> None:
    twins = plain_set(indicator("产出", 50), indicator("产出", 50))
    assert messages(duplicate_indicator, twins) == ["同一上级下有两个“产出”"]
    assert messages(leaf_name_repeated, twins) == []


def test_a_name_within_a_joint_heading_counts() -> None:
    joint = indicator("经济效益、社会效益", None, by_unit())
    lone = indicator("社会效益", None, by_unit())
    groups = plain_set(indicator("效益", 100, joint, lone))
    assert messages(duplicate_indicator, groups) == ["同一上级下有两个“社会效益”"]


def test_places_for_declared_indicators_are_no_names() -> None:
    both = indicator("产出", 100, by_unit(), by_unit())
    assert messages(duplicate_indicator, plain_set(both)) == []


def test_leaves_below_different_headings_have_different_names() -> None:
    groups = (indicator(name, 50, indicator("完成率", 50)) for name in ("产出", "效益"))
    found = plain_set(*groups)
    assert messages(leaf_name_repeated, found) == ["“完成率”在不同上级下出现两次"]
    assert messages(duplicate_indicator, found) == []


def test_what_is_never_read_is_unused() -> None:
    named = replace(
        GOOD,
        data=(datum("编制数"), datum("全年预算数")),
        definitions=(
            definition("甲", lit(1), is_parameter=True),
            definition("乙", given("编制数")),
        ),
    )
    assert messages(unused_name, named) == ["参数“甲”没有用到", "定义“乙”没有用到"]


def test_what_a_scoring_or_a_definition_reads_is_used() -> None:
    score = when((op(">", defined("甲"), lit(0)), WEIGHT), otherwise=points(0))
    named = replace(
        plain_set(indicator("产出", 100, scoring=formula(score))),
        data=(datum("编制数"),),
        definitions=(definition("甲", given("编制数")),),
    )
    assert messages(unused_name, named) == []


# ---- declared


def test_every_form_of_target_is_scored() -> None:
    rows = tuple(
        each for each in DECLARED_SCORING if TargetForm.WORDS not in each.forms
    )
    found = replace(zhuzhou_set(), declared_scoring=rows)
    assert messages(declared_form_missing, found) == [
        "填报指标评分没有规定这些目标怎样评分：定性"
    ]
    nothing = replace(zhuzhou_set(), declared_scoring=())
    assert messages(declared_form_missing, nothing) == [
        "有由单位填报的指标，但没有写填报指标评分"
    ]
    assert messages(declared_form_missing, GOOD) == []


def test_a_missing_row_for_dates_is_a_warning() -> None:
    rows = tuple(
        replace(each, forms=tuple(f for f in each.forms if f is not TargetForm.DATE))
        for each in DECLARED_SCORING
    )
    found = replace(zhuzhou_set(), declared_scoring=rows)
    assert messages(declared_form_missing, found) == []
    assert len(messages(declared_date_missing, found)) == 1
    assert check(found).value is not None


def test_a_form_of_target_is_scored_once() -> None:
    again = declared((TargetForm.EQUAL,), ATTAINED)
    found = replace(zhuzhou_set(), declared_scoring=(*DECLARED_SCORING, again))
    assert messages(declared_form_twice, found) == ["目标 ＝ 有两行评分办法"]


def test_a_declared_scoring_that_scores_nothing_is_unused() -> None:
    found: list[Diagnostic] = list(
        declared_scoring_unused.check(replace(GOOD, declared_scoring=DECLARED_SCORING))
    )
    assert len(found) == 1


def test_an_indicator_says_how_it_is_scored() -> None:
    bare = replace(indicator("产出", 100), scoring=None)
    assert messages(indicator_not_scored, plain_set(bare)) == ["“产出”没有写怎样评分"]
