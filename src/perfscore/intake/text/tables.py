"""Text whose rows all have the same number of cells keeps the cells as they stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.columns import indicator_column
from perfscore.intake.grid import Document
from perfscore.intake.text.cleaning import Clean

_SEPARATORS = ("\t", "|", ";", "；", ",", "，", "│")
_FEWEST_HEADINGS = 3
_FEWEST_ROWS = 3
_LEAST_SHARE = 8
"""Of ten rows below the headings so many fit, where tabs keep blank cells."""
_RULE = re.compile(r"[\s|:+=─━┼-]*")
_LONGEST_LINE = 100_000
_ABOVE = 5
"""Lines that stay with the table below them: its title, year, unit of amounts."""
_LONGEST_TITLE = 80
_LONGEST_HEADING = 40
_NOTES = 20
"""Rows below which the rows need not be alike any more."""
_OWN_ROW = re.compile(r"栏次|[合总]计|\d{3}(?:\d\d){0,2}")
"""With such a cell a row of accounts begins, never the rest of a cell."""


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    cells: tuple[tuple[int, str], ...]
    """The offset and the text of each cell."""

    @property
    def is_narrow(self) -> bool:
        return len(self.cells) < _FEWEST_ROWS

    @property
    def is_prose(self) -> bool:
        return len(self.cells) == 1


def tabular(cleaned: Clean) -> Document | None:
    """Give the tables of a text whose rows have their cells all; None: it has none.

    Cells are parted by tabs, bars, semicolons, commas or two blanks and more, and may
    stand in quotation marks. One row with the headings of indicators tells which.
    """
    for separator in _SEPARATORS:
        if separator in cleaned.text:
            rows = _joined(list(_rows(cleaned.text, separator)), separator)
            if _is_regular(rows, separator):
                return _document(cleaned, rows)
    return None


def _rows(text: str, separator: str) -> Iterator[_Row]:
    at = re.escape(separator)
    cell = re.compile(rf'[ \xa0]*"((?:[^"]|"")*)"[ \xa0]*(?=[{at}\n]|\Z)|([^{at}\n]*)')
    place, count = 0, len(text)
    start, cells = 0, []
    while place <= count:
        found = cell.match(text, place)
        if found is None:
            break
        quoted = found[1]
        raw = found[2] if quoted is None else quoted.replace('""', '"')
        inner = raw.strip(" \r\xa0\u3000")
        lead = raw.index(inner) if inner else 0
        cells.append((found.start(1 if quoted is not None else 2) + lead, inner))
        place = found.end()
        if place >= count or text[place] == "\n":
            yield _Row(start, _without_edges(cells, separator))
            start, cells = place + 1, []
        place += 1


def _without_edges(
    cells: list[tuple[int, str]], separator: str
) -> tuple[tuple[int, str], ...]:
    """Take off the bars with which a row begins and ends, as Markdown writes them."""
    if (
        separator not in "|│"
        or len(cells) < _FEWEST_ROWS
        or cells[0][1]
        or cells[-1][1]
    ):
        return tuple(cells)
    return tuple(cells[1:-1])


def _joined(rows: list[_Row], separator: str) -> list[_Row]:
    """Put rows together that an end of line within a cell cut in two."""
    widths = Counter(len(each.cells) for each in rows if not each.is_narrow)
    if separator != "\t" or not widths:
        return rows
    full = widths.most_common(1)[0][0]
    kept: list[_Row] = []
    for row in rows:
        before = kept[-1] if kept else None
        if (
            before is not None
            and len(before.cells) < full
            and before.cells[-1][1]
            and row.cells[0][1]
            and not _OWN_ROW.fullmatch(row.cells[0][1])
            and len(before.cells) + len(row.cells) - 1 == full
            and (len(before.cells) > 1 or row.cells[0][1][0] in "(（")
        ):
            at, text = before.cells[-1]
            joint = (at, f"{text} {row.cells[0][1]}")
            cells = (*before.cells[:-1], joint, *row.cells[1:])
            kept[-1] = _Row(before.start, cells)
        else:
            kept.append(row)
    return kept


def _is_regular(rows: list[_Row], separator: str) -> bool:
    heads = next((at for at, each in enumerate(rows) if _is_heading(each)), None)
    if heads is None:
        return False
    wide = len(rows[heads].cells)
    below = [each for each in rows[heads + 1 :] if not each.is_prose][:_NOTES]
    below = [each for each in below if not _is_rule(each)]
    full = sum(len(each.cells) == wide for each in below)
    if separator == "\t":
        full = sum(len(each.cells) <= wide for each in below)
        return 10 * full >= _LEAST_SHARE * len(below)
    return full == len(below) and full >= _FEWEST_ROWS


def _is_heading(row: _Row) -> bool:
    texts = [text for _, text in row.cells if text]
    known = sum(
        indicator_column(each) is not None
        for each in texts
        if len(each) < _LONGEST_HEADING
    )
    return known >= _FEWEST_HEADINGS and 2 * known > len(texts)


def _is_rule(row: _Row) -> bool:
    return all(_RULE.fullmatch(text) for _, text in row.cells) and any(
        text for _, text in row.cells
    )


def _document(cleaned: Clean, rows: list[_Row]) -> Document:
    builder = DocumentBuilder(cleaned.source.name)
    table: list[_Row] = []
    for row in rows:
        if row.is_prose:
            if row.cells[0][1]:
                if not all(each.is_prose for each in table) or len(table) > _ABOVE:
                    _flush(builder, cleaned, table)
                    table = []
                table.append(row)
        elif not _is_rule(row):
            table.append(row)
    _flush(builder, cleaned, table)
    return builder.build()


def _flush(builder: DocumentBuilder, cleaned: Clean, table: list[_Row]) -> None:
    """Add rows; lines of prose among them that are long or alone are paragraphs."""
    is_alone = all(each.is_prose for each in table)
    rows: list[_Row] = []
    for row in table:
        at, text = row.cells[0]
        if row.is_prose and (is_alone or len(text) > _LONGEST_TITLE):
            _add(builder, cleaned, rows)
            rows = []
            builder.add_paragraph(text[:_LONGEST_LINE], mark=cleaned.mark(at))
        else:
            rows.append(row)
    _add(builder, cleaned, rows)


def _add(builder: DocumentBuilder, cleaned: Clean, rows: list[_Row]) -> None:
    cells = [
        RawCell(at, column, text)
        for at, row in enumerate(rows)
        for column, (_, text) in enumerate(row.cells)
    ]
    builder.add_grid(
        "",
        cells,
        mark=lambda row, column: cleaned.mark(rows[row].cells[column][0]),
    )
