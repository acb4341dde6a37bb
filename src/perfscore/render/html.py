"""A form as one HTML file that prints on A4."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to
from perfscore.render.derivation_html import derivation_html
from perfscore.render.html_style import STYLE
from perfscore.render.page import escaped, page
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.table import NUMERIC, Role, Table, TableCell

_CENTRED = {Role.HEADING, Role.GROUP, Role.TOTAL, Role.TARGET, Role.ACTUAL, Role.GRADE}
_PLACES = Rounding(RoundingMode.HALF_UP, 3)


def html_text(
    table: Table,
    *,
    derivation: DerivationLine | None = None,
    language: Language = "zh",
) -> str:
    """Write ``table`` as a page that looks as the official form does.

    The parts of the form are tables without a gap, so that the headings of a long
    part come again on every sheet. ``derivation``, in ``language``, follows the form;
    its lines open and close.
    """
    below = "" if derivation is None else derivation_html(derivation, language)
    title = f"<h1>{escaped(table.title)}</h1>"
    subtitle = (
        f'<p class="year">{escaped(table.subtitle)}</p>' if table.subtitle else ""
    )
    starts = _starts(table)
    tables = [
        _table(table, start, end)
        for start, end in zip(starts, (*starts[1:], table.rows), strict=True)
    ]
    body = "\n".join(
        each for each in (title, subtitle, *tables, _notes(table), below) if each
    )
    return page(title=table.title, style=STYLE + _column_style(table), body=body)


def _starts(table: Table) -> tuple[int, ...]:
    """Give the rows at which a table begins: a total continues the one above."""
    totals = {cell.row for cell in table.cells if cell.role is Role.TOTAL}
    return (0, *(row for row in table.sections if row not in totals))


def _table(table: Table, start: int, end: int) -> str:
    cells = sorted(
        (cell for cell in table.cells if start <= cell.row < end),
        key=lambda each: (each.row, each.column),
    )
    label = next((each for each in cells if _is_label(each)), None)
    rows = [
        "".join(_cell(each) for each in cells if each.row == row and each is not label)
        for row in range(start, end)
    ]
    columns = f"<colgroup>{'<col>' * table.columns}</colgroup>"
    if label is None:
        return f"<table>{columns}<tbody>{_rows(rows)}</tbody></table>"
    beside = f' rowspan="{label.row_span - 1}"'
    head = _rows(['<th class="label open"></th>' + rows[0]])
    first = f'<th class="label" scope="rowgroup"{beside}>{escaped(label.text)}</th>'
    body = _rows([first + rows[1], *rows[2:]])
    return f"<table>{columns}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _is_label(cell: TableCell) -> bool:
    return cell.role is Role.HEADING and cell.column == 0 and cell.row_span > 1


def _rows(rows: Sequence[str]) -> str:
    return "".join(f"\n<tr>{row}</tr>" for row in rows)


def _cell(cell: TableCell) -> str:
    is_heading = cell.role in {Role.HEADING, Role.GROUP, Role.TOTAL}
    kind = "undefined" if cell.undefined else cell.role.value
    if cell.role in NUMERIC:
        kind += " number"
    elif cell.role in _CENTRED:
        kind += " centred"
    attributes = f' class="{kind}"'
    if cell.row_span > 1:
        attributes += f' rowspan="{cell.row_span}"'
    if cell.column_span > 1:
        attributes += f' colspan="{cell.column_span}"'
    tag = "th" if is_heading else "td"
    return f"<{tag}{attributes}>{escaped(cell.text)}</{tag}>"


def _notes(table: Table) -> str:
    if not table.notes:
        return ""
    lines = "<br>\n".join(escaped(note) for note in table.notes)
    return f'<p class="notes"><span>备注：</span>{lines}</p>'


def _column_style(table: Table) -> str:
    return "".join(
        f"col:nth-child({number}){{width:{_percent(width)}%}}"
        for number, width in enumerate(table.column_widths, start=1)
    )


def _percent(share: Fraction) -> str:
    return fixed_text(round_to(100 * share, _PLACES), _PLACES.places)
