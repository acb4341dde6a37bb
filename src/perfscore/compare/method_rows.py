"""The rows of a method as they are written, each with what it means."""

from collections.abc import Iterator

from perfscore.compare.meaning import Meaning, meaning
from perfscore.compare.rows import Row
from perfscore.compare.wording import plain
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Expression,
    Operation,
    Peers,
    Rounded,
)
from perfscore.model.methods import Scoring
from perfscore.source import Span


def written_rows(scoring: Scoring) -> list[Row]:
    """Give the lines below a method's name that its formula was made of.

    They serve to say what differs, once it is known that the formulas do.
    """
    whole = scoring.span
    first, _ = whole.source.place(whole.start)
    parts: dict[int, list[Expression]] = {}
    for each in _parts(scoring.score, whole):
        line, _ = whole.source.place(each.span.start)
        if line > first:
            parts.setdefault(line, []).append(each)
    return [_row(whole, line, parts[line]) for line in sorted(parts)]


def _parts(expression: Expression, whole: Span) -> Iterator[Expression]:
    """Give the outermost parts that stand within a method and are not all of it."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if part.span != whole and _is_within(part.span, whole):
            yield part
        else:
            waiting += reversed(_inner(part))


def _is_within(span: Span, whole: Span) -> bool:
    return (
        span.source is whole.source
        and whole.start <= span.start
        and span.end <= whole.end
    )


def _inner(expression: Expression) -> list[Expression]:
    match expression:
        case Operation():
            return list(expression.operands)
        case Choice():
            rows = ((each.condition, each.value) for each in expression.branches)
            return [*(part for row in rows for part in row), expression.otherwise]
        case Rounded():
            return [expression.value]
        case Aggregate():
            parts = (expression.value, expression.weight, expression.condition)
            return [each for each in parts if each is not None]
        case Peers(value=value):
            return [] if value is None else [value]
    return []


def _row(whole: Span, line: int, parts: list[Expression]) -> Row:
    source = whole.source
    start, end = source.line_starts[line - 1], source.line_end(line)
    end = min(end, max(each.span.end for each in parts))
    text = " ".join(source.text[start:end].split())
    meant: tuple[Meaning, ...] = tuple(meaning(each) for each in parts)
    return Row(meant, None, plain(text), Span(source, start, end))
