"""Tabbed text is laid out line by line: a line with tabs is a row of a table."""

import re

from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.grid import Document
from perfscore.intake.text.cleaning import Clean, clean
from perfscore.source import Source

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_EDGES = " \r\xa0\u3000"


def tabbed_document(source: Source) -> Document:
    """Give the tables and paragraphs of a text, also where it holds no form.

    Cells are parted by tabs; lines without one are paragraphs, and end a table unless
    they are blank.
    """
    cleaned = clean(source)
    builder = DocumentBuilder(source.name)
    rows: list[tuple[tuple[int, str], ...]] = []
    for found in _LINE.finditer(cleaned.text):
        line = found[0].rstrip("\n")
        if "\t" in line:
            rows.append(_cells(line, found.start()))
        elif line.strip():
            _add(builder, cleaned, rows)
            rows = []
            lead = len(line) - len(line.lstrip())
            builder.add_paragraph(line, mark=cleaned.mark(found.start() + lead))
    _add(builder, cleaned, rows)
    return builder.build()


def _cells(line: str, start: int) -> tuple[tuple[int, str], ...]:
    cells = []
    for raw in line.split("\t"):
        text = raw.strip(_EDGES)
        cells.append((start + (raw.index(text) if text else 0), text))
        start += len(raw) + 1
    return tuple(cells)


def _add(
    builder: DocumentBuilder, cleaned: Clean, rows: list[tuple[tuple[int, str], ...]]
) -> None:
    kept = list(rows)
    builder.add_grid(
        "",
        [
            RawCell(at, column, text)
            for at, row in enumerate(kept)
            for column, (_, text) in enumerate(row)
        ],
        mark=lambda row, column: cleaned.mark(kept[row][column][0]),
    )
