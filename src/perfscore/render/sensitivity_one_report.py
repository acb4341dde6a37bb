"""A study of one assessment as charts and tables."""

from collections.abc import Iterator

from perfscore.batch.sensitivity.one import OneCell, OneStudy
from perfscore.batch.sensitivity.question import Aspect
from perfscore.diagnostics.model import Language
from perfscore.exact import short_text
from perfscore.render.sensitivity_one_text import (
    one_lead,
    standing_text,
    swing_texts,
    turn_text,
)
from perfscore.render.sensitivity_words import TITLES, Words
from perfscore.report.charts.model import (
    Caption,
    Fact,
    Facts,
    Heading,
    Part,
    Range,
    Report,
    Table,
    Tornado,
)
from perfscore.report.charts.numbers import EXACT

_MOST = 15
_MOST_ROWS = 200


def one_report(study: OneStudy, language: Language) -> Report:
    """Lay out a study for people who look at it."""
    words = Words(language)
    title = words.say(f"敏感性：{study.unit}", f"Sensitivity: {study.unit}")
    lead = tuple(one_lead(study, words))
    return Report(title, lead[1:], tuple(_parts(study, words)))


def _parts(study: OneStudy, words: Words) -> Iterator[Part]:
    yield _facts(study, words)
    yield from _chart(study, words)
    if study.cells:
        yield _cells(study, words)
    for aspect in (Aspect.WEIGHT, Aspect.DROP):
        if study.weights.of(aspect):
            yield _points(study, aspect, words)


def _facts(study: OneStudy, words: Words) -> Facts:
    facts = [
        Fact(words.say("总分", "total"), short_text(study.total)),
        Fact(words.say("等级", "grade"), study.grade or "—"),
    ]
    if study.lower is not None:
        name = words.say("离下线", "above the cut below")
        apart = short_text(study.total - study.lower.at)
        facts.append(Fact(name, apart, words.cut(study.lower)))
    if study.higher is not None:
        name = words.say("离上线", "below the next cut")
        apart = short_text(study.higher.at - study.total)
        facts.append(Fact(name, apart, words.cut(study.higher)))
    title = words.say("概况", "In short")
    return Facts(Caption(title, title), tuple(facts))


def _chart(study: OneStudy, words: Words) -> Iterator[Part]:
    ranges = tuple(
        Range(words.path(each.path[-1:]), down, up, words.size(each.size, each.unit))
        for each in study.cells
        if (down := each.less.total) is not None
        and (up := each.more.total) is not None
        and (down != study.total or up != study.total)
    )
    if not ranges:
        return
    caption = Caption(
        words.say("误差", "Errors"),
        words.say("一个数有误差时的总分", "The total by an error of one number"),
        words.say(
            "总分不变的数不在图上。",
            "Numbers that leave the total as it is are not here.",
        ),
        words.say("总分", "total"),
    )
    yield Tornado(
        caption,
        study.total,
        ranges[:_MOST],
        words.say("少报", "less"),
        words.say("多报", "more"),
        EXACT,
    )


def _cells(study: OneStudy, words: Words) -> Table:
    headings = tuple(
        Heading(each)
        for each in words.say(
            "数 填报 误差 少报时 多报时 往下换等级 往上换等级",
            "number reported error less more turns-at-less turns-at-more",
        ).split()
    )
    rows = tuple(_cell(each, study, words) for each in study.cells[:_MOST_ROWS])
    title = words.of(TITLES[Aspect.ERROR])
    note = words.say(
        "换等级的数由近到远找：往小到 0、往大到两倍，步子逐次加倍再对半缩小；"
        "— 是没有找到。",
        "Where the grade turns is sought down to 0 and up to twice the number; — where "
        "none was found.",
    )
    name = words.say("数", "Numbers")
    if study.weights.grades:
        return Table(Caption(name, title, note), headings, rows)
    without = tuple(row[:-2] for row in rows)
    return Table(Caption(name, title), headings[:-2], without)


def _cell(cell: OneCell, study: OneStudy, words: Words) -> tuple[str, ...]:
    return (
        words.path(cell.path),
        cell.text,
        words.size(cell.size, cell.unit),
        standing_text(cell.less, study),
        standing_text(cell.more, study),
        turn_text(cell.down),
        turn_text(cell.up),
    )


def _points(study: OneStudy, aspect: Aspect, words: Words) -> Table:
    is_drop = aspect is Aspect.DROP
    names = words.say(
        "指标 分值 去掉后总分变" if is_drop else "指标 分值 挪动 减时总分变 增时总分变",
        "indicator points left-out" if is_drop else "indicator points moved less more",
    ).split()
    rows = []
    for each in study.weights.of(aspect)[:_MOST_ROWS]:
        less, more = swing_texts(each)
        ends = (less,) if is_drop else (words.of_cause(each.cause), less, more)
        name = words.path(each.cause.path)
        rows.append((name, words.points(each.cause.points), *ends))
    note = words.say("↑ 升级，↓ 降级。", "↑ a better grade, ↓ a worse one.")
    note = f"{words.what_was_done(study.weights, aspect)} {note}"
    name = words.say("去掉", "Left out") if is_drop else words.say("分值", "Points")
    title = words.of(TITLES[aspect])
    headings = tuple(Heading(each) for each in names)
    return Table(Caption(name, title, note), headings, tuple(rows))
