"""Short ways to fill in a form and score it."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import TypedDict, Unpack

from tests.unit.lower.sets import HEAD, checked, whole

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.result import Finding, IndicatorScore, Score, Step
from perfscore.score.scorer import Scorer


class Cells(TypedDict, total=False):
    """The cells of a row that are not always filled in."""

    target: str | None
    weight: str | None
    claimed: str | None
    rating: str | None
    points: Mapping[str, str]
    level1: str | None
    level2: tuple[str, ...]


def cell(text: str | None) -> Cell | None:
    return None if text is None else Cell(text)


def row(name: str, actual: str | None = None, **cells: Unpack[Cells]) -> IndicatorRow:
    """Fill in a row of 绩效指标; what is left out is blank on the form."""
    return IndicatorRow(
        level1=cells.get("level1"),
        level2=cells.get("level2", ()),
        level3=None,
        name=name,
        target=cell(cells.get("target")),
        actual=cell(actual),
        points=tuple(
            (text, Cell(met)) for text, met in cells.get("points", {}).items()
        ),
        rating=cell(cells.get("rating")),
        weight=cell(cells.get("weight")),
        claimed=cell(cells.get("claimed")),
    )


def filled(
    *rows: IndicatorRow,
    data: Mapping[str, str] | None = None,
    funds: tuple[FundRow, ...] = (),
    year: int | None = 2021,
) -> Assessment:
    cells = {name: Cell(text) for name, text in (data or {}).items()}
    return Assessment(
        unit="示例单位", year=year, data=cells, funds=funds, indicators=rows
    )


@cache
def scorer_of(body: str, head: str = HEAD) -> Scorer:
    """Check the set that has ``body`` behind ``head``."""
    return Scorer(checked(whole(body, head=head)))


def scored(  # noqa: PLR0913 - what a form and a set can have
    body: str,
    *rows: IndicatorRow,
    data: Mapping[str, str] | None = None,
    funds: tuple[FundRow, ...] = (),
    year: int | None = 2021,
    head: str = HEAD,
    peers: Mapping[str, tuple[Fraction, ...]] | None = None,
) -> Score:
    """Score a form by the set that has ``body`` behind ``head``."""
    assessment = filled(*rows, data=data, funds=funds, year=year)
    return scorer_of(body, head).score(assessment, peers=peers)


def one(
    clauses: str,
    actual: str | None = None,
    *,
    data: str = "",
    reported: Mapping[str, str] | None = None,
    **cells: Unpack[Cells],
) -> Score:
    """Score the indicator 甲 of 10 points; ``data`` are rows of 数据."""
    head = f"数据\n{data}\n" if data else ""
    body = f"{head}一级指标 甲 10分\n{clauses}\n"
    return scored(body, row("甲", actual, **cells), data=reported)


def line(score: Score) -> IndicatorScore:
    """Give the only line."""
    (only,) = score.lines
    return only


def exact(score: Score) -> Fraction | None:
    """Give the exact score of the only line."""
    return line(score).exact


def rules_of(score: Score) -> list[str]:
    return [each.rule.name for each in score.findings]


def found(score: Score, rule: str) -> Finding:
    """Give the only finding of a rule."""
    (only,) = [each for each in score.findings if each.rule.name == rule]
    return only


def trace(score: Score) -> Step:
    """Give the trace of the only line."""
    step = line(score).trace
    assert step is not None
    return step


def value_of(
    expression: str, *, data: str = "", reported: Mapping[str, str] | None = None
) -> object:
    """Work out ``定义 求 = expression`` over reported data."""
    head = f"数据\n{data}\n" if data else ""
    body = f"{head}定义 求 = {expression}\n一级指标 甲 10分\n得分 = 分值\n"
    return scored(body, data=reported).definitions["求"][1].value
