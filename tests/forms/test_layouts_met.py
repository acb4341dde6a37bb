"""Layouts that people made themselves are read, in files of every kind.

Each file of tests/data/layouts_met holds a made-up form as it is laid out, tables with
a row a line and ``{rows,columns}`` before a merged cell, and below ``====`` what it
says, written by hand: ``F`` a row of the funds, ``G`` a goal, ``I`` an indicator, ``N``
a note; ``told`` are the kinds of doubts to be told.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperCell, PaperForm
from tests.laying.xlsx import xlsx_bytes
from tests.unit.intake.form.tables import cells

from perfscore.diagnostics.model import Outcome
from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.intake.docx.reading import read_docx
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.xlsx.reading import read_xlsx
from perfscore.model.assessment import Cell

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts_met"
Block = str | PaperForm
Filed = Callable[..., Outcome[Document]]

FORMATS: dict[str, Filed] = {
    "xlsx": lambda *blocks: read_xlsx(xlsx_bytes(*blocks, stacked=True), "表.xlsx"),
    "docx": lambda *blocks: read_docx(docx_bytes(*blocks), "表.docx"),
    "html": lambda *blocks: read_html(html_text(*blocks).encode(), "表.html"),
}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", sorted(each.stem for each in LAYOUTS.iterdir()))
def test_what_a_layout_says_is_read(name: str, format_: str) -> None:
    written, expected, told = _met(name)

    document = FORMATS[format_](*written).value
    assert document is not None
    read = claimed_forms(document)

    assert [list(_lines(each)) for each in read.value or ()] == expected
    if format_ == "docx":
        assert sorted({each.rule.name for each in read.diagnostics}) == told


def _met(name: str) -> tuple[list[Block], list[list[str]], list[str]]:
    text = (LAYOUTS / f"{name}.txt").read_text("utf-8")
    laid, _, said = text.partition("\n====\n")
    said, _, told = said.partition("told=")
    forms = [each.split("\n") for each in said.strip("\n").split("\n----\n")]
    blocks = [_block(each) for each in laid.strip("\n").split("\n\n")]
    return blocks, forms, told.split()


def _block(text: str) -> Block:
    if "|" not in text:
        return text
    found: list[PaperCell] = []
    taken: set[tuple[int, int]] = set()
    for each in cells(text):
        if (each.row, each.column) in taken:
            continue
        reach = each.row_span, each.column_span
        taken |= {
            (each.row + down, each.column + right)
            for down in range(reach[0])
            for right in range(reach[1])
        }
        found.append(PaperCell(each.row, each.column, each.text, *reach))
    rows, columns = (1 + max(numbers) for numbers in zip(*taken, strict=True))
    blank = [
        PaperCell(row, column, "")
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in taken
    ]
    ordered = sorted([*found, *blank], key=lambda cell: (cell.row, cell.column))
    return PaperForm((), rows, columns, tuple(ordered))


def _lines(form: ClaimedForm) -> Iterator[str]:
    yield f"title={_text(form.title)}"
    yield "head=" + _row(form.year, form.unit, form.project, form.supervisor)
    yield "total=" + _row(form.total_weight, form.total_score, form.grade)
    for fund in form.funds:
        amounts = fund.initial_budget, fund.annual_budget, fund.executed
        points = fund.weight, fund.execution_rate, fund.score
        yield f"F {fund.name}|" + _row(*amounts, *points)
    for goal in form.goals:
        yield "G " + _row(goal.expected, goal.actual)
    for each in form.indicators:
        yield _indicator(each)
    for note in form.notes:
        yield "N " + _text(note)


def _indicator(row: ClaimedIndicator) -> str:
    points = f"({row.level1_weight.text})" if row.level1_weight else ""
    level2 = "+".join(each.text for each in row.level2)
    values = row.level3, row.name, row.target, row.actual, row.weight, row.score
    line = f"I {_text(row.level1)}{points}|{level2}|" + _row(*values, row.reason)
    extras = ";".join(f"{title}={cell.text}" for title, cell in row.extras)
    line += f"  X:{extras}" if extras else ""
    return line + (f" R:{row.rating.text}" if row.rating else "")


def _row(*given: Cell | None) -> str:
    return "|".join(map(_text, given))


def _text(cell: Cell | None) -> str:
    return cell.text.replace("\n", "⏎") if cell else ""
