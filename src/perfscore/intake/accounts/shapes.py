"""The rows of an accounts table become amounts with names, codes and headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfscore.intake.accounts.heads import Column, Heads, is_code
from perfscore.intake.accounts.model import Item
from perfscore.intake.form.rows import Row, is_number, value
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import bare, plain
from perfscore.model.assessment import Cell

_NAMES = re.compile(
    r"^(?:(?:支出|收入)?(?:部门预算)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码|名称)"
    r"|类|款|项|科目|项目|项目按?(?:功能分类|经济分类|支出性质和经济分类)?|单位名称|部门名称)$"
)
_LINE = re.compile(r"^(?:行次|序号)$")
_CODE_HEAD = re.compile(r"编码$|代码$")
_REMARK = re.compile(r"^备注|说明$")
_JOINED = re.compile(r"(\d{3}(?:\d\d){0,2})\s*([^\d\s].*)", re.DOTALL)
_LEVEL = re.compile(r"\d{2,3}")
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_BLANK_MARKS = frozenset("-—－–/\\")


@dataclass(slots=True)
class Shape:
    """What was read of a table: its items, and the cells that found no place."""

    items: list[Item] = field(default_factory=list)
    unread: list[GridCell] = field(default_factory=list)


def amount(cell: GridCell | None) -> Cell | None:
    """Give an amount's cell; None where it is blank or a dash stands for blank.

    A number that a narrow column broke over lines is whole again, where what stands
    on the first line is no number by itself (``120,0`` above ``00.00``).
    """
    if cell is None or plain(cell.text) in _BLANK_MARKS or not cell.text:
        return None
    parts = cell.text.split()
    whole = "".join(parts)
    if _NUMBER.fullmatch(whole) and not _NUMBER.fullmatch(parts[0]):
        return Cell(whole, cell.span)
    return value(cell)


def is_two_sided(heads: Heads) -> bool:
    """Whether the headings have the halves 收入 and 支出."""
    return _sides(heads) is not None


def two_sided(heads: Heads, rows: Sequence[Row]) -> Shape | None:
    """Read a table of two halves; each has 项目, 行次 and amounts."""
    middle = _sides(heads)
    if middle is None:
        return None
    left = {c: h for c, h in heads.columns.items() if c < middle}
    right = {c: h for c, h in heads.columns.items() if c >= middle}
    shape = Shape()
    for row in rows:
        for side, columns in (("收入", left), ("支出", right)):
            cells = [each for each in row.cells if each.column in columns]
            _put_named(shape, columns, cells, side)
        shape.unread += [c for c in row.cells if c.column not in heads.columns]
    return shape


def _sides(heads: Heads) -> int | None:
    """Give the column with which 支出 begins."""
    tops = {c: h.path[0] for c, h in heads.columns.items()}
    if any(re.match("收入", top) for top in tops.values()):
        begins = [c for c, top in tops.items() if re.fullmatch("支出.{0,6}", top)]
        if begins and min(begins) > min(tops):
            return min(begins)
    names = [c for c, h in sorted(heads.columns.items()) if bare(h.last) == "项目"]
    starts = [c for c in names if c - 1 not in names]
    return starts[1] if len(starts) > 1 else None


def named_rows(heads: Heads, rows: Sequence[Row]) -> Shape | None:
    """Read a table with a name (and code) at the left and amounts under headings."""
    names = {c: h for c, h in sorted(heads.columns.items()) if _is_name(h)}
    if not names or len(names) == len(heads.columns):
        return None
    shape = Shape()
    for row in rows:
        _put_named(shape, heads.columns, row.cells, "")
        shape.unread += [c for c in row.cells if c.column not in heads.columns]
    return shape


def _is_name(column: Column) -> bool:
    return bool(_NAMES.match(bare(column.last))) or (
        column.path[0] in ("项目", "科目") and not _LINE.match(column.last)
    )


def _put_named(
    shape: Shape, columns: dict[int, Column], cells: Sequence[GridCell], side: str
) -> None:
    cells = [each for each in cells if each.column in columns]
    labels = [each for each in cells if _is_name(columns[each.column])]
    values = {
        c.column: c for c in cells if c.column in columns and c not in labels and c.text
    }
    name, code = _name_and_code(labels)
    lines = [values.pop(c) for c in list(values) if _LINE.match(columns[c].last)]
    if name is None:
        shape.unread += [c for c in values.values() if amount(c) is not None]
        return
    line = plain(lines[0].text) if lines else ""
    for at, head in columns.items():
        if _is_name(head) or _LINE.match(head.last) or _REMARK.search(head.last):
            continue
        shape.items.append(
            Item(name, code, line, side, head.path, amount(values.get(at)))
        )


def _name_and_code(labels: Sequence[GridCell]) -> tuple[Cell | None, str]:
    """Part the code from the name; a code may be split over 类, 款, 项."""
    digits = [c for c in labels if _LEVEL.fullmatch(plain(c.text)) or is_code(c.text)]
    words = [c for c in labels if c not in digits]
    code = "".join(plain(c.text) for c in digits)
    if not words:
        return None, code
    joined = _JOINED.fullmatch(words[0].text.strip())
    if joined and not code:
        return Cell(joined[2], words[0].span), joined[1]
    return value(words[0]), code if is_code(code) else ""


def is_grouped(heads: Heads) -> bool:
    """Whether several groups of code, name and amount stand side by side."""
    return len(_groups(heads)) > 1


def grouped(heads: Heads, rows: Sequence[Row]) -> Shape | None:
    """Read groups of code, name and amount that stand side by side (公开06表)."""
    starts = _groups(heads)
    if len(starts) <= 1:
        return None
    ends = [*starts[1:], max(heads.columns) + 1]
    shape = Shape()
    for row in rows:
        if any(c.column in starts and is_code(c.text) for c in row.cells):
            for start, end in zip(starts, ends, strict=True):
                cells = [c for c in row.cells if start <= c.column < end]
                columns = {c: h for c, h in heads.columns.items() if start <= c < end}
                _put_named(shape, columns, cells, "")
            shape.unread += [c for c in row.cells if c.column not in heads.columns]
        else:
            shape.items += _totals(heads, row, shape.unread)
    return shape


def _groups(heads: Heads) -> list[int]:
    coded = [c for c, h in sorted(heads.columns.items()) if _CODE_HEAD.search(h.last)]
    return [c for c in coded if c - 1 not in coded]


def _totals(heads: Heads, row: Row, unread: list[GridCell]) -> Iterator[Item]:
    """Pair each name of a row without codes with the next amount to its right."""
    name: GridCell | None = None
    for cell in row.cells:
        head = heads.columns.get(cell.column)
        if not is_number(cell.text):
            name = cell
        elif name is None or head is None:
            unread.append(cell)
        else:
            yield Item(value(name), "", "", "", head.path, amount(cell))
            name = None


def across(heads: Heads, rows: Sequence[Row]) -> Shape | None:
    """Read one row of amounts, each named by the headings above it (公开07表)."""
    if len(rows) > 1 or not heads.columns:
        return None
    shape = Shape()
    cells = {c.column: c for row in rows for c in row.cells}
    for at, head in heads.columns.items():
        shape.items.append(
            Item(_named_above(head), "", "", "", head.path, amount(cells.get(at)))
        )
    shape.unread += [c for at, c in cells.items() if at not in heads.columns]
    return shape


def _named_above(head: Column) -> Cell:
    """Name a column: 小计 and 合计 by the heading above them."""
    last = [word for word in head.path if word not in ("小计", "合计")]
    return Cell(last[-1] if last else head.last, head.lowest.span)
