"""The whole: 基本分, 加分, 减分, 总分, what vetoes make of it, 等级, 分级."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum
from perfscore.model.expressions import Operator, Result, ResultKind
from perfscore.model.indicator_set import Grade, Indicator, IndicatorSet
from perfscore.model.outcomes import Classification, Effect, Role
from perfscore.model.units import Kind
from perfscore.score.program.compile import compile_expression
from perfscore.score.program.worked import points, result, rounded, total, worked
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.result import Step
from perfscore.score.whole.vetoes import Verdict, Vetoes, lowest_of

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Parts:
    """What 基本分, 加分 and 减分 are made of.

    ``tops`` are the scores of level 1; ``rescaled`` are the weights that are taken
    out of 满分; ``is_open`` says that something that counts is not there.
    """

    tops: Sequence[tuple[Indicator, Step]]
    rescaled: Sequence[Step]
    is_open: bool


@dataclass(slots=True)
class Whole:
    """The results of the whole, None where open.

    ``trace`` says how the total came about before vetoes; None where it is the sum.
    """

    total: Fraction | None
    grade: Grade | None
    base: Fraction | None = None
    bonus: Fraction | None = None
    penalty: Fraction | None = None
    trace: Step | None = None
    is_all_left_out: bool = False
    classes: dict[str, Step] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sums:
    """基本分, 加分, 减分 and the total as worked out, before vetoes."""

    base: Step
    bonus: Step
    penalty: Step
    total: Step


class Outcome:
    """总分 and 分级 of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._set = indicator_set
        lows = [each.interval.low for each in indicator_set.grades]
        self._lowest = min((each for each in lows if each is not None), default=_ONE)
        self._lowest -= 1
        self._roles = {each.role for each in indicator_set.indicators}
        self._is_more = (
            indicator_set.total is not None
            or self._roles != {Role.NORMAL}
            or any(each.aggregation is not None for each in indicator_set.walk())
        )
        stated = indicator_set.total.value if indicator_set.total else None
        self._total = None if stated is None else compile_expression(stated, bodies)
        self._classes: tuple[tuple[Classification, Run], ...] = tuple(
            (each, compile_expression(each.value, bodies))
            for each in indicator_set.classifications
        )

    def work_out(
        self, parts: Parts, environment: Environment, vetoes: Vetoes, verdict: Verdict
    ) -> Whole:
        """Work out the whole in the order that the language states."""
        sums = self._sums(parts, environment)
        made = Whole(
            total=_points(sums.total),
            grade=None,
            base=_points(sums.base),
            bonus=_points(sums.bonus) if Role.BONUS in self._roles else None,
            penalty=_points(sums.penalty) if Role.PENALTY in self._roles else None,
            trace=sums.total if self._is_more or parts.rescaled else None,
            is_all_left_out=_is_all_left_out(parts, self._set.full),
        )
        self._keep_total(made, sums, environment)
        vetoes.apply(vetoes.of_total, (), environment, verdict)
        if verdict.totals:
            made.total = _points(rounded(lowest_of(verdict.totals), self._set.rounding))
        if verdict.is_open:
            made.total = None
        made.grade = grade_of(self._set.grades, made.total)
        if not verdict.is_open:
            self._rule_grade(made, verdict)
        self._keep_total(made, sums, environment)
        for each, run in self._classes:
            step = run(environment)
            made.classes[each.name] = step
            path = (each.name,)
            node = Result(
                span=each.span, type=Kind.TEXT, kind=ResultKind.CLASS, path=path
            )
            named = Step(node, step.value, (step,))
            environment.results[ResultKind.CLASS, path] = named
        return made

    def _sums(self, parts: Parts, environment: Environment) -> _Sums:
        by_role: dict[Role, list[Step]] = {role: [] for role in Role}
        for node, step in parts.tops:
            by_role[node.role].append(step)
        base = self._base(by_role[Role.NORMAL], parts)
        bonus = self._added(by_role[Role.BONUS], ResultKind.BONUS)
        penalty = self._added(by_role[Role.PENALTY], ResultKind.PENALTY)
        results = environment.results
        results[ResultKind.BASE, ()] = base
        results[ResultKind.BONUS, ()] = bonus
        results[ResultKind.PENALTY, ()] = penalty
        trace = base if self._total is None else self._total(environment)
        return _Sums(base, bonus, penalty, rounded(trace, self._set.rounding))

    def _added(self, steps: list[Step], kind: ResultKind) -> Step:
        span = self._set.span
        summed = total(tuple(steps), span=span)
        return result(span, kind, (), _points(summed), summed)

    def _base(self, steps: list[Step], parts: Parts) -> Step:
        span = self._set.span
        summed = total(tuple(steps), span=span)
        if parts.rescaled:
            full = points(span, self._set.full)
            label = Text("折算前合计", "sum before rescaling")
            if len(steps) > 1:
                summed = total(tuple(steps), span=span, label=label)
            left = full
            for each in parts.rescaled:
                left = worked(Operator.SUBTRACT, left, each, span=span)
            over = worked(Operator.MULTIPLY, summed, full, span=span)
            summed = worked(Operator.DIVIDE, over, left, span=span)
        known = None if parts.is_open else _points(summed)
        return result(span, ResultKind.BASE, (), known, summed)

    def _keep_total(self, made: Whole, sums: _Sums, environment: Environment) -> None:
        """Put 总分 and 等级 where vetoes, 分级 and 校验 read them."""
        span, results = self._set.span, environment.results
        inputs = (sums.total,) if made.total == sums.total.value else ()
        step = result(span, ResultKind.TOTAL, (), made.total, *inputs)
        results[ResultKind.TOTAL, ()] = step
        grade = made.grade or grade_of(self._set.grades, made.total)
        node = Result(span=span, type=Kind.TEXT, kind=ResultKind.GRADE)
        name = None if grade is None else grade.name
        results[ResultKind.GRADE, ()] = Step(node, name, (step,))

    def _rule_grade(self, made: Whole, verdict: Verdict) -> None:
        """Let vetoes set the grade (the worst of them), then bound it from above."""
        named = self._grades_of(verdict.grades)
        if named:
            made.grade = min(named, key=self._rank)
        ceilings = self._grades_of(verdict.ceilings)
        if ceilings and made.grade is not None:
            made.grade = min((made.grade, *ceilings), key=self._rank)

    def _grades_of(self, effects: Sequence[Effect]) -> list[Grade]:
        wanted = {each.grade for each in effects}
        return [each for each in self._set.grades if each.name in wanted]

    def _rank(self, grade: Grade) -> Fraction:
        """Rank grades by where they begin: the lowest is the worst."""
        low = grade.interval.low
        return self._lowest if low is None else low


def grade_of(grades: Sequence[Grade], value: Fraction | None) -> Grade | None:
    """Give the grade in whose band a total lies, if there is one."""
    if value is None:
        return None
    return next((each for each in grades if value in each.interval), None)


def _is_all_left_out(parts: Parts, full: Fraction) -> bool:
    gone = (each.value for each in parts.rescaled)
    return exact_sum(each for each in gone if isinstance(each, Fraction)) == full


def _points(step: Step) -> Fraction | None:
    return step.value if isinstance(step.value, Fraction) else None
