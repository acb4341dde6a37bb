"""An assessment file, or a program's data, becomes an assessment."""

import re
import unicodedata
from collections.abc import Mapping

from perfscore.diagnostics.model import Outcome, Text
from perfscore.model.assessment import (
    Assessment,
    FundRow,
    Goal,
    IndicatorRow,
)
from perfscore.source import Source, Span
from perfscore.syntax.rules import CONTROL_CHARACTER
from perfscore.wire import rules
from perfscore.wire.encoding import MAX_BYTES
from perfscore.wire.faults import Faults, shown
from perfscore.wire.json_tree import read_json
from perfscore.wire.program_data import write_data
from perfscore.wire.records import Record, first_line, open_record
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, GOAL, INDICATOR_ROW
from perfscore.wire.tree import CONTROL, Scalar, Tree, control_message

_YEAR = re.compile(r"([12][0-9]{3})年?度?")
_LONGEST_YEAR = 12
_AS_TEXT = Text('小数写成文字，如 "467.03"', 'a decimal comes as text: "467.03"')
_Headings = tuple[str | None, tuple[str, ...]]


def read_assessment(source: Source) -> Outcome[Assessment]:
    """Read an assessment file, YAML or JSON; every fault is reported at once.

    A name that ends in ``.json`` means JSON, one in ``.yaml`` or ``.yml`` YAML; under
    another name a text that begins with ``{`` or ``[`` is JSON. Cells keep what was
    written, without blanks around. There is an assessment only if nothing is wrong.
    """
    faults = Faults(source)
    return assessment_of(read_tree(source, faults), source, faults)


def assessment_from_data(data: Mapping[str, object]) -> Outcome[Assessment]:
    """Read an assessment that a program holds: dicts, lists, texts, integers, truths.

    Floats are refused, since they no longer are the number that was written: numbers
    come as text. Places in diagnostics are in the data written as JSON, ``<data>``.
    """
    written = write_data(data)
    source = Source("<data>", written.text)
    faults = Faults(source)
    for each in written.refused:
        place = Span(source, each.start, each.end)
        if each.is_key:
            faults.add(rules.KEY_NOT_TEXT, place, _key_of_type(each.what))
        else:
            faults.add(rules.NOT_TEXT, place, _not_text(each.what), hint=_AS_TEXT)
    return assessment_of(read_tree(source, faults), source, faults)


def read_tree(source: Source, faults: Faults) -> Tree | None:
    """Read YAML or JSON within limits; None where it is neither, or holds nothing."""
    if len(source.text) > MAX_BYTES:
        faults.add(
            rules.FILE_TOO_LARGE,
            Span(source, 0, 0),
            Text(
                f"文件有 {len(source.text)} 个字符，最多 {MAX_BYTES} 个",
                f"the file has {len(source.text)} characters, {MAX_BYTES} is the most",
            ),
        )
        return None
    found = CONTROL.search(source.text)
    if found is not None:
        faults.add(
            CONTROL_CHARACTER,
            Span(source, found.start(), found.end()),
            control_message(found[0]),
            hint=Text("删去该字符", "delete the character"),
        )
        return None
    if _is_json(source):
        return read_json(source, faults)
    from perfscore.wire.yaml_tree import read_yaml  # noqa: PLC0415 - JSON needs no yaml

    return read_yaml(source, faults)


def _is_json(source: Source) -> bool:
    ending = source.name.rpartition(".")[2].lower()
    if ending in ("yaml", "yml", "json"):
        return ending == "json"
    return source.text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def assessment_of(
    tree: Tree | None, source: Source, faults: Faults
) -> Outcome[Assessment]:
    """Make the assessment of a tree that was read out of ``source``."""
    if tree is not None and not (isinstance(tree, Scalar) and tree.text is None):
        assessment = _from_record(open_record(tree, ASSESSMENT, faults))
        found = faults.diagnostics()
        return Outcome(None if found else assessment, found)
    if not faults.diagnostics():
        faults.add(
            rules.EMPTY_FILE,
            Span(source, 0, 0),
            Text("文件里没有内容", "the file holds nothing"),
            hint=Text(
                "至少写明 单位、年度、数据", "it states at least unit, year and data"
            ),
        )
    return Outcome(None, faults.diagnostics())


def _from_record(record: Record) -> Assessment:
    return Assessment(
        unit=record.text("unit"),
        year=_year(record),
        set_id=record.text("set") or None,
        title=record.text("title") or None,
        project=record.text("project"),
        supervisor=record.text("supervisor"),
        data=record.named_cells("data"),
        tables=record.tables("tables", beside="data"),
        goals=tuple(
            Goal(row.text("expected"), row.text("actual"))
            for row in record.rows("goals", GOAL)
        ),
        funds=tuple(_fund_row(row) for row in record.rows("funds", FUND_ROW)),
        indicators=_indicators(record.rows("indicators", INDICATOR_ROW)),
        claimed_total=record.cell("claimed_total"),
        claimed_grade=record.cell("claimed_grade"),
        notes=tuple(cell.text for cell in record.texts("notes")),
        span=record.span,
    )


def _year(record: Record) -> int | None:
    cell = record.cell("year")
    if cell is None:
        return None
    match = None
    if len(cell.text) <= _LONGEST_YEAR:
        match = _YEAR.fullmatch(unicodedata.normalize("NFKC", cell.text))
    if match is not None:
        return int(match[1])
    record.faults.add(
        rules.NOT_A_YEAR,
        cell.span or record.span,
        Text(
            f"年度“{shown(cell.text)}”不是四位数字的年份",
            f'the year "{shown(cell.text)}" is no year of four digits',
        ),
        hint=Text("如 2021", "such as 2021"),
    )
    return None


def _fund_row(record: Record) -> FundRow:
    return FundRow(
        name=record.text("name"),
        initial_budget=record.cell("initial_budget"),
        annual_budget=record.cell("annual_budget"),
        executed=record.cell("executed"),
        weight=record.cell("weight"),
        execution_rate=record.cell("execution_rate"),
        score=record.cell("score"),
    )


def _indicators(records: tuple[Record, ...]) -> tuple[IndicatorRow, ...]:
    """Make the rows; one that holds headings alone hands them to the row below it."""
    rows: list[IndicatorRow] = []
    waiting: _Headings = (None, ())
    for record in records:
        headings = _headings(record, waiting)
        name = record.text("name")
        level3 = record.text("level3")
        row = _indicator(record, headings, name or level3, level3 if name else "")
        if row.name:
            rows.append(row)
            waiting = (None, ())
            continue
        waiting = headings
        if row != IndicatorRow(*headings, level3=None, name=""):
            record.faults.add(
                rules.ROW_WITHOUT_NAME,
                first_line(record.span),
                Text(
                    "这一行填了数，没有写是哪个指标",
                    "the row is filled in, but does not say which indicator it is",
                ),
                hint=Text(
                    "把指标写在“三级”或“名称”里",
                    "the indicator stands under name (三级)",
                ),
            )
    return tuple(rows)


def _headings(record: Record, waiting: _Headings) -> _Headings:
    level1 = record.text("level1") or None
    parts = (part for cell in record.texts("level2") for part in cell.text.split("、"))
    level2 = tuple(part.strip() for part in parts if part.strip())
    if level1 is not None:
        return level1, level2
    return waiting[0], level2 or waiting[1]


def _indicator(
    record: Record, headings: _Headings, name: str, level3: str
) -> IndicatorRow:
    points = record.answers("actual")
    return IndicatorRow(
        *headings,
        level3=level3 or None,
        name=name,
        target=record.cell("target"),
        actual=record.cell("actual") if points is None else None,
        points=points or (),
        rating=record.cell("rating"),
        weight=record.cell("weight"),
        claimed=record.cell("claimed"),
        reason=record.text("reason"),
        span=record.span,
    )


def _not_text(what: str) -> Text:
    return Text(
        f"这个值的类型是 {what}，要求是文字、整数、是非或空",
        f"the value is {what}; a text, an integer, a truth or None is required",
    )


def _key_of_type(what: str) -> Text:
    return Text(
        f"键的类型是 {what}，要求是文字",
        f"the key is of type {what}, a text is required",
    )
