"""Blocks of a document, in their order, become drafts of forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perfscore.intake.form.account_tables import is_account
from perfscore.intake.form.annexes import annex_of, read_annex
from perfscore.intake.form.blocks import Block, block_of, identity_label
from perfscore.intake.form.body import read_block_row
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.folded import unfolded
from perfscore.intake.form.heading import take_heading, take_result
from perfscore.intake.form.notes import (
    add_note,
    is_note_below,
    is_section_heading,
)
from perfscore.intake.form.rows import Row, rows_of
from perfscore.intake.form.total import is_total_row
from perfscore.intake.grid import Grid, Paragraph
from perfscore.intake.names import is_level1
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_title, money_unit
from perfscore.model.assessment import Cell

_BODY = frozenset({Block.FUNDS, Block.INDICATORS})
_OPENING = frozenset({Block.FACTS, Block.GOALS, *_BODY})
_PAGE_BREAK = re.compile(r"^[-—·第页共\d/.,()]*$|^[(]?续(表|上页)|^(接|转)(上|下)页")
"""A page number or 续表 between the parts of a form."""
_PAGE_NUMBER = re.compile(
    r"^第\d+页(,?共\d+页)?$|^[-—]+\d+[-—]+$|^附件[0-9一二三四五]*$"
)
_CONTINUED = re.compile(r"[(]?(续表?|接上页)[0-9一二三四五]?[)]?$")
_LONGEST_SECTION = 30
_KEPT_ABOVE = 12
_FEW_ROWS = 3
_TITLE_LINES = 3
"""Lines above a table among which the title makes it the head of a form."""
_FITTING, _OF_TEN = 8, 10
"""So many of ten cells stand below a heading in a table that goes on."""


@dataclass(slots=True)
class Assembly:
    """The forms found so far.

    ``above`` are the lines since the last table that may head the next form.
    ``is_adjacent`` says that nothing but page breaks stands since the last form's
    table, ``others`` counts tables that hold no form.
    """

    drafts: list[Draft] = field(default_factory=list)
    above: list[Cell] = field(default_factory=list)
    is_adjacent: bool = False
    takes_notes: bool = False
    others: int = 0

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Take running text: a note of the form above, or what heads the next one."""
        text = paragraph.text
        draft = self.drafts[-1] if self.drafts else None
        if draft is not None and self.takes_notes and draft.has_body:
            if not is_title(text) and is_note_below(draft, text):
                add_note(draft, text, paragraph.span)
                return
            if take_result(draft, paragraph):
                return
            is_break = bool(_PAGE_BREAK.match(plain(text)))
            self.takes_notes = is_break
            self.is_adjacent = self.is_adjacent and (
                is_break or _is_running_head(draft, text)
            )
        self.above.append(Cell(text, paragraph.span))
        del self.above[:-_KEPT_ABOVE]

    def add_grid(self, grid: Grid) -> None:
        """Take a table: a part of a form, several forms, an annex, or none of these."""
        rows = unfolded(rows_of(grid))
        if not rows:
            return
        if self._take_annex(grid, rows):
            return
        blocks = [block_of(each) for each in rows]
        if Block.INDICATORS not in blocks and is_account(self.above, rows):
            self._pass_over(rows)
        elif _BODY & set(blocks) or self._is_head(blocks):
            at = self._take_lead(rows, blocks)
            self._read(rows[at:], blocks[at:])
            self._end_grid()
        elif self._goes_on(grid, rows, blocks):
            self._read_on(rows, blocks)
            self._end_grid()
        else:
            self._pass_over(rows)

    def _pass_over(self, rows: Sequence[Row]) -> None:
        self.others += len(rows) > 1
        self.is_adjacent = self.takes_notes = False

    def _end_grid(self) -> None:
        self.above.clear()
        self.is_adjacent = self.takes_notes = True

    def _take_lead(self, rows: Sequence[Row], blocks: Sequence[Block | None]) -> int:
        """Take lines that stand above a form on its sheet; give how many rows.

        Many rows of several cells up there are a table of another kind; a few are
        the form's own, though their labels are not known.
        """
        at = next((at for at, each in enumerate(blocks) if each in _OPENING), 0)
        if self.is_adjacent and Block.TITLE not in blocks[:at]:
            return 0
        several = [n for n, each in enumerate(rows[:at]) if len(each.cells) > 1]
        if 0 < len(several) <= _FEW_ROWS:
            at = several[0]
        lines = [each for each in rows[:at] if len(each.cells) == 1]
        self.above += [Cell(each.cells[0].text, each.cells[0].span) for each in lines]
        self.others += len(lines) < at
        del self.above[:-_KEPT_ABOVE]
        return at

    def _take_annex(self, grid: Grid, rows: Sequence[Row]) -> bool:
        found = annex_of(grid, rows, self.above[-1].text if self.above else "")
        if found is None or not self.drafts:
            return False
        title, at = found
        read_annex(self.drafts[-1].annexes, title, rows[at:])
        self.above.clear()
        self.takes_notes = False
        return True

    def _is_head(self, blocks: Sequence[Block | None]) -> bool:
        """Whether a table may be the head or the goals of a form, in a table apart."""
        given = {each for each in blocks if each is not None}
        if not given or not given <= {Block.FACTS, Block.TITLE, Block.GOALS}:
            return False
        if self.drafts and self._is_section(self.drafts[-1], blocks):
            return True
        counted = sum(each in (Block.FACTS, Block.GOALS) for each in blocks)
        is_titled = any(is_title(each.text) for each in self.above[-_TITLE_LINES:])
        is_enough = counted > 1 or self.is_adjacent or is_titled
        return counted * 2 >= len(blocks) and is_enough

    def _goes_on(
        self, grid: Grid, rows: Sequence[Row], blocks: Sequence[Block | None]
    ) -> bool:
        """Whether a table without headings continues the form above it."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or not self.is_adjacent or not draft.has_body:
            return False
        if is_total_row(rows[0], None) or Block.NOTES in blocks[:1]:
            return not draft.is_totalled
        if draft.is_totalled or draft.grid is None:
            return False
        is_named = any(is_level1(each.cells[0].text) for each in rows[:3])
        return is_named or _fits(draft, grid, rows)

    def _read_on(self, rows: Sequence[Row], blocks: Sequence[Block | None]) -> None:
        draft = self.drafts[-1]
        at = 0
        while at < len(rows):
            at += read_block_row(draft, rows, at, blocks[at])

    def _read(self, rows: Sequence[Row], blocks: Sequence[Block | None]) -> None:
        at = 0
        draft = self._continued(rows, blocks)
        while at < len(rows):
            row, block = rows[at], blocks[at]
            if draft is None or _begins_another(draft, row, block):
                draft = self._begin()
            if block is Block.TITLE and not draft.has_body:
                self.above.append(Cell(row.cells[0].text, row.cells[0].span))
                take_heading(draft, self.above)
                at += 1
            elif block is Block.TITLE and self._is_next(draft, row, rows[at + 1 :]):
                self.above.append(Cell(row.cells[0].text, row.cells[0].span))
                draft = None
                at += 1
            elif draft.has_body and _is_between(draft, row, block):
                at += 1
            else:
                at += read_block_row(draft, rows, at, block)
                draft.grid = row.grid

    def _begin(self) -> Draft:
        draft = Draft()
        take_heading(draft, self.above)
        self.above.clear()
        self.drafts.append(draft)
        return draft

    def _continued(
        self, rows: Sequence[Row], blocks: Sequence[Block | None]
    ) -> Draft | None:
        """Give the last form if this table is more of it, not a form of its own."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or not (self.is_adjacent or self._is_section(draft, blocks)):
            return None
        named = any(
            block is Block.FACTS and identity_label(row)
            for row, block in zip(rows, blocks, strict=True)
        )
        if named and (draft.has_body or draft.facts):
            return None
        has_repeated_funds = Block.FUNDS in blocks and draft.has_funds
        if has_repeated_funds or (Block.FUNDS in blocks and draft.has_indicators):
            return None
        is_titled = any(is_title(each.text) for each in self.above)
        if draft.is_totalled and (is_titled or Block.INDICATORS in blocks):
            return None
        return draft

    def _is_section(self, draft: Draft, blocks: Sequence[Block | None]) -> bool:
        """Whether a table of goals or indicators goes on with the head of a form.

        Between them stand at most a few short headings (二、绩效指标完成情况).
        """
        is_more = Block.INDICATORS in blocks or (
            Block.GOALS in blocks and not draft.goals
        )
        return (
            is_more
            and not draft.has_indicators
            and bool(draft.facts or draft.title)
            and len(self.above) <= _FEW_ROWS
            and all(len(plain(each.text)) <= _LONGEST_SECTION for each in self.above)
        )

    def _is_next(self, draft: Draft, row: Row, following: Sequence[Row]) -> bool:
        """Whether a title within a table heads another form, not the next page."""
        if _is_running_head(draft, row.cells[0].text):
            return any(_names_another(draft, each) for each in following[:6])
        return any(block_of(each) in (Block.FACTS, *_BODY) for each in following[:6])


def _fits(draft: Draft, grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether the cells of a table stand where the headings of the form above do."""
    heads = draft.plan.heads if draft.plan else draft.heads
    if heads is None or draft.grid is None or grid.columns > draft.grid.columns:
        return False
    starts = {each.start for each in heads.heads}
    places = [cell.column for row in rows for cell in row.cells]
    fitting = sum(each in starts or each < heads.start for each in places)
    return fitting * _OF_TEN >= len(places) * _FITTING


def _begins_another(draft: Draft, row: Row, block: Block | None) -> bool:
    """Whether a row names another unit or project below a form that is read."""
    if block is not Block.FACTS or not draft.has_indicators:
        return False
    return identity_label(row) is not None


def _is_running_head(draft: Draft, text: str) -> bool:
    """Whether a line says again what heads the form: its title, year, or unit."""
    word = plain(text)
    title = plain(draft.title.text) if draft.title else ""
    if word and _CONTINUED.sub("", word) == title:
        return True
    year = draft.year.text if draft.year else ""
    return word in (f"({year}年度)", f"{year}年度") or money_unit(text) is not None


def _is_between(draft: Draft, row: Row, block: Block | None) -> bool:
    """Whether a row parts a form: a page number, the title again, 四、绩效指标."""
    if len(row.cells) > 1:
        return False
    text = row.cells[0].text
    is_title_again = block is Block.TITLE and _is_running_head(draft, text)
    is_section = is_section_heading(text) and not is_level1(text)
    return is_title_again or is_section or bool(_PAGE_NUMBER.match(plain(text)))


def _names_another(draft: Draft, row: Row) -> bool:
    """Whether a row names a project or a unit, other than that of the form."""
    if identity_label(row) is None:
        return False
    known = {plain(each.text) for group in draft.facts.values() for each in group}
    texts = [plain(part) for c in row.cells for part in re.split("[:\uff1a]", c.text)]
    return draft.is_totalled or not known & set(texts)
