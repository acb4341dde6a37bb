"""Forms as units publish them on a page, read back as the audit gets them."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from tests.laying.html import html_text
from tests.laying.model import PaperCell, PaperForm

from perfscore.audit.building import Around, audit_case
from perfscore.audit.case import AuditCase
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.settle import settled

HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)
_FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_MERGED = (0, 1)
_WEIGHT = 5
ABOVE = "〃"
"""Stands for a cell of points that is the one above it, merged down."""

Row = Sequence[str]


class Printed(TypedDict, total=False):
    """What else a form prints.

    ``total`` is 分值 and 得分 of the row 总分, ``side`` what stands beside all
    indicators, ``heads`` the headings of their columns.
    """

    total: Row
    notes: Sequence[str]
    heads: Sequence[str]
    title: str
    side: str


def page_case(
    rows: Sequence[Row], funds: Sequence[Row] = (), **printed: Unpack[Printed]
) -> AuditCase:
    """Lay a form out, read it, and give its case by the rules that hold everywhere.

    A row is the cells under the headings, blank at its end if short; equal headings of
    level 1 and 2 that follow each other are merged. ``funds`` are names and the cells
    under 年初预算数 to 得分.
    """
    document, form = page_form(rows, funds, **printed)
    assessment = settled(form, None).value
    assert assessment is not None
    return audit_case(form, assessment, None, Around(document))


def page_form(
    rows: Sequence[Row], funds: Sequence[Row] = (), **printed: Unpack[Printed]
) -> tuple[Document, ClaimedForm]:
    """Lay a form out and read it; see :func:`page_case`."""
    heads, side = printed.get("heads", HEADS), printed.get("side", "")
    total = printed.get("total", ())
    lines: list[list[str]] = [["项目名称", "甲项目"], ["实施单位", "某单位"]]
    if funds:
        lines.append(["项目资金（万元）", *_FUND_HEADS])
        lines += [list(each) for each in funds]
    start, left = len(lines), 1 if side else 0
    full = [[*each, *[""] * (len(heads) - len(each))] for each in rows]
    lines += [[*[""] * left, *each] for each in (heads, *full)]
    if total:
        lines.append([*[""] * left, "总分", *[""] * (_WEIGHT - 1), *total])
    width = max(map(len, lines))
    spans = _spans(full)
    cells = [
        PaperCell(at, column, text, _reach(spans, at - start - 1, column - left))
        for at, line in enumerate(lines)
        for column, text in enumerate([*line, *[""] * (width - len(line))])
        if text != ABOVE
        and not (side and column == 0 and at >= start)
        and not _is_covered(full, at - start - 1, column - left)
    ]
    if side:
        cells.append(PaperCell(start, 0, side, len(full) + 1))
    above = (printed.get("title", "项目支出绩效自评表"), "（2023年度）")
    cells.sort(key=lambda each: (each.row, each.column))
    form = PaperForm(
        above, len(lines), width, tuple(cells), tuple(printed.get("notes", ()))
    )
    document = read_html(html_text(form).encode(), "表.html").value
    assert document is not None
    forms = claimed_forms(document).value
    assert forms
    return document, forms[-1]


def _reach(spans: dict[tuple[int, int], int], row: int, column: int) -> int:
    return spans.get((row, column), 1)


def _spans(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """Say how far each merged cell reaches down."""
    found: dict[tuple[int, int], int] = {}
    for column in (*_MERGED, _WEIGHT):
        first = 0
        for at in range(len(rows)):
            if not _is_covered(rows, at, column):
                first = at
            found[first, column] = at - first + 1
    return found


def _is_covered(rows: Sequence[Row], at: int, column: int) -> bool:
    if not 0 < at < len(rows):
        return False
    row, above = rows[at], rows[at - 1]
    if column == _WEIGHT:
        return row[_WEIGHT] == ABOVE
    if column not in _MERGED or not row[column]:
        return False
    return list(row[: column + 1]) == list(above[: column + 1])
