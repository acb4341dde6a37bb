"""Rows of which much is to be told: blanks, signs, wrong words, claims that differ."""

from dataclasses import replace
from random import Random

from tests.batch.long_rows import Units
from tests.batch.told import long_table
from tests.batch.wide import Filler

from perfscore.batch.columns import Field
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Named
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Cell, IndicatorRow

_ACTUALS = (
    *("约 90", "建设中", "1e9", "0.5", "95", "≥95%", "≥3个", "3公里", "≤100.5万元"),
    *("好", "150", "0", "-3", "1,5", "100%", "90%", "½", "200.123456", "不适用"),
)
_CLAIMS = ("好", "5分", "-1", "1e3", "100", "3.333333333333", "12.345", "0")
_WEIGHTS = ("5", "0", "-1", "7.123", "十分")
_LONGEST = 14
"""Digits of numbers that columns hold."""


def told_table(checked: CheckedSet, random: Random, size: int) -> list[Named]:
    """Make up a table of assessments with rows of their own."""
    layout = BatchLayout(checked)
    units = Units(random, layout)
    rows = [_spoilt(units.rows(), random) for _ in range(size)]
    cells = {
        key.name: texts
        for key, texts in Filler(random, 0.1).cells(layout, size).items()
        if key.field is Field.DATUM
    }
    data = [{name: texts[at] for name, texts in cells.items()} for at in range(size)]
    years = [random.choice((2021, 2021, 2015)) for _ in range(size)]
    return long_table(checked, rows, data, years)


def _spoilt(rows: list[IndicatorRow], random: Random) -> list[IndicatorRow]:
    """Spoil some cells; some rows are of one name."""
    made = [_row(each, random) for each in rows]
    first = made[0].name
    return [
        replace(each, name=first if random.random() < 0.1 else each.name)
        for each in made
    ]


def _row(row: IndicatorRow, random: Random) -> IndicatorRow:
    row = replace(row, target=_short(row.target), actual=_short(row.actual))
    match random.randrange(40):
        case 0:
            return replace(row, actual=Cell(random.choice(_ACTUALS)))
        case 1:
            return replace(row, actual=None)
        case 2:
            return replace(row, claimed=Cell(random.choice(_CLAIMS)))
        case 4:
            return replace(row, level2=(random.choice(("别的指标", "另外的")),))
        case 3 if random.random() < 0.2:
            return replace(row, weight=Cell(random.choice(_WEIGHTS)))
    return row


def _short(cell: Cell | None) -> Cell | None:
    if cell is None or sum(map(str.isdigit, cell.text)) <= _LONGEST:
        return cell
    return Cell("90%" if "%" in cell.text else "90")
