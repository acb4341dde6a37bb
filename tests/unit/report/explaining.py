"""Traces made by hand, and the lines that explain them."""

from collections.abc import Sequence
from fractions import Fraction

from tests.unit.report.building import (
    NOWHERE,
    definition,
    fixed,
    indicator,
    indicator_set,
    number,
    scored,
    scoring,
)

from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment
from perfscore.model.expressions import (
    Branch,
    Choice,
    Expression,
    Literal,
    Value,
)
from perfscore.model.units import POINTS
from perfscore.report.derivation import derivation
from perfscore.report.derivation_line import DerivationLine
from perfscore.score.result import IndicatorScore, Step

ONE = Fraction(1)
LEAF = indicator("指标", weight=10, scoring=scoring(number(0)))


def outline(lines: Sequence[DerivationLine], depth: int = 0) -> list[str]:
    """Give the lines of a derivation, indented."""
    return [
        text
        for each in lines
        for text in (
            "  " * depth + each.lead + each.value,
            *outline(each.children, depth + 1),
        )
    ]


def below(line: IndicatorScore, **definitions: Step) -> list[str]:
    """Give the lines that explain one indicator line's score."""
    total = line.score
    known = {
        name: (definition(name, step.expression), step)
        for name, step in definitions.items()
    }
    score = scored(
        indicator_set(rounding=None), Assessment(), line, total=total, definitions=known
    )
    (top,) = derivation(score, wanted=line.name).children
    return outline(top.children)


def explained(trace: Step, **definitions: Step) -> list[str]:
    """Give the lines that explain a trace."""
    value = trace.value if isinstance(trace.value, Fraction) else None
    return below(fixed(LEAF, score=value, trace=trace), **definitions)


def step(expression: Expression, value: Value | None, *inputs: Step) -> Step:
    """Make a step of an expression from those it rests on."""
    return Step(expression, value, inputs)


def known(expression: Literal) -> Step:
    """Make the step of a literal."""
    return Step(expression, expression.value)


def row(condition: Expression, points: int, label: str | None = None) -> Branch:
    """Make a row of a choice, worth ``points``."""
    said = None if label is None else Text(label, label)
    return Branch(condition=condition, value=number(points), label=said)


def bands(*branches: Branch) -> Choice:
    """Make a choice that is worth nothing where no row holds."""
    return Choice(span=NOWHERE, type=POINTS, branches=branches, otherwise=number(0))
