"""用例: worked cases become assessments, and what each has to give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Label, Text
from perfscore.exact import MAX_DIGITS, NumberFault
from perfscore.lower import case_rules, rules
from perfscore.lower.cases.groups import group_values
from perfscore.lower.cases.names import Own, unknown
from perfscore.lower.cases.parts import unquoted
from perfscore.lower.cases.rows import Rows
from perfscore.lower.cases.subjects import Subject, Subjects
from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.fitting import type_words
from perfscore.lower.names.scope import Scope
from perfscore.lower.stated import is_undefined, stated_value
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.cases import Case, Expected, ExpectedFinding, SubjectKind
from perfscore.model.data import YEAR_NAMES
from perfscore.model.indicator_set import IndicatorSet
from perfscore.syntax import tree as t
from perfscore.syntax.normal import half_width

_YEAR = re.compile(r"([0-9]{4})\s*年?度?")
_SHOWN = 40
_PLAINLY = Text(
    f"不用指数，一个数最多 {MAX_DIGITS} 位数字",
    f"no exponent, and {MAX_DIGITS} digits at most",
)


def lower_cases(
    scope: Scope, indicator_set: IndicatorSet, sections: Sequence[t.Section]
) -> tuple[Case, ...]:
    """Lower the cases of a set that is lowered but for them."""
    nodes = [each for each in sections if isinstance(each, t.Case)]
    if not nodes:
        return ()
    faulty = frozenset(_faulty(indicator_set, sections))
    subjects = Subjects(scope, indicator_set, faulty)
    first: dict[str, t.Case] = {}
    made = []
    for node in nodes:
        earlier = first.setdefault(node.title.text, node)
        if earlier is not node:
            _twice(scope, node, earlier)
        made.append(_Reader(scope, indicator_set, subjects, faulty).case(node))
    return tuple(made)


@dataclass(slots=True)
class _Reader:
    """Reads one case; what is wrong with a row is told, and the row left out."""

    scope: Scope
    indicator_set: IndicatorSet
    subjects: Subjects
    faulty: frozenset[str]
    year: int | None = None
    data: dict[str, Cell] = field(default_factory=dict)

    def case(self, node: t.Case) -> Case:
        findings, places = self.scope.findings, self.subjects.places
        rows = Rows(findings, places, self.indicator_set.tables, self.faulty)
        for row in node.rows:
            if isinstance(row, t.CaseLine):
                rows.read(row)
            elif isinstance(row, t.CaseValue) and not row.is_group:
                self._setting(row)
        groups = (
            group_values(self.subjects, findings, row, rows.own)
            for row in node.rows
            if isinstance(row, t.CaseValue) and row.is_group
        )
        assessment = Assessment(
            unit=node.title.text,
            year=self.year,
            set_id=self.indicator_set.id,
            data=self.data,
            tables={name: tuple(each) for name, each in rows.of_tables.items()},
            indicators=tuple(rows.kept),
            span=node.span,
        )
        return Case(
            span=node.title.span,
            title=node.title.text,
            assessment=assessment,
            peers=tuple(each for each in groups if each is not None),
            expected=tuple(self._expected(node, rows.own)),
        )

    def _setting(self, row: t.CaseValue) -> None:
        name, text = row.name.text, unquoted(row.value.span.text)
        if name in YEAR_NAMES:
            year = _YEAR.fullmatch(half_width(text))
            if year is None:
                self._unclear(
                    row.value,
                    Text("年度是四位数", "a year has four digits"),
                    Text("例如：年度 = 2021", "for example: year = 2021"),
                )
            else:
                self.year = int(year[1])
            return
        known = [each.name for each in self.indicator_set.data]
        name = name if name in known else half_width(name)
        if name in self.data:
            self._unclear(
                row.name,
                Text(f"“{name}”已经填过了", f"“{name}” is filled in already"),
                None,
            )
        elif name in known:
            self.data[name] = Cell(text, row.value.span)
        elif not self.scope.knows(name):
            unknown(self.scope.findings, row.name.span, name, known)
        elif name in self.scope.names.written:
            self._unclear(
                row.name,
                Text(
                    f"“{name}”由算式得出，不能填报",
                    f"“{name}” is worked out, it cannot be filled in",
                ),
                Text(f"期望 {name} = …", f"expect {name} = …"),
            )

    def _expected(self, node: t.Case, own: Own) -> Iterator[Expected | ExpectedFinding]:
        for row in node.rows:
            if isinstance(row, t.ExpectedFinding):
                yield ExpectedFinding(row.span, row.rule.text)
            elif isinstance(row, t.Expectation):
                text = unquoted(row.value.span.text)
                subject = self.subjects.find(
                    row.subject.text, row.subject.span, value=text, own=own
                )
                if subject is not None and self._can_be(row, subject, text):
                    yield Expected(
                        span=row.span,
                        subject=subject.name,
                        text=text,
                        is_approximate=row.is_approximate,
                        kind=subject.kind,
                        path=subject.path,
                    )

    def _can_be(self, row: t.Expectation, subject: Subject, text: str) -> bool:
        """Whether the value is one that the subject can have; report it if not."""
        if is_undefined(text):
            return True
        if stated_value(text, subject.type) is None:
            words = type_words(subject.type)
            self._unclear(
                row.value,
                Text(
                    f"“{text[:_SHOWN]}”不是{words.zh}，“{subject.name}”是{words.zh}",
                    f"“{text[:_SHOWN]}” is not {words.en}, “{subject.name}” is",
                ),
                _PLAINLY if isinstance(cell_value(text), NumberFault) else None,
            )
            return False
        is_choice = subject.choices or subject.kind is SubjectKind.GRADE
        if is_choice and text not in subject.choices:
            shown = "、".join(subject.choices)
            self._unclear(
                row.value,
                Text(
                    f"“{subject.name}”不会是“{text[:_SHOWN]}”",
                    f"“{subject.name}” is never “{text[:_SHOWN]}”",
                ),
                Text(f"可以是 {shown}", f"it can be {shown}") if shown else None,
            )
            return False
        return True

    def _unclear(self, word: t.Word, message: Text, hint: Text | None) -> None:
        self.scope.findings.add(
            case_rules.CASE_PART_UNCLEAR, word.span, message, hint=hint
        )


def _faulty(
    indicator_set: IndicatorSet, sections: Sequence[t.Section]
) -> Iterator[str]:
    """Give the names of tables, columns and 分级 whose faults are told already."""
    known = {each.name for each in indicator_set.classifications}
    known.update(each.name for each in indicator_set.tables)
    for table in indicator_set.tables:
        known.update(each.name for each in table.columns)
        known.update(each.name for each in table.computed)
    for section in sections:
        if isinstance(section, t.Table | t.Classification):
            written = [section.name]
            if isinstance(section, t.Table):
                written += [each.name for each in section.columns]
            yield from (each.text for each in written if each.text not in known)


def _twice(scope: Scope, node: t.Case, earlier: t.Case) -> None:
    title = node.title.text
    scope.findings.add(
        rules.DEFINED_TWICE,
        node.title.span,
        Text(f"用例“{title}”出现了两次", f"the case “{title}” stands twice"),
        related=(Label(earlier.title.span, Text("第一次在这里", "first here")),),
    )
