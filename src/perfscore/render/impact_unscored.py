"""Which rows could not be compared, and why."""

from collections.abc import Iterator

from perfscore.batch.impact.lacking import MOST_LOOKED_AT, Why
from perfscore.batch.impact.result import Impact
from perfscore.diagnostics.model import Text
from perfscore.render.impact_words import ImpactWords
from perfscore.report.charts.model import Caption, Heading, Table
from perfscore.report.charts.numbers import COUNT


def unscored_tables(words: ImpactWords) -> Iterator[Table]:
    """Give how many rows were not compared, and for which reasons."""
    impact, say = words.impact, words.say
    counted, unread = impact.counted, impact.unread
    rows = [
        (say("只有原体系有总分", "a total by the earlier set alone"), counted.lost),
        (say("只有新体系有总分", "a total by the later set alone"), counted.gained),
        (say("两个体系都没有总分", "no total by either set"), counted.neither),
        (say("没有读出（两个体系）", "not read, by either set"), unread.both),
        (say("没有读出（只是原体系）", "not read by the earlier set"), unread.before),
        (say("没有读出（只是新体系）", "not read by the later set"), unread.after),
    ]
    found = tuple(each for each in rows if each[1])
    if not found:
        return
    yield Table(
        Caption(say("没有比成的", "not compared"), say("没有比成的", "Not compared")),
        (Heading(say("情况", "what")), Heading(say("份数", "count"), COUNT)),
        found,
    )
    yield from _why(words)


def _why(words: ImpactWords) -> Iterator[Table]:
    impact, say = words.impact, words.say
    rows: list[tuple[str, str, str, str, int]] = []
    for name, why, message, count in _reasons(impact):
        side = words.side(name)
        what = say(f"{side}没有总分", f"no total by {side}")
        path = " / ".join(why.path)
        rows.append((what, why.rule, path, words.of(message), count))
    rows += [
        (
            say(f"没有读出（{words.side(name)}）", f"not read by {words.side(name)}"),
            why.rule,
            " / ".join(why.path),
            words.of(impact.unread.message[name, why]),
            count,
        )
        for (name, why), count in impact.unread.found.items()
    ]
    if not rows:
        return
    note = say(
        "“说明”是第一份的；同一份可以有几个原因。",
        "The message is that of the first; one row can have several reasons.",
    )
    counted = impact.counted
    without = (counted.gained + counted.neither, counted.lost + counted.neither)
    looked = tuple(each.looked for each in impact.reasons)
    if looked != without:
        note += say(
            f"没有总分的，每个体系看了前 {MOST_LOOKED_AT} 份。",
            f" Of those without a total the first {MOST_LOOKED_AT} by each set were "
            "looked at.",
        )
    headings = say(
        "情况 规则 指标或数据 说明", "what rule indicator/datum message"
    ).split()
    yield Table(
        Caption(say("原因", "reasons"), say("为什么没有比成", "Why not"), note),
        (*(Heading(each) for each in headings), Heading(say("份数", "count"), COUNT)),
        tuple(rows),
    )


def _reasons(impact: Impact) -> Iterator[tuple[str, Why, Text, int]]:
    """Give why there is no total; once what both sets say as often."""
    before, after = impact.reasons
    both = {why for why, count in before.found.items() if after.found.get(why) == count}
    sides = (("both", before, both), ("before", before, None), ("after", after, None))
    for name, reasons, chosen in sides:
        for why, count in sorted(reasons.found.items(), key=lambda each: -each[1]):
            if why in both if chosen is not None else why not in both:
                yield name, why, reasons.message[why], count
