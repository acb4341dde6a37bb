"""A checked set made ready once, to score any number of assessments."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text, round_to
from perfscore.model.assessment import Assessment
from perfscore.model.expressions import Defined, Local, Slot
from perfscore.model.indicator_set import Definition, IndicatorSet, Validation
from perfscore.model.methods import Rating, Scoring
from perfscore.model.targets import CellValue, target_form
from perfscore.score import rules
from perfscore.score.causes import findings_of
from perfscore.score.data import Data, read_data
from perfscore.score.lines import Layout, Line
from perfscore.score.program import Environment, Run, compile_expression
from perfscore.score.reading import Fault, read_points
from perfscore.score.result import Finding, IndicatorScore, Score, Step
from perfscore.score.slots import Reading, read_slots, read_target
from perfscore.score.totals import total_of
from perfscore.score.wanted import wanted_by
from perfscore.score.weights import weigh


class Scorer:
    """Scores assessments by one checked set; keeps nothing of what it has scored."""

    def __init__(self, checked: CheckedSet) -> None:
        self._set = checked.indicator_set
        self._layout = Layout(self._set)
        bodies: dict[str, Run] = {}
        for each in self._set.definitions:
            bodies[each.name] = compile_expression(each.value, bodies)
        self._definitions = tuple(
            (each, compile_expression(_reading(each), bodies))
            for each in self._set.definitions
        )
        self._programs = {
            id(each): _program(each, bodies) for each in _scorings(self._set)
        }
        self._wanted = {id(each): wanted_by(each) for each in _scorings(self._set)}
        self._validations = tuple(
            (each, compile_expression(each.condition, bodies))
            for each in self._set.validations
        )
        self._declared = {
            form: each.scoring
            for each in self._set.declared_scoring
            for form in each.forms
        }

    def score(self, assessment: Assessment) -> Score:
        """Score one assessment; what is wrong with it is found, never raised."""
        data = read_data(self._set, assessment)
        bound = self._layout.bind(assessment)
        weights = weigh(bound.lines, self._layout.holders)
        environment = Environment(data.steps, {})
        findings = [*data.findings, *bound.findings, *weights.findings]
        lines = []
        for line, weight in zip(bound.lines, weights.weights, strict=True):
            scored, found = self._line(line, weight, environment, data, assessment.year)
            lines.append(scored)
            findings.extend(found)
        definitions = {
            each.name: (each, run(environment)) for each, run in self._definitions
        }
        findings.extend(self._failed(environment))
        findings.extend(_out_of_period(self._set, assessment))
        totals = total_of(self._set, lines, lost=bound.lost or weights.open)
        return Score(
            set=self._set,
            assessment=assessment,
            lines=tuple(lines),
            definitions=definitions,
            total=totals.total,
            partial=totals.partial,
            grade=totals.grade,
            findings=tuple(dict.fromkeys([*findings, *totals.findings])),
            data=data.steps,
        )

    def _line(
        self,
        line: Line,
        weight: Fraction | None,
        environment: Environment,
        data: Data,
        year: int | None,
    ) -> tuple[IndicatorScore, list[Finding]]:
        place = line.place.indicator
        scoring = place.scoring
        findings: list[Finding] = []
        target = read_target(line, year)
        if place.declared and weight is not None:
            scoring, findings = self._declared_scoring(line, target)
        trace = exact = score = None
        if scoring is not None and weight is not None:
            wanted = self._wanted[id(scoring)]
            reading = read_slots(line, wanted, weight, target, environment)
            trace = self._programs[id(scoring)](environment)
            if isinstance(trace.value, Fraction):
                exact = score = trace.value
                if self._set.rounding is not None:
                    score = round_to(exact, self._set.rounding)
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
        )
        return scored, findings

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

    def _failed(self, environment: Environment) -> Iterator[Finding]:
        for validation, run in self._validations:
            if run(environment).value is False:
                rule = replace(rules.VALIDATION_FAILS, severity=validation.severity)
                yield Finding(rule, _failure(validation))


def _failure(validation: Validation) -> Text:
    said = f"{validation.name}：{validation.message}"
    basis = "；".join(each.text for each in validation.basis)
    if not basis:
        return Text(said, said)
    return Text(f"{said}（依据：{basis}）", f"{said} (basis: {basis})")


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


def _reading(definition: Definition) -> Defined:
    value = definition.value
    return Defined(span=definition.span, type=value.type, name=definition.name)


def _scorings(indicator_set: IndicatorSet) -> Iterator[Scoring]:
    for indicator in indicator_set.walk():
        if indicator.scoring is not None:
            yield indicator.scoring
    for declared in indicator_set.declared_scoring:
        yield declared.scoring


def _notes(line: Line, reading: Reading) -> Iterator[Finding]:
    span = line.row.span if line.row else None
    for note in reading.notes:
        yield Finding(note.rule, note.message, line.path, span, note.hint)


def _claimed(
    line: Line, scoring: Scoring, exact: Fraction, score: Fraction
) -> Iterator[Finding]:
    """Compare the claimed score with the computed one, where it was not its input."""
    cell = line.row.claimed if line.row else None
    if cell is None:
        return
    claimed, fault = read_points(cell)
    if isinstance(scoring.method, Rating) and (fault is None and claimed == exact):
        return
    if fault is not None:
        yield Finding(fault.rule, fault.message, line.path, cell.span, fault.hint)
    elif claimed is not None and claimed != score:
        yield Finding(
            rules.CLAIMED_DIFFERS,
            Text(
                f"自评得分 {exact_text(claimed)}，按规则应得 {exact_text(score)}",
                f"claimed {exact_text(claimed)}, the rules give {exact_text(score)}",
            ),
            line.path,
            cell.span,
        )


def _out_of_period(
    indicator_set: IndicatorSet, assessment: Assessment
) -> Iterator[Finding]:
    year = assessment.year
    since, until = indicator_set.effective_from, indicator_set.effective_to
    if year is None or since is None:
        return
    if year < since.year or (until is not None and year > until.year):
        period = f"{since} – {until}" if until else f"{since} –"
        yield Finding(
            rules.NOT_IN_EFFECT,
            Text(
                f"评价年度 {year} 不在指标体系的适用期 {period} 内",
                f"the year {year} lies outside the set's period {period}",
            ),
        )
