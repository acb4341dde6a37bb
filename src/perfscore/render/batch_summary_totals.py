"""Totals of a run: the numbers at its head, and how they are distributed."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.output.summary_classes import classes, quantile, width
from perfscore.render.batch_summary_words import (
    Counted,
    Words,
    count_note,
    cuts_of,
    full_marks,
)
from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.model import Caption, Fact, Facts, Histogram, Mark
from perfscore.report.charts.numbers import COUNT, EXACT, POINTS, SHARE

_QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
_REACH = 10
_HUNDREDTH = Fraction(1, 100)


def facts_of(summary: Counted, words: Words) -> Facts:
    """Give the numbers at the head of a summary."""
    return Facts(
        Caption(words("概况", "overview"), words("概况", "Overview")),
        tuple(_facts(summary, words)),
    )


def _facts(summary: Counted, words: Words) -> Iterator[Fact]:
    scored, lost, open_ = (summary[x] for x in ("scored", "not_scored", "open"))
    yield Fact(
        words("评了分", "scored"),
        COUNT.text(scored) + words(" 份", ""),
        words(f"其中 {COUNT.text(open_)} 份总分无法计算", f"{open_} without total")
        if open_
        else "",
    )
    whole = scored + lost
    yield Fact(
        words("没有评成", "not scored"),
        COUNT.text(lost) + words(" 行", ""),
        words("占 ", "") + SHARE.text(Fraction(lost, whole)) if lost else "",
    )
    total = summary["total"]
    if not total["count"]:
        return
    yield Fact(
        words("平均总分", "mean total"),
        POINTS.text(Fraction(total["sum"]) / total["count"]),
    )
    counts = classes(summary["classes"])
    low, middle, high = (EXACT.text(quantile(counts, each)) for each in _QUARTERS)
    yield Fact(
        words("中位数", "median"),
        middle,
        words(f"四分位 {low} 至 {high}", f"quartiles {low} and {high}"),
    )
    least, most = (Fraction(total[each]) for each in ("least", "most"))
    yield Fact(
        words("最低至最高", "lowest to highest"),
        words("{} 至 {}", "{} to {}").format(EXACT.text(least), EXACT.text(most)),
    )
    columns, integers, exact = summary["tiers"]
    yield Fact(
        words("逐份精确计算", "worked out one by one"),
        COUNT.text(exact) + words(" 份", ""),
        words(
            f"按列算出 {COUNT.text(columns)} 份，按分数算出 {COUNT.text(integers)} 份",
            f"{columns} by column, {integers} in fractions",
        ),
    )


def histogram_of(summary: Counted, words: Words) -> Histogram:
    """Give the distribution of totals, with the grades' cuts."""
    counted = classes(summary["classes"])
    shown, notes = _within_reach(counted, full_marks(summary) or Fraction(100), words)
    cuts = cuts_of(summary)
    finest = width(summary["classes"])
    bins = histogram_bins(
        [shown], cuts=[each.at for each in cuts], finest=max(finest, _HUNDREDTH)
    )
    step = bins[0].high - bins[0].low if bins else Fraction(1)
    note = words(
        f"每一段 {EXACT.text(step)} 分，含下限、不含上限。",
        f"Each bin is {EXACT.text(step)} points wide and holds its lower end.",
    )
    marks = tuple(
        Mark(each.at, f"{each.name} {each.text[0]} {EXACT.text(each.at)}")
        for each in cuts
    )
    return Histogram(
        Caption(
            words("总分分布", "totals"),
            words("总分分布", "Distribution of totals"),
            count_note([note, *notes, _defined(summary, words)], words),
            words("总分（分）", "total (points)"),
            words("份数", "assessments"),
        ),
        bins,
        (words("份数", "assessments"),),
        marks,
    )


def _within_reach(
    counted: dict[Fraction, int], full: Fraction, words: Words
) -> tuple[dict[Fraction, int], list[str]]:
    """Leave out totals so far off that the others would be one bar, and say so."""
    low, high = (quantile(counted, share) for share in (_QUARTERS[0], _QUARTERS[2]))
    if low is None or high is None:
        return {}, []
    reach = max(_REACH * (high - low), full)
    least, most = low - reach, high + reach
    shown = {each: count for each, count in counted.items() if least <= each <= most}
    lost = sum(counted.values()) - sum(shown.values())
    if not lost:
        return shown, []
    ends = EXACT.text(least), EXACT.text(most)
    note = words(
        f"另有 {COUNT.text(lost)} 份总分不在 {ends[0]} 至 {ends[1]} 之间，没有画出。",
        f"{COUNT.text(lost)} totals outside {ends[0]} to {ends[1]} are not drawn.",
    )
    return shown, [note]


def _defined(summary: Counted, words: Words) -> str:
    """Say how median and quartiles are found."""
    if not summary["total"]["count"]:
        return ""
    step = EXACT.text(width(summary["classes"]))
    return words(
        "中位数、四分位数是总分从低到高排在第 ⌈n/2⌉、⌈n/4⌉、⌈3n/4⌉ 位的那一份的总分"
        f"（n 为份数；不足 {step} 分的部分舍去）。",
        "Median and quartiles are the totals at places ⌈n/2⌉, ⌈n/4⌉ and ⌈3n/4⌉ from "
        f"the lowest of n; what is less than {step} points is dropped.",
    )
