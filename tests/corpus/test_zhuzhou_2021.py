"""The 2021 form of the Zhuzhou liaison office: every printed cell is computed again.

The printed values are read from the last page of the office's own document, carried
word for word in ``tests/data/zhuzhou_2021.txt``.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.corpus.sets import example, shipped

from perfscore.report.official_form import official_form
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.result import Score

DOCUMENT = Path(__file__).parents[1] / "data" / "zhuzhou_2021.txt"
NAME = "hunan/zhuzhou/department-2021"
FIRST_ROW, LAST_ROW = "绩效指标", "总分"


@dataclass(frozen=True)
class Printed:
    """An indicator row of the document, its cells without the blanks of line ends."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str


def squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """The table's rows as the document has them: nine cells each."""
    lines = DOCUMENT.read_text("utf-8").splitlines()
    return tuple(
        tuple(squeezed(cell) for cell in line.split("\t"))
        for line in lines
        if "\t" in line
    )


@cache
def printed() -> tuple[Printed, ...]:
    """The indicator rows, the three that only name further joint headings included."""
    labels = [row[0] for row in rows()]
    first, last = labels.index(FIRST_ROW) + 1, labels.index(LAST_ROW)
    return tuple(Printed(*row[1:]) for row in rows()[first:last])


@cache
def notes() -> list[str]:
    """The notes below the table, each on one line."""
    text = DOCUMENT.read_text("utf-8").partition("备注：")[2]
    first, second = text.replace("良，\n", "良，").splitlines()
    return [first, second]


@cache
def score() -> Score:
    return shipped(NAME).score(example(NAME))


@cache
def form() -> Table:
    return official_form(score())


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def named(text: str) -> list[TableCell]:
    return [cell for cell in form().cells if squeezed(cell.text) == text]


def beside(cell: TableCell, role: Role) -> TableCell:
    """Give the cell of a role in a cell's row."""
    (found,) = (x for x in form().cells if x.row == cell.row and x.role is role)
    return found


def test_the_document_prints_fourteen_indicator_rows() -> None:
    """So that nothing below is empty by mistake."""
    assert len(printed()) == 14
    assert [row.name for row in printed()].count("") == 3
    assert {len(row) for row in rows()} == {9}


def test_every_indicator_is_scored_as_printed() -> None:
    lines = [line for line in score().lines if line.row is not None]
    found = [
        (
            squeezed(line.name),
            line.row.target.text if line.row and line.row.target else "",
            line.row.actual.text if line.row and line.row.actual else "",
            line.weight,
            line.exact,
            line.score,
        )
        for line in lines
    ]
    assert found == [
        (
            row.name,
            row.target,
            row.actual,
            number(row.weight),
            number(row.score),
            number(row.score),
        )
        for row in printed()
        if row.name
    ]


def test_execution_is_scored_from_the_fund_row() -> None:
    (total,) = (row for row in rows() if row[1] == "合计")
    assert total[3:] == ("249.4", "467.03", "467.03", "10", "100%", "10")
    assert score().execution_rate == 1
    line = next(each for each in score().lines if each.name == "预算执行率")
    assert line.weight == line.exact == line.score == 10


def test_total_and_grade_are_as_printed() -> None:
    *_, full, total, grade = rows()[-1]
    assert (full, total, grade) == ("100", "100", "等级：优")
    assert score().set.full == score().total == 100
    band = score().grade
    assert band is not None
    assert f"等级：{band.name}" == grade


def test_the_blank_row_is_the_only_thing_to_tell() -> None:
    blank = [row.name for row in printed() if row.name and not row.target]
    assert blank == ["服务群众满意度"]
    assert [(each.rule.name, each.path[-1]) for each in score().findings] == [
        ("line-not-scored", "服务群众满意度")
    ]


def test_the_form_has_the_title_the_unit_and_both_notes() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert squeezed(form().title) in squeezed(text)
    assert named(rows()[0][1])
    assert [squeezed(note) for note in form().notes[:2]] == [
        squeezed(note) for note in notes()
    ]


@pytest.mark.parametrize(
    "name", ["合计", "其中：当年财政拨款", "上年结转资金", "其他资金"]
)
def test_the_form_prints_the_fund_rows(name: str) -> None:
    (row,) = (each for each in rows() if each[1] == name)
    (heading,) = named(name)
    cells = sorted(
        (cell for cell in form().cells if cell.row == heading.row),
        key=lambda cell: cell.column,
    )
    shown = [cell.text for cell in cells[cells.index(heading) + 1 :]]
    assert shown == list(row[3:])


def test_the_form_prints_the_goals() -> None:
    heading = next(index for index, row in enumerate(rows()) if row[1] == "预期目标")
    purpose, outcome = rows()[heading + 1][1], rows()[heading + 1][5]
    assert outcome == "100.0%"
    (goal,) = (cell for cell in named(purpose) if cell.role is Role.TEXT)
    assert [x.text for x in form().cells if x.row == goal.row and x.column > 4] == [
        outcome
    ]


def test_the_form_prints_every_indicator_cell() -> None:
    for row in printed():
        if not row.name:
            continue
        (cell,) = (x for x in named(row.name) if x.role is Role.NAME)
        if not row.target:
            continue
        assert beside(cell, Role.TARGET).text == row.target
        assert beside(cell, Role.ACTUAL).text == row.actual
        assert beside(cell, Role.WEIGHT).text == row.weight
        assert beside(cell, Role.SCORE).number == number(row.score)


def test_the_form_merges_the_cells_the_document_merges() -> None:
    """A blank heading in the document continues the cell above it."""
    starts = [index for index, row in enumerate(printed()) if row.level2]
    ends = [*starts[1:], len(printed())]
    merged = [
        (printed()[start].level2, end - start)
        for start, end in zip(starts, ends, strict=True)
    ]
    groups = [cell for cell in form().cells if cell.role is Role.GROUP]
    level2 = sorted(
        (cell for cell in groups if cell.column == 2), key=lambda cell: cell.row
    )
    assert [(squeezed(cell.text), cell.row_span) for cell in level2] == merged
    assert [each for each in merged if each[0] == "质量指标"] == [("质量指标", 2)] * 3

    level1 = sorted(
        (cell for cell in groups if cell.column == 1), key=lambda cell: cell.row
    )
    assert [
        (squeezed(cell.text).replace("（", "(").replace("）", ")"), cell.row_span)
        for cell in level1
    ] == [("产出指标(50分)", 8), ("效益指标(30分)", 4), ("满意度指标(10分)", 2)]


def test_one_indicator_reaches_over_the_four_joint_headings() -> None:
    joint = [
        row.level2 for row in printed() if not row.name or row.level1[:2] == "效益"
    ]
    assert joint == ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]
    (first,) = named(joint[0])
    (name,) = (x for x in form().cells if x.row == first.row and x.role is Role.NAME)
    assert name.row_span == 4
    assert beside(name, Role.SCORE).row_span == 4
