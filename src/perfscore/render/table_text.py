"""A table as lines for a terminal, columns aligned whatever the width of letters."""

from collections.abc import Iterator, Sequence

from perfscore.diagnostics.width import columns, head, printable, tail
from perfscore.report.charts.model import Heading, Table, Value

_GAP = "  "
_PATH = " / "
_NARROWEST = 8


def table_lines(table: Table, width: int) -> Iterator[str]:
    """Write the headings, a rule and the rows; long texts are cut with ….

    Numbers stand at the right. Where not all fits, the widest texts give way.
    """
    titles = [printable(each.name) for each in table.headings]
    cells = [
        [_text(value, one) for value, one in zip(row, table.headings, strict=True)]
        for row in table.rows
    ]
    widths = [
        max(columns(text) for text in column)
        for column in zip(titles, *cells, strict=True)
    ]
    texts = [at for at, each in enumerate(table.headings) if each.written is None]
    _squeeze(widths, texts, width - len(_GAP) * (len(widths) - 1))
    yield _line(titles, widths, table.headings)
    yield _GAP.join("-" * each for each in widths)
    for row in cells:
        yield _line(row, widths, table.headings)


def _squeeze(widths: list[int], texts: Sequence[int], room: int) -> None:
    """Take from the widest column of texts until all fit, or all are narrowest."""
    while sum(widths) > room and texts:
        widest = max(texts, key=lambda at: widths[at])
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _text(value: Value, heading: Heading) -> str:
    if value is None:
        return "—"
    if isinstance(value, str) or heading.written is None:
        return printable(str(value))
    return heading.written.text(value)


def _cut(text: str, room: int) -> str:
    """Cut a text to its start, a path to its end, which tells it from its siblings."""
    return tail(text, room) if _PATH in text else head(text, room)


def _line(texts: Sequence[str], widths: Sequence[int], heads: Sequence[Heading]) -> str:
    cells = []
    for text, width, heading in zip(texts, widths, heads, strict=True):
        shown = text if columns(text) <= width else _cut(text, width - 1)
        blank = " " * (width - columns(shown))
        cells.append(shown + blank if heading.written is None else blank + shown)
    return _GAP.join(cells).rstrip()
