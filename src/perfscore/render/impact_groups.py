"""Which groups of units gain and which lose."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.impact.grouping import MOST_GROUPS, GroupCount
from perfscore.render.impact_words import ImpactWords
from perfscore.report.charts.groups import largest
from perfscore.report.charts.model import (
    Caption,
    Group,
    Heading,
    Part,
    StackedBars,
    Table,
)
from perfscore.report.charts.numbers import CHANGE, COUNT, POINTS

_MOST_BARS = 30


def group_parts(words: ImpactWords) -> Iterator[Part]:
    """Give a chart and a table for each column by which rows are grouped."""
    for heading in words.impact.by:
        yield _bars(words, heading)
        yield _table(words, heading)


def _bars(words: ImpactWords, heading: str) -> StackedBars:
    say = words.say
    found = words.impact.groups(heading)
    groups = [
        Group(
            words.group(name),
            (count.up, count.same, count.down),
            CHANGE.text(_change(words, count)),
        )
        for name, count in found
    ]
    if len(groups) > _MOST_BARS:
        groups = list(largest(groups, _MOST_BARS, say("其余 {} 个", "{} others")))
    return StackedBars(
        Caption(
            say(f"{heading}升降", f"{heading}: up, down"),
            say(f"按{heading}：总分升、降的份数", f"By {heading}: totals up and down"),
            say(
                "平均变化小的在前；右边的数是平均总分的变化。",
                "Those that lose most come first; the number is the mean change.",
            ),
            up=heading,
        ),
        (say("提高", "up"), say("不变", "same"), say("降低", "down")),
        tuple(groups),
        note_name=say("平均变化", "mean change"),
    )


def _table(words: ImpactWords, heading: str) -> Table:
    impact, say = words.impact, words.say
    rows = [
        _row(words, words.group(name), count) for name, count in impact.groups(heading)
    ]
    rest = impact.counted.rest.get(heading)
    note = say(
        "平均变化小的在前；等级升降只数两个体系都有的等级。",
        "Those that lose most come first; grades count where both sets have them.",
    )
    if rest is not None:
        rows.append(_row(words, say("其余各组", "all others"), rest))
        note += say(
            f"分组超过 {MOST_GROUPS} 个，先出现的 {MOST_GROUPS} 个分列，其余合在一起。",
            f" There are more than {MOST_GROUPS} groups: the first are shown, the "
            "others together.",
        )
    headings = (
        Heading(heading),
        Heading(say("份数", "count"), COUNT),
        Heading(say("原平均", "mean before"), POINTS),
        Heading(say("新平均", "mean after"), POINTS),
        Heading(say("平均变化", "mean change"), CHANGE),
        Heading(say("提高", "up"), COUNT),
        Heading(say("不变", "same"), COUNT),
        Heading(say("降低", "down"), COUNT),
        Heading(say("升等级", "grade up"), COUNT),
        Heading(say("降等级", "grade down"), COUNT),
        Heading(say("没有比成", "not compared"), COUNT),
    )
    return Table(
        Caption(
            say(f"按{heading}", f"by {heading}"),
            say(f"按{heading}：谁得谁失", f"By {heading}: who gains, who loses"),
            note,
        ),
        headings,
        tuple(rows),
    )


def _row(
    words: ImpactWords, name: str, count: GroupCount
) -> tuple[str | int | Fraction | None, ...]:
    return (
        name,
        count.compared,
        words.mean_of(count.before, count.compared),
        words.mean_of(count.after, count.compared),
        _change(words, count),
        count.up,
        count.same,
        count.down,
        count.grade_up,
        count.grade_down,
        count.rows - count.compared,
    )


def _change(words: ImpactWords, count: GroupCount) -> Fraction | None:
    return words.mean_of(count.after - count.before, count.compared)
