"""Forms are counted and sorted by gravity."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.render.audits import (
    NOT_QUANTIFIED,
    REASON_MISSING,
    ROUNDED,
    SCORE_WRONG,
    audit,
    full,
    unreadable,
)

from perfscore.audit.batch.audited_form import AuditedForm, by_gravity
from perfscore.audit.finding import AuditFinding
from perfscore.diagnostics.model import Severity


def form(name: str, *findings: AuditFinding) -> AuditedForm:
    return AuditedForm(name, audit(name, *findings))


def test_what_rounding_explains_is_counted_as_a_note_and_listed_apart() -> None:
    found = full()
    assert found.count(Severity.NOTE) == 2
    assert found.findings(Severity.NOTE) == (NOT_QUANTIFIED,)
    assert found.by_rounding == (ROUNDED,)


def test_points_in_question_are_those_of_errors_and_warnings() -> None:
    # 2 of the wrong score; the missing reason is of the same line, rounding counts none
    assert full().points == 2
    assert form("甲", replace(NOT_QUANTIFIED, points=Fraction(5))).points == 0


def test_a_line_counts_once_and_the_whole_where_it_is_more() -> None:
    third = replace(REASON_MISSING, path=("满意度指标",))
    whole = replace(SCORE_WRONG, path=(), points=Fraction(2))
    assert form("甲", SCORE_WRONG, REASON_MISSING, third).points == Fraction(7, 3)
    assert form("甲", third, whole).points == 2
    assert form("甲", SCORE_WRONG, third, whole).points == Fraction(7, 3)


def test_the_gravest_comes_first_and_what_was_not_read_last() -> None:
    small = replace(SCORE_WRONG, points=Fraction(1))
    forms = [
        unreadable("坏"),
        form("无"),
        form("提示", NOT_QUANTIFIED),
        form("警告", REASON_MISSING),
        form("两个警告", *[replace(REASON_MISSING, points=None)] * 2),
        form("一个小错", small),
        form("一个错", SCORE_WRONG),
        form("两个错", small, small),
    ]
    assert [each.file for each in by_gravity(forms)] == [
        *("两个错", "一个错", "一个小错"),
        *("警告", "两个警告", "提示", "无", "坏"),
    ]


def test_forms_alike_keep_their_order() -> None:
    forms = [form("乙"), form("甲")]
    assert by_gravity(forms) == tuple(forms)
