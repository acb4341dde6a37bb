import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

import pytest
from tests.laying.layouts import Layout
from tests.laying.model import PaperForm
from tests.laying.published import (
    Table,
    Written,
    funds_of,
    layout_of,
    paper_form,
    published,
    rows_of,
    title_lines,
    with_rows,
)


@pytest.mark.parametrize("number", published())
def test_cells_cover_the_form_and_do_not_overlap(number: str) -> None:
    form = paper_form(published()[number])

    covered = Counter(
        (cell.row + down, cell.column + right)
        for cell in form.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    )

    every = {
        (row, column) for row in range(form.rows) for column in range(form.columns)
    }
    assert covered == Counter(every)


@pytest.mark.parametrize("number", with_rows())
def test_every_printed_field_is_on_the_paper_once_and_nothing_else(number: str) -> None:
    table = published()[number]
    layout = layout_of(table)

    on_paper = Counter(_texts(paper_form(table)))
    on_paper.subtract(_headings(layout, len(rows_of(table))))

    assert +on_paper == Counter(each for each in _printed(table, layout) if each)


def test_a_title_is_parted_from_its_year_and_from_remarks_of_the_transcript() -> None:
    assert title_lines(published()["071"]) == ("项目支出绩效自评表", "(2020 年度)")


def test_a_year_that_no_title_prints_has_a_line_of_its_own() -> None:
    lines = title_lines(published()["007"])

    assert lines == ("广水市财政预算支出项目绩效目标自评表", "（2021年度）")


def _texts(form: PaperForm) -> Iterator[str]:
    return (cell.text.replace("\n", "") for cell in form.cells if cell.text)


def _headings(layout: Layout, rows: int) -> Iterator[str]:
    for each in _parts(layout.header):
        yield each.partition("=")[0]
    columns = [layout.funds, layout.indicators, layout.second]
    for text in columns:
        yield from _columns(text)
    for label in (layout.funds_side if layout.funds else "", layout.side):
        yield label.replace("\n", "")
    yield from _parts(layout.goals)
    if layout.management:
        yield from [*_parts(layout.management), "情况说明", "存在问题和改进措施"]
    if "=#" in layout.indicators:
        yield from map(str, range(1, rows + 1))
    yield from (layout.total, "总分值", "自评得分", "自评等级")


def _columns(text: str) -> Iterator[str]:
    last = ""
    for each in _parts(text):
        joint, is_joint, heading = each.partition("=")[0].partition("|")
        if is_joint:
            yield heading
        if joint != last:
            yield joint
        last = joint


def _parts(text: str) -> list[str]:
    return [each for line in text.split("\n") for each in line.split(" / ") if each]


def _printed(table: Table, layout: Layout) -> Iterator[str]:
    for key in ("unit", "project", "主管部门"):
        text = str(table[key] or "")
        yield from text.split(" / ") if f"{key}#1" in layout.header else [text]
    for fund in funds_of(table):
        yield from _values(fund, layout.printed_above)
    yield from _values(cast("Written", table["goals"]), ())
    yield from _values(cast("Written", table["total"]), ())
    above: Written = {}
    for row in rows_of(table):
        yield from _row(row, above, layout)
        above = row


def _row(row: Written, above: Written, layout: Layout) -> Iterator[str]:
    is_second = layout.second and row["level3"]
    apart = ["level1", "level2", *(["target"] if row.get("指标值") else [])]
    if "target#1" in layout.indicators:
        yield from (row["target"] or "").split()
        apart.append("target")
    yield from _values(row, [*apart, "weight"] if is_second else apart)
    level1, level2 = row["level1"] or "", row["level2"] or ""
    if level1 != above.get("level1") and "维度" not in layout.indicators:
        yield from level1.split("/") if is_second else [level1]
    if (level1, level2) != (above.get("level1"), above.get("level2")):
        yield level2


def _values(written: Written, left_out: Sequence[str]) -> Iterator[str]:
    for key, text in written.items():
        if text and key not in left_out:
            yield re.sub(r" ?\([^()]*(cut|lost)\)", "", text)
