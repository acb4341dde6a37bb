"""Indicators of a run: how well each tells good results from poor ones."""

from collections.abc import Mapping
from fractions import Fraction
from math import isqrt
from typing import Any, NamedTuple

from perfscore.render.batch_summary_words import (
    MOST_ROWS,
    Counted,
    Words,
    count_note,
)
from perfscore.report.charts.model import Caption, Heading, Table, Value
from perfscore.report.charts.numbers import COUNT, EXACT, POINTS, SHARE

_WHOLE = Fraction(1)
_PLACES = 4


class _Line(NamedTuple):
    """What is told of one indicator; None where it cannot be said."""

    path: str
    weight: Fraction | None
    scored: int
    full: Fraction | None
    mean: Fraction | None
    deviation: Fraction | None
    least: Fraction | None
    most: Fraction | None
    lacking: Fraction
    said: str


def lines_part(summary: Counted, words: Words) -> Table | None:
    """Give the indicators, those that tell nothing apart first; None without any."""
    lines = [
        _line(path, summary, kind, words)
        for kind in ("lines", "declared")
        for path in summary[kind]
    ]
    if not lines:
        return None
    lines.sort(key=_order)
    note = [
        words(
            "按能不能拉开差距排列，拉不开的在前：都得满分的，都得同样分数的，再按满分率"
            "从高到低。满分率、平均得分率、标准差都只算有得分的；标准差按总体算。",
            "Those that tell nothing apart come first: full marks for all, the same "
            "for all, then by the share with full marks. Shares, means and standard "
            "deviations (of the population) are of those with a score.",
        ),
        words(
            f"共 {len(lines)} 个指标，列出前 {MOST_ROWS} 个。",
            f"The first {MOST_ROWS} of {len(lines)} are shown.",
        )
        if len(lines) > MOST_ROWS
        else "",
    ]
    headings = (
        Heading(words("指标", "indicator")),
        Heading(words("分值", "weight"), EXACT),
        Heading(words("份数", "scored"), COUNT),
        Heading(words("满分率", "full marks"), SHARE, _WHOLE),
        Heading(words("平均得分率", "mean rate"), SHARE, _WHOLE),
        Heading(words("标准差", "deviation"), POINTS),
        Heading(words("最低", "lowest"), EXACT),
        Heading(words("最高", "highest"), EXACT),
        Heading(words("没有得分", "no score"), SHARE),
        Heading(words("区分度", "tells apart")),
    )
    rows = tuple(_row(each) for each in lines[:MOST_ROWS])
    title = words("指标能不能拉开差距", "How well indicators tell results apart")
    caption = Caption(words("指标区分度", "indicators"), title, count_note(note, words))
    return Table(caption, headings, rows)


def _row(line: _Line) -> tuple[Value, ...]:
    rate = None
    if line.mean is not None and line.weight:
        rate = line.mean / line.weight
    return (
        line.path,
        line.weight,
        line.scored,
        line.full,
        rate,
        line.deviation,
        line.least,
        line.most,
        line.lacking,
        line.said,
    )


def _line(path: str, summary: Counted, kind: str, words: Words) -> _Line:
    made: Mapping[str, Any] = summary[kind][path]
    count, lacking = made["count"], made["lacking"]
    weights = list(summary["weights"].get(path, {}))
    weight = Fraction(weights[0]) if len(weights) == 1 else None
    shown = words(f"{path}（单位填报的合计）", f"{path} (declared, together)")
    name = path if kind == "lines" else shown
    lost = Fraction(lacking, count + lacking) if count + lacking else Fraction()
    if not count:
        said = words("都没有得分", "no scores")
        return _Line(name, weight, 0, None, None, None, None, None, lost, said)
    mean = Fraction(made["sum"]) / count
    variance = Fraction(made["squares"]) / count - mean * mean
    least, most = Fraction(made["least"]), Fraction(made["most"])
    return _Line(
        name,
        weight,
        count,
        Fraction(made["full"], count),
        mean,
        _root(variance),
        least,
        most,
        lost,
        _said(made, (least, most), words),
    )


def _said(
    made: Mapping[str, Any], ends: tuple[Fraction, Fraction], words: Words
) -> str:
    count = made["count"]
    if made["full"] == count:
        return words("都得满分", "full marks for all")
    if ends[0] == ends[1]:
        said = EXACT.text(ends[0])
        return words(f"都得 {said} 分", f"{said} for all")
    left = COUNT.text(count - made["full"])
    return words(f"{left} 份未满分", f"{left} without full marks")


def _order(line: _Line) -> tuple[bool, bool, bool, Fraction]:
    """Put those first that tell least apart; those without scores come last."""
    if line.full is None:
        return True, True, True, Fraction()
    return False, line.full < 1, line.least != line.most, -line.full


def _root(variance: Fraction) -> Fraction:
    """Give the square root, cut off after four decimals."""
    scale = 10 ** (2 * _PLACES)
    return Fraction(isqrt((variance * scale).__floor__()), 10**_PLACES)
