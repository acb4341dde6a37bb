"""Whether a set is in effect in the year that is assessed."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import rules
from perfscore.score.result import Finding


def out_of_period(
    indicator_set: IndicatorSet, assessment: Assessment
) -> Iterator[Finding]:
    """Tell of a year outside 适用; one not stated tells nothing."""
    year = assessment.year
    since, until = indicator_set.effective_from, indicator_set.effective_to
    if year is None or since is None:
        return
    if year < since.year or (until is not None and year > until.year):
        period = f"{since} – {until}" if until else f"{since} –"
        yield Finding(
            rules.NOT_IN_EFFECT,
            Text(
                f"评价年度 {year} 不在指标体系的适用期 {period} 内",
                f"the year {year} lies outside the set's period {period}",
            ),
        )
