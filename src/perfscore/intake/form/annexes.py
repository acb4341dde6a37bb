"""The annexes of forms that perfscore wrote: data, checklists, ratings, 明细表."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.form.rows import Row, value
from perfscore.intake.grid import Grid, GridCell
from perfscore.intake.plain import one_line, plain
from perfscore.model.assessment import Cell

DATA = "填报数据"
POINTS = "要点核对"
RATINGS = "评级"
WEIGHTS = "分值"
DETAIL = "明细表"
WORKINGS = "计算过程"
"""What the set computes in a blank form's cells; nothing in it is reported."""
DERIVATION = "计分过程"
"""How each score came about, as ``--with-trace`` appends it; nothing is reported."""
_TITLE = re.compile(
    r"^(?:附表[:.、]?(?:填报数据|要点核对|评级|分值|计算过程|明细表:?.*)"
    r"|(?:附:?)?计分过程)$"
)
_UNIT = re.compile(r"[（(]([^（）()]*)[）)]\s*$")
_HEADINGS = {
    DATA: ("名称", "数值", "单位", "说明"),
    POINTS: ("指标", "要点", "是否具备"),
    RATINGS: ("指标", "评级"),
    WEIGHTS: ("指标", "原分值"),
    WORKINGS: ("计算项", "结果"),
    DERIVATION: ("项目和算式", "结果", "依据", "规则所在"),
}


@dataclass(slots=True)
class Annexes:
    """What was read of annexes; answers, ratings and weights name their indicator."""

    data: dict[str, Cell] = field(default_factory=dict)
    answers: list[tuple[Cell, str, Cell]] = field(default_factory=list)
    ratings: list[tuple[Cell, Cell]] = field(default_factory=list)
    weights: list[tuple[Cell, Cell]] = field(default_factory=list)
    tables: dict[str, tuple[dict[str, Cell], ...]] = field(default_factory=dict)
    unread: list[GridCell] = field(default_factory=list)


def annex_title(text: str) -> str | None:
    """Give which annex a title names, 明细表 with its own name; None: it names none."""
    if not _TITLE.match(plain(text)):
        return None
    words = one_line(text)
    if DETAIL not in words:
        return next(each for each in _HEADINGS if each in words)
    return DETAIL + words.partition(DETAIL)[2].lstrip(":\uff1a ").strip()


def annex_of(grid: Grid, rows: Sequence[Row], above: str) -> tuple[str, int] | None:
    """Say which annex a grid is, and at which row its headings stand.

    ``above`` is the paragraph before the grid. The title may stand there, in the first
    row or in the sheet's name; without one the headings tell all but 明细表.
    """
    first = rows[0]
    inner = annex_title(first.cells[0].text) if len(first.cells) == 1 else None
    title = inner or annex_title(grid.name) or annex_title(above)
    at = 1 if inner and len(rows) > 1 else 0
    if title is not None:
        return title, at
    texts = tuple(plain(each.text) for each in first.cells)
    return next(((name, 0) for name, each in _HEADINGS.items() if each == texts), None)


def read_annex(annexes: Annexes, title: str, rows: Sequence[Row]) -> None:
    """Read an annex; ``rows`` begin with its headings."""
    if title in {WORKINGS, DERIVATION}:
        return
    heads = {each.column: one_line(each.text) for each in rows[0].cells}
    if title.startswith(DETAIL):
        _read_table(annexes, title.removeprefix(DETAIL), heads, rows[1:])
        return
    reaching: dict[str, GridCell] = {}
    for row in rows[1:]:
        cells = {heads.get(each.column, ""): each for each in row.cells}
        if title == POINTS and "指标" in cells:
            reaching = {"指标": cells["指标"]}
        _read_row(annexes, title, reaching | cells)


def _read_row(annexes: Annexes, title: str, cells: dict[str, GridCell]) -> None:
    path, answer = cells.get("指标"), cells.get("是否具备")
    point, rating = cells.get("要点"), cells.get("评级")
    name, number = cells.get("名称"), cells.get("数值")
    if title == DATA and name and number:
        unit = cells.get("单位")
        annexes.data[one_line(name.text)] = _with_unit(
            number, unit.text if unit else ""
        )
    elif title == POINTS and path and point:
        if answer:
            entry = (value(path), one_line(point.text), value(answer))
            annexes.answers.append(entry)
    elif title == RATINGS and path and rating:
        annexes.ratings.append((value(path), value(rating)))
    elif title == WEIGHTS and path and "原分值" in cells:
        annexes.weights.append((value(path), value(cells["原分值"])))
    elif not (title == DATA and name) and not (title == RATINGS and path):
        annexes.unread += cells.values()


def _read_table(
    annexes: Annexes, name: str, heads: dict[int, str], rows: Sequence[Row]
) -> None:
    columns = {column: _without_unit(title) for column, title in heads.items()}
    read: list[dict[str, Cell]] = []
    for row in rows:
        cells: dict[str, Cell] = {}
        for cell in row.cells:
            if cell.column in columns:
                title, unit = columns[cell.column]
                cells[title] = _with_unit(cell, unit)
            else:
                annexes.unread.append(cell)
        if cells:
            read.append(cells)
    annexes.tables[name] = (*annexes.tables.get(name, ()), *read)


def _without_unit(title: str) -> tuple[str, str]:
    found = _UNIT.search(title)
    if not found or not title[: found.start()].strip():
        return title, ""
    return title[: found.start()].strip(), found[1].strip()


def _with_unit(cell: GridCell, unit: str) -> Cell:
    """Put the unit of the annex behind a bare number, so that nothing is lost."""
    written = value(cell)
    is_bare = isinstance(read_number(plain(written.text)), Fraction)
    return Cell(written.text + one_line(unit), written.span) if is_bare else written
