"""Which names an expression can use, and what they stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Label, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import rules
from perfscore.lower.findings import Findings
from perfscore.lower.sizes import Size
from perfscore.model.expressions import Defined, Expression, Input, Local, Slot
from perfscore.model.indicator_set import Datum
from perfscore.model.units import ValueType
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
}


@dataclass(slots=True)
class Names:
    """The names of a whole set: data, and definitions as written and as lowered.

    ``lowered`` holds None for a definition with a fault, ``faulty`` the names of data
    with one; their faults are told already. ``levels`` says how deep a definition is,
    ``sizes`` how long its numbers are, ``constants`` which number it always is.
    """

    findings: Findings
    data: dict[str, Datum] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    written: dict[str, t.Definition] = field(default_factory=dict)
    lowered: dict[str, Expression | None] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    constants: dict[str, Fraction | None] = field(default_factory=dict)

    def declare(self, name: str, span: Span) -> bool:
        """Say whether ``name`` is free, and report it if it is not."""
        if name in LOCAL_NAMES:
            self.findings.add(
                rules.RESERVED_NAME,
                span,
                Text(
                    f"“{name}”指正在评分的指标，不能再作名称",
                    f"“{name}” means the indicator being scored and cannot be a name",
                ),
                hint=Text("换一个名称", "choose another name"),
            )
            return False
        first = self.data.get(name) or self.written.get(name)
        if first is not None:
            self.findings.add(
                rules.DEFINED_TWICE,
                span,
                Text(f"名称“{name}”出现了两次", f"the name “{name}” stands twice"),
                related=(Label(first.span, Text("第一次在这里", "first here")),),
            )
            return False
        return True


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a set, and what the indicator at hand adds to them.

    ``locals`` gives the type of each slot that can be read here; None for one whose
    fault is told already.
    """

    names: Names
    locals: Mapping[Slot, ValueType | None] = field(default_factory=dict)

    @property
    def findings(self) -> Findings:
        """Where to report."""
        return self.names.findings

    def with_locals(self, slots: Mapping[Slot, ValueType | None]) -> "Scope":
        """Give the scope of an indicator that has ``slots``."""
        return replace(self, locals=slots)

    def resolve(self, name: t.Name) -> Expression | None:
        """Give what ``name`` stands for; report it if nothing."""
        slot = LOCAL_NAMES.get(name.text)
        if slot is not None and slot in self.locals:
            type_ = self.locals[slot]
            if type_ is None:
                return None
            return Local(span=name.span, type=type_, slot=slot)
        if name.text in self.names.data:
            datum = self.names.data[name.text]
            return Input(span=name.span, type=datum.type, name=datum.name)
        if name.text in self.names.written:
            body = self.names.lowered.get(name.text)
            if body is None:
                return None
            return Defined(span=name.span, type=body.type, name=name.text)
        if name.text not in self.names.faulty:
            self._unknown(name)
        return None

    def knows(self, name: str) -> bool:
        """Whether ``name`` is declared in the set."""
        names = self.names
        return name in names.data or name in names.written or name in names.faulty

    def _unknown(self, name: t.Name) -> None:
        slot = LOCAL_NAMES.get(name.text)
        if slot is not None:
            self.findings.add(
                rules.UNKNOWN_NAME,
                name.span,
                Text(f"此处没有“{name.text}”", f"there is no “{name.text}” here"),
                hint=_where_local(slot),
            )
            return
        near = nearest(name.text, self._candidates())
        hint = None
        if near:
            shown = "、".join(f"“{each}”" for each in near)
            hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
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

    def _candidates(self) -> Iterable[str]:
        yield from self.names.data
        yield from self.names.written
        for text, slot in LOCAL_NAMES.items():
            if slot in self.locals:
                yield text


def _where_local(slot: Slot) -> Text:
    if slot is Slot.VALUE:
        return Text(
            "先在本指标写“指标值 = …”", "state “value = …” in this indicator first"
        )
    return Text(
        "分值、目标、完成值只在指标的得分和评分里可用，目标还须有数值",
        "weight, target and actual are known where an indicator is scored, "
        "a target if it states a number",
    )
