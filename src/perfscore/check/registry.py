"""The rules of the checker, in the order in which their pages are listed."""

from collections.abc import Iterator
from typing import Protocol

from perfscore.check.rules import (
    band_empty,
    bands_do_not_cover,
    bands_leave_a_gap,
    bands_overlap,
    case_without_expectation,
    checklist_does_not_sum,
    dates_reversed,
    decision_does_not_cover,
    declared_date_missing,
    declared_form_missing,
    declared_form_twice,
    declared_place_twice,
    declared_scoring_unused,
    declared_weight_missing,
    denominator_can_be_zero,
    duplicate_indicator,
    footing_not_stated,
    grade_twice,
    grades_do_not_cover,
    indicator_not_scored,
    leaf_name_repeated,
    method_against_target,
    no_basis,
    not_applicable_without_heir,
    parameter_rows_missing,
    rounding_not_stated,
    row_name_twice,
    row_never_applies,
    score_can_leave_range,
    score_range_not_reached,
    shares_do_not_sum,
    total_can_leave_range,
    total_not_stated,
    unused_name,
    veto_never_applies,
    weight_missing,
    weight_not_positive,
    weights_do_not_sum,
    weights_not_equal,
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
    weights_not_equal,
    shares_do_not_sum,
    weight_missing,
    weight_not_positive,
    declared_weight_missing,
    not_applicable_without_heir,
    total_not_stated,
    total_can_leave_range,
    veto_never_applies,
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
    parameter_rows_missing,
    row_name_twice,
    checklist_does_not_sum,
    score_can_leave_range,
    score_range_not_reached,
    denominator_can_be_zero,
    method_against_target,
    declared_form_missing,
    declared_date_missing,
    declared_form_twice,
    declared_place_twice,
    declared_scoring_unused,
    unused_name,
    case_without_expectation,
)

RULES: tuple[Rule, ...] = tuple(each.RULE for each in CHECKS)
