"""The title and the year of a form, from what stands above its table."""

import re
from collections.abc import Sequence

from perfscore.intake.form.draft import Draft
from perfscore.intake.form.facts import take_fact
from perfscore.intake.grid import Paragraph
from perfscore.intake.labels import labelled_parts
from perfscore.intake.plain import bare, one_line, plain
from perfscore.intake.vocabulary import Fact, is_title, labelled, money_unit, year_of
from perfscore.model.assessment import Cell

_ENDS = ("表", "报告", "自评", "情况")
_ATTACHMENT = re.compile(r"附件[0-9一二三四五六七八九十-]*$")
_SENTENCE = tuple("。；;，,")
_LONGEST_YEAR = len("(2022年度)") + 2
_NEAR = 6
"""Paragraphs above a table among which its title is looked for."""


def take_heading(draft: Draft, above: Sequence[Cell]) -> None:
    """Take title, year, labels and the unit of amounts from ``above``, nearest last."""
    near = list(above[-_NEAR:])
    at = next(
        (at for at in reversed(range(len(near))) if _may_title(near[at].text)), None
    )
    if at is not None:
        draft.title = Cell(one_line(near[at].text), near[at].span)
    for each in near[at + 1 if at is not None else 0 :]:
        _take_line(draft, each)
    if draft.year is None and draft.title is not None:
        year = year_of(draft.title.text)
        draft.year = Cell(year, draft.title.span) if year else None


def _may_title(text: str) -> bool:
    word = _ATTACHMENT.sub("", bare(text))
    if not is_title(text) or any(each in word for each in _SENTENCE):
        return False
    return labelled(text) is None and word.endswith(_ENDS)


def _take_line(draft: Draft, cell: Cell) -> None:
    """Read a line below the title: the year, ``填报单位：…　金额单位：万元``."""
    year = year_of(cell.text, alone=True)
    if year is not None and len(plain(cell.text)) <= _LONGEST_YEAR:
        draft.year = Cell(year, cell.span)
        return
    for part in labelled_parts(cell.text):
        pair = labelled(part)
        unit = money_unit(part)
        if pair is not None and pair[0] is not Fact.OTHER:
            take_fact(draft, pair[0], Cell(pair[1], cell.span))
        elif unit is not None:
            draft.money_unit = Cell(unit, cell.span)


def take_result(draft: Draft, paragraph: Paragraph) -> bool:
    """Take the total or the grade that stands below a form; whether it does."""
    taken = False
    for part in labelled_parts(paragraph.text):
        pair = labelled(part)
        if pair is not None and pair[0] in (Fact.TOTAL_SCORE, Fact.GRADE):
            taken |= take_fact(draft, pair[0], Cell(pair[1], paragraph.span))
    return taken
