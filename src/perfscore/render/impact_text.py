"""What a changed set does, as text for a terminal."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.impact.result import Impact, Moved
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.width import columns, head, printable
from perfscore.render.impact_movers import grades_of
from perfscore.render.impact_report import impact_report
from perfscore.render.impact_words import ImpactWords
from perfscore.render.table_text import table_lines
from perfscore.render.wrapping import wrap
from perfscore.report.charts.model import (
    Bin,
    Facts,
    Histogram,
    Matrix,
    Part,
    Table,
)
from perfscore.report.charts.numbers import CHANGE, COUNT, EXACT
from perfscore.report.charts.scales import nice_step, nice_steps
from perfscore.report.charts.tables import interval, table_of

_NARROWEST = 40
_MOST_ROWS = 20
_MOST_BINS = 12
_BAR = 24
_INDENT = "  "
_CAUSE = "    "


def impact_text(impact: Impact, *, width: int = 80, language: Language = "zh") -> str:
    """Write what a report holds in ``width`` columns, long tables cut off."""
    words = ImpactWords(impact, language)
    report = impact_report(impact, language)
    width = max(width, _NARROWEST)
    lines = [printable(report.title)]
    lines += [each for text in report.lead[:2] for each in wrap(text, width)]
    movers = {words.say("升得最多", "up most"), words.say("降得最多", "down most")}
    for part in report.parts:
        if isinstance(part, Facts):
            lines += ["", *_facts(part, words, width)]
        elif part.caption.name in movers:
            is_up = part.caption.name == words.say("升得最多", "up most")
            moved = impact.up if is_up else impact.down
            if moved:
                lines += ["", part.caption.title, *_moved(moved, words, width)]
        else:
            inner = list(_part(part, words, width))
            lines += ["", part.caption.title, *inner] if inner else []
    return "\n".join(lines) + "\n"


def _facts(facts: Facts, words: ImpactWords, width: int) -> Iterator[str]:
    room = max(columns(each.name) for each in facts.facts)
    for each in facts.facts:
        name = each.name + " " * (room - columns(each.name))
        note = words.beside(each.note) if each.note else ""
        first, *rest = wrap(f"{each.text}{note}", width - room - len(_INDENT))
        yield f"{name}{_INDENT}{first}"
        yield from (" " * (room + len(_INDENT)) + line for line in rest)


def _part(part: Part, words: ImpactWords, width: int) -> Iterator[str]:
    match part:
        case Table(rows=rows) if rows:
            yield from _table(part, words, width)
            yield from _note(part, width)
        case Table(caption=caption):
            yield from (_INDENT + line for line in wrap(caption.note, width))
        case Matrix():
            yield from _table(table_of(part, words.language), words, width)
        case Histogram():
            yield from _histogram(part, words, width)


def _note(table: Table, width: int) -> Iterator[str]:
    if table.caption.note:
        for line in wrap(table.caption.note, width - len(_INDENT)):
            yield _INDENT + line


def _table(table: Table, words: ImpactWords, width: int) -> Iterator[str]:
    cut = table.rows[:_MOST_ROWS]
    shown = Table(table.caption, table.headings, cut)
    for line in table_lines(shown, width - len(_INDENT)):
        yield _INDENT + line
    more = len(table.rows) - len(cut)
    if more:
        yield _INDENT + words.say(
            f"还有 {more} 行，见 --format xlsx 或 html",
            f"{more} more rows: see --format xlsx or html",
        )


def _histogram(chart: Histogram, words: ImpactWords, width: int) -> Iterator[str]:
    bins = _coarse(chart.bins)
    most = max(max(each.counts) for each in bins)
    names = [interval(each.low, each.high, EXACT) for each in bins]
    room = max(map(columns, names))
    counts = [[COUNT.text(count) for count in each.counts] for each in bins]
    wide = [max(len(each[at]) for each in counts) for at in range(len(chart.series))]
    wide = [max(a, columns(b)) for a, b in zip(wide, chart.series, strict=True)]
    bar = min(_BAR, width - room - sum(wide) - 8)
    heads = (
        " " * (one - columns(name)) + name
        for name, one in zip(chart.series, wide, strict=True)
    )
    yield f"{_INDENT}{' ' * room}  {'  '.join(heads)}"
    for name, each, texts in zip(names, bins, counts, strict=True):
        numbers = "  ".join(
            text.rjust(one) for text, one in zip(texts, wide, strict=True)
        )
        full = bar * each.counts[-1] // most if most and bar > 0 else 0
        yield f"{_INDENT}{name.ljust(room)}  {numbers}  {'█' * full}".rstrip()
    yield _INDENT + words.say("条长是新体系的份数。", "Bars: the later set.")


def _coarse(bins: tuple[Bin, ...]) -> list[Bin]:
    """Put bins, whose width is 1, 2 or 5 times a power of ten, together to a few."""
    width = bins[0].high - bins[0].low
    least = nice_step(bins[-1].high - bins[0].low, _MOST_BINS)
    steps = (each for each in nice_steps(least) if (each / width).denominator == 1)
    step = next(steps)
    found: dict[Fraction, tuple[int, ...]] = {}
    for each in bins:
        low = each.low // step * step
        known = found.get(low, (0,) * len(each.counts))
        found[low] = tuple(a + b for a, b in zip(known, each.counts, strict=True))
    return [Bin(low, low + step, counts) for low, counts in found.items()]


def _moved(moved: tuple[Moved, ...], words: ImpactWords, width: int) -> Iterator[str]:
    for each in moved:
        before, after = (
            words.total.text(one.total)
            for one in (each.change.before, each.change.after)
        )
        names = [words.who(each.known), each.known.unit or "", each.known.project or ""]
        names += [name for name in each.known.groups if name is not None]
        named = " ".join(dict.fromkeys(name for name in names if name))
        by = words.beside(CHANGE.text(each.points))
        said = f"{before} → {after}{by}  {grades_of(each, words)}"
        room = max(width - len(_INDENT) - columns(said) - 2, _NARROWEST // 2)
        shown = head(printable(named), room)
        yield f"{_INDENT}{shown}{_INDENT}{said}"
        for line in wrap(words.cause(each), width - len(_CAUSE)):
            yield _CAUSE + line
