"""The rows of tables (明细表) as the set wants them; and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.data import Datum, Table
from perfscore.model.expressions import Column, Literal
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import rules, table_rules
from perfscore.score.reported.reading import Fault, read_datum
from perfscore.score.result import Finding, Step

MAX_ROWS = 10_000
_MOST_FINDINGS = 50

Row = dict[str, Step]
"""A step for every reported column, by name; computed ones are added when read."""
Reported = Mapping[str, Cell]


@dataclass(slots=True)
class Tables:
    """The rows of each table that is reported, by its name.

    ``faults`` say why a table that was handed in has none.
    """

    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)


def read_tables(indicator_set: IndicatorSet, assessment: Assessment) -> Tables:
    """Read every table of the set out of the assessment."""
    made = Tables()
    by_name = {each.name: each for each in indicator_set.tables}
    for name in assessment.tables:
        if name not in by_name:
            made.findings.append(_unknown_table(name, by_name))
    for table in indicator_set.tables:
        reported = assessment.tables.get(table.name)
        fault = _fault(table.name, reported, assessment.data.get(table.name))
        if fault is not None:
            made.faults[table.name] = fault
            path = (table.name,)
            found = Finding(fault.rule, fault.message, path, hint=fault.hint)
            made.findings.append(found)
        elif reported is not None:
            rows, findings = _read(table, reported, assessment.year)
            made.rows[table.name] = rows
            made.findings.extend(_listed(table.name, findings))
    return made


def row_words(number: int) -> Text:
    """Name a row, counted from 1."""
    return Text(f"第 {number} 行", f"row {number}")


def missing_cell(table: str, column: str, row: Text) -> Finding:
    """Say that a cell of a table is not filled in."""
    return Finding(
        rules.MISSING_VALUE,
        Text(
            f"明细表“{table}”{row.zh}没有填“{column}”",
            f"{row.en} of the table “{table}” has no “{column}”",
        ),
        (table,),
    )


def _fault(
    name: str, reported: tuple[Reported, ...] | None, cell: Cell | None
) -> Fault | None:
    if reported is None:
        if cell is None:
            return None
        shown = cell.text.strip()[:40]
        return Fault(
            table_rules.NOT_A_TABLE,
            Text(
                f"“{name}”是明细表，要逐行填报，这里填的是“{shown}”",
                f"“{name}” is a table of rows; “{shown}” is reported",
            ),
        )
    if len(reported) > MAX_ROWS:
        return Fault(
            table_rules.TOO_MANY_ROWS,
            Text(
                f"明细表“{name}”有 {len(reported)} 行，最多 {MAX_ROWS} 行",
                f"the table “{name}” has {len(reported)} rows, {MAX_ROWS} at most",
            ),
        )
    return None


def _read(
    table: Table, reported: tuple[Reported, ...], year: int | None
) -> tuple[tuple[Row, ...], list[Finding]]:
    findings = list(_unknown_columns(table, reported))
    nodes = {
        each.name: Column(
            span=each.span, type=each.type, table=table.name, name=each.name
        )
        for each in table.columns
    }
    rows = []
    for number, cells in enumerate(reported, 1):
        row: Row = {}
        for column in table.columns:
            node = nodes[column.name]
            cell = cells.get(column.name)
            row[column.name], found = _step(column, node, cell, number, year)
            if found is not None:
                findings.append(found)
        rows.append(row)
    return tuple(rows), findings


def _step(
    column: Datum, node: Column, cell: Cell | None, number: int, year: int | None
) -> tuple[Step, Finding | None]:
    words = row_words(number)
    if cell is not None and cell.text.strip():
        value, fault = read_datum(column, cell, year)
        if value is not None:
            return Step(node, value, (), cell.text.strip()), None
        if fault is not None:
            found = _in_cell(node, words, cell, fault)
            return Step(node, None, (), cell.text.strip()), found
    if isinstance(column.default, Literal):
        default = Step(column.default, column.default.value)
        return Step(node, column.default.value, (default,)), None
    blank = Column(
        span=node.span, type=node.type, table=node.table, name=node.name, label=words
    )
    missing = missing_cell(node.table, node.name, words) if column.required else None
    return Step(blank, None), missing


def _in_cell(node: Column, row: Text, cell: Cell, fault: Fault) -> Finding:
    return Finding(
        fault.rule,
        Text(
            f"明细表“{node.table}”{row.zh}“{node.name}”：{fault.message.zh}",
            f"“{node.name}” in {row.en} of “{node.table}”: {fault.message.en}",
        ),
        (node.table,),
        cell.span,
        fault.hint,
    )


def _unknown_columns(table: Table, reported: tuple[Reported, ...]) -> Iterator[Finding]:
    """Tell once of each column that the table does not have, at its first row."""
    known = {each.name for each in table.columns}
    computed = {each.name for each in table.computed}
    seen: set[str] = set()
    for number, cells in enumerate(reported, 1):
        for name in (each for each in cells if each not in known):
            if name in seen:
                continue
            seen.add(name)
            yield _unknown_column(
                table, name, number, cells[name], is_computed=name in computed
            )


def _unknown_column(
    table: Table, name: str, number: int, cell: Cell, *, is_computed: bool
) -> Finding:
    row, shown = row_words(number), name[:40]
    if is_computed:
        message = Text(
            f"明细表“{table.name}”{row.zh}填了“{shown}”，这一列由体系算出，不用填",
            f"{row.en} of “{table.name}” fills in “{shown}”, which the set works out",
        )
        return Finding(table_rules.UNKNOWN_COLUMN, message, (table.name,), cell.span)
    known = [each.name for each in table.columns]
    near = "、".join(f"“{each}”" for each in nearest(name, known))
    return Finding(
        table_rules.UNKNOWN_COLUMN,
        Text(
            f"明细表“{table.name}”没有“{shown}”这一列（{row.zh}），没有用到它",
            f"the table “{table.name}” has no column “{shown}” ({row.en}); "
            "it is not used",
        ),
        (table.name,),
        cell.span,
        Text(f"名称相近的有 {near}", f"near names: {near}") if near else None,
    )


def _unknown_table(name: str, known: Mapping[str, Table]) -> Finding:
    near = "、".join(f"“{each}”" for each in nearest(name, known))
    shown = name[:40]
    return Finding(
        table_rules.UNKNOWN_TABLE,
        Text(
            f"指标体系没有明细表“{shown}”，没有用到它",
            f"the set has no table “{shown}”; it is not used",
        ),
        (name,),
        hint=Text(f"名称相近的有 {near}", f"near names: {near}") if near else None,
    )


def _listed(table: str, findings: list[Finding]) -> list[Finding]:
    """Give the findings of a table; of very many the first, and how many more."""
    more = len(findings) - _MOST_FINDINGS
    if more <= 0:
        return findings
    rest = Finding(
        table_rules.TABLE_FAULTS_LEFT_OUT,
        Text(
            f"明细表“{table}”另有 {more} 处问题没有列出",
            f"{more} more faults of the table “{table}” are not listed",
        ),
        (table,),
    )
    return [*findings[:_MOST_FINDINGS], rest]
