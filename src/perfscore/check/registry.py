"""The rules of the checker, in the order in which their pages are listed."""

from collections.abc import Iterator
from typing import Protocol

from perfscore.check.rules import (
    band_empty,
    bands_do_not_cover,
    bands_leave_a_gap,
    bands_overlap,
    checklist_does_not_sum,
    dates_reversed,
    decision_does_not_cover,
    declared_date_missing,
    declared_form_missing,
    declared_form_twice,
    declared_scoring_unused,
    declared_weight_missing,
    denominator_can_be_zero,
    duplicate_indicator,
    footing_not_stated,
    grade_twice,
    grades_do_not_cover,
    indicator_not_scored,
    leaf_name_repeated,
    no_basis,
    rounding_not_stated,
    row_name_twice,
    row_never_applies,
    score_can_leave_range,
    unused_name,
    weight_missing,
    weight_not_positive,
    weights_do_not_sum,
)
from perfscore.diagnostics.model import Diagnostic, Rule
from perfscore.model.indicator_set import IndicatorSet


class Checking(Protocol):
    """What a module of a rule holds."""

    RULE: Rule

    def check(self, indicator_set: IndicatorSet, /) -> Iterator[Diagnostic]:
        """Give what the rule finds in a set."""
        ...


CHECKS: tuple[Checking, ...] = (
    no_basis,
    dates_reversed,
    rounding_not_stated,
    footing_not_stated,
    weights_do_not_sum,
    weight_missing,
    weight_not_positive,
    declared_weight_missing,
    duplicate_indicator,
    leaf_name_repeated,
    indicator_not_scored,
    grade_twice,
    grades_do_not_cover,
    bands_leave_a_gap,
    bands_overlap,
    bands_do_not_cover,
    band_empty,
    row_never_applies,
    decision_does_not_cover,
    row_name_twice,
    checklist_does_not_sum,
    score_can_leave_range,
    denominator_can_be_zero,
    declared_form_missing,
    declared_date_missing,
    declared_form_twice,
    declared_scoring_unused,
    unused_name,
)

RULES: tuple[Rule, ...] = tuple(each.RULE for each in CHECKS)
