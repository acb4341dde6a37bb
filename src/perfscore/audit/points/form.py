"""The points that a form prints: of its rows, its funds and its total."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.rows.cells import has_text
from perfscore.audit.rows.execution import execution_row
from perfscore.audit.rows.kinds import (
    is_bonus,
    is_not_applicable,
    is_penalty,
    is_sum_row,
)
from perfscore.audit.rows.merges import Merges, is_same_cell
from perfscore.audit.rows.naming import title_of
from perfscore.exact import exact_sum
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.fund_total import total_first
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell, FundRow
from perfscore.source import Span

_HUNDRED = Fraction(100)
_FEWEST_SHARES = 3
_SLIP = Fraction(1, 20)
_DETAIL = re.compile(r"^其中|^#")
_ADDS = re.compile(r"加分|加\d+(\.\d+)?分|加计|附加分|奖励分")


@dataclass(frozen=True, slots=True)
class PointedRow:
    """A row of 绩效指标 with its points, read.

    ``weight`` and ``score`` are None where they are blank or no number; then
    ``is_unread`` says that 分值 has something that is none. ``shares_above`` marks a
    row that stands beside the same cell of points as the row above it.
    """

    row: AuditRow
    weight: Printed | None
    score: Printed | None
    is_unread: bool = False
    shares_above: bool = False

    @property
    def is_bonus(self) -> bool:
        """Whether the row or its headings are named as points on top (加分项)."""
        return is_bonus(self.row.path)

    @property
    def tells_of_bonus(self) -> bool:
        """Whether the row says somewhere that points can be added (一个加1分)."""
        made = self.row.printed
        cells = (made.target, made.actual, *(cell for _, cell in made.extras))
        texts = (*self.row.path, *(each.text for each in cells if each is not None))
        return any(_ADDS.search(plain(each)) for each in texts)

    @property
    def is_deduction(self) -> bool:
        """Whether the row is named as one that only takes points away (扣分项)."""
        return is_penalty(self.row.path)

    @property
    def is_beside_total(self) -> bool:
        """Whether its points are not among those that make up the whole."""
        return self.is_bonus or (self.weight is not None and self.weight.value < 0)

    @property
    def lacks_weight(self) -> bool:
        """Whether this is an indicator of its own to which no points are printed.

        Not so for 其中 rows, and rows of a template in which nothing is filled in.
        """
        made = self.row.printed
        if self.weight or self.is_unread or self.shares_above:
            return False
        if is_not_applicable(self.row):
            return False
        filled = any(has_text(each) for each in (made.target, made.actual, made.score))
        name = made.name.text if made.name else ""
        return filled and not _DETAIL.match(plain(name))

    @property
    def title(self) -> str:
        """The row's name, or its lowest heading; empty where it has neither."""
        return title_of(self.row)


@dataclass(frozen=True, slots=True)
class FormPoints:
    """All points of a form. ``fund`` is the row that has those of 预算执行."""

    rows: tuple[PointedRow, ...]
    fund: FundRow | None
    fund_weight: Printed | None
    fund_score: Printed | None
    total_weight: Printed | None
    total_score: Printed | None
    is_complete: bool
    """Whether the form goes on to its end: it has its total, below all rows."""
    total_at: Span | None


def form_points(case: AuditCase) -> FormPoints:
    """Read the points of a form.

    Weights in per cents are points of 100; so are shares (``0.2``), where all weights
    of the form are.
    """
    form = case.form
    rows = tuple(_rows(case.rows, Merges(case.document)))
    fund = None if _is_among_rows(case) else _pointed_fund(form.funds)
    weight = points(fund.weight) if fund else None
    if _are_shares([each.weight for each in rows], weight):
        rows = tuple(replace(each, weight=_times_100(each.weight)) for each in rows)
        weight = _times_100(weight)
    made = FormPoints(
        rows=rows,
        fund=fund,
        fund_weight=weight,
        fund_score=points(fund.score) if fund else None,
        total_weight=points(form.total_weight),
        total_score=points(form.total_score),
        is_complete=False,
        total_at=_total_at(form),
    )
    return replace(made, is_complete=_is_complete(case, made))


def total_row(funds: Iterable[FundRow]) -> FundRow | None:
    """Give the row of the total of the funds; None where there are no funds."""
    rows, _ = total_first(tuple(funds))
    return rows[0] if rows else None


def _rows(rows: Iterable[AuditRow], merges: Merges) -> Iterator[PointedRow]:
    above: Cell | None = None
    for row in rows:
        if is_sum_row(row):
            continue
        made = row.printed
        is_shared = is_same_cell(made.weight, above) or (
            made.weight is None and merges.reaches(above, made.name or made.target)
        )
        weight = None if is_shared else points(made.weight)
        is_unread = weight is None and not is_shared and has_text(made.weight)
        yield PointedRow(row, weight, _score(row), is_unread, is_shared)
        above = made.weight or above


def _score(row: AuditRow) -> Printed | None:
    """Read the score; per cents beside points are no score but a rate."""
    score, weight = row.printed.score, row.printed.weight
    is_rate = score is not None and plain(score.text).endswith("%")
    if is_rate and weight is not None and not plain(weight.text).endswith("%"):
        return None
    return points(score)


def _is_among_rows(case: AuditCase) -> bool:
    """Whether an indicator repeats the points that the funds have for execution."""
    row, fund = execution_row(case), _pointed_fund(case.form.funds)
    own = points(row.printed.weight) if row is not None else None
    other = points(fund.weight) if fund is not None else None
    return own is not None and (other is None or own.value == other.value)


def pointed_funds(funds: Iterable[FundRow]) -> tuple[FundRow, ...]:
    """Give the rows of the funds that print points, each cell once."""
    found: list[FundRow] = []
    for each in total_first(tuple(funds))[0]:
        is_new = not any(is_same_cell(each.weight, other.weight) for other in found)
        if points(each.weight) is not None and is_new:
            found.append(each)
    return tuple(found)


def _pointed_fund(funds: Iterable[FundRow]) -> FundRow | None:
    """Give the row with the points: the total's, or the first that has some."""
    rows, _ = total_first(tuple(funds))
    return next(iter((*pointed_funds(rows), *rows)), None)


def _are_shares(weights: Iterable[Printed | None], fund: Printed | None) -> bool:
    known = [each.value for each in weights if each is not None]
    total = exact_sum(known) + (fund.value if fund and fund.value <= 1 else 0)
    return len(known) >= _FEWEST_SHARES and 0 < total <= 1


def _times_100(made: Printed | None) -> Printed | None:
    if made is None:
        return None
    span = Range(made.span.low * _HUNDRED, made.span.high * _HUNDRED)
    places = max(made.places - 2, 0)
    return Printed(made.text, made.value * _HUNDRED, places, "", span)


def _total_at(form: ClaimedForm) -> Span | None:
    cells = (form.total_weight, form.total_score)
    return next((each.span for each in cells if each and each.span), None)


def _is_complete(case: AuditCase, made: FormPoints) -> bool:
    """Whether the total is printed below the last row, and is that of all rows.

    Where only a score is printed, it has to be what the rows' scores make up, or
    rows are missing: the file may have been cut. A total above the rows, as in typed
    assessments, has to be that exactly.
    """
    weight, score = case.form.total_weight, case.form.total_score
    if weight is not None and made.total_weight and _is_below(weight, case.rows):
        return True
    if score is None or made.total_score is None:
        return False
    scores = [each.score.value for each in made.rows if each.score is not None]
    known = exact_sum(scores) + (made.fund_score.value if made.fund_score else 0)
    apart = abs(made.total_score.value - known)
    return bool(scores) and apart < (1 if _is_below(score, case.rows) else _SLIP)


def _is_below(cell: Cell, rows: Iterable[AuditRow]) -> bool:
    places = [place for row in rows if (place := _last_place(row)) is not None]
    if cell.span is None:
        return not places
    return bool(places) and cell.span.start > max(places)


def _last_place(row: AuditRow) -> int | None:
    made = row.printed
    cells = (made.name, made.target, made.actual, made.weight, made.score)
    return max((each.span.start for each in cells if each and each.span), default=None)
