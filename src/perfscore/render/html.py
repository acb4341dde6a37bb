"""A paper as one HTML file that prints on A4."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to
from perfscore.render.derivation_html import derivation_html
from perfscore.render.html_style import STYLE
from perfscore.render.page import escaped, page
from perfscore.render.picture_svg import picture_svg
from perfscore.render.sections import Section, sections
from perfscore.report.paper import Paper
from perfscore.report.table import NUMERIC, Role, Table, TableCell

_CENTRED = {Role.HEADING, Role.GROUP, Role.TOTAL, Role.TARGET, Role.ACTUAL, Role.GRADE}
_PLACES = Rounding(RoundingMode.HALF_UP, 3)


def html_paper(paper: Paper, *, language: Language = "zh") -> str:
    """Write ``paper`` as a page whose form looks as the official one does.

    The parts of a form are tables without a gap, so that the headings of a long part
    come again on every sheet. Annexes, the picture and the derivation, in
    ``language``, follow; the lines of the derivation open and close. What the file says
    of itself stands in ``meta`` elements.
    """
    body = "\n".join(_body(paper, language))
    widths = "".join(
        _column_style(table, index) for index, table in enumerate(paper.tables)
    )
    return page(
        title=paper.tables[0].title,
        style=STYLE + widths,
        body=body,
        meta=paper.identity,
    )


def _body(paper: Paper, language: Language) -> Iterator[str]:
    for index, table in enumerate(paper.tables):
        yield _sheet(table, index)
    if paper.picture is not None:
        heading = "自评结果" if language == "zh" else "Result"
        drawn = picture_svg(paper.picture)
        yield f'<section class="picture">\n<h2>{heading}</h2>\n{drawn}\n</section>'
    if paper.derivation is not None:
        yield derivation_html(paper.derivation, language)


def _sheet(table: Table, index: int) -> str:
    """Write the form, the first table, or an annex."""
    kind, level = ("sheet", "h2") if index else ("form", "h1")
    parts = [
        f"<{level}>{escaped(table.title)}</{level}>",
        f'<p class="year">{escaped(table.subtitle)}</p>' if table.subtitle else "",
        *(_table(table, each) for each in sections(table)),
        _notes(table),
    ]
    body = "\n".join(each for each in parts if each)
    return f'<section class="{kind} table-{index}">\n{body}\n</section>'


def _table(table: Table, section: Section) -> str:
    rows = ["".join(_cell(each) for each in row) for row in section.rows]
    head, label = section.head, section.label
    if label is not None:
        above = _span("rowspan", head)
        below = _span("rowspan", label.row_span - head)
        beside = f'<th class="label" scope="rowgroup"{below}>{escaped(label.text)}</th>'
        rows[0] = f'<th class="label open"{above}></th>{rows[0]}'
        rows[head] = beside + rows[head]
    columns = f"<colgroup>{'<col>' * table.columns}</colgroup>"
    first = f"<thead>{_rows(rows[:head])}</thead>" if head else ""
    return f"<table>{columns}{first}<tbody>{_rows(rows[head:])}</tbody></table>"


def _rows(rows: Sequence[str]) -> str:
    return "".join(f"\n<tr>{row}</tr>" for row in rows)


def _cell(cell: TableCell) -> str:
    is_heading = cell.role in {Role.HEADING, Role.GROUP, Role.TOTAL}
    kind = "undefined" if cell.undefined else cell.role.value
    if cell.role in NUMERIC:
        kind += " number"
    elif cell.role in _CENTRED:
        kind += " centred"
    rows = _span("rowspan", cell.row_span)
    columns = _span("colspan", cell.column_span)
    tag = "th" if is_heading else "td"
    return f'<{tag} class="{kind}"{rows}{columns}>{escaped(cell.text)}</{tag}>'


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _notes(table: Table) -> str:
    if not table.notes:
        return ""
    lines = "</p>\n<p>".join(escaped(note) for note in table.notes)
    return f'<div class="notes"><p><span>备注：</span>{lines}</p></div>'


def _column_style(table: Table, index: int) -> str:
    return "".join(
        f".table-{index} col:nth-child({number}){{width:{_percent(width)}%}}"
        for number, width in enumerate(table.column_widths, start=1)
    )


def _percent(share: Fraction) -> str:
    return fixed_text(round_to(100 * share, _PLACES), _PLACES.places)
