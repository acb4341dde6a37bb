"""Which lines have to give a reason for their deviation (须说明理由) and do not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import ReasonRule
from perfscore.score import outcome_rules
from perfscore.score.program.compile import compile_expression
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.lines import Line
from perfscore.score.result import Finding, Step
from perfscore.source import Span


class Reasons:
    """The 须说明理由 clauses of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._declared = indicator_set.declared_reasons
        rules = [each for node in indicator_set.walk() for each in node.reasons]
        rules.extend(self._declared)
        self._by_scoring = {
            id(each.scoring): each.reasons for each in indicator_set.declared_scoring
        }
        rules.extend(each for made in self._by_scoring.values() for each in made)
        self.is_needed = bool(rules)
        self._runs = {
            id(each): compile_expression(each.condition, bodies)
            for each in rules
            if each.condition is not None
        }

    def missing(
        self, line: Line, scoring: Scoring | None, environment: Environment
    ) -> Iterator[Finding]:
        """Say that a line that was scored by ``scoring`` lacks a reason.

        The line's values are in ``environment``.
        """
        place = line.place
        rules = [*place.indicator.reasons]
        for node in place.above:
            rules.extend(node.reasons)
        of_all: Sequence[ReasonRule] = ()
        if place.indicator.declared:
            of_all = self._declared
            rules.extend(self._by_scoring.get(id(scoring), ()))
        if line.row is not None and line.row.reason.strip():
            return
        is_due = any(self._requires(each, environment) for each in rules)
        if not is_due and of_all:
            numbers = _numbers_alone(environment)
            is_due = any(self._requires(each, numbers) for each in of_all)
        if is_due:
            span = line.row.span if line.row else None
            yield missing_reason(line.name, line.path, span)

    def _requires(self, rule: ReasonRule, environment: Environment) -> bool:
        """Whether a reason is due; what is undefined has been told as such."""
        if rule.condition is None:
            return True
        return self._runs[id(rule)](environment).value is True


def missing_reason(
    name: str, path: tuple[str, ...], span: Span | None = None
) -> Finding:
    """Say that a line has to give a reason and does not."""
    return Finding(
        outcome_rules.MISSING_REASON,
        Text(
            f"“{name}”要说明偏差原因，没有填",
            f"“{name}” has to give a reason, and none is filled in",
        ),
        path,
        span,
        Text("填上偏差原因分析及改进措施", "fill in the reason"),
    )


def _numbers_alone(environment: Environment) -> Environment:
    """Leave out days: what holds for all rows reads 目标 and 完成值 as numbers."""
    target, actual = environment.target, environment.actual
    if _is_number(target) and _is_number(actual):
        return environment
    return replace(
        environment,
        target=target if _is_number(target) else _without_value(target),
        actual=actual if _is_number(actual) else _without_value(actual),
        passing={},
    )


def _is_number(step: Step | None) -> bool:
    return step is None or step.value is None or isinstance(step.value, Fraction)


def _without_value(step: Step | None) -> Step | None:
    return None if step is None else Step(step.expression, None)
