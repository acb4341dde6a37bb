"""A study of one assessment as text for a terminal."""

from collections.abc import Iterator

from perfscore.batch.sensitivity.model import Swing
from perfscore.batch.sensitivity.one import OneStudy, Standing, Turn
from perfscore.batch.sensitivity.question import Aspect
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.width import head, printable
from perfscore.exact import short_text
from perfscore.render.sensitivity_text import still_lines, table_text
from perfscore.render.sensitivity_words import TITLES, Words
from perfscore.render.wrapping import wrap
from perfscore.report.charts.numbers import Written

CHANGE = Written(is_signed=True)
MOST = 25
_WIDEST = 36


def one_text(study: OneStudy, *, width: int = 80, language: Language = "zh") -> str:
    """Write how far the cuts are, what errors do, and what moving points does."""
    words = Words(language)
    blocks = [
        "\n".join(
            each for line in one_lead(study, words) for each in wrap(line, width)
        ),
        "\n".join(_cells(study, words, width)),
        *("\n".join(_points(study, each, words)) for each in _POINTS),
        "\n".join(still_lines(study.weights, words, width)),
    ]
    return "\n\n".join(each for each in blocks if each) + "\n"


_POINTS = (Aspect.WEIGHT, Aspect.DROP)


def one_lead(study: OneStudy, words: Words) -> Iterator[str]:
    """Say where the assessment stands, and how many changes give another grade."""
    total, grade = short_text(study.total), study.grade or "—"
    yield printable(
        words.say(
            f"{study.unit}：总分 {total}，等级 {grade}",
            f"{study.unit}: total {total}, grade {grade}",
        )
    )
    yield printable(words.set_line(study.weights))
    if study.lower is not None:
        at = short_text(study.lower.at)
        apart = short_text(study.total - study.lower.at)
        yield words.say(
            f"比“{study.lower.above}”的下限 {at} 分高 {apart} 分",
            f"{apart} above where “{study.lower.above}” begins ({at})",
        )
    if study.higher is not None:
        apart = short_text(study.higher.at - study.total)
        at = short_text(study.higher.at)
        yield words.say(
            f"离“{study.higher.above}”（{at} 分）还差 {apart} 分",
            f"{apart} below where “{study.higher.above}” begins ({at})",
        )
    count = sum(each.regrades(study.grade) for each in study.cells)
    numbers, size = len(study.cells), words.size(study.question.error)
    yield words.say(
        f"填报的 {numbers} 个数，一次错一个（{size}，另有写明的除外），"
        f"会换等级的有 {count} 个",
        f"{numbers} reported numbers, one wrong at a time ({size} unless stated): "
        f"{count} give another grade",
    )
    swings = study.weights.of(Aspect.WEIGHT)
    if swings:
        count = sum(bool(each.regraded) for each in swings)
        yield words.say(
            f"{len(swings)} 个指标的分值，一次挪动一个，会换等级的有 {count} 个",
            f"The points of {len(swings)} indicators, moved one at a time: {count} "
            "give another grade",
        )
    swings = study.weights.of(Aspect.DROP)
    if swings:
        count = sum(bool(each.regraded) for each in swings)
        yield words.say(
            f"一次去掉一个指标，{len(swings)} 个里会换等级的有 {count} 个",
            f"{len(swings)} indicators, left out one at a time: {count} give another "
            "grade",
        )
    yield from _drawn(study, words)


def _cells(study: OneStudy, words: Words, width: int) -> Iterator[str]:
    if not study.cells:
        yield words.say("没有填报的数", "no numbers are reported")
        return
    yield words.of(TITLES[Aspect.ERROR])
    headings = words.say(
        "数 填报 误差 少报时 多报时 往下换等级 往上换等级",
        "number reported error less more turns-at-less turns-at-more",
    ).split()
    rows = [
        [
            head(printable(words.path(each.path[-1:])), _WIDEST),
            printable(each.text),
            words.size(each.size, each.unit),
            standing_text(each.less, study),
            standing_text(each.more, study),
            turn_text(each.down),
            turn_text(each.up),
        ]
        for each in study.cells[:MOST]
    ]
    has_grades = bool(study.weights.grades)
    shown = len(headings) if has_grades else len(headings) - 2
    yield table_text(headings[:shown], [row[:shown] for row in rows])
    rest = len(study.cells) - MOST
    if rest > 0:
        yield words.say(
            f"另有 {rest} 个数影响更小，见 --format json、html、xlsx",
            f"{rest} more matter less: see --format json, html, xlsx",
        )
    if has_grades:
        yield from wrap(_how_turned(words), width)


def _how_turned(words: Words) -> str:
    return words.say(
        "往下、往上换等级：别的都不变，这个数改到哪里换等级；往小到 0、往大到两倍，"
        "由近到远地找，步子逐次加倍，再对半缩小；— 是没有找到。",
        "Where the grade turns: all else as reported, sought down to 0 and up to twice "
        "the number, by steps that double and are then halved; — where none was found.",
    )


def standing_text(found: Standing, study: OneStudy) -> str:
    """Write a total, its change, and the grade where it is another."""
    if found.total is None:
        return "—"
    change = CHANGE.text(found.total - study.total)
    other = "" if found.grade == study.grade else f" {found.grade or '—'}"
    return f"{change}{other}"


def turn_text(turn: Turn | None) -> str:
    """Write a number that gives another grade."""
    return "—" if turn is None else f"{turn.text} {turn.standing.grade or ''}".strip()


def swing_texts(swing: Swing) -> tuple[str, str]:
    """Write what moving points does to the one total, less and more."""
    made = []
    for each in (swing.less, swing.more):
        if each is None or not each.compared:
            made.append("—")
            continue
        mark = "↑" if each.risen else "↓" if each.fallen else ""
        made.append(f"{CHANGE.text(each.change)}{mark}")
    return made[0], made[1]


def _points(study: OneStudy, aspect: Aspect, words: Words) -> Iterator[str]:
    swings = study.weights.of(aspect)
    if not swings:
        return
    yield words.of(TITLES[aspect])
    is_drop = aspect is Aspect.DROP
    headings = words.say(
        "指标 分值 去掉后" if is_drop else "指标 分值 挪动 减时 增时",
        "indicator points left-out" if is_drop else "indicator points moved less more",
    ).split()
    rows = []
    for each in swings[:MOST]:
        less, more = swing_texts(each)
        name = head(printable(words.path(each.cause.path)), _WIDEST)
        row = [name, words.points(each.cause.points)]
        row += [less] if is_drop else [words.of_cause(each.cause), less, more]
        rows.append(row)
    yield table_text(headings, rows)


def _drawn(study: OneStudy, words: Words) -> Iterator[str]:
    """Say how often the grade holds if all is changed at once by chance."""
    draws = study.question.draws
    if draws and study.weights.counts.kept:
        kept = next(iter(study.weights.counts.kept))
        said = words.drawn(study.weights)
        yield words.say(f"{said}：不变的有 {kept} 次", f"{said} The same in {kept}.")
