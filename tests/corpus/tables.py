"""The 48 published forms of ``tests/data/tables`` as assessments, cell for cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from perfscore.model.assessment import Assessment, Cell, FundRow, Goal, IndicatorRow

FOLDER = Path(__file__).parents[1] / "data" / "tables"
_DASHES = {"-", "—", "/"}
"""What forms print where a cell has nothing to say."""

Written = Mapping[str, str | None]


@dataclass(frozen=True)
class Table:
    """A published form as transcribed; ``number`` is how the corpus counts it."""

    number: str
    facts: Mapping[str, object]

    @property
    def rows(self) -> tuple[Written, ...]:
        """The indicator rows."""
        return tuple(cast("list[Written]", self.facts["indicators"]))

    @property
    def funds(self) -> tuple[Written, ...]:
        """The fund rows, the total first."""
        return tuple(cast("list[Written]", self.facts["funds"]))

    @property
    def total(self) -> Written:
        """The weight, score and grade that the form prints for the whole."""
        return cast("Written", self.facts["total"])

    @property
    def assessment(self) -> Assessment:
        """The form as what a unit hands in; nothing is mended."""
        year, goals = self._text("year"), cast("Written", self.facts["goals"])
        return Assessment(
            unit=self._text("unit"),
            year=int(year) if year else None,
            title=self._text("title"),
            project=self._text("project"),
            supervisor=self._text("主管部门"),
            goals=(Goal(goals["expected"] or "", goals["actual"] or ""),),
            funds=tuple(_fund_row(row) for row in self.funds),
            indicators=tuple(_indicator_rows(self.rows)),
        )

    def _text(self, key: str) -> str:
        return str(self.facts[key] or "")


@cache
def tables() -> dict[str, Table]:
    """Read every form, by its number."""
    read = (
        Table(
            path.name.split("_")[0],
            cast("Mapping[str, object]", yaml.safe_load(path.read_text("utf-8"))),
        )
        for path in sorted(FOLDER.glob("*.yaml"))
    )
    return {table.number: table for table in read}


def _cell(written: str | None) -> Cell | None:
    return None if written is None or written in _DASHES else Cell(written)


def _fund_row(row: Written) -> FundRow:
    return FundRow(
        name=row["name"] or "",
        initial_budget=_cell(row["年初预算数"]),
        annual_budget=_cell(row["全年预算数"]),
        executed=_cell(row["全年执行数"]),
        weight=_cell(row["分值"]),
        execution_rate=_cell(row["执行率"]),
        score=_cell(row["得分"]),
    )


def _indicator_rows(rows: tuple[Written, ...]) -> Iterator[IndicatorRow]:
    for row in rows:
        level2 = row["level2"]
        yield IndicatorRow(
            level1=row["level1"],
            level2=(level2,) if level2 else (),
            level3=None,
            name=row["level3"] or level2 or "",
            target=_cell(row["target"]),
            actual=_cell(row["actual"]),
            weight=_cell(row["weight"]),
            claimed=_cell(row["score"]),
            reason=row["deviation_note"] or "",
        )
