"""Grades of a run: of all, and by the groups of chosen columns."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from perfscore.render.batch_summary_words import Counted, Words, count_note, grades_of
from perfscore.report.charts.groups import MOST
from perfscore.report.charts.model import (
    Bar,
    Bars,
    Caption,
    Group,
    Heading,
    StackedBars,
    Table,
)
from perfscore.report.charts.numbers import COUNT, POINTS, SHARE

_Named = tuple[str, Mapping[str, Any]]


def grades_part(summary: Counted, words: Words) -> Bars:
    """Give how many have each grade, the best first."""
    scored = summary["scored"]
    bars = tuple(
        Bar(
            name or words("没有等级", "no grade"),
            count,
            SHARE.text(Fraction(count, scored)) if scored else "",
        )
        for name, count in ((x, summary["grades"][x]) for x in grades_of(summary))
    )
    return Bars(
        Caption(
            words("等级", "grades"),
            words("各等级多少", "Grades"),
            across=words("份数", "assessments"),
            up=words("等级", "grade"),
        ),
        bars if scored else (),
    )


def group_parts(summary: Counted, words: Words) -> Iterator[StackedBars | Table]:
    """Give the grades of each group, by each column that was asked for."""
    for heading, groups in summary["groups"].items():
        if groups["of"] is None:
            yield _too_many(heading, words)
        else:
            yield _grouped(heading, groups["of"], summary, words)


def _too_many(heading: str, words: Words) -> Table:
    note = words(
        f"“{heading}”有十万个以上不同的值，没有分组。",
        f"“{heading}” has more than a hundred thousand values; they are no groups.",
    )
    name = words(f"按{heading}", f"by {heading}")
    return Table(Caption(name, _title(heading, words), note), (), ())


def _grouped(
    heading: str, groups: Mapping[str, Any], summary: Counted, words: Words
) -> StackedBars | Table:
    shown, note = _largest(groups, words)
    names = grades_of(summary)
    caption = Caption(
        words(f"按{heading}", f"by {heading}"),
        _title(heading, words),
        count_note(
            [
                words(
                    "从份数多的到少的；条是各等级所占的份数。",
                    "From the largest group on; bars are shares of assessments.",
                ),
                note,
            ],
            words,
        ),
        words("占比", "share"),
        heading,
    )
    means = {name: _mean(group) for name, group in shown}
    if not names:
        rows = tuple(
            (name, sum(group["grades"].values()), means[name]) for name, group in shown
        )
        headings = (
            Heading(heading),
            Heading(words("份数", "assessments"), COUNT),
            Heading(words("平均总分", "mean total"), POINTS),
        )
        return Table(caption, headings, rows)
    return StackedBars(
        caption,
        tuple(name or words("没有等级", "no grade") for name in names),
        tuple(
            Group(
                name,
                tuple(group["grades"].get(grade, 0) for grade in names),
                words("平均 ", "mean ") + POINTS.text(means[name]),
                means[name],
            )
            for name, group in shown
        ),
        has_rest="" in names,
        note_name=words("平均总分", "mean total"),
    )


def _title(heading: str, words: Words) -> str:
    return words(f"按“{heading}”看等级", f"Grades by “{heading}”")


def _largest(groups: Mapping[str, Any], words: Words) -> tuple[list[_Named], str]:
    """Give the largest groups, and of very many the others as one."""
    ordered = sorted(
        groups.items(), key=lambda each: (-sum(each[1]["grades"].values()), each[0])
    )
    blank = words("（没有填）", "(blank)")
    named: list[_Named] = [(name or blank, group) for name, group in ordered]
    if len(named) <= MOST + 1:
        return named, ""
    others = [group for _, group in named[MOST:]]
    together: dict[str, Any] = {
        "grades": {},
        "count": sum(each["count"] for each in others),
        "sum": sum((Fraction(each["sum"]) for each in others), Fraction()),
    }
    for each in others:
        for grade, count in each["grades"].items():
            together["grades"][grade] = together["grades"].get(grade, 0) + count
    rest = words(f"其余 {len(others)} 个", f"{len(others)} others")
    note = words(
        f"共 {COUNT.text(len(named))} 个，最大的 {MOST} 个分别列出，其余合在一起。",
        f"Of {COUNT.text(len(named))} groups the largest {MOST} are shown, the others "
        "together.",
    )
    return [*named[:MOST], (rest, together)], note


def _mean(group: Mapping[str, Any]) -> Fraction | None:
    return Fraction(group["sum"]) / group["count"] if group["count"] else None
