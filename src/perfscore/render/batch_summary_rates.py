"""Execution rate against total, for all assessments of a run."""

from fractions import Fraction

from perfscore.batch.output.summary_rate import RATES, SCORES
from perfscore.render.batch_summary_words import (
    Counted,
    Words,
    count_note,
    full_marks,
)
from perfscore.report.charts.model import Caption, Density
from perfscore.report.charts.numbers import COUNT, EXACT, SHARE

_ROUND = 5


def rates_part(summary: Counted, words: Words) -> Density | None:
    """Give the grid; None where no rate is known of any assessment."""
    rates = summary["rates"]
    if not rates["cells"] and not rates["beside"]:
        return None
    cells = {
        (int(column), int(row)): count
        for (column, row), count in (
            (name.split(","), count) for name, count in rates["cells"].items()
        )
    }
    right = max([RATES, *(column + 1 for column, _ in cells)])
    first = min((row for _, row in cells), default=0) // _ROUND * _ROUND
    last = max([SCORES, *(row + 1 for _, row in cells)])
    full = full_marks(summary)
    unit = (full or Fraction(1)) / SCORES
    up = (
        words("总分（分）", "total (points)")
        if full
        else words("总分占满分", "total as a share of full marks")
    )
    caption = Caption(
        words("执行率与总分", "execution rate"),
        words("预算执行率与总分", "Execution rate and total"),
        count_note(_notes(summary, words), words),
        words("预算执行率", "execution rate"),
        up,
    )
    return Density(
        caption,
        tuple(Fraction(each, RATES) for each in range(right + 1)),
        tuple(unit * each for each in range(first, last + 1)),
        {(column, row - first): count for (column, row), count in cells.items()},
        row_written=EXACT if full else SHARE,
    )


def _notes(summary: Counted, words: Words) -> list[str]:
    rates, notes = summary["rates"], []
    notes.append(
        words(
            "颜色越深份数越多。每一格含下限、不含上限，"
            "执行率正好 100% 的在 100% 右边。",
            "The darker the more; cells hold their lower ends, so that a rate of just "
            "100% is right of 100%.",
        )
    )
    if rates["without"]:
        number = COUNT.text(rates["without"])
        notes.append(
            words(
                f"没有执行率或没有总分的 {number} 份没有画出。",
                f"{number} without rate or total are not drawn.",
            )
        )
    if rates["beside"]:
        number = COUNT.text(rates["beside"])
        notes.append(
            words(
                f"执行率在 0 至 200% 以外、或总分在 0 至满分以外的 {number} 份"
                "没有画出。",
                f"{number} with rates outside 0 to 200% or totals outside 0 to full "
                "marks are not drawn.",
            )
        )
    return notes
