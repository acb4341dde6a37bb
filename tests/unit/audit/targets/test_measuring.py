"""Targets and actuals are compared in one unit, or not at all."""

from fractions import Fraction

import pytest
from tests.audit.tables import case_of_form, form_of

from perfscore.audit.case import AuditRow
from perfscore.audit.targets.measuring import completion, is_reached


def _row(target: str, actual: str, name: str = "办件数") -> AuditRow:
    return case_of_form(form_of([("数量指标", name, target, actual)])).rows[0]


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [
        ("≥50个", "50", Fraction(1)),
        ("200万元", "195.5万元", Fraction(391, 400)),
        ("≥1亿元", "12000万元", Fraction(6, 5)),
        ("20万人", "215000人", Fraction(43, 40)),
        ("≥10%", "115.25%", Fraction(461, 40)),
        ("583元/人*月", "583元/人·月", Fraction(1)),
        ("10名", "12人", Fraction(6, 5)),
    ],
)
def test_completion_is_exact(target: str, actual: str, share: Fraction) -> None:
    assert completion(_row(target, actual)) == share


@pytest.mark.parametrize(
    ("target", "actual"),
    [("100%", "100"), ("8万亩", "8"), ("≤5天", "4天"), ("0", "3"), ("3个", "3次")],
)
def test_completion_is_not_guessed(target: str, actual: str) -> None:
    assert completion(_row(target, actual)) is None


def test_reached_missed_and_unknown() -> None:
    assert is_reached(_row("≥50个", "50")) is True
    assert is_reached(_row("≤50万元", "51万元")) is False
    assert is_reached(_row("通过", "通过")) is True
    assert is_reached(_row("通过", "已评审")) is None
    assert is_reached(_row("=8个", "9个")) is None
