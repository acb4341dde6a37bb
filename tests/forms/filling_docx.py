"""A blank Word form is filled in as a unit does it: by the labels, typed texts."""

import re
from io import BytesIO

from docx import Document
from docx.table import _Cell
from tests.forms.filling import (
    AMOUNTS,
    FACTS,
    TARGET,
    Headings,
    in_ten_thousands,
    is_judged,
)

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.reported.lines import with_headings

Rows = list[tuple[_Cell, ...]]


def filled_docx(data: bytes, assessment: Assessment) -> bytes:
    """Fill the empty cells of a blank document with what ``assessment`` reports."""
    document = Document(BytesIO(data))
    rows = [row.cells for table in document.tables for row in table.rows]
    _facts(rows, assessment)
    for fund in assessment.funds:
        _fund(rows, fund)
    for row, headings in with_headings(assessment.indicators):
        _indicator(rows, row, headings)
    _annexes(rows, assessment)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _facts(rows: Rows, assessment: Assessment) -> None:
    for cells in rows:
        for at, cell in enumerate(cells[:-1]):
            name = FACTS.get(cell.text)
            if name and cells[at + 1].text == "":
                _type(cells[at + 1], str(getattr(assessment, name) or ""))
    for goal in assessment.goals[:1]:
        top = _top(rows, "预期目标")
        for label, text in (("预期目标", goal.expected), ("实际完成情况", goal.actual)):
            _type(rows[top + 1][_column(rows[top], label)], text)


def _fund(rows: Rows, fund: FundRow) -> None:
    top = _top(rows, "全年执行数")
    below = (each for each in rows[top + 1 :] if fund.name in [c.text for c in each])
    cells = next(below)
    for label, key in AMOUNTS.items():
        amount: Cell | None = getattr(fund, key)
        if amount is not None:
            text = in_ten_thousands(amount.text)
            _type(cells[_column(rows[top], label)], text)


def _indicator(rows: Rows, row: IndicatorRow, headings: Headings) -> None:
    top = _top(rows, "一级指标")
    heads = rows[top]
    cells = _row_of(rows, top, row, headings)
    name = cells[_column(heads, "三级指标")]
    if not name.text:
        _type(name, row.name)
    target = row.target.text if row.target else ""
    parts = {"年度指标值": target}
    found = TARGET.fullmatch(target)
    if found and any(each.text == "指标性质" for each in heads):
        sign, number, unit = found.groups()
        parts = {"指标性质": sign, "年度指标值": number, "度量单位": unit}
    result = row.rating or row.actual
    parts["实际完成值"] = result.text if result else ""
    if row.weight is not None:
        parts["分值"] = row.weight.text
    if is_judged(row) and row.claimed is not None:
        parts["评定分（由人评定）"] = row.claimed.text
    for label, text in parts.items():
        if text:
            _type(cells[_column(heads, label)], text)


def _row_of(
    rows: Rows, top: int, row: IndicatorRow, headings: Headings
) -> tuple[_Cell, ...]:
    """Find the row of an indicator; of those that units declare, an open one."""
    first, last = (_column(rows[top], each) for each in ("一级指标", "三级指标"))
    level1, level2 = ("".join(each[:1]) for each in (*headings, ("",), ("",))[:2])
    second = []
    for cells in rows[top + 1 :]:
        if len(cells) != len(rows[top]):
            break
        if any(each.text == row.name for each in cells[first : last + 1]):
            return cells
        if cells[last].text == "" and cells[first].text.startswith(level1):
            above = cells[first + 1].text.split("\n")
            if any(each and level2.startswith(each) for each in above):
                return cells
            second.append(cells)
    return second[0]


def _annexes(rows: Rows, assessment: Assessment) -> None:
    asked: dict[str, int] = {}
    for cells in rows:
        first, entry = cells[0].text, cells[-1]
        stated = assessment.data.get(first)
        if stated is not None and cells[1].text == "":
            _type(cells[1], re.sub(r"(人|例|万元)$", "", stated.text))
        for each in assessment.indicators:
            if not first.endswith("/" + each.name) or entry.text:
                continue
            asked[first] = asked.get(first, 0) + 1
            answers = dict(each.points)
            answer = answers.get(cells[1].text) or answers.get(str(asked[first]))
            given = answer if each.points else each.rating
            _type(entry, given.text if given else "")


def _type(cell: _Cell, text: str) -> None:
    assert cell.text == "", f"{cell.text} is filled"
    cell.text = text


def _top(rows: Rows, label: str) -> int:
    return next(
        at for at, cells in enumerate(rows) if label in [each.text for each in cells]
    )


def _column(cells: tuple[_Cell, ...], label: str) -> int:
    return next(at for at, each in enumerate(cells) if each.text == label)
