"""The fields that a form prints, and those that were read of it, by the same paths.

Only width and blanks are made alike; whatever else differs is a miss.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast
from unicodedata import normalize

from tests.laying.layouts import Layout
from tests.laying.model import PaperForm
from tests.laying.published import (
    Table,
    Written,
    funds_of,
    layout_of,
    paper_form,
    rows_of,
    title_lines,
)

from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.model.assessment import Cell

Fields = Mapping[str, str]

_AMOUNTS = ("年初预算数", "全年预算数", "全年执行数")
_POINTS = re.compile(r"\(?(\d+(?:\.\d+)?)分?\)?$")
_REMARK = re.compile(r"\s*\([^()]*[a-z]{3}[^()]*\)")
"""What the transcript remarks, and no form prints."""
_JOINED = ("指标性质", "指标值", "度量单位")
_EXTRAS = (
    "指标性质",
    "得分系数",
    "是否核心指标",
    "评价标准及依据",
    "单项指标完成情况",
    "单项指标折算得分",
)


def same(text: str) -> str:
    """Give ``text`` half-width and without blanks."""
    return "".join(normalize("NFKC", text).split())


def printed_fields(table: Table, layout: Layout | None = None) -> Fields:
    """Give what a table prints, by paths such as ``indicators/3/target``.

    A published table has its own layout.
    """
    layout = layout or layout_of(table)
    paper = paper_form(table, layout)
    found = {
        **dict(_head(table, layout)),
        **dict(_funds(table, layout)),
        **dict(_goals(table, layout)),
        **dict(_indicators(table, layout, paper)),
        **dict(_total(table, layout)),
        "notes": "".join(_without_word(each) for each in paper.below),
    }
    return _filled(found)


def claimed_fields(form: ClaimedForm) -> Fields:
    """Give what was read of a form, by the same paths."""
    found: dict[str, str] = {}
    heads = ("title", "year", "unit", "project", "supervisor")
    for name in (*heads, "total_weight", "total_score", "grade"):
        found[name] = _text(getattr(form, name))
    for at, fund in enumerate(form.funds):
        cells = (fund.initial_budget, fund.annual_budget, fund.executed)
        shown = (*cells, fund.weight, fund.execution_rate, fund.score)
        names = (*_AMOUNTS, "分值", "执行率", "得分")
        found[f"funds/{at}/name"] = fund.name
        for name, cell in zip(names, shown, strict=True):
            found[f"funds/{at}/{name}"] = _text(cell)
    found["goals/expected"] = "".join(_text(each.expected) for each in form.goals)
    found["goals/actual"] = "".join(_text(each.actual) for each in form.goals)
    for at, row in enumerate(form.indicators):
        found |= {f"indicators/{at}/{key}": text for key, text in _claimed(row)}
    found["notes"] = "".join(each.text for each in form.notes)
    return _filled(found)


def misses(expected: Fields, found: Fields) -> list[str]:
    """List every field that differs, ``path: printed -> read``."""
    return [
        f"{path}: {expected.get(path, '')!r} -> {found.get(path, '')!r}"
        for path in {**expected, **found}
        if expected.get(path, "") != found.get(path, "")
    ]


def _filled(found: Mapping[str, str]) -> Fields:
    return {path: same(text) for path, text in found.items() if same(text)}


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _without_word(note: str) -> str:
    return re.sub(r"^(备注|注|说明)[:：]", "", note)


def _head(table: Table, layout: Layout) -> Iterator[tuple[str, str]]:
    header = layout.header
    yield "title", title_lines(table)[0]
    yield "year", str(table["year"] or "")
    for name, key in (
        ("unit", "unit"),
        ("project", "project"),
        ("supervisor", "主管部门"),
    ):
        if f"={key}" in header:
            yield name, str(table[key] or "")


def _funds(table: Table, layout: Layout) -> Iterator[tuple[str, str]]:
    if not layout.funds:
        return
    in_yuan = "(元)" in layout.funds_side or "(元)" in layout.funds
    for at, row in enumerate(funds_of(table)):
        for name, text in row.items():
            is_bare = bool(re.fullmatch(r"[\d.,]+", text or ""))
            unit = "元" if in_yuan and is_bare and name in _AMOUNTS else ""
            yield f"funds/{at}/{name}", (text or "") + unit


def _goals(table: Table, layout: Layout) -> Iterator[tuple[str, str]]:
    if layout.goals:
        for name, text in cast("Written", table["goals"]).items():
            yield f"goals/{name}", text or ""


def _indicators(
    table: Table, layout: Layout, paper: PaperForm
) -> Iterator[tuple[str, str]]:
    printed = {same(each.text) for each in paper.cells}
    for at, row in enumerate(rows_of(table)):
        headings = layout.second if row["level3"] and layout.second else ""
        headings = headings or layout.indicators
        for key, text in _printed(row, printed, headings):
            yield f"indicators/{at}/{key}", text


def _printed(row: Written, cells: set[str], layout: str) -> Iterator[tuple[str, str]]:
    level1 = same(row["level1"] or "")
    path = [*level1.split("/"), row["level2"] or "", row["level3"] or ""]
    path[-1] = _REMARK.sub("", path[-1])
    is_lost = same(path[-1]) not in cells
    headings = [same(each) for each in path if each]
    headings = headings[:-1] if is_lost and path[-1] else headings
    if len(headings) > 1 and "level1" not in layout and "一级" not in layout:
        headings = headings[1:]
    yield "path", "/".join(_POINTS.sub("", each) for each in headings)
    points = _POINTS.search(level1.split("/")[0])
    if points:
        yield "level1_weight", points[1]
    for name, key in (
        ("actual", "actual"),
        ("weight", "weight"),
        ("score", "score"),
        ("reason", "deviation_note"),
    ):
        text = row[key] or ""
        is_printed = name != "weight" or "分值" in layout or "权重" in layout
        yield name, text if is_printed else ""
    unit = row.get("计量单位") or ""
    target = _REMARK.sub("", row["target"] or "")
    is_joined = bool(unit) and target[-1:].isdigit()
    yield "target", target + unit if is_joined else target
    if unit and not is_joined:
        yield "extras/度量单位", unit
    for name in _EXTRAS:
        text = row.get(name) or ""
        if not (name in _JOINED and target.startswith(text)):
            yield f"extras/{name}", text


def _total(table: Table, layout: Layout) -> Iterator[tuple[str, str]]:
    total = cast("Written", table["total"])
    if layout.total or "=total" in layout.header:
        for name, text in total.items():
            yield {"grade": "grade"}.get(name, f"total_{name}"), text or ""


def _claimed(row: ClaimedIndicator) -> Iterator[tuple[str, str]]:
    cells = (row.level1, *row.level2, row.level3, row.name)
    texts = [same(each.text) for each in cells if each]
    yield "path", "/".join(_POINTS.sub("", each) for each in texts)
    if row.level1_weight is not None:
        yield "level1_weight", row.level1_weight.text
    for name in ("target", "actual", "weight", "score", "reason"):
        yield name, _text(getattr(row, name))
    for title, cell in row.extras:
        name = same(title).partition("(")[0]
        name = f"单项指标{name}" if name == "完成情况" else name
        yield f"extras/{name}", cell.text
