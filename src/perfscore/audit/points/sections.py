"""The cells beside a form's indicators that print the points of them all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.points.form import FormPoints
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum, exact_text, read_number
from perfscore.intake.grid import Grid, GridCell
from perfscore.intake.plain import plain
from perfscore.source import Span

_SECTION = re.compile(
    r"(?:年度)?(?:绩效)?(?:目标|指标)\d{0,2}\((\d{1,3}(?:\.\d+)?)分\)"
)


def section_text(text: str, left: Fraction) -> Text:
    """Say that a cell of points does not go with those for execution."""
    wanted = exact_text(left)
    return Text(
        f"“{text}”与预算执行的分值合计不是满分，这一格应为 {wanted} 分",
        f"“{text}” and the points for execution do not make up the full marks; "
        f"{wanted} points are left for it",
    )


@dataclass(frozen=True, slots=True)
class Section:
    """A cell beside the indicators that prints their points: 年度绩效目标（80分）."""

    text: str
    points: Fraction
    at: Span


@dataclass(frozen=True, slots=True)
class SectionSum:
    """What those cells print beside what the points for execution leave for them.

    ``text`` quotes each cell once; ``holds``: their sum is ``left``, all of them or
    each text once, as a cell may be repeated on the next page.
    """

    first: Section
    text: str
    left: Fraction
    working: str
    holds: bool


def section_sum(case: AuditCase, read: FormPoints, full: Fraction) -> SectionSum | None:
    """Compare the cells with the full marks; None where there is nothing to compare."""
    found = sections(case)
    if not found or read.fund_weight is None:
        return None
    left = full - read.fund_weight.value
    every = exact_sum(each.points for each in found)
    once = exact_sum({each.text: each.points for each in found}.values())
    text = "、".join(dict.fromkeys(each.text for each in found))
    working = f"{exact_text(full)} − {read.fund_weight.text} = {exact_text(left)}"
    return SectionSum(found[0], text, left, working, left in (every, once))


def sections(case: AuditCase) -> tuple[Section, ...]:
    """Find the cells beside the indicators that print points, in the form's table."""
    return tuple(_sections(case))


def _sections(case: AuditCase) -> Iterator[Section]:
    spans = _row_spans(case)
    if case.document is None or not spans:
        return
    for grid in case.document.blocks:
        if isinstance(grid, Grid) and any(_is_in(each, grid.span) for each in spans):
            yield from filter(None, map(_section, grid.cells))


def _section(cell: GridCell) -> Section | None:
    found = _SECTION.fullmatch(plain(cell.text))
    number = read_number(found[1]) if found else None
    if not isinstance(number, Fraction):
        return None
    return Section("".join(cell.text.split()), number, cell.span)


def _row_spans(case: AuditCase) -> list[Span]:
    cells = (each.printed.name for each in case.rows)
    return [each.span for each in cells if each is not None and each.span is not None]


def _is_in(span: Span, grid: Span) -> bool:
    return (
        span.source.name == grid.source.name
        and grid.start <= span.start
        and span.end <= grid.end
    )
