"""A form as GitHub Markdown."""

from perfscore.render.markdown_escape import inline, paragraph
from perfscore.render.parts import parts
from perfscore.report.table import NUMERIC, Table


def markdown_text(table: Table) -> str:
    """Write ``table`` as Markdown tables, one for each part of the form.

    Markdown knows no merged cells: a merged cell's text stands in its first place, the
    cells it continues over are blank, so that no score appears twice.
    """
    blocks = [f"# {inline(table.title)}"]
    if table.subtitle:
        blocks.append(paragraph(table.subtitle))
    for part in parts(table):
        if part.title:
            blocks.append(f"**{inline(part.title)}**")
        blocks.append(_part(part))
    notes = [
        f"备注：{each}" if not index else each for index, each in enumerate(table.notes)
    ]
    blocks += [paragraph(each) for each in notes]
    return "\n\n".join(blocks) + "\n"


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
