"""Which tables of a document are accounts, so that no form is looked for in them."""

import re
from collections.abc import Sequence

from perfscore.intake.form.rows import Row
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_LINES_ABOVE = 6
_HEAD_ROWS = 8
_MOST_ROWS = 200
_LONGEST_TITLE = 48
_ACCOUNT = re.compile(
    r"公开\s*0?[1-9][0-9]?\s*表|决算(?:公开)?(?:总|明细)?表|三公.{0,12}表$"
    r"|(?:收入支出|收支)(?:决算)?总表"
)
_FORM = re.compile("绩效|自评|评价")
_STOPS = re.compile("[。，；]")
_OWN_WORDS = re.compile("栏次|行次|支出功能分类|.*(?:因公出国|科目编码).*", re.DOTALL)
"""Headings that only accounts have."""


def is_account(above: Sequence[Cell], rows: Sequence[Row]) -> bool:
    """Whether a table is one of the published accounts (``公开07表``).

    ``above`` are the lines before the table. The nearest title decides; where none
    stands there, headings do that only accounts have.
    """
    lone = [row.cells[0].text for row in rows[:_HEAD_ROWS] if len(row.cells) == 1]
    for line in reversed([*(each.text for each in above[-_LINES_ABOVE:]), *lone]):
        title = plain(line)
        if len(title) > _LONGEST_TITLE or _STOPS.search(title):
            continue
        if _FORM.search(title):
            return False
        if _ACCOUNT.search(title):
            return True
    return any(
        _OWN_WORDS.fullmatch(plain(cell.text))
        for row in rows[:_MOST_ROWS]
        for cell in row.cells
    )
