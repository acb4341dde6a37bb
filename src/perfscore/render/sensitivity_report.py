"""A study of sensitivity as charts and tables."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.sensitivity.margins import REACH, STEP
from perfscore.batch.sensitivity.model import Sensitivity, Swing
from perfscore.batch.sensitivity.question import Aspect
from perfscore.diagnostics.model import Language
from perfscore.render.sensitivity_tables import (
    draws_table,
    groups_tables,
    narrow_table,
    still_table,
    swings_table,
)
from perfscore.render.sensitivity_text import headlines
from perfscore.render.sensitivity_words import FINE, TITLES, Words
from perfscore.report.charts.model import (
    Bar,
    Bars,
    Bin,
    Caption,
    Fact,
    Facts,
    Heading,
    Histogram,
    Mark,
    Part,
    Range,
    Report,
    Table,
    Tornado,
)
from perfscore.report.charts.numbers import COUNT, POINTS

_MOST = 15
"""Ranges of one chart; the table below it has them all."""
_TORNADO = {
    Aspect.ERROR: ("平均总分随误差的变动", "The mean total by errors"),
    Aspect.WEIGHT: ("平均总分随分值的变动", "The mean total by points moved"),
}


def sensitivity_report(study: Sensitivity, language: Language) -> Report:
    """Lay out a study for people who look at it."""
    words = Words(language)
    lead = (
        words.set_line(study),
        words.read_line(study),
        words.say(
            "每次改动都按精确的数重新评一遍；这里的平均数只为阅读取整。",
            "Every change is scored exactly; the means are rounded for reading only.",
        ),
    )
    return Report(words.title(study), lead, tuple(_parts(study, words)))


def _parts(study: Sensitivity, words: Words) -> Iterator[Part]:
    yield _facts(study, words)
    yield from _near(study, words)
    for aspect in Aspect:
        swings = study.of(aspect)
        if not swings:
            continue
        if any(each.regraded for each in swings):
            yield _regraded(aspect, swings, words)
        if aspect is not Aspect.DROP:
            yield _tornado(study, aspect, swings, words)
        yield swings_table(study, aspect, swings, words)
    yield from groups_tables(study, words)
    yield from draws_table(study, words)
    yield from narrow_table(study, words)
    yield from still_table(study, words)


def _facts(study: Sensitivity, words: Words) -> Facts:
    counts = study.counts
    facts = [
        Fact(words.say("评了的份数", "scored"), COUNT.text(counts.scored)),
        Fact(words.say("平均总分", "mean total"), POINTS.text(study.mean)),
    ]
    for aspect, part, zh, en in (
        (Aspect.ERROR, counts.whole.by_error, "因一个数有误差换等级", "by an error"),
        (Aspect.WEIGHT, counts.whole.by_weight, "因分值挪动换等级", "by points moved"),
        (Aspect.DROP, counts.whole.by_drop, "因去掉一个指标换等级", "by leaving out"),
    ):
        if study.of(aspect):
            name = words.say(zh, f"another grade {en}")
            share = words.share(part, counts.scored)
            count = COUNT.text(part)
            beside = words.say(f"{count} 份", f"{count} of them")
            facts.append(Fact(name, share, beside))
    note = words.say("；", "; ").join(headlines(study, words))
    title = words.say("概况", "In short")
    return Facts(Caption(title, title, note), tuple(facts))


def _near(study: Sensitivity, words: Words) -> Iterator[Part]:
    counts = study.counts
    if not counts.near:
        return
    reach = REACH * STEP
    bins = tuple(
        Bin((at - REACH) * STEP, (at + 1 - REACH) * STEP, (count,))
        for at, count in enumerate(counts.distances)
    )
    name = words.say("离等级线", "To the cut")
    beyond = counts.scored - counts.settled - sum(counts.distances)
    note = words.say(
        f"每份只数离它最近的一条等级线，线下为负；相距 {POINTS.text(reach)} 分以上的"
        f" {COUNT.text(beyond)} 份不在图上。紧贴线上的明显多于线下的，值得看看为什么。",
        "Each is counted at its nearest cut, below it under 0; farther off than "
        f"{POINTS.text(reach)} points: {COUNT.text(beyond)}. Many more just above a "
        "cut than just below it call for a look.",
    )
    yield Histogram(
        Caption(
            name,
            words.say("总分离最近的等级线多远", "Distance to the nearest cut"),
            note,
            words.say("分", "points"),
            words.say("份数", "assessments"),
        ),
        bins,
        (words.say("份数", "assessments"),),
        (Mark(Fraction(), words.say("等级线", "cut")),),
    )
    headings = [Heading(words.say("等级线", "cut"))]
    sizes = study.question.near
    headings += [
        Heading(words.say("线下", "below, ") + words.near(each), COUNT)
        for each in reversed(sizes)
    ]
    headings += [
        Heading(words.say("线上", "above, ") + words.near(each), COUNT)
        for each in sizes
    ]
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (words.cut(each.cut), *reversed(each.below), *each.above)
        for each in reversed(counts.near)
    )
    name = words.say("险守险失", "Near a cut")
    title = words.say(
        "等级线两边有多少份（险失｜险守）", "How many on either side of a cut"
    )
    yield Table(Caption(name, title), tuple(headings), rows)


def _regraded(aspect: Aspect, swings: tuple[Swing, ...], words: Words) -> Bars:
    shown = swings[:_MOST]
    names = {
        Aspect.ERROR: words.say("误差换等级", "Grades by error"),
        Aspect.WEIGHT: words.say("分值换等级", "Grades by points"),
        Aspect.DROP: words.say("去掉换等级", "Grades by leaving out"),
    }
    title = words.of(TITLES[aspect])
    both = aspect is not Aspect.DROP
    note = words.say(
        "两个方向合计；" * both + f"图上是影响最大的 {len(shown)} 项。",
        "Both directions together. " * both + f"The {len(shown)} that matter most.",
    )
    caption = Caption(
        names[aspect],
        words.say(f"{title}：换等级的份数", f"{title}: changes of grade"),
        note,
        words.say("份数", "assessments"),
    )
    bars = tuple(
        Bar(words.path(each.cause.path), each.regraded, _up_down(each, words))
        for each in shown
    )
    return Bars(caption, bars)


def _up_down(swing: Swing, words: Words) -> str:
    up = sum(each.risen for each in swing.effects)
    down = sum(each.fallen for each in swing.effects)
    return words.say(
        f"升 {COUNT.text(up)}，降 {COUNT.text(down)}",
        f"{COUNT.text(up)} up, {COUNT.text(down)} down",
    )


def _tornado(
    study: Sensitivity, aspect: Aspect, swings: tuple[Swing, ...], words: Words
) -> Tornado:
    mean = study.mean
    ranges = [
        Range(
            words.path(each.cause.path),
            mean if each.less is None else mean + each.less.mean,
            mean if each.more is None else mean + each.more.mean,
            words.of_cause(each.cause),
        )
        for each in swings
    ]
    ranges.sort(key=lambda each: -abs(each.up - each.down))
    name = words.say(*_TORNADO[aspect])
    short = {
        Aspect.ERROR: words.say("误差与平均", "Mean by error"),
        Aspect.WEIGHT: words.say("分值与平均", "Mean by points"),
    }
    note = words.what_was_done(study, aspect)
    return Tornado(
        Caption(short[aspect], name, note, words.say("平均总分", "mean total")),
        mean,
        tuple(ranges[:_MOST]),
        words.say("减", "less"),
        words.say("增", "more"),
        FINE,
    )
