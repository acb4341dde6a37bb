from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from perfscore.exact import NumberFault
from perfscore.lower.ground.cells import cell_value
from perfscore.model.targets import (
    CellValue,
    DateCell,
    NotApplicableCell,
    NumberCell,
    WordsCell,
)

PRINTED = Path(__file__).parents[1] / "data" / "target_values.yaml"


def printed_cells() -> list[tuple[str, str | None, dict[str, str]]]:
    rows: list[dict[str, Any]] = yaml.safe_load(PRINTED.read_text("utf-8"))
    return [
        (f"{number}-{row['table']}-{kind}", row[kind], row[f"{kind}_is"])
        for number, row in enumerate(rows, start=1)
        for kind in ("target", "actual")
    ]


CELLS = printed_cells()


def judgement(cell: CellValue | NumberFault | None) -> dict[str, str]:
    """Put a cell into the words of the judgements; values stay as text."""
    match cell:
        case None:
            return {"type": "blank"}
        case NumberCell():
            sign = {"operator": cell.comparison.value} if cell.comparison else {}
            unit = {"unit": cell.unit} if cell.unit else {}
            return {"type": "number", "value": str(cell.value)} | sign | unit
        case DateCell():
            return {"type": "date", "value": cell.day.isoformat()}
        case WordsCell():
            return {"type": "words"}
        case NotApplicableCell():
            return {"type": "not applicable"}
    return {"type": cell.value}


def test_all_printed_pairs_are_there() -> None:
    assert len(CELLS) == 2 * 146


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=name) for name, text, expected in CELLS],
)
def test_a_printed_cell_is_read_as_a_person_reads_it(
    text: str | None, expected: dict[str, str]
) -> None:
    exact = dict(expected)
    if exact["type"] == "number":
        exact["value"] = str(Fraction(exact["value"]))
    assert judgement(cell_value(text or "")) == exact
