"""The row of the total: points, score, grade."""

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.facts import take_fact
from perfscore.intake.form.heads import Head
from perfscore.intake.form.plan import Plan
from perfscore.intake.form.rows import Row, is_number, value
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import one_line, plain
from perfscore.intake.vocabulary import (
    Fact,
    grade_of,
    header_label,
    is_part_of_total,
    is_total,
    labelled,
    score_and_grade,
)
from perfscore.model.assessment import Cell

_CHECK = "分值核对"
"""Our blank form computes this row; nothing in it is reported."""
_MARKS = frozenset("-—–/\\")
"""Characters that stand where there is no score."""
_FULL = 100
_IN_PAIRS = frozenset({Fact.TOTAL_WEIGHT, Fact.TOTAL_SCORE, Fact.GRADE})


def first_label(row: Row, plan: Plan | None) -> GridCell | None:
    """Give the first cell of a row that is no label beside the block."""
    start = plan.start if plan else 0
    wide = plan.name.end if plan else 0
    for cell in row.cells:
        if cell.column + cell.column_span > start or wide == 0:
            return cell
        if is_total(cell.text) or is_part_of_total(cell.text):
            return cell
    return None


def is_total_row(row: Row, plan: Plan | None) -> bool:
    """Whether a row is that of the total."""
    cell = first_label(row, plan)
    if cell is None:
        return False
    if is_total(cell.text) or _labelled_total(cell) is not None:
        return True
    pair = labelled(cell.text)
    fact = pair[0] if pair else header_label(cell.text)
    return fact in _IN_PAIRS


def is_part_row(row: Row, plan: Plan | None) -> bool:
    """Whether a row is a part of the total (基本分, 小计)."""
    cell = first_label(row, plan)
    return cell is not None and is_part_of_total(cell.text)


def is_check_row(row: Row, plan: Plan | None) -> bool:
    """Whether a row is the one in which our blank form checks the sums of 分值."""
    cell = first_label(row, plan)
    return cell is not None and plain(cell.text) == _CHECK


def read_total(draft: Draft, plan: Plan | None, row: Row) -> None:
    """Take points, score and grade from the row of the total."""
    cells = list(row.cells)
    pairs = [header_label(each.text) in _IN_PAIRS for each in cells]
    if sum(pairs) > 1 or (pairs[0] and not is_total(cells[0].text)):
        _read_pairs(draft, cells)
        return
    numbers = []
    for cell in cells:
        is_mark = set(plain(cell.text)) <= _MARKS
        if is_total(cell.text) or cell is draft.side or is_mark:
            continue
        if is_number(cell.text):
            numbers.append(cell)
        elif not _take_words(draft, cell):
            draft.teller.not_read(cell)
    _take_numbers(draft, plan, numbers)
    draft.is_totalled = True


def _read_pairs(draft: Draft, cells: list[GridCell]) -> None:
    label: Fact | None = None
    for cell in cells:
        fact = header_label(cell.text)
        if fact in _IN_PAIRS:
            label = fact
        elif label is not None:
            take_fact(draft, label, value(cell))
            label = None
        elif not _take_words(draft, cell):
            draft.teller.not_read(cell)
    draft.is_totalled = True


def _take_words(draft: Draft, cell: GridCell) -> bool:
    pair = labelled(cell.text)
    if pair is not None and pair[0] in _IN_PAIRS:
        take_fact(draft, pair[0], Cell(pair[1], cell.span))
        return True
    total = _labelled_total(cell)
    if total is None and score_and_grade(cell.text) is not None:
        total = value(cell)
    if total is not None:
        take_fact(draft, Fact.TOTAL_SCORE, total)
        return True
    grade = grade_of(cell.text)
    if grade is not None and draft.grade is None:
        draft.grade = Cell(grade, cell.span)
        return True
    return header_label(cell.text) is Fact.GRADE


def _labelled_total(cell: GridCell) -> Cell | None:
    """Give the total that stands behind its label: ``合计得分：90分``."""
    name, _, text = cell.text.replace("\uff1a", ":").partition(":")
    is_score = is_number(text) or score_and_grade(text) is not None
    is_stated = is_total(name) and is_score
    return Cell(one_line(text), cell.span) if is_stated else None


def _take_numbers(draft: Draft, plan: Plan | None, numbers: list[GridCell]) -> None:
    """Give each number to the heading above it, the others in the usual order."""
    left: list[GridCell] = []
    if _is_one_column_left(plan, numbers):
        draft.total_weight, draft.total_score = map(value, numbers)
        return
    for cell in numbers:
        field = _field(plan, cell)
        if field is Field.WEIGHT and draft.total_weight is None:
            draft.total_weight = value(cell)
        elif field is Field.SCORE and draft.total_score is None:
            draft.total_score = value(cell)
        else:
            left.append(cell)
    if len(left) > 1 and draft.total_weight is None:
        draft.total_weight = value(left.pop(0))
    if left and draft.total_score is None:
        draft.total_score = value(left.pop(0))
    draft.teller.not_read(*left)


def _is_one_column_left(plan: Plan | None, numbers: list[GridCell]) -> bool:
    """Whether full marks and total stand a column left of their headings."""
    fields = [_field(plan, each) for each in numbers]
    is_left = fields[1:] == [Field.WEIGHT] and fields[0] is not Field.SCORE
    return is_left and read_number(plain(numbers[0].text).removesuffix("分")) == _FULL


def _field(plan: Plan | None, cell: GridCell) -> Field | None:
    spot = plan.spot(cell) if plan else None
    return spot.field if isinstance(spot, Head) else None
