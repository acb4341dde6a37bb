"""What an indicator set tells of an assessment that was read from a form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.exact import read_number
from perfscore.intake import rules
from perfscore.intake.plain import one_line
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.data import Datum
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.methods import Rating, Scoring
from perfscore.model.outcomes import Role
from perfscore.model.targets import NotApplicableCell
from perfscore.model.units import Quantity
from perfscore.score.reported.lines import Layout
from perfscore.score.reported.names import plain
from perfscore.score.whole.treatments import treatment_text
from perfscore.source import Span

_DIGIT = re.compile(r"[0-9０-９]")
_LISTED = 8
_TREATED = "不适用："
_ROLES = tuple(
    f"{left}{each.value}{right}" for each in Role for left, right in ("（）", "()")
)


def without_units(assessment: Assessment, indicator_set: IndicatorSet) -> Assessment:
    """Take off the values of annexes what only their headings say: the set's units.

    ``467.03`` below ``（万元）`` is 467.03 where the set asks for 万元.
    """
    data = {each.name: each for each in indicator_set.data}
    tables = {
        each.name: {column.name: column for column in each.columns}
        for each in indicator_set.tables
    }
    return replace(
        assessment,
        data=_bare(assessment.data, data),
        tables={
            name: tuple(_bare(row, tables.get(name, {})) for row in rows)
            for name, rows in assessment.tables.items()
        },
    )


def _bare(cells: Mapping[str, Cell], known: Mapping[str, Datum]) -> dict[str, Cell]:
    found = {}
    for name, cell in cells.items():
        datum = known.get(name)
        kind = datum.type if datum else None
        label = kind.label if isinstance(kind, Quantity) and kind.label != "%" else ""
        number = cell.text.removesuffix(label)
        is_number = isinstance(read_number(number), Fraction)
        is_added = bool(label) and is_number and not _says(cell, label)
        found[name] = replace(cell, text=number) if is_added else cell
    return found


def _says(cell: Cell, unit: str) -> bool:
    """Whether the cell itself says its unit, which then stays."""
    return cell.span is not None and one_line(cell.span.text).endswith(unit)


def without_computed(
    assessment: Assessment, indicator_set: IndicatorSet
) -> Outcome[Assessment]:
    """Leave out what the set computes, and take ratings for what they are."""
    named = _by_title(assessment, indicator_set)
    lines = Layout(indicator_set).bind(named).lines
    by_row = {
        id(each.row): each.place.indicator for each in lines if each.row is not None
    }
    left_out: list[IndicatorRow] = []
    rows = []
    for row in named.indicators:
        indicator = by_row.get(id(row))
        rows.append(
            row if indicator is None else _settled(row, indicator, indicator_set)
        )
        if row.actual is not None and rows[-1].actual is None and not rows[-1].rating:
            left_out.append(row)
    made = replace(named, indicators=tuple(rows))
    return Outcome(made, tuple(_left_out(left_out)))


def _by_title(assessment: Assessment, indicator_set: IndicatorSet) -> Assessment:
    """Take off what the official form puts behind a name: ``创新项目（加分项）``."""
    titles = {plain(each.title) for each in indicator_set.walk()}
    rows = []
    for row in assessment.indicators:
        role = next((each for each in _ROLES if row.name.endswith(each)), "")
        name = row.name.removesuffix(role)
        is_known = bool(role) and plain(name) in titles
        rows.append(replace(row, name=name) if is_known else row)
    return replace(assessment, indicators=tuple(rows))


def _settled(
    row: IndicatorRow, indicator: Indicator, indicator_set: IndicatorSet
) -> IndicatorRow:
    scoring = indicator.scoring
    row = _without_treatment(row, indicator_set)
    is_computed = scoring is not None and scoring.value is not None
    if is_computed and not (row.actual and _applies_not(row.actual)):
        row = replace(row, actual=None)
    if row.actual is None:
        return row
    written = plain(row.actual.text)
    if row.rating is not None:
        is_rating = plain(row.rating.text) == written
        return replace(row, actual=None) if is_rating else row
    is_band = written in _bands(row, indicator, indicator_set)
    return replace(row, actual=None, rating=row.actual) if is_band else row


def _applies_not(actual: Cell) -> bool:
    return isinstance(cell_value(actual.text), NotApplicableCell)


def _without_treatment(row: IndicatorRow, indicator_set: IndicatorSet) -> IndicatorRow:
    """Take off what the official form puts before a reason: ``不适用：得满分``."""
    if not row.reason.startswith(_TREATED):
        return row
    clauses = [each.not_applicable for each in indicator_set.walk()]
    clauses.append(indicator_set.declared_not_applicable)
    said = {_TREATED + treatment_text(each).zh for each in clauses if each is not None}
    found = [each for each in said if row.reason.startswith(each)]
    return replace(
        row, reason=row.reason.removeprefix(max(found, key=len, default="")).lstrip()
    )


def _bands(
    row: IndicatorRow, indicator: Indicator, indicator_set: IndicatorSet
) -> Iterator[str]:
    """Give the bands that a row may be rated by; a target with digits is measured."""
    scorings: list[Scoring] = [indicator.scoring] if indicator.scoring else []
    if indicator.declared and not (row.target and _DIGIT.search(row.target.text)):
        scorings += [each.scoring for each in indicator_set.declared_scoring]
    for scoring in scorings:
        if isinstance(scoring.method, Rating):
            yield from (plain(each.name) for each in scoring.method.rows)


def _left_out(rows: list[IndicatorRow]) -> Iterator[Diagnostic]:
    spans: list[Span] = [
        each.actual.span for each in rows if each.actual and each.actual.span
    ]
    if not spans:
        return
    names = "、".join(f"“{each.name[:40]}”" for each in rows[:_LISTED])
    more = len(rows) - _LISTED
    yield Diagnostic(
        rules.PRINTED_VALUE_NOT_USED,
        Text(
            f"{names}"
            + (f"等 {len(rows)} 个指标" if more > 0 else "")
            + "的值由指标体系算出，表上印的没有用",
            f"the set works out {names}"
            + (f" and {more} more" if more > 0 else "")
            + "; their printed values were not used",
        ),
        Label(spans[0]),
        tuple(map(Label, spans[1:_LISTED])),
    )
