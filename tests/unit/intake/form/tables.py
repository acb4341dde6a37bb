"""Documents written by hand: a row a line, cells parted by ``|``."""

import re
from functools import partial

from perfscore.diagnostics.model import Outcome
from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.form.recognise import claimed_forms
from perfscore.model.assessment import Cell
from perfscore.model.identity import SET_ID

_REACH = re.compile(r"\{(\d+),(\d+)\}")


def cells(text: str) -> list[RawCell]:
    """Read a table; ``{2,3}产出`` is merged over two rows and three columns."""
    found = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        for column, written in enumerate(line.split("|")):
            word = written.strip()
            reach = _REACH.match(word)
            rows, columns = (int(reach[1]), int(reach[2])) if reach else (1, 1)
            shown = _REACH.sub("", word).replace("⏎", "\n")
            found.append(RawCell(row, column, shown, rows, columns))
    return found


def read(*blocks: str, set_id: str = "") -> Outcome[tuple[ClaimedForm, ...]]:
    """Read a document: a block with ``|`` is a table, another one a paragraph."""
    builder = DocumentBuilder("表.xlsx")
    for number, block in enumerate(blocks):
        if "|" in block:
            builder.add_grid(
                "",
                cells(block),
                mark=partial(_mark, number),
            )
        else:
            builder.add_paragraph(block, mark=f"第{number}段")
    return claimed_forms(builder.build({SET_ID: set_id} if set_id else None))


def _mark(block: int, row: int, column: int) -> str:
    return f"{block}!{row + 1}-{column + 1}"


def form(*blocks: str, set_id: str = "") -> ClaimedForm:
    """Give the only form of a document."""
    value = read(*blocks, set_id=set_id).value
    assert value is not None
    (only,) = value
    return only


def told(*blocks: str) -> list[tuple[str, str, str]]:
    """Give each diagnostic's rule, place and message."""
    return [
        (
            each.rule.name,
            each.at.span.source.mark(each.at.span.start),
            each.message.zh,
        )
        for each in read(*blocks).diagnostics
    ]


def text(cell: Cell | None) -> str | None:
    """Give what a cell says."""
    return cell.text if cell else None
