"""Which indicators the change of the totals comes from."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.impact.result import Effect
from perfscore.render.impact_words import ImpactWords
from perfscore.report.charts.model import Caption, Heading, Part, Range, Table, Tornado
from perfscore.report.charts.numbers import CHANGE, COUNT, POINTS

_MOST_BARS = 20
_OPTIONAL = {1, 7, 8}
"""Columns that are left out where they say nothing."""


def source_parts(words: ImpactWords) -> Iterator[Part]:
    """Give a chart of what each indicator adds to the change, and a table of all."""
    impact, say = words.impact, words.say
    counted = impact.counted
    effects = impact.effects()
    if not effects or not counted.compared:
        return
    ranges = [
        _range(words.line(each.line), impact.mean(each.count.change, counted.compared))
        for each in effects
        if each.count.change
    ]
    rest = impact.mean(impact.rest, counted.compared)
    others = say("取整、否决和总分的算法", "rounding, vetoes, rules of the total")
    if rest:
        ranges.append(_range(others, rest))
    if ranges:
        yield Tornado(
            Caption(
                say("变化来自哪里", "sources"),
                say("平均总分的变化来自哪些指标", "Where the mean change comes from"),
                say(
                    "各项相加等于平均总分的变化。",
                    "The parts add up to the mean change of the totals.",
                ),
                across=say("分", "points"),
                up=say("指标", "indicator"),
            ),
            Fraction(),
            tuple(ranges[:_MOST_BARS]),
            say("降低", "down"),
            say("提高", "up"),
            CHANGE,
        )
    yield _indicator_table(words, effects, others)


def _range(name: str, mean: Fraction | None) -> Range:
    value = mean or Fraction()
    return Range(name, min(value, Fraction()), max(value, Fraction()))


def _indicator_table(
    words: ImpactWords, effects: tuple[Effect, ...], others: str
) -> Table:
    impact, say = words.impact, words.say
    counted = impact.counted
    rows = [
        (
            words.line(each.line),
            words.change_of(each.line),
            *(
                impact.mean(number, counted.compared)
                for number in (each.count.before, each.count.after, each.count.change)
            ),
            each.count.up,
            each.count.down,
            each.count.lost,
            each.count.gained,
        )
        for each in effects
    ]
    rest = impact.mean(impact.rest, counted.compared)
    if rest:
        rows.append((others, "", None, None, rest, 0, 0, 0, 0))
    headings = (
        Heading(say("指标", "indicator")),
        Heading(say("改动", "change")),
        Heading(say("原平均", "mean before"), POINTS),
        Heading(say("新平均", "mean after"), POINTS),
        Heading(say("影响", "effect"), CHANGE),
        Heading(say("提高", "up"), COUNT),
        Heading(say("降低", "down"), COUNT),
        Heading(say("不再得分", "score lost"), COUNT),
        Heading(say("开始得分", "score gained"), COUNT),
    )
    note = say(
        "只列有变化的指标；“影响”是它使平均总分变了多少。",
        "Only indicators that change; the effect is on the mean total.",
    )
    if any(row[7] or row[8] for row in rows):
        note += say(
            "没有得分的按 0 计入平均；“不再得分”是只有原体系有得分的份数，"
            "“开始得分”是只有新体系有的。",
            " One without score counts as 0 in the means; “score lost” has a score by "
            "the earlier set alone, “score gained” by the later alone.",
        )
    if any(-1 in each.line.signs for each in effects):
        note += say("减分项是负数。", " What is taken off is below 0.")
    caption = Caption(
        say("指标", "indicators"), say("各指标的变化", "Each indicator"), note
    )
    kept = [
        at
        for at, heading in enumerate(headings)
        if at not in _OPTIONAL or any(row[at] for row in rows)
    ]
    return Table(
        caption,
        tuple(headings[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
    )
