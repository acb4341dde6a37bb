"""Assessments as they are handed in, one by one, brought to columns."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from tests.batch.wide import column_of

from perfscore.batch.columns import Field, Key, Long, Wide
from perfscore.batch.declared.places import RowCells
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.layout import BatchLayout
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.data import YEAR_NAMES
from perfscore.score.reported.lines import Layout
from perfscore.score.reported.names import plain

Cells = dict[Key, str | None]


def wide_of(checked: CheckedSet, given: Sequence[Assessment]) -> Wide:
    """Bring assessments to columns; what columns cannot say makes its row odd."""
    layout = BatchLayout(checked)
    rows = [_cells(layout, each) for each in given]
    columns = {
        wanted.key: column_of(
            wanted, [cells.get(wanted.key) for cells, _ in rows], given[0].year
        )
        for wanted in layout.columns
        if any(wanted.key in cells for cells, _ in rows)
    }
    return Wide(
        size=len(given),
        columns=columns,
        assessment=lambda row: given[row],
        odd=np.array([is_odd for _, is_odd in rows]),
        years=np.array([each.year or 0 for each in given], np.int16),
    )


def long_of(checked: CheckedSet, given: Sequence[Assessment]) -> Long:
    """Bring assessments with rows of their own to columns."""
    layout, binding = BatchLayout(checked), Layout(checked.indicator_set)
    head = wide_of(checked, [_without_rows(each) for each in given])
    flat: list[tuple[int, IndicatorRow, tuple[tuple[str, ...], ...]]] = []
    odd = np.zeros(len(given), bool) if head.odd is None else head.odd.copy()
    for at, each in enumerate(given):
        bound = binding.bind(each)
        lines = {id(line.row): line for line in bound.lines if line.row is not None}
        odd[at] |= bool(bound.findings) or any(
            row.level3 or row.points or id(row) not in lines for row in each.indicators
        )
        odd[at] |= any(_is_worked_out(row) for row in each.indicators)
        flat += [
            (at, row, lines[id(row)].headings)
            for row in each.indicators
            if id(row) in lines
        ]
    cells = RowCells(
        owner=np.array([at for at, _, _ in flat], np.int64),
        years=np.array([given[at].year or 0 for at, _, _ in flat], np.int16),
        level1=_texts(
            [heads_[0][0] if heads_ else row.name for _, row, heads_ in flat]
        ),
        level2=_texts(
            ["、".join(heads_[1]) if len(heads_) > 1 else None for _, _, heads_ in flat]
        ),
        name=_texts([row.name for _, row, _ in flat]),
        cells={
            field: _texts([_text(row, field) for _, row, _ in flat])
            for field in _FIELDS
        },
    )
    read = RowReader(checked).read(cells, len(given))
    wide = Wide(
        size=len(given),
        columns={**head.columns, **read.columns},
        assessment=lambda row: given[row],
        odd=odd | read.odd,
        years=head.years,
    )
    assert layout.has_declared
    return Long(wide, read.rows)


_FIELDS = {
    Field.TARGET: "target",
    Field.ACTUAL: "actual",
    Field.WEIGHT: "weight",
    Field.CLAIMED: "claimed",
    Field.RATING: "rating",
    Field.REASON: "reason",
}


def _texts(values: list[str | None]) -> pa.Array:
    return pa.array(values, pa.string())


def _text(row: IndicatorRow, field: Field) -> str | None:
    value = getattr(row, _FIELDS[field])
    text = value.text if isinstance(value, Cell) else value
    return text or None


def _is_worked_out(row: IndicatorRow) -> bool:
    cells = (row.target, row.actual, row.weight, row.claimed, row.rating)
    return any(each is not None and each.exact is not None for each in cells)


def _without_rows(given: Assessment) -> Assessment:
    return Assessment(
        unit=given.unit,
        year=given.year,
        data=given.data,
        tables=given.tables,
        funds=given.funds,
    )


def _cells(layout: BatchLayout, given: Assessment) -> tuple[Cells, bool]:
    known = {each.name for each in layout.indicator_set.data}
    cells: Cells = {
        Key(Field.DATUM, name=name): cell.text for name, cell in given.data.items()
    }
    if given.year is not None and YEAR_NAMES[0] in known:
        cells.setdefault(Key(Field.DATUM, name=YEAR_NAMES[0]), str(given.year))
    odd = bool(given.funds or given.tables) or not set(given.data) <= known
    odd |= any(cell.exact is not None for cell in given.data.values())
    bound = Layout(layout.indicator_set).bind(given)
    odd |= bool(bound.findings)
    index = {id(place.indicator): at for at, place in enumerate(layout.places)}
    for line in bound.lines:
        if line.row is None:
            continue
        at, row = index[id(line.place.indicator)], line.row
        odd |= _is_worked_out(row)
        for field in _FIELDS:
            text = _text(row, field)
            key = Key(field, at)
            if text is not None and key in layout.by_key:
                cells[key] = text
            elif text is not None and (field is not Field.TARGET):
                odd = True
        odd |= not _points(layout, at, row, cells)
    return cells, odd


def _points(layout: BatchLayout, at: int, row: IndicatorRow, cells: Cells) -> bool:
    """Put the answers to points into their columns; say whether all are known."""
    keys = [key for key in layout.by_key if key.field is Field.POINT and key.line == at]
    names = {plain(key.name): key for key in keys}
    names |= {str(number + 1): key for number, key in enumerate(keys)}
    for text, cell in row.points:
        key = names.get(plain(text)) or names.get(text)
        if key is None or key in cells:
            return False
        cells[key] = cell.text
    return True
