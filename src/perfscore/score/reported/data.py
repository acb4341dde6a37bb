"""The unit's data as the set wants them; and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.expressions import Input, Literal
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import rules
from perfscore.score.reported.reading import Fault, read_datum
from perfscore.score.reported.tables import Row, read_tables
from perfscore.score.result import Finding, Step

FUND_NAMES = ("年初预算数", "全年预算数", "全年执行数")
"""The data that the total row of 资金情况 supplies where they are not stated."""


@dataclass(frozen=True, slots=True)
class Data:
    """A step for every datum of the set, by name.

    ``faults`` say why a datum has no value; ``cells`` are those that were reported.
    ``tables`` holds the rows of each table that was reported.
    """

    steps: dict[str, Step]
    findings: list[Finding]
    faults: dict[str, Fault]
    cells: dict[str, Cell]
    tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)


def read_data(indicator_set: IndicatorSet, assessment: Assessment) -> Data:
    """Read every datum of the set out of the assessment."""
    findings: list[Finding] = []
    tables = read_tables(indicator_set, assessment)
    cells = dict(fund_cells(assessment))
    if assessment.year is not None:
        cells[YEAR_NAMES[0]] = Cell(str(assessment.year))
    by_name = {datum.name: datum for datum in indicator_set.data}
    for name, cell in assessment.data.items():
        if (
            name in FUND_NAMES
            and name in cells
            and _differ(by_name.get(name), cells[name], cell)
        ):
            findings.append(_disagreement(name, cells[name], cell))
        cells[name] = cell
    findings.extend(_unknown(indicator_set, assessment))
    findings.extend(tables.findings)
    steps: dict[str, Step] = {}
    faults: dict[str, Fault] = {}
    for datum in indicator_set.data:
        reported = cells.get(datum.name)
        step, fault = _step(datum, reported, assessment.year)
        steps[datum.name] = step
        if fault is not None:
            faults[datum.name] = fault
            findings.append(_finding(datum.name, reported, fault))
        elif step.value is None and datum.required:
            findings.append(missing_datum(datum.name))
    return Data(steps, findings, faults | tables.faults, cells, tables.rows)


def missing_datum(name: str, kind: Text | None = None) -> Finding:
    """Say that a datum, or what ``kind`` calls it, is not filled in."""
    kind = kind or Text("数据", "datum")
    return Finding(
        rules.MISSING_VALUE,
        Text(f"{kind.zh}“{name}”没有填", f"the {kind.en} “{name}” is not filled in"),
        (name,),
    )


def _step(
    datum: Datum, cell: Cell | None, year: int | None
) -> tuple[Step, Fault | None]:
    node = Input(span=datum.span, type=datum.type, name=datum.name)
    if cell is not None and cell.text.strip():
        value, fault = read_datum(datum, cell, year)
        if value is not None or fault is not None:
            return Step(node, value, (), cell.text.strip()), fault
    if isinstance(datum.default, Literal):
        default = Step(datum.default, datum.default.value)
        return Step(node, datum.default.value, (default,)), None
    return Step(node, None), None


def fund_cells(assessment: Assessment) -> Iterator[tuple[str, Cell]]:
    """Give the data that the total row of 资金情况 supplies, by name."""
    if assessment.funds:
        row = assessment.funds[0]
        cells = (row.initial_budget, row.annual_budget, row.executed)
        for name, cell in zip(FUND_NAMES, cells, strict=True):
            if cell is not None and cell.text.strip():
                yield name, cell


def _differ(datum: Datum | None, fund: Cell, stated: Cell) -> bool:
    """Whether two cells say different things; 467.03 is 467.030万元 among 万元."""
    if fund.text.strip() == stated.text.strip():
        return False
    if datum is None:
        return True
    one, _ = read_datum(datum, fund, None)
    other, _ = read_datum(datum, stated, None)
    return one is None or one != other


def _disagreement(name: str, fund: Cell, datum: Cell) -> Finding:
    one, other = fund.text.strip()[:40], datum.text.strip()[:40]
    return Finding(
        rules.DATA_DISAGREE,
        Text(
            f"“{name}”在资金表合计行是 {one}，在数据里是 {other}；按数据计",
            f"“{name}” is {one} among the funds and {other} among the data; "
            "the latter is used",
        ),
        (name,),
        datum.span,
    )


def _unknown(indicator_set: IndicatorSet, assessment: Assessment) -> Iterator[Finding]:
    known = [datum.name for datum in indicator_set.data]
    tables = {each.name for each in indicator_set.tables}
    for name, cell in assessment.data.items():
        if name in known or name in tables:
            continue
        near = "、".join(f"“{each}”" for each in nearest(name, known))
        yield Finding(
            rules.UNKNOWN_DATUM,
            Text(
                f"指标体系没有数据“{name[:40]}”，没有用到它",
                f"the set has no datum “{name[:40]}”; it is not used",
            ),
            (name,),
            cell.span,
            Text(f"名称相近的有 {near}", f"near names: {near}") if near else None,
        )


def _finding(name: str, cell: Cell | None, fault: Fault) -> Finding:
    span = cell.span if cell else None
    return Finding(fault.rule, fault.message, (name,), span, fault.hint)
