"""A diagnostic as people read it in a terminal: places, excerpts, carets."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Diagnostic, Language, Severity, Text
from perfscore.diagnostics.width import columns, head, printable, tail
from perfscore.source import Source, Span

SEVERITY_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}

_REMEDY = Text("改法：", "help: ")
_LINE_ROOM = 100
"""Columns of a long line that are shown, beside the … where it is cut."""
_MARKED_ROOM = 60

_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_PLAIN = "\x1b[0m"


def render(diagnostic: Diagnostic, *, language: Language, colour: bool = False) -> str:
    """Write ``diagnostic`` over several lines, with no end of line after the last.

    Columns of places count characters; carets stand below what is seen. Nothing that
    the document holds reaches the terminal as a control character.
    """
    severity = diagnostic.rule.severity
    paint = (_COLOURS[severity], _PLAIN) if colour else ("", "")
    labels = (diagnostic.at, *diagnostic.related)
    gutter = max(1, *(len(_number(each.span)) for each in labels))
    word = SEVERITY_WORDS[severity].in_language(language)
    message = printable(diagnostic.message.in_language(language))
    lines = [f"{paint[0]}{word}[{diagnostic.rule.name}]{paint[1]}: {message}"]
    shown: Source | None = None
    for label in labels:
        if label.span.source != shown:
            shown = label.span.source
            lines.append(f"{'':{gutter}}--> {place_text(label.span)}")
        text = printable(label.text.in_language(language))
        lines.extend(_excerpt(label.span, text, gutter=gutter, paint=paint))
    if diagnostic.hint is not None:
        hint = printable(diagnostic.hint.in_language(language))
        lines.append(f"{'':{gutter}}= {_REMEDY.in_language(language)}{hint}")
    return "\n".join(lines)


def place_text(span: Span) -> str:
    """Write where ``span`` begins: ``set.perf:5:3``, or ``form.xlsx 自评表!C5``."""
    mark = span.source.mark(span.start)
    if mark:
        return f"{printable(span.source.name)} {printable(mark)}"
    line, column = span.source.place(span.start)
    return f"{printable(span.source.name)}:{line}:{column}"


def _line_number(span: Span) -> int:
    return span.source.place(span.start)[0]


def _number(span: Span) -> str:
    """Give the line's number as it is shown; what was taken from cells has none."""
    return "" if span.source.mark(span.start) else str(_line_number(span))


def _excerpt(
    span: Span, text: str, *, gutter: int, paint: tuple[str, str]
) -> Iterator[str]:
    if not span.is_whole:
        before, marked, after = _parts(span)
        yield f"{_number(span):>{gutter}} | {before}{marked}{after}".rstrip()
        carets = "^" * max(1, columns(marked))
        indent = " " * columns(before)
        yield f"{'':{gutter}} | {indent}{paint[0]}{carets}{paint[1]} {text}".rstrip()
    elif text:
        yield f"{'':{gutter}}= {text}"


def _parts(span: Span) -> tuple[str, str, str]:
    """Give what is seen of a span's first line: before it, of it, and after it.

    What is not needed on one side is room for the other.
    """
    source = span.source
    number = _line_number(span)
    begin, end = source.line_starts[number - 1], source.line_end(number)
    start = min(span.start, end)
    stop = min(max(span.end, start), end)
    marked = head(source.text[start:stop], _MARKED_ROOM)
    room = max(0, _LINE_ROOM - columns(marked))
    wanted = columns(head(source.text[stop:end], room))
    before = tail(source.text[begin:start], room - min(wanted, room // 2))
    after = head(source.text[stop:end], room - columns(before))
    return before, marked, after
