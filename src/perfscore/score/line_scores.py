"""One line's score: its target and cells read, its way of scoring run, its claims."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import round_to, short_text
from perfscore.model.expressions import Expression, Local, Slot
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import ReasonRule
from perfscore.model.targets import CellValue, target_form
from perfscore.patience import go_on
from perfscore.score import rules
from perfscore.score.program.causes import findings_of
from perfscore.score.program.compile import compile_expression
from perfscore.score.program.worked import points
from perfscore.score.reported.data import Data
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.lines import Line
from perfscore.score.reported.reading import Fault, read_points
from perfscore.score.reported.slots import Reading, read_slots, read_target
from perfscore.score.reported.wanted import wanted_by
from perfscore.score.result import Finding, IndicatorScore, Step

_OWN = Text("复核得分", "the evaluator's score")


class LineScores:
    """The ways of scoring of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._rounding = indicator_set.rounding
        scorings = tuple(_scorings(indicator_set))
        self._programs = {id(each): _program(each, bodies) for each, _ in scorings}
        self._wanted = {id(each): wanted_by(each, also) for each, also in scorings}
        self._declared = {
            form: each.scoring
            for each in indicator_set.declared_scoring
            for form in each.forms
        }

    def score(
        self,
        line: Line,
        weight: Fraction | None,
        environment: Environment,
        data: Data,
        year: int | None,
    ) -> tuple[IndicatorScore, list[Finding]]:
        """Score a line; its values stay in ``environment`` for what comes after."""
        go_on()
        place = line.place.indicator
        scoring = place.scoring
        findings: list[Finding] = []
        target = read_target(line, year)
        if place.declared and weight is not None:
            scoring, findings = self._declared_scoring(line, target)
        trace = exact = score = value = None
        if scoring is not None and weight is not None:
            wanted = self._wanted[id(scoring)]
            reading = read_slots(line, wanted, weight, target, environment)
            trace = self._programs[id(scoring)](environment)
            value = environment.value.value if environment.value else None
            if isinstance(trace.value, Fraction):
                exact = score = trace.value
                if self._rounding is not None:
                    score = round_to(exact, self._rounding)
                if line.row is not None and line.row.claimed is not None:
                    findings.extend(_claimed(line, scoring, exact, score))
            else:
                findings.extend(findings_of(trace, line.path, line, reading, data))
            if reading.notes:
                findings.extend(_notes(line, reading))
        scored = IndicatorScore(
            indicator=place,
            headings=line.headings,
            name=line.name,
            row=line.row,
            scoring=scoring,
            weight=weight,
            exact=exact,
            score=score,
            trace=trace,
            value=value if isinstance(value, Fraction) else None,
        )
        return scored, findings

    def read(
        self,
        line: Line,
        weight: Fraction | None,
        environment: Environment,
        year: int | None,
    ) -> None:
        """Put a line's cells into ``environment``, without scoring it."""
        scoring, target = line.place.indicator.scoring, read_target(line, year)
        if line.place.indicator.declared:
            scoring, _ = self._declared_scoring(line, target)
        if scoring is not None:
            wanted = self._wanted[id(scoring)]
            known = Fraction() if weight is None else weight
            read_slots(line, wanted, known, target, environment)

    def fixed(
        self, line: Line, weight: Fraction | None, trace: Step | None
    ) -> IndicatorScore:
        """Make a line whose score something else than its 评分 gives."""
        exact = trace.value if trace is not None else None
        value = exact if isinstance(exact, Fraction) else None
        score = value
        if value is not None and self._rounding is not None:
            score = round_to(value, self._rounding)
        return IndicatorScore(
            indicator=line.place.indicator,
            headings=line.headings,
            name=line.name,
            row=line.row,
            scoring=line.place.indicator.scoring,
            weight=weight,
            exact=value,
            score=score,
            trace=trace,
        )

    def own(self, scored: IndicatorScore, own: Fraction | None) -> IndicatorScore:
        """Put a person's score in place of the computed one; None takes it away."""
        trace, score = None, own
        if own is not None:
            trace = points(scored.indicator.span, own, _OWN)
            score = own if self._rounding is None else round_to(own, self._rounding)
        return scored._replace(exact=own, score=score, trace=trace, is_own=True)

    def _declared_scoring(
        self, line: Line, target: tuple[CellValue | None, Fault | None]
    ) -> tuple[Scoring | None, list[Finding]]:
        """Choose the scoring by the form of the row's target."""
        value, fault = target
        span = line.row.span if line.row else None
        if fault is not None:
            return None, [
                Finding(fault.rule, fault.message, line.path, span, fault.hint)
            ]
        if value is None:
            message = Text(f"“{line.name}”没有填目标值", f"“{line.name}” has no target")
            hint = Text("填上目标值", "fill in the target")
            return None, [Finding(rules.MISSING_VALUE, message, line.path, span, hint)]
        form = target_form(value)
        scoring = self._declared.get(form)
        if scoring is None:
            message = Text(
                f"指标体系没有规定目标为“{form.value}”的指标怎样计分",
                f"the set states no scoring for targets of the form “{form.value}”",
            )
            return None, [Finding(rules.NO_RULE_FOR_FORM, message, line.path, span)]
        return scoring, []


def _program(scoring: Scoring, bodies: dict[str, Run]) -> Run:
    """Compile a scoring; a stated 指标值 is worked out first, and once."""
    score = compile_expression(scoring.score, bodies)
    if scoring.value is None:
        return score
    value = compile_expression(scoring.value, bodies)
    node = Local(span=scoring.value.span, type=scoring.value.type, slot=Slot.VALUE)

    def run(environment: Environment) -> Step:
        step = value(environment)
        environment.value = environment.actual = Step(node, step.value, (step,))
        return score(environment)

    return run


def _scorings(
    indicator_set: IndicatorSet,
) -> Iterator[tuple[Scoring, tuple[Expression, ...]]]:
    """Give each way of scoring, and what else reads the values of its lines."""
    for indicator in indicator_set.walk():
        if indicator.scoring is not None:
            vetoes = tuple(each.condition for each in indicator.vetoes)
            yield indicator.scoring, (*vetoes, *_conditions(indicator.reasons))
    of_all = indicator_set.declared_reasons
    for declared in indicator_set.declared_scoring:
        yield declared.scoring, _conditions((*declared.reasons, *of_all))


def _conditions(reasons: Iterable[ReasonRule]) -> tuple[Expression, ...]:
    return tuple(each.condition for each in reasons if each.condition is not None)


def _notes(line: Line, reading: Reading) -> Iterator[Finding]:
    row = line.row
    for note in reading.notes:
        cells = {
            rules.PERCENT_SIGN_ASSUMED.name: row.actual if row else None,
            rules.RATING_INFERRED.name: row.claimed if row else None,
        }
        cell = cells.get(note.rule.name)
        span = cell.span if cell and cell.span else (row.span if row else None)
        yield Finding(note.rule, note.message, line.path, span, note.hint)


def _claimed(
    line: Line, scoring: Scoring, exact: Fraction, score: Fraction
) -> Iterator[Finding]:
    """Compare the claimed score with the computed one, where it was not its input."""
    cell = line.row.claimed if line.row else None
    if cell is None:
        return
    claimed, fault = read_points(cell)
    if scoring.judged and fault is None and claimed == exact:
        return
    if fault is not None:
        yield Finding(fault.rule, fault.message, line.path, cell.span, fault.hint)
    elif claimed is not None and claimed != score:
        yield Finding(
            rules.CLAIMED_DIFFERS,
            claimed_differs(short_text(claimed), short_text(score)),
            line.path,
            cell.span,
        )


def claimed_differs(claimed: str, score: str) -> Text:
    """Say that the claimed score is not the one that the rules give."""
    return Text(
        f"自评得分 {claimed}，按规则应得 {score}",
        f"claimed {claimed}, the rules give {score}",
    )
