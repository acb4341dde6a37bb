"""Rows of a form as findings name them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.wording import shown
from perfscore.audit.setting import Setting
from perfscore.audit.telling.alike import alike
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.model.assessment import Cell, FundRow
from perfscore.source import Span

_MOST_NAMED = 3


def title_of(row: AuditRow) -> str:
    """Give the row's name, its heading where it has none, or nothing."""
    return row.path[-1] if row.path else ""


def name_of(row: AuditRow) -> str:
    """Give the row's title as messages quote it, cut where it is long."""
    return shown(title_of(row)) or "（未印名称）"


def fund_name(row: FundRow) -> str:
    """Give the name of a row of the funds without blanks."""
    return "".join(row.name.split())


def place_of(row: AuditRow, *cells: Cell | None) -> Span | None:
    """Give the first place there is of ``cells``, else of the row."""
    own = row.printed
    every = (*cells, own.name, own.target, own.actual, own.weight, own.score)
    return next((each.span for each in every if each and each.span), None)


def names_of(rows: Sequence[AuditRow]) -> str:
    """Name some rows, and say how many there are of more than three."""
    named = "、".join(f"“{name_of(each)}”" for each in rows[:_MOST_NAMED])
    return f"{named}等 {len(rows)} 项" if len(rows) > _MOST_NAMED else named


def english_names_of(rows: Sequence[AuditRow]) -> str:
    """Name some rows in an English sentence."""
    named = ", ".join(f"“{name_of(each)}”" for each in rows[:_MOST_NAMED])
    more = len(rows) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def labels_of(
    rows: Iterable[AuditRow], cells: Iterable[Cell | None]
) -> tuple[Label, ...]:
    """Point to a cell of each row, with what it prints."""
    found: list[Label] = []
    for row, cell in zip(rows, cells, strict=True):
        span = place_of(row, cell)
        if span is not None:
            text = name_of(row) if cell is None else shown(cell.text)
            found.append(Label(span, alike(text)))
    return tuple(found)


def points_at_stake(rows: Iterable[AuditRow]) -> Fraction | None:
    """Add up the points of rows; None where none prints any."""
    printed = [points_in(each.printed.weight) for each in rows]
    known = [each for each in printed if each is not None]
    return sum(known, Fraction()) if known else None


def finding_of_rows(
    told: tuple[Rule, Setting],
    message: Text,
    rows: Sequence[AuditRow],
    cells: Sequence[Cell | None],
    *,
    severity: Severity | None = None,
) -> AuditFinding:
    """Tell one thing of several rows: at the first, the others as related places.

    ``cells`` are the cells of the rows that it is about.
    """
    rule, setting = told
    first, cell = rows[0], cells[0]
    return AuditFinding(
        rule=rule,
        severity=severity or setting.severity,
        message=message,
        at=place_of(first, cell),
        path=first.path if len(rows) == 1 else (),
        printed=cell.text.strip() if cell is not None and len(rows) == 1 else "",
        basis=setting.basis,
        related=labels_of(rows[1:], cells[1:]),
    )
