"""Worked cases are scored, and what comes out is held against what is expected."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.diagnostics.model import Severity
from perfscore.lower.stated import Stated, is_undefined, stated_value
from perfscore.model.cases import Case, Expected, ExpectedFinding, SubjectKind
from perfscore.model.expressions import Defined, Input, Result, ResultKind, Value
from perfscore.model.outcomes import Role
from perfscore.model.units import POINTS, Kind, ValueType
from perfscore.score.program.steps import innermost_first
from perfscore.score.result import Finding, IndicatorScore, Score, Step
from perfscore.score.scorer import Scorer

_Key = tuple[SubjectKind, tuple[str, ...]]
_OF_POINTS = {
    SubjectKind.TOTAL: ResultKind.TOTAL,
    SubjectKind.BASE: ResultKind.BASE,
    SubjectKind.BONUS: ResultKind.BONUS,
    SubjectKind.PENALTY: ResultKind.PENALTY,
    SubjectKind.GRADE: ResultKind.GRADE,
}
_KINDS = {result: subject for subject, result in _OF_POINTS.items()}
_ROLES = {
    SubjectKind.BASE: Role.NORMAL,
    SubjectKind.BONUS: Role.BONUS,
    SubjectKind.PENALTY: Role.PENALTY,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one expectation: ``value`` is what was found, None where undefined.

    ``line`` is the indicator that is meant, if one is. ``first`` is the innermost other
    expectation that fails and that this one rests on: the first place where the
    derivation goes another way than the case says.
    """

    expected: Expected
    is_met: bool
    value: Value | None
    type: ValueType
    line: IndicatorScore | None = None
    first: "Verdict | None" = None


@dataclass(frozen=True, slots=True)
class FindingVerdict:
    """Whether a finding that is expected was found; ``rules`` are those that were."""

    expected: ExpectedFinding
    is_met: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of a case.

    ``errors`` are findings that the case does not expect, where something that it
    expects is undefined.
    """

    case: Case
    score: Score
    verdicts: tuple[Verdict | FindingVerdict, ...]
    errors: tuple[Finding, ...]

    @property
    def is_passed(self) -> bool:
        """Whether all came out as expected; a case without 期望 expects nothing."""
        return all(each.is_met for each in self.verdicts)


def run_case(scorer: Scorer, case: Case) -> CaseResult:
    """Score the case's assessment and compare; nothing is raised."""
    score = scorer.score(case.assessment, peers=dict(case.peers) or None)
    results = _Results(score)
    found = tuple(dict.fromkeys(each.rule.name for each in score.findings))
    verdicts = [_verdict(each, results, found) for each in case.expected]
    failed = [
        each for each in verdicts if isinstance(each, Verdict) and not each.is_met
    ]
    by_key = {_key(each.expected): each for each in failed}
    is_open = any(each.value is None for each in failed)
    return CaseResult(
        case=case,
        score=score,
        verdicts=tuple(results.traced(each, by_key) for each in verdicts),
        errors=tuple(_unexpected(case, score)) if is_open else (),
    )


class _Results:
    """What a score says of each subject, and what that rests on."""

    def __init__(self, score: Score) -> None:
        self.score = score
        self._lines: dict[tuple[str, ...], IndicatorScore] = {}
        for line in score.lines:
            for path in (line.path, _path_as_reported(line)):
                self._lines.setdefault(path, line)
        self._groups = {each.path: each for each in score.groups}

    def line(self, expected: Expected) -> IndicatorScore | None:
        """Give the line of an indicator; None for a group and for all else."""
        return self._lines.get(expected.path) if expected.path else None

    def found(self, expected: Expected) -> tuple[Value | None, ValueType]:
        """Give the value of a subject with its type."""
        score, name = self.score, expected.subject
        match expected.kind:
            case SubjectKind.GRADE:
                return score.grade.name if score.grade else None, Kind.TEXT
            case SubjectKind.DATUM | SubjectKind.DEFINITION | SubjectKind.CLASS:
                step = self._named(expected)
                if step is None:
                    return None, Kind.TEXT
                return step.value, step.expression.type
            case SubjectKind.INDICATOR:
                place = self._lines.get(expected.path) or self._groups.get(
                    expected.path
                )
                return place.score if place else None, POINTS
        points = {
            "总分": score.total,
            "基本分": score.base,
            "加分": score.bonus,
            "减分": score.penalty,
        }
        return points[name], POINTS

    def traced(
        self, verdict: Verdict | FindingVerdict, failed: Mapping[_Key, Verdict]
    ) -> Verdict | FindingVerdict:
        """Add to a failure the innermost failure that it rests on."""
        if isinstance(verdict, FindingVerdict) or verdict.is_met or len(failed) == 1:
            return verdict
        first, seen = verdict, {_key(verdict.expected)}
        while below := self._rests_on(first.expected, failed, seen):
            seen.add(below)
            first = failed[below]
        return verdict if first is verdict else replace(verdict, first=first)

    def _named(self, expected: Expected) -> Step | None:
        name, score = expected.subject, self.score
        match expected.kind:
            case SubjectKind.DATUM:
                return score.data.get(name)
            case SubjectKind.CLASS:
                return score.classifications.get(name)
        found = score.definitions.get(name)
        return found[1] if found else None

    def _rests_on(
        self, expected: Expected, failed: Container[_Key], seen: Container[_Key]
    ) -> _Key | None:
        """Give the first failure, not yet seen, that a subject's derivation reads."""
        found = (
            key for key in self._read(expected) if key in failed and key not in seen
        )
        return next(found, None)

    def _read(self, expected: Expected) -> Iterator[_Key]:
        score = self.score
        match expected.kind:
            case SubjectKind.INDICATOR if expected.path in self._groups:
                yield from self._below((expected.path,))
                yield from _names_in(self._groups[expected.path].trace)
            case SubjectKind.INDICATOR:
                line = self._lines.get(expected.path)
                yield from _names_in(line.trace if line else None)
            case SubjectKind.BASE | SubjectKind.BONUS | SubjectKind.PENALTY:
                yield from self._below(self._tops(_ROLES[expected.kind]))
            case SubjectKind.TOTAL | SubjectKind.GRADE:
                yield from self._below(self._tops(*Role))
                if expected.kind is SubjectKind.GRADE:
                    yield SubjectKind.TOTAL, ()
                yield from _names_in(score.total_trace)
            case _:
                yield from self._of_name(expected)

    def _of_name(self, expected: Expected) -> Iterator[_Key]:
        """Give what a datum, a definition or a 分级 reads; all, where it reads 总分."""
        names = list(_names_in(self._named(expected)))
        if any(kind in _OF_POINTS for kind, _ in names):
            yield from self._below(self._tops(*Role))
        yield from names

    def _tops(self, *roles: Role) -> tuple[tuple[str, ...], ...]:
        tops = self.score.set.indicators
        return tuple((each.title,) for each in tops if each.role in roles)

    def _below(self, tops: tuple[tuple[str, ...], ...]) -> Iterator[_Key]:
        """Give what the lines at and below some places read, then lines and groups."""

        def is_below(path: tuple[str, ...]) -> bool:
            return any(path[: len(top)] == top for top in tops)

        for path, line in self._lines.items():
            if is_below(path):
                yield from _names_in(line.trace)
                yield SubjectKind.INDICATOR, path
        groups = (path for path in self._groups if is_below(path))
        for path in groups:
            yield SubjectKind.INDICATOR, path


def _names_in(step: Step | None) -> Iterator[_Key]:
    """Give what a derivation reads by name, the innermost first."""
    for each in innermost_first(step) if step is not None else ():
        match each.expression:
            case Defined(name=name):
                yield SubjectKind.DEFINITION, (name,)
            case Input(name=name):
                yield SubjectKind.DATUM, (name,)
            case Result(kind=ResultKind.SCORE, path=path):
                yield SubjectKind.INDICATOR, path
            case Result(kind=ResultKind.CLASS, path=path):
                yield SubjectKind.CLASS, path
            case Result(kind=kind):
                yield _KINDS[kind], ()


def _key(expected: Expected) -> _Key:
    if expected.kind is SubjectKind.INDICATOR:
        return expected.kind, expected.path
    return expected.kind, () if expected.kind in _OF_POINTS else (expected.subject,)


def _path_as_reported(line: IndicatorScore) -> tuple[str, ...]:
    row = line.row
    if row is None:
        return line.path
    headings = (row.level1, "、".join(row.level2), row.level3)
    return (*(each for each in headings if each), row.name)


def _verdict(
    expected: Expected | ExpectedFinding, results: _Results, found: tuple[str, ...]
) -> Verdict | FindingVerdict:
    if isinstance(expected, ExpectedFinding):
        return FindingVerdict(expected, expected.is_met_by(found), found)
    value, type_ = results.found(expected)
    line = results.line(expected)
    return Verdict(expected, _is_met(expected, value, type_), value, type_, line)


def _is_met(expected: Expected, value: Value | None, type_: ValueType) -> bool:
    if value is None or is_undefined(expected.text):
        return value is None and is_undefined(expected.text)
    stated = stated_value(expected.text, type_)
    if not isinstance(stated, Stated):
        return stated == value
    if not isinstance(value, Fraction):
        return False
    return stated.is_near(value) if expected.is_approximate else stated.value == value


def _unexpected(case: Case, score: Score) -> Iterator[Finding]:
    expected = {
        each.rule for each in case.expected if isinstance(each, ExpectedFinding)
    }
    for finding in score.findings:
        is_error = finding.rule.severity is Severity.ERROR
        if is_error and finding.rule.name not in expected:
            yield finding
