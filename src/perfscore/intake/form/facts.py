"""The head of a form: labels and the values beside them."""

from perfscore.intake.form.draft import Draft
from perfscore.intake.form.fund_pairs import without_pairs
from perfscore.intake.form.rows import Row, value
from perfscore.intake.grid import GridCell
from perfscore.intake.labels import labelled_parts
from perfscore.intake.plain import one_line, plain
from perfscore.intake.vocabulary import (
    Fact,
    grade_of,
    header_label,
    kind_of,
    labelled,
    money_unit,
    score_and_grade,
    year_of,
)
from perfscore.model.assessment import Cell
from perfscore.model.indicator_set import FormKind

_TRANSFER_LABELS = ("转移支付", "专项", "资金使用单位", "中央主管部门")
_BETWEEN = " / "


def read_facts(draft: Draft, row: Row) -> None:
    """Take every label of the row with the cell to its right."""
    label: tuple[Fact, GridCell] | None = None
    last: GridCell | None = None
    is_head = not draft.has_indicators
    for cell in without_pairs(draft, row.cells) if is_head else row.cells:
        fact = header_label(cell.text)
        if fact is not None:
            label, last = (fact, cell), None
            _note_kind(draft, fact, cell)
        elif _take_parts(draft, cell):
            label, last = None, None
        elif label is not None and last is None:
            _take(draft, label[0], value(cell), cell)
            last = cell
        elif last is None or plain(last.text) != plain(cell.text):
            _take_rest(draft, cell)


def _take_parts(draft: Draft, cell: GridCell) -> bool:
    """Take labels with values that stand in one cell; whether there are some."""
    parts = labelled_parts(cell.text)
    pairs = [labelled(each) for each in parts]
    if all(each is None for each in pairs):
        return False
    for part, pair in zip(parts, pairs, strict=True):
        written = Cell(one_line(part) if pair is None else pair[1], cell.span)
        if pair is None:
            _take_rest(draft, written)
        elif pair[0] is Fact.OTHER or not take_fact(draft, pair[0], written):
            draft.teller.not_read(Cell(part, cell.span))
        if pair is not None:
            _note_kind(draft, pair[0], Cell(part, cell.span))
    return True


def _take(draft: Draft, fact: Fact, cell: Cell, at: GridCell) -> None:
    if not take_fact(draft, fact, cell):
        draft.teller.not_read(at)


def take_fact(draft: Draft, fact: Fact, cell: Cell) -> bool:
    """Keep a value; whether the form has a field for it."""
    if fact is Fact.OTHER:
        return False
    if fact is Fact.TOTAL_SCORE:
        _take_total(draft, cell)
    elif fact is Fact.TOTAL_WEIGHT:
        draft.total_weight = draft.total_weight or cell
    elif fact is Fact.GRADE:
        grade = grade_of(cell.text)
        draft.grade = draft.grade or Cell(grade or cell.text, cell.span)
    elif fact is Fact.YEAR:
        year = year_of(cell.text, alone=True)
        if year is None:
            return False
        draft.year = Cell(year, cell.span)
    elif fact is Fact.MONEY_UNIT:
        unit = money_unit(cell.text)
        draft.money_unit = Cell(unit, cell.span) if unit else draft.money_unit
    else:
        given = draft.facts.setdefault(fact, [])
        if given and fact is not Fact.SUPERVISOR:
            return plain(given[0].text) == plain(cell.text)
        given.append(cell)
    return True


def _take_total(draft: Draft, cell: Cell) -> None:
    """Keep the total, and the grade that may stand in the same cell."""
    both = score_and_grade(cell.text)
    if both is None:
        draft.total_score = draft.total_score or cell
        return
    draft.total_score = draft.total_score or Cell(both[0], cell.span)
    draft.grade = draft.grade or Cell(both[1], cell.span)


def _take_rest(draft: Draft, cell: GridCell | Cell) -> None:
    """Take a cell beside no label: the year, or the unit of amounts."""
    year, unit = year_of(cell.text), money_unit(cell.text)
    if year is not None and draft.year is None:
        draft.year = Cell(year, cell.span)
    elif unit is not None:
        draft.money_unit = Cell(unit, cell.span)
    else:
        draft.teller.not_read(cell)


def _note_kind(draft: Draft, fact: Fact, cell: GridCell | Cell) -> None:
    """See from a label which kind of form this is, where the title does not say."""
    word = plain(cell.text)
    if fact in (Fact.PROJECT, Fact.UNIT, Fact.SUPERVISOR):
        if any(each in word for each in _TRANSFER_LABELS):
            draft.label_kind = FormKind.TRANSFER
        elif fact is Fact.PROJECT and draft.label_kind is None:
            draft.label_kind = FormKind.PROJECT


def kind(draft: Draft) -> FormKind | None:
    """Give the kind of form: as the title says, else as the labels do."""
    said = kind_of(draft.title.text) if draft.title else None
    if said is not None:
        return said
    if draft.label_kind is None and Fact.UNIT in draft.facts:
        return FormKind.DEPARTMENT
    return draft.label_kind


def fact(draft: Draft, wanted: Fact) -> Cell | None:
    """Give the value of a label; several (中央, 地方主管部门) as one text."""
    cells = draft.facts.get(wanted, [])
    if not cells:
        return None
    if len(cells) == 1 or wanted is not Fact.SUPERVISOR:
        return cells[0]
    text = _BETWEEN.join(each.text for each in cells)
    first, last = cells[0].span, cells[-1].span
    return Cell(text, first.to(last) if first and last else None)
