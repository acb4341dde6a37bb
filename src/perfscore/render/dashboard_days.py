"""How long assessments were being filled in before they were handed in."""

from fractions import Fraction

from perfscore.batch.dashboard.counting import Counts
from perfscore.render.batch_summary_words import Words
from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.model import Caption, Histogram

_LONG = 60
_DAY = Fraction(1)


def days_part(counts: Counts, words: Words) -> Histogram:
    """Give the whole days between making and submitting; the longest are told."""
    shown = {Fraction(day): n for day, n in counts.days.items() if day < _LONG}
    longer = sum(n for day, n in counts.days.items() if day >= _LONG)
    note = words(
        "从新建到最近一次提交的整天数，不足一天的为 0。",
        "Whole days from making to the last submission.",
    )
    if longer:
        note += words(
            f"{_LONG} 天以上的 {longer} 份没有画出。",
            f" {longer} of {_LONG} days or more are not drawn.",
        )
    return Histogram(
        Caption(
            words("提交用时", "days"),
            words("多少天后提交", "Days until submission"),
            note,
            words("天数", "days"),
            words("份数", "assessments"),
        ),
        histogram_bins([shown], step=_DAY),
        (words("份数", "assessments"),),
    )
