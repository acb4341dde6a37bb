"""What differs in how units' own indicators are scored (填报指标评分)."""

from collections.abc import Iterator
from dataclasses import replace

from perfscore.compare.difference import Difference, Place, Section
from perfscore.compare.outcomes import not_applicable_differences, reason_differences
from perfscore.compare.scorings import scoring_differences
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.targets import TargetForm


def declared_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare the scoring of each form of target; forms that differ alike are one."""
    lefts, rights = _by_form(before), _by_form(after)
    forms_of: dict[Difference, list[str]] = {}
    for form in TargetForm:
        left, right = lefts.get(form), rights.get(form)
        spans = (left.span if left else None, right.span if right else None)
        place = Place(Section.DECLARED, (), spans)
        for each in scoring_differences(place, left, right):
            forms_of.setdefault(each, []).append(form.value)
    found = [
        replace(each, path=("、".join(forms),)) for each, forms in forms_of.items()
    ]
    yield from sorted(found, key=lambda each: each.path)
    place = Place(Section.DECLARED, (), (before.span, after.span))
    yield from not_applicable_differences(
        place, before.declared_not_applicable, after.declared_not_applicable
    )
    yield from reason_differences(
        place, before.declared_reasons, after.declared_reasons
    )


def _by_form(one: IndicatorSet) -> dict[TargetForm, Scoring]:
    return {form: each.scoring for each in one.declared_scoring for form in each.forms}
