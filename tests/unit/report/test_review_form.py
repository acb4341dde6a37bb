"""The 复核表 and the sheet to fill in: every place of the grid is one cell's."""

from collections import Counter

import pytest

from perfscore.api.scoring import score_file
from perfscore.api.shipped import shipped_ids
from perfscore.report.review_blank import review_blank
from perfscore.report.review_form import review_form
from perfscore.report.table import EntryKind, Table
from perfscore.score.review import ReviewedLine, reviewed
from perfscore.score.review_lines import review_lines


def places(table: Table) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )


@pytest.mark.parametrize("name", shipped_ids())
def test_cells_cover_both_tables_once(name: str) -> None:
    score = score_file(name).value
    assert score is not None
    facts = score.assessment
    lines = review_lines(facts, score)
    form = review_form(reviewed(facts, [ReviewedLine(each) for each in lines], score))
    (blank,) = review_blank(lines, facts, score).tables
    for table in (form, blank):
        found = places(table)
        assert set(found.values()) == {1}
        assert len(found) == table.rows * table.columns
        assert sum(table.column_widths) == 1


def test_only_the_evaluator_s_cells_are_filled_in() -> None:
    score = score_file("hunan/zhuzhou/department-2021").value
    assert score is not None
    lines = review_lines(score.assessment, score)
    (table,) = review_blank(lines, score.assessment, score).tables
    entries = [each for each in table.cells if each.entry is not None]
    # 复核人 and 复核日期, then 复核得分 and 复核理由 of each row.
    assert len(entries) == 2 + 2 * len(lines)
    scores = [
        each.entry
        for each in entries
        if each.entry and each.entry.kind is EntryKind.NUMBER
    ]
    highest = [each.interval.high for each in scores if each.interval]
    assert highest == [line.weight for line in lines]
