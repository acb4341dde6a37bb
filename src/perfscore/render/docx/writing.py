"""A paper becomes a Word file."""

from collections.abc import Iterator
from itertools import chain

from docx.oxml.xmlchemy import BaseOxmlElement

from perfscore.render.docx.breaking import least_height
from perfscore.render.docx.criteria import criteria
from perfscore.render.docx.elements import paragraph, runs
from perfscore.render.docx.grid import column_widths, word_table
from perfscore.render.docx.package import (
    ANNEX_STYLE,
    GAP_STYLE,
    HEIGHT,
    NOTE_STYLE,
    ROOM,
    SUBTITLE_STYLE,
    TITLE_STYLE,
    document_bytes,
    new_document,
)
from perfscore.render.docx.parts import word_parts
from perfscore.report.paper import Paper
from perfscore.report.table import Table

_DERIVATION = "附：计分过程"
_CRITERIA = "评分标准"


def docx_bytes(paper: Paper) -> bytes:
    """Write ``paper`` as a Word file: the form, its annexes, the derivation.

    The form is on A4 landscape, in real tables whose cells are merged as the form has
    them; the headings of the indicators come again on every page. In a form to fill
    in, cells to fill are shaded, answers to choose are lists, the criteria follow the
    form, and annexes that only compute are left out. Equal papers give equal bytes.
    """
    form, *beside = paper.tables
    annexes = [each for each in beside if not paper.is_blank or _has_entries(each)]
    document = new_document(form.title, paper.identity)
    body = document.element.body
    content = [*_form(form), *(_criteria(form) if paper.is_blank else ())]
    for number, annex in enumerate(annexes):
        content += _annex(annex, on_new_page=not number)
    if paper.derivation is not None:
        from perfscore.report.derivation_table import (  # noqa: PLC0415 - rarely asked
            derivation_table,
        )

        table = derivation_table(paper.derivation)
        content += _annex(table, title=_DERIVATION, on_new_page=True)
    for each in content:
        body.insert(len(body) - 1, each)
    return document_bytes(document)


def _has_entries(table: Table) -> bool:
    return any(cell.entry is not None for cell in table.cells)


def _form(form: Table) -> Iterator[BaseOxmlElement]:
    yield paragraph(runs(form.title), style=TITLE_STYLE)
    if form.subtitle:
        yield paragraph(runs(form.subtitle), style=SUBTITLE_STYLE)
    yield from _tables(form)
    yield from _notes(form)


def _annex(
    table: Table, *, title: str = "", on_new_page: bool = False
) -> Iterator[BaseOxmlElement]:
    flags = ("pageBreakBefore",) if on_new_page else ()
    yield paragraph(runs(title or table.title), style=ANNEX_STYLE, flags=flags)
    if table.subtitle:
        yield paragraph(runs(table.subtitle), style=SUBTITLE_STYLE)
    yield from _tables(table)
    yield from _notes(table)


def _tables(table: Table) -> Iterator[BaseOxmlElement]:
    """Give the tables, each with an unseen paragraph that parts it from the next."""
    widths = column_widths(table.column_widths, ROOM)
    height = least_height(table, widths, HEIGHT)
    return chain.from_iterable(
        (word_table(part, widths, height), paragraph((), style=GAP_STYLE))
        for part in word_parts(table)
    )


def _notes(table: Table) -> Iterator[BaseOxmlElement]:
    for number, note in enumerate(table.notes):
        start = "" if number else "备注："
        yield paragraph(runs(start + note), style=NOTE_STYLE)


def _criteria(form: Table) -> Iterator[BaseOxmlElement]:
    """Give what the set says of its indicators, numbered, below its own heading."""
    listed = criteria(form)
    if not listed:
        return
    yield paragraph(runs(_CRITERIA), style=ANNEX_STYLE)
    for number, each in enumerate(listed, start=1):
        yield paragraph(runs(f"{number}. {each}"), style=NOTE_STYLE)
