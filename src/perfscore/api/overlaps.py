"""Sets of one 编号 that claim the same days."""

from collections.abc import Iterator, Sequence
from datetime import date

from perfscore.api.rules import EFFECTIVE_DATES_OVERLAP
from perfscore.diagnostics.model import Diagnostic, Label, Text
from perfscore.model.indicator_set import IndicatorSet


def overlaps(
    indicator_set: IndicatorSet, before: Sequence[IndicatorSet]
) -> Iterator[Diagnostic]:
    """Report sets among ``before`` with the same id that are effective on days of this.

    A set that states no days claims none; the same text twice is one set.
    """
    for other in before:
        if (
            other.id != indicator_set.id
            or other.source.text == indicator_set.source.text
        ):
            continue
        days = _common(indicator_set, other)
        if days is not None:
            yield _diagnostic(indicator_set, other, *days)


def _common(one: IndicatorSet, other: IndicatorSet) -> tuple[date, date | None] | None:
    """Give the first and the last day that both are effective on, if there are any."""
    if one.effective_from is None or other.effective_from is None:
        return None
    since = max(one.effective_from, other.effective_from)
    ends = [each.effective_to for each in (one, other) if each.effective_to is not None]
    until = min(ends, default=None)
    return None if until is not None and until < since else (since, until)


def _diagnostic(
    one: IndicatorSet, other: IndicatorSet, since: date, until: date | None
) -> Diagnostic:
    days = Text(
        f"{since} 起" if until is None else f"{since} 至 {until}",
        f"from {since} on" if until is None else f"from {since} until {until}",
    )
    return Diagnostic(
        EFFECTIVE_DATES_OVERLAP,
        Text(
            f"编号“{one.id}”的两个版本都适用于 {days.zh}",
            f"two versions of “{one.id}” are both effective {days.en}",
        ),
        Label(
            one.effective_span or one.span,
            Text(f"版本 {one.version}", f"version {one.version}"),
        ),
        (
            Label(
                other.effective_span or other.span,
                Text(f"版本 {other.version}", f"version {other.version}"),
            ),
        ),
        Text(
            "改正其中一个的适用期限，或改编号",
            "mend the days of one of them, or give it another id",
        ),
    )
