"""Which names an expression can use, and what they stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Label, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import rules
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.sizes import Size
from perfscore.lower.names.tables import TableNames
from perfscore.lower.names.unknown import among_choices, in_tables, where_local
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Local,
    PeerFunction,
    ResultKind,
    Slot,
)
from perfscore.model.indicator_set import Grade
from perfscore.model.units import NUMBER, ValueType
from perfscore.source import Span
from perfscore.syntax import tree as t

LOCAL_NAMES = {
    "分值": Slot.WEIGHT,
    "weight": Slot.WEIGHT,
    "目标": Slot.TARGET,
    "target": Slot.TARGET,
    "完成值": Slot.ACTUAL,
    "actual": Slot.ACTUAL,
    "指标值": Slot.VALUE,
    "value": Slot.VALUE,
    "得分": Slot.SCORE,
    "score": Slot.SCORE,
}
RESULT_NAMES = {
    "基本分": ResultKind.BASE,
    "base_score": ResultKind.BASE,
    "加分": ResultKind.BONUS,
    "bonus": ResultKind.BONUS,
    "减分": ResultKind.PENALTY,
    "penalty": ResultKind.PENALTY,
    "总分": ResultKind.TOTAL,
    "total": ResultKind.TOTAL,
    "total_score": ResultKind.TOTAL,
    "等级": ResultKind.GRADE,
    "grade": ResultKind.GRADE,
}
"""The names of what is known once the indicators are scored."""
_OF_INDICATOR = Text("正在评分的指标", "the indicator being scored")
_OF_RESULTS = Text("评分的结果", "a result of scoring")


_MOST_SOUGHT = 200
"""Unknown names for which near ones are sought."""


@dataclass(slots=True)
class Names:
    """The names of a whole set: data, and definitions as written and as lowered.

    ``lowered`` holds None for a definition with a fault, ``faulty`` the names of data
    with one; their faults are told already. ``levels`` says how deep a definition is,
    ``sizes`` how long its numbers are, ``constants`` which number it always is.
    ``used`` holds the functions that are called, ``endless`` those that cannot be,
    whose faults are told; ``inlined`` counts the parts that calls have brought in,
    ``unknown`` the names that were not found.
    ``by_call`` holds the parameters whose keys are said where they are called.
    ``titles`` holds the indicators that a title can mean, ``grades`` the grades once
    they are settled, ``classes`` each 分级 as written.
    """

    findings: Findings
    data: dict[str, Datum] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    written: dict[str, t.Definition | t.ParameterTable] = field(default_factory=dict)
    lowered: dict[str, Expression | None] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    constants: dict[str, Fraction | None] = field(default_factory=dict)
    tables: dict[str, TableNames] = field(default_factory=dict)
    functions: dict[str, t.Function] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    endless: set[str] = field(default_factory=set)
    inlined: int = 0
    unknown: int = 0
    by_call: dict[str, t.ParameterTable] = field(default_factory=dict)
    titles: Mapping[str, list[tuple[str, ...]]] = field(default_factory=dict)
    grades: tuple[Grade, ...] = ()
    classes: dict[str, t.Classification] = field(default_factory=dict)

    def declare(self, name: str, span: Span) -> bool:
        """Say whether ``name`` is free, and report it if it is not."""
        meant = _OF_INDICATOR if name in LOCAL_NAMES else _OF_RESULTS
        if name in LOCAL_NAMES or name in RESULT_NAMES:
            self.findings.add(
                rules.RESERVED_NAME,
                span,
                Text(
                    f"“{name}”指{meant.zh}，不能再作名称",
                    f"“{name}” means {meant.en} and cannot be a name",
                ),
                hint=Text("换一个名称", "choose another name"),
            )
            return False
        first = (
            self.data.get(name)
            or self.written.get(name)
            or self.tables.get(name)
            or self.functions.get(name)
            or self.classes.get(name)
        )
        if first is not None:
            self.findings.add(
                rules.DEFINED_TWICE,
                span,
                Text(f"名称“{name}”出现了两次", f"the name “{name}” stands twice"),
                related=(Label(first.span, Text("第一次在这里", "first here")),),
            )
            return False
        return True

    def year(self, span: Span) -> Datum:
        """Give the assessment's year as a datum, declared when it is first read."""
        name = YEAR_NAMES[0]
        datum = Datum(span, name, NUMBER, "数值", required=True, interval=None)
        return self.data.setdefault(name, datum)


@dataclass(frozen=True, slots=True)
class Readable:
    """The results that can be read at a place, which messages call ``place``.

    ``own`` holds the titles of the group at hand: of scores only those below it are
    known. ``classes`` are the 分级 settled before.
    """

    place: Text
    kinds: frozenset[ResultKind]
    own: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()

    def knows_score(self, path: tuple[str, ...]) -> bool:
        """Whether the score of the indicator with these titles is known."""
        return path[: len(self.own)] == self.own != path


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a set, and what the indicator at hand adds to them.

    ``locals`` gives the type of each slot that can be read here; None for one whose
    fault is told already. ``results`` says what is known here of scores. ``bound``
    holds the arguments of the function at hand, ``table`` the table whose row is at
    hand. ``path`` holds the titles of the indicator, ``best`` what 按名次 ranks first,
    ``value_key`` the datum or definition that its 指标值 is, if it is one; ``weight``
    is its 分值, where the set states it.
    """

    names: Names
    locals: Mapping[Slot, ValueType | None] = field(default_factory=dict)
    results: Readable | None = None
    bound: Mapping[str, Expression | None] = field(default_factory=dict)
    table: TableNames | None = None
    path: tuple[str, ...] = ()
    best: PeerFunction | None = None
    value_key: str = ""
    weight: Fraction | None = None

    @property
    def findings(self) -> Findings:
        """Where to report."""
        return self.names.findings

    def with_locals(self, slots: Mapping[Slot, ValueType | None]) -> "Scope":
        """Give the scope of an indicator that has ``slots``."""
        return replace(self, locals=slots)

    def at_indicator(self, path: tuple[str, ...]) -> "Scope":
        """Give the scope of the indicator that has these titles, from level 1 down."""
        return replace(self, path=path)

    def with_results(self, results: Readable) -> "Scope":
        """Give the scope of a place where ``results`` are known."""
        return replace(self, results=results)

    def at_row(self, table: TableNames) -> "Scope":
        """Give the scope of what is worked out for each row of ``table``."""
        return replace(self, table=table)

    def resolve(self, name: t.Name) -> Expression | None:
        """Give what ``name`` stands for; report it if nothing."""
        if name.text in self.bound:
            return self.bound[name.text]
        if self.table is not None and self.table.knows(name.text):
            return self.table.read(name.span, name.text)
        slot = LOCAL_NAMES.get(name.text)
        if slot is not None and slot in self.locals:
            type_ = self.locals[slot]
            if type_ is None:
                return None
            return Local(span=name.span, type=type_, slot=slot)
        if name.text in self.names.data:
            datum = self.names.data[name.text]
            return Input(span=name.span, type=datum.type, name=datum.name)
        if name.text in self.names.by_call:
            self._needs_call(name)
            return None
        if name.text in self.names.written:
            body = self.names.lowered.get(name.text)
            if body is None:
                return None
            return Defined(span=name.span, type=body.type, name=name.text)
        if name.text in YEAR_NAMES:
            year = self.names.year(name.span)
            return Input(span=name.span, type=year.type, name=year.name)
        if name.text not in self.names.faulty:
            self._unknown(name)
        return None

    def knows(self, name: str) -> bool:
        """Whether ``name`` is declared in the set, or stands for something here."""
        names = self.names
        declared = (names.data, names.written, names.faulty)
        return self.is_of_place(name) or any(name in each for each in declared)

    def is_of_place(self, name: str) -> bool:
        """Whether ``name`` is an argument here, or a column of the row at hand."""
        is_column = self.table is not None and self.table.knows(name)
        return name in self.bound or is_column

    def _needs_call(self, name: t.Name) -> None:
        keys = "、".join(each.text for each in self.names.by_call[name.text].keys)
        self.names.used.add(name.text)
        self.findings.add(
            rules.UNKNOWN_NAME,
            name.span,
            Text(
                f"参数“{name.text}”按 {keys} 取值，这里没有写明 {keys}",
                f"the parameter “{name.text}” goes by {keys}, which is not said here",
            ),
            hint=Text(f"写作 {name.text}（{keys}）", f"write {name.text}({keys})"),
        )

    def _unknown(self, name: t.Name) -> None:
        slot = LOCAL_NAMES.get(name.text)
        if slot is not None:
            self.findings.add(
                rules.UNKNOWN_NAME,
                name.span,
                Text(f"此处没有“{name.text}”", f"there is no “{name.text}” here"),
                hint=where_local(slot),
            )
            return
        hint = self._meant(name.text)
        self.findings.add(
            rules.UNKNOWN_NAME,
            name.span,
            Text(f"没有名为“{name.text}”的数据或定义", f"unknown name “{name.text}”"),
            hint=hint
            or Text(
                "在“数据”里列出它，或用“定义”给出算式",
                "list it under data, or define it",
            ),
        )

    def _meant(self, name: str) -> Text | None:
        """Say what was perhaps meant by a name; of the first unknown ones alone."""
        self.names.unknown += 1
        if self.names.unknown > _MOST_SOUGHT:
            return None
        data, tables = self.names.data, self.names.tables
        hint = among_choices(data, tables, name) or in_tables(tables, name)
        near = nearest(name, self._candidates()) if hint is None else ()
        if near:
            shown = "、".join(f"“{each}”" for each in near)
            hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
        return hint

    def _candidates(self) -> Iterable[str]:
        yield from self.bound
        if self.table is not None:
            yield from self.table.all_names
        yield from self.names.data
        yield from self.names.written
        kinds = self.results.kinds if self.results else frozenset()
        yield from (text for text, kind in RESULT_NAMES.items() if kind in kinds)
        for text, slot in LOCAL_NAMES.items():
            if slot in self.locals:
                yield text
