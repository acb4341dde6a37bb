"""A row of columns as an assessment, for the exact scorer."""

from collections.abc import Mapping

from perfscore.batch.columns import Column, Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.model.assessment import Assessment, Cell, IndicatorRow


def assembled(
    layout: BatchLayout,
    columns: Mapping[Key, Column],
    row: int,
    *,
    unit: str = "",
    year: int | None = None,
) -> Assessment:
    """Build the assessment that a row of a wide table is, from its cells as written."""
    data: dict[str, Cell] = {}
    lines: dict[int, dict[Field, Cell]] = {}
    points: dict[int, list[tuple[str, Cell]]] = {}
    for key, column in columns.items():
        text = column.written(row)
        if text is None:
            continue
        if key.field is Field.DATUM:
            data[key.name] = Cell(text)
        elif key.field is Field.POINT:
            points.setdefault(key.line, []).append((key.name, Cell(text)))
        else:
            lines.setdefault(key.line, {})[key.field] = Cell(text)
    rows = tuple(
        _row(layout, index, lines.get(index, {}), tuple(points.get(index, ())))
        for index in sorted({*lines, *points})
    )
    return Assessment(unit=unit, year=year, data=data, indicators=rows)


def _row(
    layout: BatchLayout,
    index: int,
    cells: Mapping[Field, Cell],
    points: tuple[tuple[str, Cell], ...],
) -> IndicatorRow:
    place = layout.places[index]
    heads = place.headings
    reason = cells.get(Field.REASON)
    return IndicatorRow(
        level1=heads[0][0] if heads else None,
        level2=heads[1] if len(heads) > 1 else (),
        level3=None,
        name=place.indicator.title,
        target=cells.get(Field.TARGET),
        actual=cells.get(Field.ACTUAL),
        points=points,
        rating=cells.get(Field.RATING),
        weight=cells.get(Field.WEIGHT),
        claimed=cells.get(Field.CLAIMED),
        reason=reason.text if reason else "",
    )
