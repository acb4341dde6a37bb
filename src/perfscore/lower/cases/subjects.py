"""What an expectation or a 同组 of a case is about."""

import re
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.lower import case_rules
from perfscore.lower.cases.names import NO_ROWS, Own, Places, only, unknown
from perfscore.lower.cases.parts import split_path
from perfscore.lower.names.scope import RESULT_NAMES, Scope
from perfscore.lower.stated import is_undefined
from perfscore.model.cases import SubjectKind
from perfscore.model.expressions import ResultKind
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.units import POINTS, Kind, Quantity, ValueType
from perfscore.source import Span
from perfscore.syntax.normal import half_width

_KINDS = {
    ResultKind.BASE: SubjectKind.BASE,
    ResultKind.BONUS: SubjectKind.BONUS,
    ResultKind.PENALTY: SubjectKind.PENALTY,
    ResultKind.TOTAL: SubjectKind.TOTAL,
    ResultKind.GRADE: SubjectKind.GRADE,
}
_SCORE_OF = re.compile(r"(?:得分|score_of|score)\s*\(\s*(.+?)\s*\)")
_IN_POINTS = re.compile(r"[0-9]\s*(?:分|points?)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is meant: ``path`` holds the titles of an indicator or group.

    ``choices`` are the names that a text can be, empty where any.
    """

    kind: SubjectKind
    name: str
    type: ValueType
    path: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


class Subjects:
    """What can be meant in the cases of a set.

    ``faulty`` are names whose faults are told already.
    """

    def __init__(
        self, scope: Scope, indicator_set: IndicatorSet, faulty: frozenset[str]
    ) -> None:
        self.places = Places(indicator_set)
        self._scope = scope
        self._faulty = faulty
        self._named = dict(_named(indicator_set))
        self._grades = tuple(each.name for each in indicator_set.grades)

    def find(
        self, text: str, span: Span, *, value: str = "", own: Own = NO_ROWS
    ) -> Subject | None:
        """Find what ``text`` names; report it where it is nothing or unclear.

        ``value`` is what is stated of it, ``own`` are the rows that the case declares.
        """
        score_of = _SCORE_OF.fullmatch(half_width(text))
        if score_of is not None:
            inner = text[score_of.start(1) : score_of.end(1)]
            return self._indicator(inner, span, own)
        result = RESULT_NAMES.get(text)
        if result is not None:
            return self._result(_KINDS[result])
        named = self._named.get(text) or self._named.get(half_width(text))
        if named is None and (self._scope.knows(text) or text in self._faulty):
            return None
        if named is None:
            return self._indicator(text, span, own)
        if not self.places.find([text], own):
            return named
        return self._one_of_two(named, text, span, value, own)

    def _result(self, kind: SubjectKind) -> Subject:
        if kind is SubjectKind.GRADE:
            return Subject(kind, kind.value, Kind.TEXT, choices=self._grades)
        return Subject(kind, kind.value, POINTS)

    def _indicator(self, text: str, span: Span, own: Own) -> Subject | None:
        found = self.places.find(split_path(text), own)
        place = only(found, text, span, self._scope.findings)
        if place is not None:
            name = "/".join(place.titles)
            return Subject(SubjectKind.INDICATOR, name, POINTS, place.titles)
        if not found:
            mine = [row.titles[-1] for rows in own.values() for row in rows]
            known = [*self._named, *RESULT_NAMES, *mine, *self.places.titles]
            unknown(self._scope.findings, span, text, known)
        return None

    def _one_of_two(
        self, named: Subject, text: str, span: Span, value: str, own: Own
    ) -> Subject | None:
        """Choose between a definition and an indicator of its name, by the unit."""
        is_points = isinstance(named.type, Quantity) and named.type.is_points
        if not is_points and not is_undefined(value):
            in_points = _IN_POINTS.search(half_width(value).strip())
            return self._indicator(text, span, own) if in_points else named
        self._scope.findings.add(
            case_rules.CASE_PART_UNCLEAR,
            span,
            Text(
                f"“{text}”既是{named.kind.value}，又是指标",
                f"“{text}” names an indicator and another thing",
            ),
            hint=Text(
                f"指标写成 得分(“{text}”)", f"the indicator is score_of(“{text}”)"
            ),
        )
        return None


def _named(indicator_set: IndicatorSet) -> list[tuple[str, Subject]]:
    data = [
        Subject(SubjectKind.DATUM, each.name, each.type, choices=each.choices)
        for each in indicator_set.data
    ]
    definitions = [
        Subject(SubjectKind.DEFINITION, each.name, each.value.type)
        for each in indicator_set.definitions
    ]
    classes = [
        Subject(
            SubjectKind.CLASS,
            each.name,
            Kind.TEXT,
            choices=tuple(row.name for row in each.rows),
        )
        for each in indicator_set.classifications
    ]
    return [(each.name, each) for each in (*data, *definitions, *classes)]
