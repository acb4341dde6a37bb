"""The summary of a run, as rows that people read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.batch.output.model import Shapes
from perfscore.batch.output.summary import Counted
from perfscore.batch.output.summary_classes import classes, quantile
from perfscore.diagnostics.model import Text
from perfscore.exact import (
    Rounding,
    RoundingMode,
    exact_text,
    fixed_text,
    percent_text,
    round_to,
)

_PLACES = 2
_QUARTERS = {
    Fraction(1, 4): Text("下四分位数", "lower quartile"),
    Fraction(1, 2): Text("中位数", "median"),
    Fraction(3, 4): Text("上四分位数", "upper quartile"),
}
_PART = Text("部分", "part")
_ITEM = Text("项目", "item")
_NUMBER = Text("数", "number")
_SHARE = Text("占比", "share")
_ALL = Text("全部", "all")
_SCORED = Text("评了分", "scored")
_OPEN = Text("其中总分无法计算", "of them without total")
_NOT_SCORED = Text("没有评分的行", "rows not scored")
_TOTAL = Text("总分", "total")
_MEAN = Text("平均", "mean")
_LEAST = Text("最低", "lowest")
_MOST = Text("最高", "highest")
_GRADES = Text("等级", "grade")
_NO_GRADE = Text("没有等级", "no grade")
_POINTS = Text("总分分布", "distribution of totals")
_FULL = Text("满分", "full")
_LACKING = Text("没有得分", "without score")
_FINDINGS = Text("问题", "findings")


def summary_rows(summary: Counted, shapes: Shapes) -> Sequence[Sequence[str]]:
    """Give the rows, the headings first; shares are of what was scored."""
    word = shapes.word
    return [
        [word(each) for each in (_PART, _ITEM, _NUMBER, _SHARE)],
        *_whole(summary, shapes),
        *_grades(summary, shapes),
        *_groups(summary, shapes),
        *_points(summary, shapes),
        *_lines(summary, shapes),
        *_findings(summary, shapes),
    ]


def _whole(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    word, scored = shapes.word, summary["scored"]
    yield [word(_ALL), word(_SCORED), str(scored), ""]
    yield [
        word(_ALL),
        word(_OPEN),
        str(summary["open"]),
        _share(summary["open"], scored),
    ]
    yield [word(_ALL), word(_NOT_SCORED), str(summary["not_scored"]), ""]
    yield from _spread(word(_TOTAL), summary["total"], shapes)
    counted = classes(summary["classes"])
    for share, name in _QUARTERS.items():
        found = quantile(counted, share)
        if found is not None:
            yield [word(_TOTAL), word(name), exact_text(found), ""]


def _spread(part: str, spread: Counted, shapes: Shapes) -> Iterator[list[str]]:
    word = shapes.word
    if not spread["count"]:
        return
    mean = Fraction(spread["sum"]) / spread["count"]
    yield [part, word(_MEAN), _rounded(mean), ""]
    yield [part, word(_LEAST), exact_text(Fraction(spread["least"])), ""]
    yield [part, word(_MOST), exact_text(Fraction(spread["most"])), ""]


def _grades(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    word = shapes.word
    for name, count in summary["grades"].items():
        if name or count:
            shown = name or word(_NO_GRADE)
            yield [word(_GRADES), shown, str(count), _share(count, summary["scored"])]


def _groups(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    """Give each group's grades and mean, by each column that was asked for."""
    word = shapes.word
    for heading, groups in summary["groups"].items():
        for name, group in (groups["of"] or {}).items():
            part, size = f"{heading}：{name}", sum(group["grades"].values())
            yield [part, word(_SCORED), str(size), _share(size, summary["scored"])]
            if group["count"]:
                mean = Fraction(group["sum"]) / group["count"]
                yield [part, word(_MEAN), _rounded(mean), ""]
            for grade, count in group["grades"].items():
                shown = grade or word(_NO_GRADE)
                yield [part, shown, str(count), _share(count, size)]


def _points(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    for point in sorted(summary["points"], key=int, reverse=True):
        count = summary["points"][point]
        interval = f"[{point}, {int(point) + 1})"
        share = _share(count, summary["scored"])
        yield [shapes.word(_POINTS), interval, str(count), share]


def _lines(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    word = shapes.word
    for path, line in summary["lines"].items():
        yield from _spread(path, line, shapes)
        share = _share(line["full"], line["count"])
        yield [path, word(_FULL), str(line["full"]), share]
        if line["lacking"]:
            lacking = line["lacking"]
            share = _share(lacking, summary["scored"])
            yield [path, word(_LACKING), str(lacking), share]


def _findings(summary: Counted, shapes: Shapes) -> Iterator[list[str]]:
    for severity, rules in sorted(summary["findings"].items()):
        for rule, count in sorted(rules.items()):
            yield [shapes.word(_FINDINGS), f"{severity}[{rule}]", str(count), ""]


def _rounded(value: Fraction) -> str:
    rounded = round_to(value, Rounding(RoundingMode.HALF_UP, _PLACES))
    return fixed_text(rounded, _PLACES)


def _share(part: int, whole: int) -> str:
    return percent_text(Fraction(part, whole)) if whole else ""
