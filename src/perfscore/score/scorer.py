"""A checked set made ready once, to score any number of assessments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment
from perfscore.model.expressions import Defined
from perfscore.model.indicator_set import Definition, IndicatorSet, Validation
from perfscore.score import rules
from perfscore.score.group_values import GroupValues
from perfscore.score.line_scores import LineScores
from perfscore.score.outcome_rules import NEEDS_THE_GROUP
from perfscore.score.program.causes import findings_of
from perfscore.score.program.compile import compile_columns, compile_expression
from perfscore.score.reported.data import Data, read_data
from perfscore.score.reported.environment import Environment, Run, own_score, own_weight
from perfscore.score.reported.lines import Bound, Layout, Line
from perfscore.score.reported.slots import Reading
from perfscore.score.reported.weights import Weights, weigh
from perfscore.score.result import Finding, GroupScore, IndicatorScore, Score, Step
from perfscore.score.whole.applicability import Settled, Settlement
from perfscore.score.whole.counted import counted, lacking
from perfscore.score.whole.groups import Below, Groups
from perfscore.score.whole.period import out_of_period
from perfscore.score.whole.plain import add_up, is_plain
from perfscore.score.whole.reasons import Reasons
from perfscore.score.whole.settle import Outcome, Parts, Whole
from perfscore.score.whole.totals import findings_of_total, partial_of
from perfscore.score.whole.vetoes import Verdict, Vetoes, has_stop

Peers = Mapping[str, tuple[Fraction, ...] | GroupValues]
"""What a group of assessments brings, by :attr:`perfscore.model.Peers.key`."""
Own = Mapping[int, Fraction | None]
"""Scores in place of the computed ones, by their place among the lines."""

_NONE: Own = {}


@dataclass(slots=True)
class _Life:
    """One assessment on its way from cells to a grade."""

    assessment: Assessment
    data: Data
    bound: Bound
    weights: Weights
    environment: Environment
    settled: Settled
    own: Own
    verdict: Verdict = field(default_factory=Verdict)
    findings: list[Finding] = field(default_factory=list)


class Scorer:
    """Scores assessments by one checked set; keeps nothing of what it has scored."""

    def __init__(self, checked: CheckedSet) -> None:
        self._checked = checked
        self._set = checked.indicator_set
        self._layout = Layout(self._set)
        bodies: dict[str, Run] = {}
        compile_columns(self._set.tables, bodies)
        for each in self._set.definitions:
            bodies[each.name] = compile_expression(each.value, bodies)
        self._definitions = tuple(
            (each, compile_expression(_reading(each), bodies))
            for each in self._set.definitions
        )
        self._lines = LineScores(self._set, bodies)
        self._settlement = Settlement(self._set, bodies)
        self._vetoes = Vetoes(self._set, bodies)
        self._reasons = Reasons(self._set, bodies)
        self._groups = Groups(self._set, bodies)
        self._outcome = Outcome(self._set, bodies)
        self._is_plain = is_plain(self._set)
        self._validations = tuple(
            (each, compile_expression(each.condition, bodies))
            for each in self._set.validations
        )

    @property
    def indicator_set(self) -> IndicatorSet:
        """The set that is scored by."""
        return self._set

    def score(
        self, assessment: Assessment, *, peers: Peers | None = None, own: Own = _NONE
    ) -> Score:
        """Score one assessment; what is wrong with it is found, never raised.

        ``peers`` holds the values of the whole group, this assessment's included, by
        the keys that the set's 名次 and 同组平均 ask for; None where it is alone.
        ``own`` are scores that an evaluator gave: 否决, groups and the whole are worked
        out from them as from computed ones.
        """
        life = self._begun(assessment, peers, own)
        lines = self._scored_lines(life)
        groups, whole = self._added_up(life, lines)
        definitions = {
            each.name: (each, run(life.environment)) for each, run in self._definitions
        }
        life.findings.extend(self._failed(life))
        life.findings.extend(out_of_period(self._set, assessment))
        life.findings.extend(self._told(life, lines, groups, whole))
        return Score(
            set=self._set,
            assessment=assessment,
            lines=tuple(lines),
            definitions=definitions,
            total=whole.total,
            partial=partial_of(self._set, lines),
            grade=whole.grade,
            findings=tuple(dict.fromkeys(life.findings)),
            data=life.data.steps,
            groups=tuple(groups),
            base=whole.base,
            bonus=whole.bonus,
            penalty=whole.penalty,
            total_trace=whole.trace,
            vetoes=tuple(life.verdict.triggered),
            classifications=whole.classes,
            checked=self._checked,
        )

    def _begun(self, assessment: Assessment, peers: Peers | None, own: Own) -> _Life:
        """Read the data, find each row its place, settle weights and 不适用."""
        data = read_data(self._set, assessment)
        bound = self._layout.bind(assessment)
        weights = weigh(bound.lines, self._layout.holders)
        environment = Environment(data.steps, {}, peers, tables=data.tables)
        settled = Settled(weights.weights)
        findings = [*data.findings, *bound.findings, *weights.findings]
        if self._settlement.is_needed:

            def read(index: int) -> None:
                line, weight = bound.lines[index], weights.weights[index]
                self._lines.read(line, weight, environment, assessment.year)

            settled = self._settlement.settle(
                bound.lines, weights.weights, environment, read
            )
            findings.extend(settled.findings)
        facts = (assessment, data, bound, weights, environment, settled, own)
        return _Life(*facts, findings=findings)

    def _scored_lines(self, life: _Life) -> list[IndicatorScore]:
        """Score the lines; those whose veto stops scoring come first."""
        lines = life.bound.lines
        self._vetoes.stop_before(life.environment, life.verdict)
        scored: dict[int, IndicatorScore] = {}
        for index, line in enumerate(lines):
            if line.place.indicator.vetoes and has_stop(line.place.indicator):
                scored[index] = self._line(index, line, life)
        stops = life.verdict.stops
        for index, line in enumerate(lines):
            if index not in scored:
                weight = life.settled.weights[index]
                scored[index] = (
                    self._lines.fixed(line, weight, None)._replace(is_skipped=True)
                    if stops
                    else self._line(index, line, life)
                )
        return [scored[index] for index in range(len(lines))]

    def _line(self, index: int, line: Line, life: _Life) -> IndicatorScore:
        settled = life.settled
        weight = settled.weights[index]
        if index in settled.clauses or index in settled.open:
            return self._treated(index, line, life)
        environment = life.environment
        scored, found = self._lines.score(
            line, weight, environment, life.data, life.assessment.year
        )
        life.findings.extend(found)
        if index in settled.traces:
            scored = scored._replace(weight_trace=settled.traces[index])
        vetoes = line.place.indicator.vetoes
        if weight is None:
            return scored
        if index in life.own:
            scored = self._lines.own(scored, life.own[index])
        if vetoes:
            environment.score = own_score(scored.score)
            set_ = self._vetoes.apply(vetoes, line.path, environment, life.verdict)
            if set_ is not None:
                vetoed = self._lines.fixed(line, weight, set_)
                scored = scored._replace(exact=vetoed.exact, score=vetoed.score)
        if self._reasons.is_needed:
            environment.score = own_score(scored.score)
            missing = self._reasons.missing(line, scored.scoring, environment)
            life.findings.extend(missing)
        return scored

    def _treated(self, index: int, line: Line, life: _Life) -> IndicatorScore:
        """Give the line that does not apply, or of which that cannot be told."""
        settled = life.settled
        trace = settled.scores.get(index) or settled.open.get(index)
        if trace is not None and trace.value is None:
            reading = Reading()
            found = findings_of(trace, line.path, line, reading, life.data)
            life.findings.extend(found)
        made = self._lines.fixed(line, settled.weights[index], trace)
        return made._replace(
            is_left_out=index in settled.left_out,
            not_applicable=settled.clauses.get(index),
        )

    def _added_up(
        self, life: _Life, lines: list[IndicatorScore]
    ) -> tuple[list[GroupScore], Whole]:
        """Score the groups from the bottom up, then the whole."""
        environment, verdict = life.environment, life.verdict

        def settle(group: GroupScore) -> GroupScore:
            if not group.indicator.vetoes:
                return group
            environment.score = own_score(group.score)
            environment.weight = own_weight(group.weight)
            told = [each.veto for each in verdict.triggered]
            vetoes = [each for each in group.indicator.vetoes if each not in told]
            set_ = self._vetoes.apply(vetoes, group.path, environment, verdict)
            if set_ is None:
                return group
            return replace(group, score=_points(set_))

        is_open = life.weights.open
        lost = life.bound.lost or is_open or life.settled.is_homeless or verdict.stops
        gaps = lacking(self._layout, life.bound.lines, lines, is_open=is_open)
        if self._is_plain:
            return add_up(self._set, lines, gaps, is_open=lost)
        below = Below(
            lines=counted(self._set, life.bound.lines, lines, environment),
            weights=life.settled.groups,
            lacking=gaps,
            environment=environment,
            settle=settle,
        )
        parts = Parts(self._groups.score(below), life.settled.rescaled, lost)
        whole = self._outcome.work_out(parts, environment, self._vetoes, verdict)
        return below.groups, whole

    def _told(
        self,
        life: _Life,
        lines: list[IndicatorScore],
        groups: list[GroupScore],
        whole: Whole,
    ) -> Iterator[Finding]:
        """Say why groups, the total and classes have no value, where it is not said."""
        yield from life.verdict.findings
        undefined = [
            (each.trace, each.path)
            for each in groups
            if each.trace is not None and each.score is None
        ]
        if whole.trace is not None and self._set.total is not None:
            undefined.append((whole.trace, ()))
        undefined += [(step, ()) for step in life.verdict.undefined]
        undefined += [(step, (name,)) for name, step in whole.classes.items()]
        for trace, path in undefined:
            if trace.value is None:
                yield from findings_of(trace, path, None, Reading(), life.data)
        yield from findings_of_total(self._set, lines, whole, life.verdict)

    def _failed(self, life: _Life) -> Iterator[Finding]:
        for validation, run in self._validations:
            step = run(life.environment)
            if step.value is False:
                yield failure_of(validation)
            elif step.value is None:
                rule = replace(NEEDS_THE_GROUP, severity=validation.severity)
                told = findings_of(step, (validation.name,), None, Reading(), life.data)
                alone = (each for each in told if each.rule is NEEDS_THE_GROUP)
                yield from (replace(each, rule=rule) for each in alone)


def _points(step: Step | None) -> Fraction | None:
    value = None if step is None else step.value
    return value if isinstance(value, Fraction) else None


def failure_of(validation: Validation) -> Finding:
    """Say that a validation does not hold."""
    rule = replace(rules.VALIDATION_FAILS, severity=validation.severity)
    said = f"{validation.name}：{validation.message}"
    basis = "；".join(each.text for each in validation.basis)
    if not basis:
        return Finding(rule, Text(said, said))
    told = Text(f"{said}（依据：{basis}）", f"{said} (basis: {basis})")
    return Finding(rule, told)


def _reading(definition: Definition) -> Defined:
    value = definition.value
    return Defined(span=definition.span, type=value.type, name=definition.name)
