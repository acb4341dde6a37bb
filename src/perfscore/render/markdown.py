"""A paper as GitHub Markdown."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_markdown import derivation_markdown
from perfscore.render.markdown_escape import inline, paragraph
from perfscore.render.parts import parts
from perfscore.report.paper import Paper
from perfscore.report.table import NUMERIC, Table


def markdown_paper(paper: Paper, *, language: Language = "zh") -> str:
    """Write ``paper`` as Markdown tables, one for each part of the form and each annex.

    Markdown knows no merged cells: a merged cell's text stands in its first place, the
    cells it continues over are blank, so that no score appears twice. The derivation,
    in ``language``, follows as a list; pictures are for formats that have them.
    """
    blocks = [
        block
        for index, table in enumerate(paper.tables)
        for block in _blocks(table, "##" if index else "#")
    ]
    if paper.derivation is not None:
        blocks.append(derivation_markdown(paper.derivation, language).rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


def _blocks(table: Table, level: str) -> Iterator[str]:
    yield f"{level} {inline(table.title)}"
    if table.subtitle:
        yield paragraph(table.subtitle)
    if not table.sections:
        yield _part(table)
    else:
        for part in parts(table):
            if part.title:
                yield f"**{inline(part.title)}**"
            yield _part(part)
    for index, note in enumerate(table.notes):
        yield paragraph(note if index else f"备注：{note}")


def _part(part: Table) -> str:
    texts = [[""] * part.columns for _ in range(part.rows)]
    numeric = set()
    for cell in part.cells:
        texts[cell.row][cell.column] = inline(cell.text)
        if cell.role in NUMERIC:
            numeric.add(cell.column)
    rule = ["---:" if column in numeric else "---" for column in range(part.columns)]
    lines = (" | ".join(row) for row in (texts[0], rule, *texts[1:]))
    return "\n".join(f"| {line} |" for line in lines)
