"""The notes below a form: one for each point that they make."""

import re

from perfscore.intake.form.draft import Draft
from perfscore.intake.form.rows import Row
from perfscore.intake.plain import one_line, plain
from perfscore.intake.vocabulary import (
    header_label,
    is_note,
    is_note_label,
    is_numbered,
    labelled,
    note_body,
)
from perfscore.model.assessment import Cell
from perfscore.source import Span

_OPEN_ENDS = tuple("，,、（(—-：:")
_WORD = re.compile(
    r"得分|分值|执行率|执行数|预算数|等级|定量|定性|权重|评[优良中差]|指标|本表|满分|绩效|资金|执行|预算"
)
_REASON = re.compile(r"(偏差|扣分|未完成)(原因|情况)?(说明|分析|原因)?:")
_LONGEST = 400
_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}、")
_LONGEST_HEADING = 30
"""Characters of a heading such as 四、绩效指标完成情况."""


def read_note_row(draft: Draft, row: Row) -> None:
    """Take the cells of a row; a label alone (备注) is left out."""
    side = row.cells[0]
    for cell in row.cells:
        if cell is side and len(row.cells) > 1 and is_note_label(cell.text):
            continue
        add_note(draft, cell.text, cell.span)


def is_note_below(draft: Draft, text: str) -> bool:
    """Whether a paragraph below a form is one of its notes."""
    if len(plain(text)) > _LONGEST:
        return is_note(text) or is_numbered(text)
    if is_note(text) or (draft.notes and _goes_on(draft.notes[-1].text, text)):
        return True
    if header_label(text) is not None or labelled(text) is not None:
        return False
    if is_section_heading(text):
        return False
    is_reason = bool(_REASON.match(plain(text)))
    return is_reason or is_numbered(text) or bool(_WORD.search(text))


def is_section_heading(text: str) -> bool:
    """Whether a text heads a part of a form or report: ``四、绩效指标完成情况``."""
    word = plain(text)
    return len(word) <= _LONGEST_HEADING and bool(_SECTION.match(word))


def add_note(draft: Draft, text: str, span: Span) -> None:
    """Add a note, or several where lines begin anew; a line cut off goes on."""
    for line in note_body(text).split("\n"):
        words = one_line(line)
        if not words:
            continue
        last = draft.notes[-1] if draft.notes else None
        if last is not None and _goes_on(last.text, words):
            start = last.span or span
            draft.notes[-1] = Cell(last.text + words, start.to(span))
        else:
            draft.notes.append(Cell(words, span))


def _goes_on(before: str, text: str) -> bool:
    return before.endswith(_OPEN_ENDS) and not is_numbered(text) and not is_note(text)
