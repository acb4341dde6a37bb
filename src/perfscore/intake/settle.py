"""A claimed form becomes an assessment, with the set's knowledge where there is one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.exact import read_number
from perfscore.intake import rules
from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.intake.fund_total import total_first
from perfscore.intake.set_rows import without_computed, without_units
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Assessment, Cell, FundRow, Goal, IndicatorRow
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.targets import NumberCell
from perfscore.source import Span

_NOT_STATED = frozenset({"—", "——", "-", "--", "－", "/", "不适用", "未评分"})
"""Marks that stand where there are no points."""


def settled(
    form: ClaimedForm, indicator_set: IndicatorSet | None
) -> Outcome[Assessment]:
    """Make the assessment that ``form`` states; nothing is computed.

    Without a set the cells stay as they are. A set tells further: a rating written as
    the actual value is a rating, values that the set computes are left out, units of
    annexes that are the set's own go. Diagnostics are notes and warnings.
    """
    found: list[Diagnostic] = []
    is_own = form.set_id is not None
    rows = [
        _row(each, found, is_own=is_own) for each in _below_each_other(form.indicators)
    ]
    funds = form.funds
    if not is_own:
        funds, doubts = total_first(form.funds)
        found += doubts
    assessment = Assessment(
        unit=_text(form.unit),
        year=int(form.year.text) if form.year is not None else None,
        set_id=form.set_id,
        title=form.title.text if form.title else None,
        project=_text(form.project),
        supervisor=_text(form.supervisor),
        data=dict(form.data),
        tables=dict(form.tables),
        goals=tuple(Goal(_text(g.expected), _text(g.actual)) for g in form.goals),
        funds=tuple(map(_fund, funds)),
        indicators=tuple(each for each in rows if each is not None),
        claimed_total=_stated(form.total_score),
        claimed_grade=_stated(form.grade),
        notes=tuple(each.text for each in form.notes),
        span=_span(form),
    )
    if indicator_set is None:
        return Outcome(assessment, tuple(found))
    assessment = without_units(assessment, indicator_set)
    made = without_computed(assessment, indicator_set)
    told = (each for each in made.diagnostics if not (is_own and _is_in_sheet(each)))
    return Outcome(made.value, (*found, *told))


def _is_in_sheet(diagnostic: Diagnostic) -> bool:
    """Whether a place is a workbook's (``自评表!F5``), where ours hold formulas."""
    span = diagnostic.at.span
    return "!" in span.source.mark(span.start)


def _below_each_other(rows: Iterable[ClaimedIndicator]) -> Iterator[ClaimedIndicator]:
    """Leave out headings that go on, and say where one does not.

    A row that has no heading of a level where the row above has one stands beside it:
    its name is that heading.
    """
    before: ClaimedIndicator | None = None
    going = (False, False, False)
    for row in rows:
        made = _below(row, before)
        own = (row.level1 is not None, bool(row.level2), row.level3 is not None)
        if made.level1 is not None and not _says_same(made.level1, before):
            going = (False, False, False)
        if made.level2:
            going = (going[0], False, False)
        lacking = [at for at, goes in enumerate(going) if goes and not own[at]]
        before, going = row, own
        if lacking and row.name is not None:
            made = _beside(made, row.name, lacking[0])
            going = (True, lacking[0] > 0, lacking[0] > 1)
        yield made


def _says_same(level1: Cell, before: ClaimedIndicator | None) -> bool:
    return bool(before and before.level1 and before.level1.text == level1.text)


def _beside(row: ClaimedIndicator, name: Cell, level: int) -> ClaimedIndicator:
    if level == 0:
        return replace(row, level1=name)
    return replace(row, level2=(name,)) if level == 1 else replace(row, level3=name)


def _below(row: ClaimedIndicator, before: ClaimedIndicator | None) -> ClaimedIndicator:
    """Leave the headings that one cell gives to several rows to the first of them."""
    if before is None or row.name is None:
        return row
    if row.level1 is not None and not _is_same(row.level1, before.level1):
        return row
    level2 = zip(row.level2, before.level2, strict=False)
    is_same = len(row.level2) == len(before.level2) and all(
        _is_same(*each) for each in level2
    )
    is_same_third = row.level3 is not None and _is_same(row.level3, before.level3)
    return replace(
        row,
        level1=None,
        level2=() if is_same else row.level2,
        level3=None if is_same and is_same_third else row.level3,
    )


def _is_same(one: Cell, other: Cell | None) -> bool:
    """Whether two cells are one: at one place, with one text."""
    if other is None or one.span is None or other.span is None:
        return False
    return one.span.start == other.span.start and one.text == other.text


def _row(
    row: ClaimedIndicator, found: list[Diagnostic], *, is_own: bool
) -> IndicatorRow | None:
    """Make the row; without a name its lowest heading is the name."""
    level2 = tuple(each.text for each in row.level2)
    made = IndicatorRow(
        level1=row.level1.text if row.level1 else None,
        level2=level2,
        level3=row.level3.text if row.level3 else None,
        name=_text(row.name),
        target=row.target,
        actual=_with_unit(row, found, is_own=is_own),
        points=row.points,
        rating=row.rating,
        weight=_stated(row.weight),
        claimed=_stated(row.score),
        reason=_text(row.reason),
        span=_row_span(row),
    )
    if made.name:
        return made
    if made.level3:
        return replace(made, name=made.level3, level3=None)
    if level2:
        return replace(made, name="、".join(level2), level2=())
    if made.level1:
        return replace(made, name=made.level1, level1=None)
    if made.span is not None:
        found.append(
            Diagnostic(
                rules.NOT_READ,
                Text(
                    "这一行没有指标名称，没有放进自评表",
                    "this row names no indicator and is left out of the assessment",
                ),
                Label(made.span),
            )
        )
    return None


def _with_unit(
    row: ClaimedIndicator, found: list[Diagnostic], *, is_own: bool
) -> Cell | None:
    """Put 度量单位 behind a bare 实际完成值 where the number depends on it.

    6 beside 万人 is 6万人, 95 beside % is 95%; a number of at most 1 beside % may be a
    share, and stays. Our own forms ask for the actual value in that unit, others are
    told of.
    """
    actual, unit = row.actual, row.unit
    number = read_number(actual.text.strip()) if actual else None
    if actual is None or unit is None or not isinstance(number, Fraction):
        return actual
    if unit.text[:1].isdigit():
        return actual
    one = cell_value(f"1{unit.text}")
    if not isinstance(one, NumberCell):
        return actual
    is_share = one.unit == "%"
    if one.value == 1 or (is_share and 0 < abs(number) <= 1):
        return actual
    made = replace(actual, text=actual.text.strip() + unit.text)
    if not is_own and actual.span is not None:
        found.append(
            Diagnostic(
                rules.UNIT_FROM_HEADING,
                Text(
                    f"度量单位是“{unit.text}”，完成值“{actual.text}”读作 {made.text}",
                    f"度量单位 says “{unit.text}”; the actual value “{actual.text}” "
                    f"is read as {made.text}",
                ),
                Label(actual.span),
            )
        )
    return made


def _fund(row: FundRow) -> FundRow:
    return replace(
        row,
        weight=_stated(row.weight),
        execution_rate=_stated(row.execution_rate),
        score=_stated(row.score),
    )


def _stated(cell: Cell | None) -> Cell | None:
    """Give a cell of points, rate or grade; a dash states nothing."""
    return None if cell is None or cell.text.strip() in _NOT_STATED else cell


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _row_span(row: ClaimedIndicator) -> Span | None:
    cells = (row.name, *row.level2, row.target, row.actual, row.weight, row.score)
    return next((each.span for each in cells if each and each.span), None)


def _span(form: ClaimedForm) -> Span | None:
    cells = (form.title, form.project, form.unit)
    return next((each.span for each in cells if each and each.span), None)
