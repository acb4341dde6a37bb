"""Scores made by hand, with as few words as a test needs."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Slot,
)
from perfscore.model.indicator_set import (
    Basis,
    Definition,
    Footing,
    FormKind,
    Grade,
    Indicator,
    IndicatorSet,
)
from perfscore.model.methods import Interval, Other, Scoring
from perfscore.model.units import MONEY, POINTS, RATIO, ValueType
from perfscore.score.result import IndicatorScore, Score, Step
from perfscore.source import Source, Span

SOURCE = Source("set.perf", "\n".join(f"第{number}行" for number in range(1, 100)))
TWO_PLACES = Rounding(RoundingMode.HALF_UP, 2)
WAN = MONEY["万元"]


def at(line: int) -> Span:
    """Give a place on a line of the set."""
    start = SOURCE.line_starts[line - 1]
    return Span(SOURCE, start, start + 1)


NOWHERE = at(1)

# ---- expressions and their steps


def number(value: Fraction | int, kind: ValueType = POINTS) -> Literal:
    return Literal(span=NOWHERE, type=kind, value=Fraction(value))


def datum(name: str, kind: ValueType = WAN) -> Input:
    return Input(span=NOWHERE, type=kind, name=name)


def defined(name: str, kind: ValueType = RATIO) -> Defined:
    return Defined(span=NOWHERE, type=kind, name=name)


def local(slot: Slot, kind: ValueType = POINTS, index: int = 0) -> Local:
    return Local(span=NOWHERE, type=kind, slot=slot, index=index)


def apply(
    operator: Operator,
    *operands: Expression,
    kind: ValueType = RATIO,
    label: Text | None = None,
) -> Operation:
    return Operation(
        span=NOWHERE, type=kind, label=label, operator=operator, operands=operands
    )


# ---- the set


def indicator(  # noqa: PLR0913 - what tests vary
    *names: str,
    level: int = 3,
    weight: int | None = None,
    declared: bool = False,
    children: Sequence[Indicator] = (),
    scoring: Scoring | None = None,
    basis: Sequence[str] = (),
    target_text: str = "",
    line: int = 1,
) -> Indicator:
    return Indicator(
        span=at(line),
        level=level,
        names=names,
        weight=None if weight is None else Fraction(weight),
        weight_span=None,
        children=tuple(children),
        declared=declared,
        scoring=scoring,
        target=None,
        basis=tuple(Basis(at(line), text) for text in basis),
        target_text=target_text,
        note="",
    )


DECLARED = indicator(declared=True)


def scoring(score: Expression, *, value: Expression | None = None) -> Scoring:
    return Scoring(
        span=NOWHERE,
        name="得分",
        description=Text("", ""),
        method=Other(),
        score=score,
        value=value,
    )


def definition(
    name: str, value: Expression, *, basis: Sequence[str] = ()
) -> Definition:
    return Definition(
        span=at(12),
        name=name,
        value=value,
        is_parameter=False,
        basis=tuple(Basis(at(12), text) for text in basis),
    )


def grade(name: str, low: int, high: int, *, high_included: bool = False) -> Grade:
    band = Interval(NOWHERE, Fraction(low), True, Fraction(high), high_included)  # noqa: FBT003 - the low end is included
    return Grade(at(5), name, band)


GRADES = (
    grade("优", 90, 100, high_included=True),
    grade("良", 80, 90),
    grade("中", 60, 80),
    grade("差", 0, 60),
)


def indicator_set(
    *indicators: Indicator,
    form: FormKind = FormKind.DEPARTMENT,
    notes: Sequence[str] = (),
    footing: Footing = Footing.ROUNDED,
    rounding: Rounding | None = TWO_PLACES,
) -> IndicatorSet:
    return IndicatorSet(
        source=SOURCE,
        span=NOWHERE,
        title="测试用指标体系",
        id="test/set",
        version="1",
        basis=(),
        effective_from=None,
        effective_to=None,
        effective_span=None,
        full=Fraction(100),
        full_span=None,
        rounding=rounding,
        rounding_span=None,
        footing=footing,
        form=form,
        notes=tuple(notes),
        grades=GRADES,
        data=(),
        definitions=(),
        validations=(),
        indicators=indicators,
        declared_scoring=(),
    )


# ---- the score


def cell(text: str | None) -> Cell | None:
    return None if text is None else Cell(text)


def reported(  # noqa: PLR0913 - the columns of the form
    name: str,
    *headings: tuple[str, ...],
    stated: tuple[str | None, tuple[str, ...]] = (None, ()),
    target: str | None = "100.0%",
    actual: str | None = "100.0%",
    weight: int | None = None,
    score: Fraction | int | None = None,
    exact: Fraction | None = None,
    reason: str = "",
    trace: Step | None = None,
) -> IndicatorScore:
    """Make a line the unit declared; it scores its weight unless told otherwise.

    ``stated`` holds the level 1 and 2 headings as the unit wrote them.
    """
    row = IndicatorRow(
        level1=stated[0],
        level2=stated[1],
        level3=None,
        name=name,
        target=cell(target),
        actual=cell(actual),
        weight=cell(None if weight is None else str(weight)),
        reason=reason,
    )
    points = Fraction(score) if score is not None else None
    return IndicatorScore(
        indicator=DECLARED,
        headings=headings,
        name=name,
        row=row,
        scoring=None,
        weight=None if weight is None else Fraction(weight),
        exact=exact if exact is not None else points,
        score=points,
        trace=trace,
    )


def fixed(
    leaf: Indicator,
    *headings: tuple[str, ...],
    score: Fraction | int | None,
    exact: Fraction | None = None,
    trace: Step | None = None,
) -> IndicatorScore:
    """Make a line that the set fixes."""
    points = Fraction(score) if score is not None else None
    return IndicatorScore(
        indicator=leaf,
        headings=headings,
        name=leaf.title,
        row=None,
        scoring=leaf.scoring,
        weight=leaf.weight,
        exact=exact if exact is not None else points,
        score=points,
        trace=trace,
    )


def scored(
    set_: IndicatorSet,
    assessment: Assessment,
    *lines: IndicatorScore,
    total: Fraction | int | None = 100,
    definitions: dict[str, tuple[Definition, Step]] | None = None,
    data: dict[str, Step] | None = None,
) -> Score:
    if not assessment.funds and not data:
        assessment = replace(assessment, funds=(FundRow("年度资金总额"),))
    points = None if total is None else Fraction(total)
    won = [each for each in GRADES if points is not None and points in each.interval]
    return Score(
        set=set_,
        assessment=assessment,
        lines=lines,
        definitions=definitions or {},
        total=points,
        partial=sum((each.score or Fraction() for each in lines), Fraction()),
        grade=won[0] if won else None,
        data=data or {},
    )
