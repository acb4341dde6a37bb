"""Rule: a veto can apply, and need not always."""

from collections.abc import Iterator

from perfscore.check.bounds import Amount, Range
from perfscore.check.facts import Facts
from perfscore.check.outcomes import outlook, vetoes_of, with_paths
from perfscore.check.page import page
from perfscore.check.ranges import NOTHING_KNOWN, Ranges
from perfscore.check.scorings import ranges_of_set
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.lower.ground import core
from perfscore.model.expressions import Operator, ResultKind, Slot
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import Veto
from perfscore.model.units import POINTS

RULE = Rule(
    "veto-never-applies",
    Severity.WARNING,
    page(
        zh="""
        否决的条件永远不会成立，或者总是成立：按数据的范围和分值推算，没有别的可能。多半是
        界限或单位写错了。
        """,
        en="""
        The condition of a veto can never hold, or always does, as follows from the
        range of the data and from the weights. A bound or a unit may be mistaken.
        """,
        failing="""
        满分 100
        一级指标 履职 100分
          得分 = 分值
        总分
          否决 若 基本分 > 100分 则 总分 = 59分
        """,
        mended="""
        满分 100
        一级指标 履职 100分
          得分 = 分值
        总分
          否决 若 基本分 < 100分 则 总分 = 59分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report vetoes whose condition is settled before anything is reported."""
    if not any(vetoes_of(indicator_set)):
        return
    seen, of_set = outlook(indicator_set), ranges_of_set(indicator_set)
    for indicator, path in with_paths(indicator_set.indicators):
        if indicator.vetoes:
            span = seen.results[ResultKind.SCORE, path]
            ranges = seen.ranges
            if indicator.is_leaf:
                ranges = _of_leaf(of_set, indicator, span)
            facts = _own_score(ranges, indicator, span)
            for veto in indicator.vetoes:
                yield from _settled(veto, ranges, facts)
    if indicator_set.total is not None:
        for veto in indicator_set.total.vetoes:
            yield from _settled(veto, seen.ranges, NOTHING_KNOWN)


def _of_leaf(ranges: Ranges, indicator: Indicator, score: Range) -> Ranges:
    """Reason with the weight, unless 不适用 can move it: no score has a bound then."""
    scoring, weight = indicator.scoring, indicator.weight
    if weight is None or score.high is None:
        return ranges
    return ranges.with_locals(Amount(weight), scoring.value if scoring else None)


def _own_score(ranges: Ranges, indicator: Indicator, score: Range) -> Facts:
    """Give what is known of 得分 where an indicator's own vetoes read it."""
    known: Facts = NOTHING_KNOWN
    own = core.local(indicator.span, Slot.SCORE, POINTS)
    ends = (
        (Operator.GREATER_OR_EQUAL, score.low),
        (Operator.LESS_OR_EQUAL, score.high),
    )
    for sign, end in ends:
        if end is not None:
            at = core.number(indicator.span, end.at.constant, POINTS)
            bound = core.compare(indicator.span, sign, own, at)
            known = ranges.assume(bound, known) or known
    return known


def _settled(veto: Veto, ranges: Ranges, facts: Facts) -> Iterator[Diagnostic]:
    condition = veto.condition
    if ranges.assume(condition, facts) is None:
        why = Text("永远不会成立", "can never hold")
    elif ranges.assume(condition, facts, holds=False) is None:
        why = Text("总是成立", "always holds")
    else:
        return
    yield Diagnostic(
        RULE,
        Text(
            f"否决的条件“{veto.said.zh}”{why.zh}",
            f"the condition “{veto.said.en}” of a veto {why.en}",
        ),
        Label(condition.span),
        hint=Text("改正界限，或删去这一条", "mend the bound, or delete the veto"),
    )
