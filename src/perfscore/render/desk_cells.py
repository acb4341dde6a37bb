"""The cells of a filled form in the order they are printed, each under its own name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.diagnostics.model import Text
from perfscore.intake.accounts.model import Accounts
from perfscore.model.assessment import Cell, FundRow
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class DeskCell:
    """A cell of the form; ``id`` names it on its page (``r3-score``).

    ``row_span`` counts the rows that it stands beside.
    """

    id: str
    field: str
    cell: Cell
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A row of the form or of the accounts; ``name`` is what no cell of it says."""

    id: str
    path: tuple[str, ...]
    cells: tuple[DeskCell, ...]
    name: str = ""


FIELDS = {
    "title": Text("标题", "title"),
    "year": Text("年度", "year"),
    "unit": Text("单位", "unit"),
    "project": Text("项目", "project"),
    "supervisor": Text("主管部门", "supervising department"),
    "initial_budget": Text("年初预算数", "initial budget"),
    "annual_budget": Text("全年预算数", "annual budget"),
    "executed": Text("全年执行数", "executed"),
    "execution_rate": Text("执行率", "execution rate"),
    "expected": Text("预期目标", "expected"),
    "achieved": Text("实际完成情况", "achieved"),
    "level1": Text("一级指标", "level 1"),
    "level2": Text("二级指标", "level 2"),
    "level3": Text("三级指标", "level 3"),
    "name": Text("指标", "indicator"),
    "target": Text("年度指标值", "target"),
    "actual": Text("实际完成值", "actual"),
    "rating": Text("评级", "rating"),
    "points": Text("要点", "points of a checklist"),
    "weight": Text("分值", "weight"),
    "score": Text("自评得分", "claimed score"),
    "reason": Text("偏差原因分析及改进措施", "reasons for the deviation, measures"),
    "total_weight": Text("总分值", "all points"),
    "total_score": Text("总分", "total"),
    "grade": Text("等级", "grade"),
    "note": Text("备注", "remark"),
    "amount": Text("金额", "amount"),
}
"""What each field is called in the form."""

_HEADINGS = ("level1", "level2", "level3")


def head_cells(case: AuditCase) -> tuple[DeskCell, ...]:
    """Give what stands above the table."""
    form = case.form
    named = (
        ("title", form.title),
        ("year", form.year),
        ("unit", form.unit),
        ("project", form.project),
        ("supervisor", form.supervisor),
    )
    return tuple(_cells("head", named))


def fund_rows(case: AuditCase) -> tuple[DeskRow, ...]:
    """Give the rows of 资金情况."""
    return tuple(_fund(f"f{at}", row) for at, row in enumerate(case.form.funds))


def goal_rows(case: AuditCase) -> tuple[DeskRow, ...]:
    """Give the rows of 年度总体目标."""
    return tuple(
        DeskRow(
            f"g{at}",
            (),
            tuple(_cells(f"g{at}", (("expected", e.expected), ("achieved", e.actual)))),
        )
        for at, e in enumerate(case.form.goals)
    )


def indicator_rows(case: AuditCase) -> tuple[DeskRow, ...]:
    """Give the rows of 绩效指标; a heading above several of them stands once."""
    rows = [_indicator(f"r{at}", row) for at, row in enumerate(case.rows)]
    for field in _HEADINGS:
        rows = _merged(rows, field)
    return tuple(rows)


def foot_cells(case: AuditCase) -> tuple[DeskCell, ...]:
    """Give what stands below the table: the totals, the grade, the remarks."""
    form = case.form
    named = (
        ("total_weight", form.total_weight),
        ("total_score", form.total_score),
        ("grade", form.grade),
    )
    notes = (DeskCell(f"note{at}", "note", each) for at, each in enumerate(form.notes))
    return (*_cells("foot", named), *notes)


def accounts_rows(accounts: Accounts, table: int) -> tuple[DeskRow, ...]:
    """Give the amounts of one table of the accounts that are not blank."""
    found = []
    for at, item in enumerate(accounts.tables[table].items):
        if item.amount is None or not item.amount.text.strip():
            continue
        own = f"a{table}_{at}"
        path = tuple(each for each in (item.side, *item.columns) if each)
        cells = (
            DeskCell(f"{own}-name", "name", item.name),
            DeskCell(f"{own}-amount", "amount", item.amount),
        )
        found.append(DeskRow(own, path, cells))
    return tuple(found)


def _fund(own: str, row: FundRow) -> DeskRow:
    named = (
        ("initial_budget", row.initial_budget),
        ("annual_budget", row.annual_budget),
        ("executed", row.executed),
        ("weight", row.weight),
        ("execution_rate", row.execution_rate),
        ("score", row.score),
    )
    return DeskRow(own, (row.name,), tuple(_cells(own, named)), row.name)


def _indicator(own: str, row: AuditRow) -> DeskRow:
    printed = row.printed
    level2 = row.level2
    joint = Cell("\n".join(e.text for e in level2), level2[0].span) if level2 else None
    listed = "\n".join(f"{text}：{cell.text}" for text, cell in printed.points)
    answers = Cell(listed, printed.points[0][1].span) if printed.points else None
    named = (
        ("level1", row.level1),
        ("level2", joint),
        ("level3", printed.level3),
        ("name", printed.name),
        ("target", printed.target),
        ("actual", printed.actual),
        ("rating", printed.rating),
        ("points", answers),
        ("weight", printed.weight),
        ("score", printed.score),
        ("reason", printed.reason),
    )
    return DeskRow(own, row.path, tuple(_cells(own, named)))


def _merged(rows: list[DeskRow], field: str) -> list[DeskRow]:
    """Let one cell stand for those below it that are the same cell of the form."""
    made: list[DeskRow] = []
    first, span = 0, 1
    above: Cell | None = None
    for at, row in enumerate(rows):
        found = next((e.cell for e in row.cells if e.field == field), None)
        if found is not None and above is not None and _is_same(found, above):
            span += 1
            made[first] = _reaching(made[first], field, span)
            made.append(_reaching(row, field, 0))
            continue
        first, span, above = at, 1, found
        made.append(row)
    return made


def _reaching(row: DeskRow, field: str, span: int) -> DeskRow:
    """Let a cell of a row reach over ``span`` rows; 0 takes it away."""
    cells = (
        replace(each, row_span=span) if each.field == field else each
        for each in row.cells
    )
    return replace(row, cells=tuple(each for each in cells if each.row_span))


def _is_same(one: Cell, other: Cell) -> bool:
    """Whether two cells are one: at one place of a file, or typed alike."""
    if one.span is None or other.span is None or not one.span.source.marks:
        return one.text == other.text
    return one.span == other.span


def _cells(own: str, named: Iterable[tuple[str, Cell | None]]) -> Iterator[DeskCell]:
    for field, cell in named:
        if cell is not None and cell.text.strip():
            yield DeskCell(f"{own}-{field}", field, cell)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where on the page a place of the file is; ``rows`` are those with paths."""

    cells: tuple[DeskCell, ...]
    rows: tuple[DeskRow, ...]

    def at(self, span: Span | None, path: tuple[str, ...] = ()) -> str:
        """Give the id of the cell at a place, else of the row of a path, or nothing.

        Of cells that share the place, as the headings of typed assessments do, none is
        meant more than the others: then it is the row.
        """
        here = [] if span is None or span.is_whole else self._around(span)
        if len(here) == 1:
            return here[0].id
        within = {each.id.partition("-")[0] for each in here}
        known = [each.id for each in self.rows if each.id in within]
        if len(within) == 1 and known:
            return known[0]
        same = [each for each in self.rows if path and each.path == path]
        return same[0].id if same else ""

    def _around(self, span: Span) -> list[DeskCell]:
        """Give the cells that a place lies in, the closest ones alone."""
        found: list[tuple[int, DeskCell]] = []
        for each in self.cells:
            own = each.cell.span
            if own is None or own.source.name != span.source.name:
                continue
            if own.start <= span.start < max(own.end, own.start + 1):
                found.append((own.end - own.start, each))
        least = min((size for size, _ in found), default=0)
        return [each for size, each in found if size == least]
