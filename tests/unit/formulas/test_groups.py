from fractions import Fraction

import pytest

from perfscore.formulas.formula import Reference
from perfscore.formulas.groups import Part, bounded, grouped
from perfscore.formulas.parts import Parts
from perfscore.model.outcomes import Aggregation, AggregationKind
from perfscore.source import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)
TWO = [
    Part((Reference(0, 0, 0),), Fraction(3), Fraction(1, 4)),
    Part((Reference(0, 1, 0),), Fraction(6), Fraction(3, 4)),
]


def shown(parts: Parts | None) -> str:
    assert parts is not None
    return "".join(each if isinstance(each, str) else "AB"[each.row] for each in parts)


def stated(kind: AggregationKind, cap: Fraction | None = None) -> Aggregation:
    return Aggregation(NOWHERE, kind, cap=cap)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (AggregationKind.SUM, "SUM(A,B)"),
        (AggregationKind.LOWEST, "MIN(A,B)"),
        (AggregationKind.HIGHEST, "MAX(A,B)"),
        (AggregationKind.WEIGHTED_MEAN, "(9*((0.25*(A/3))+(0.75*(B/6))))"),
        (AggregationKind.GEOMETRIC_MEAN, "(9*POWER(((A/3)*POWER((B/6),3)),1/4))"),
        (
            AggregationKind.HARMONIC_MEAN,
            "(9*IF((ROUND(MIN((A/3),(B/6)),10)=0),0,(1/((0.25/(A/3))+(0.75/(B/6))))))",
        ),
    ],
)
def test_each_kind_of_group(kind: AggregationKind, written: str) -> None:
    assert shown(grouped(stated(kind), TWO, Fraction(9))) == written


def test_bounds_hold_a_group_to_a_share_of_its_weight_and_to_a_floor() -> None:
    capped = stated(AggregationKind.SUM, cap=Fraction(6, 5))
    assert shown(bounded(("S",), capped, Fraction(10), ("2",))) == "MAX(2,MIN(12,S))"
