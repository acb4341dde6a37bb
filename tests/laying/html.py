"""Forms as web pages, as editors save them."""

from html import escape

from tests.laying.model import PaperCell, PaperForm


def html_text(*blocks: str | PaperForm) -> str:
    """Give a page with the blocks one after the other; strings are paragraphs."""
    body = "\n".join(_block(each) for each in blocks)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>公开</title>'
        "<style>td {border: 1px solid}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _block(block: str | PaperForm) -> str:
    if isinstance(block, str):
        return f"<p>{_text(block)}</p>"
    above = "\n".join(_block(each) for each in block.above)
    below = "\n".join(_block(each) for each in block.below)
    return f"{above}\n{_table(block)}\n{below}"


def _table(form: PaperForm) -> str:
    rows = "\n".join(
        f"<tr>{''.join(_cell(each) for each in form.cells if each.row == row)}</tr>"
        for row in range(form.rows)
    )
    return f"<table>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _cell(cell: PaperCell) -> str:
    reach = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    reach += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<td{reach}><p><span>{_text(cell.text) or '&nbsp;'}</span></p></td>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
