"""The indicator rows of a blank form, and the rows of the total."""

from dataclasses import replace

from perfscore.formulas.cell_formula import UNSAID, cell_formula
from perfscore.formulas.formula import Formula
from perfscore.model.expressions import Slot
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import Role as IndicatorRole
from perfscore.model.units import RATIO
from perfscore.report.blank.book import Book
from perfscore.report.blank.entries import entry, value_entry, words_entry
from perfscore.report.blank.gaps import sums_check
from perfscore.report.blank.scores import Scores, forms_of
from perfscore.report.blank.shape import (
    Line,
    is_judged,
    slots_in,
    states_target,
)
from perfscore.report.blank.whole import Whole
from perfscore.report.blank.wording import criterion
from perfscore.report.part import heading, points, points_text
from perfscore.report.table import EntryKind, Role, TableCell

_LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标")
_MORE_LEVELS = ("五级指标", "六级指标", "七级指标", "八级指标")
_ENDING = "偏差原因分析及改进措施"
_JUDGED = "评定分（由人评定）"


def indicator_cells(book: Book, scores: Scores) -> list[TableCell]:
    """Lay out the indicators below their headings, rows for units' own among them."""
    shape, columns = book.shape, book.shape.columns
    top = shape.first
    lines = [each for each in shape.lines if not each.is_execution]
    names = (*_LEVELS, *_MORE_LEVELS)[: columns.levels]
    titles = [
        ("指标性质", columns.sign),
        ("年度指标值", columns.target),
        ("度量单位", columns.unit),
        ("实际完成值", columns.actual),
        ("分值", columns.weight),
        (_JUDGED, columns.judged),
        ("得分", columns.score),
        (_ENDING, columns.reason),
    ]
    cells = [
        heading(top, 0, "绩效指标", row_span=1 + len(lines)),
        *(heading(top, index, text) for index, text in enumerate(names, start=1)),
        *(heading(top, at, text) for text, at in titles if at is not None),
    ]
    cells += _groups(lines)
    seen: set[int] = set()
    for line in lines:
        is_first = id(line.indicator) not in seen
        seen.add(id(line.indicator))
        cells += _line(book, scores, line, is_first=is_first)
    return cells


def _groups(lines: list[Line]) -> list[TableCell]:
    """Merge the headings over the lines below them."""
    found: list[TableCell] = []
    last: dict[int, tuple[Indicator, int]] = {}
    for line in lines:
        for depth, node in enumerate(line.place.above):
            known = last.get(depth)
            if known is not None and known[0] is node:
                index = known[1]
                kept = found[index]
                found[index] = replace(kept, row_span=kept.row_span + 1)
                continue
            last[depth] = (node, len(found))
            text = _top(node) if not depth else "\n".join(node.names)
            found.append(TableCell(line.row, depth + 1, text, Role.GROUP))
    return found


def _top(node: Indicator) -> str:
    if node.weight is None:
        return node.title
    kind = "" if node.role is IndicatorRole.NORMAL else f"{node.role.value}，"
    return f"{node.title}（{kind}{points_text(node.weight)}分）"


def _line(book: Book, scores: Scores, line: Line, *, is_first: bool) -> list[TableCell]:
    columns, row = book.shape.columns, line.row
    formula = scores.formulas[id(line)]
    said = "" if formula is not None else UNSAID
    cells = [
        _name(book, line, is_first=is_first),
        *_target(book, line),
        _actual(book, line),
        _weight(book, line),
        TableCell(row, columns.score, said, Role.SCORE, formula=formula),
        words_entry(row, columns.reason, "没有完成或偏离较大的，写明原因和改进措施。"),
    ]
    if columns.judged is not None:
        cells.append(_judged(book, line, columns.judged))
    return cells


def _name(book: Book, line: Line, *, is_first: bool) -> TableCell:
    first = len(line.place.above) + 1
    wide = book.shape.columns.levels + 1 - first
    note = criterion(book.indicator_set, line.indicator) if is_first else ""
    if line.is_declared:
        made = words_entry(line.row, first, "填指标名称；没有则整行不填。", span=wide)
        return replace(made, note=note)
    name, role = line.title, line.indicator.role
    if role is not IndicatorRole.NORMAL:
        name = f"{name}（{role.value}）"
    return TableCell(line.row, first, name, Role.NAME, column_span=wide, note=note)


def _target(book: Book, line: Line) -> list[TableCell]:
    columns, row = book.shape.columns, line.row
    node = line.indicator
    if columns.sign is None or columns.unit is None:
        role = Role.TARGET if node.target_text else Role.BLANK
        return [TableCell(row, columns.target, node.target_text, role)]
    if states_target(node):
        signs = forms_of(book.indicator_set.declared_scoring) if node.declared else ()
        kind = EntryKind.CHOICE if signs else EntryKind.TEXT
        return [
            entry(row, columns.sign, kind, _SIGN_PROMPT, choices=signs),
            words_entry(row, columns.target, _TARGET_PROMPT),
            words_entry(row, columns.unit, _UNIT_PROMPT),
        ]
    role = Role.TARGET if node.target_text else Role.BLANK
    return [
        TableCell(row, columns.sign, "", Role.BLANK),
        TableCell(row, columns.target, node.target_text, role),
        TableCell(row, columns.unit, "", Role.BLANK),
    ]


_SIGN_PROMPT = "选比较符号；目标是日期选“日期”，是文字选“定性”，只有数值的不选。"
_TARGET_PROMPT = (
    "填数字，不带符号和单位；单位是 % 的填 95，不填 95%；"
    "日期填 2021-12-31；定性填文字。"
)
_UNIT_PROMPT = "填单位，如 个、次、万元、%；日期和定性不填。"
_ACTUAL_PROMPT = (
    "填数字，单位与指标值相同，不写在格里；单位是 % 的填 95，不填 95%；"
    "日期填 2021-12-20；定性填达到的评级或情况。"
)


def _actual(book: Book, line: Line) -> TableCell:
    at, row, node = book.shape.columns.actual, line.row, line.indicator
    scoring = node.scoring
    if states_target(node):
        return words_entry(row, at, _ACTUAL_PROMPT)
    if scoring is None:
        return TableCell(row, at, "", Role.BLANK)
    if scoring.value is not None:
        formula = cell_formula(scoring.value, book.resolver(line))
        role = Role.PERCENT if scoring.value.type == RATIO else Role.ACTUAL
        said = "" if formula is not None else UNSAID
        return TableCell(row, at, said, role, formula=formula)
    read = slots_in(scoring.score)
    local = read.get(Slot.ACTUAL) or read.get(Slot.VALUE)
    if local is not None:
        return value_entry(row, at, f"{line.title}的实际完成值", local.type)
    clause = node.not_applicable
    if is_judged(scoring) or (clause is not None and clause.condition is None):
        return words_entry(row, at, "写明实际完成情况。")
    return TableCell(row, at, "", Role.BLANK)


def _weight(book: Book, line: Line) -> TableCell:
    at = book.shape.columns.weight
    if line.is_declared:
        prompt = "填本指标的分值；同一标题下各行合计等于标题的分值。"
        return entry(line.row, at, EntryKind.NUMBER, prompt, role=Role.WEIGHT)
    if line.indicator.weight is None:
        return TableCell(line.row, at, "", Role.BLANK)
    return points(line.row, at, line.indicator.weight, role=Role.WEIGHT)


def _judged(book: Book, line: Line, column: int) -> TableCell:
    """Give the cell for the points of a person; a row that needs none has none."""
    node = line.indicator
    if line.is_declared:
        declared = book.indicator_set.declared_scoring
        wanted = any(is_judged(each.scoring) for each in declared)
    else:
        wanted = node.scoring is not None and is_judged(node.scoring)
    if not wanted:
        return TableCell(line.row, column, "", Role.BLANK)
    prompt = "由人评定的指标填评定的分，如 9。"
    if line.is_declared:
        prompt = (
            "只有定性指标填：填评定的分，如 9；目标是数值或日期的不填，得分自动算出。"
        )
    return entry(line.row, column, EntryKind.NUMBER, prompt, role=Role.SCORE)


def total_rows(whole: Whole) -> int:
    """Count the rows of the total."""
    return len(whole.parts) + 1 + len(whole.classes)


def total_cells(book: Book, whole: Whole, top: int) -> list[TableCell]:
    """Lay out 基本分, 加分 and 减分 where there are any, 总分 with 等级, each 分级."""
    columns = book.shape.columns
    cells: list[TableCell] = []
    row = top
    for name, formula in whole.parts:
        score = _computed(row, columns.score, Role.SCORE, formula)
        cells += _row(book, row, name, score, None)
        row += 1
    total = _computed(row, columns.score, Role.SCORE, whole.total)
    grade = TableCell(row, columns.reason, "", Role.GRADE)
    if book.indicator_set.grades:
        grade = _computed(row, columns.reason, Role.GRADE, whole.grade)
    cells += _row(book, row, "总分", total, grade)
    weight = points(row, columns.weight, book.indicator_set.full, role=Role.WEIGHT)
    cells = [
        weight if (each.row, each.column) == (row, columns.weight) else each
        for each in cells
    ]
    for name, formula in whole.classes:
        row += 1
        shown = _computed(row, columns.reason, Role.GRADE, formula)
        cells += _row(book, row, name, None, shown)
    return cells


def _row(
    book: Book,
    row: int,
    name: str,
    score: TableCell | None,
    grade: TableCell | None,
) -> list[TableCell]:
    columns = book.shape.columns
    blanks = [columns.weight]
    if columns.judged is not None:
        blanks.append(columns.judged)
    return [
        TableCell(row, 0, name, Role.TOTAL, column_span=columns.weight),
        *(TableCell(row, at, "", Role.BLANK) for at in blanks),
        score or TableCell(row, columns.score, "", Role.BLANK),
        grade or TableCell(row, columns.reason, "", Role.BLANK),
    ]


def _computed(row: int, column: int, role: Role, formula: Formula | None) -> TableCell:
    said = "" if formula is not None else UNSAID
    return TableCell(row, column, said, role, formula=formula)


def check_cells(book: Book, row: int) -> list[TableCell]:
    """Lay out the row that tells of weights that do not add up; none if none is due."""
    formula = sums_check(book)
    if formula is None:
        return []
    columns = book.shape.columns
    wide = columns.count - columns.weight
    return [
        TableCell(row, 0, "分值核对", Role.TOTAL, column_span=columns.weight),
        TableCell(
            row, columns.weight, "", Role.TEXT, column_span=wide, formula=formula
        ),
    ]
