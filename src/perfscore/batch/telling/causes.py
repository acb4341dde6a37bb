"""Why an expression has no value, as conditions of the program."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.batch.columns import Field, Key
from perfscore.batch.program.ir import Op
from perfscore.batch.program.lowering import NOTHING, Lowering, Reads
from perfscore.batch.telling.findings import (
    CLAIMED,
    NAME,
    Blank,
    Condition,
    Is,
    When,
)
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Rounded,
    Slot,
    Undefined,
)
from perfscore.model.methods import Checklist, Scoring
from perfscore.score.program.causes import findings_of
from perfscore.score.reported.data import Data
from perfscore.score.reported.slots import Reading, in_no_band
from perfscore.score.result import Finding, Step

_NO_DATA = Data({}, [], {}, {})
_MOST = 300
"""Causes of one line that are looked for; sets of more are told one by one."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A first cause, and when it is one; ``owner`` is the definition that lacks it."""

    when: When
    finding: Finding
    blanks: tuple[Blank, ...] = ()
    is_of_row: bool = False
    cell: Key | None = None


@dataclass(slots=True)
class Causes:
    """Looks for what leaves a line's score undefined, in the exact scorer's order.

    ``cell`` says whose cells are read. ``path`` is the line's; None for rows that have
    paths of their own. ``is_sure`` turns false where the exact scorer may find a cause
    that is not found here.
    """

    lowering: Lowering
    scoring: Scoring
    reads: Reads
    cell: int
    path: tuple[str, ...] | None
    is_sure: bool = True
    _seen: dict[str, list[frozenset[Condition]]] = field(default_factory=dict)
    _count: int = 0

    def find(self) -> Iterator[Cause]:
        """Give the causes, first ones first."""
        score = self._root(self.scoring.score)
        start = (Condition(score, Is.UNDEFINED),)
        yield from self._of(self.scoring.score, start, None)

    def _root(self, node: Expression, owner: str | None = None) -> int:
        before, self.lowering.is_partial = self.lowering.is_partial, False
        made = self.lowering.lower(node, self.reads if owner is None else NOTHING)
        self.is_sure = self.is_sure and not self.lowering.is_partial
        self.lowering.is_partial = before
        return made

    def _of(self, node: Expression, when: When, owner: str | None) -> Iterator[Cause]:
        self._count += 1
        if self._count > _MOST or not self.is_sure:
            self.is_sure = False
            return
        match node:
            case Literal():
                return
            case Input():
                yield from self._leaf(replace(node, label=None), node, when, owner)
            case Undefined():
                yield from self._leaf(node, node, when, owner)
            case Local():
                yield from self._local(node, when)
            case Defined():
                yield from self._defined(node, when)
            case Rounded():
                yield from self._of(node.value, when, owner)
            case Choice():
                yield from self._choice(node, when, owner)
            case Operation():
                yield from self._operation(node, when, owner)
            case _:
                self.is_sure = False

    def _leaf(
        self, shown: Expression, node: Expression, when: When, owner: str | None
    ) -> Iterator[Cause]:
        root = self._root(node, owner)
        yield from self._cause(Step(shown, None), root, when, owner)

    def _cause(
        self, step: Step, root: int, when: When, owner: str | None
    ) -> Iterator[Cause]:
        """Tell what the exact scorer tells of a step that rests on no undefined one."""
        here = (*when, Condition(root, Is.UNDEFINED))
        is_own = self.path is None and owner is None
        path = (NAME,) if is_own else (self.path or ()) if owner is None else (owner,)
        for finding in findings_of(step, path, None, Reading(), _NO_DATA):
            is_of_row = is_own and finding.path == path
            has_name = is_of_row and NAME in finding.message.zh
            blanks = (Blank(NAME),) if has_name else ()
            yield Cause(here, finding, blanks, is_of_row, self._cell(step.expression))

    def _cell(self, node: Expression) -> Key | None:
        """Give the cell of whose fault is told instead of its lack."""
        match node:
            case Input():
                return Key(Field.DATUM, name=node.name)
            case Local(slot=Slot.ACTUAL):
                return Key(Field.ACTUAL, self.cell)
            case Local(slot=Slot.JUDGED):
                return Key(Field.CLAIMED, self.cell)
        return None

    def _local(self, node: Local, when: When) -> Iterator[Cause]:
        slot, reads, scoring = node.slot, self.reads, self.scoring
        if slot in {Slot.WEIGHT, Slot.SCORE}:
            return
        if slot is Slot.POINT:
            step = Step(_point(scoring, node), None)
            yield from self._cause(step, reads.points[node.index], when, None)
            return
        if slot in {Slot.VALUE, Slot.ACTUAL}:
            if scoring.value is not None:
                yield from self._of(scoring.value, when, None)
                return
            slot = Slot.ACTUAL
        root = reads.slots.get(slot)
        if root is None:
            self.is_sure = False
            return
        if slot is Slot.RATING:
            when = (*when, Condition(root, Is.UNDEFINED))
            yield from self._in_no_band(when)
            judged = reads.slots[Slot.JUDGED]
            weightless = self._is_zero(reads.slots[Slot.WEIGHT])
            for other in (
                Condition(judged, Is.UNDEFINED),
                Condition(weightless, Is.TRUE),
            ):
                step = Step(replace(node, slot=slot), None)
                yield from self._cause(step, root, (*when, other), None)
            return
        yield from self._cause(Step(replace(node, slot=slot), None), root, when, None)

    def _is_zero(self, root: int) -> int:
        program = self.lowering.program
        return program.add(Op.EQUAL, root, program.constant(0))

    def _in_no_band(self, when: When) -> Iterator[Cause]:
        """Tell of points that stand for no rating."""
        slots = self.reads.slots
        fault = in_no_band(CLAIMED)
        weightless = self._is_zero(slots[Slot.WEIGHT])
        yield Cause(
            (
                *when,
                Condition(slots[Slot.JUDGED], Is.DEFINED),
                Condition(weightless, Is.FALSE),
            ),
            Finding(fault.rule, fault.message, self.path or ()),
            (Blank(CLAIMED, slots[Slot.JUDGED], exact_text),),
            self.path is None,
        )

    def _defined(self, node: Defined, when: When) -> Iterator[Cause]:
        """Look into a definition; what was found on an easier way is found again."""
        before, now = self._seen.setdefault(node.name, []), frozenset(when)
        if any(each <= now for each in before):
            return
        before.append(now)
        yield from self._of(self.lowering.definitions[node.name], when, node.name)

    def _choice(self, node: Choice, when: When, owner: str | None) -> Iterator[Cause]:
        """Look at the conditions down to the one that holds, and at what it chooses."""
        for branch in node.branches:
            root = self._root(branch.condition, owner)
            yield from self._of(
                branch.condition, (*when, Condition(root, Is.UNDEFINED)), owner
            )
            holds = (*when, Condition(root, Is.TRUE))
            yield from self._of(branch.value, holds, owner)
            when = (*when, Condition(root, Is.FALSE))
        yield from self._of(node.otherwise, when, owner)

    def _operation(
        self, node: Operation, when: When, owner: str | None
    ) -> Iterator[Cause]:
        if node.operator is Operator.REPORTED:
            return
        root = self._root(node, owner)
        if node.operator in {Operator.AND, Operator.OR}:
            when = (*when, Condition(root, Is.UNDEFINED))
        for each in node.operands:
            yield from self._of(each, when, owner)
        if node.operator is Operator.DIVIDE:
            parts = [self._root(each, owner) for each in node.operands]
            known = tuple(Condition(each, Is.DEFINED) for each in parts)
            values = (Fraction(1), Fraction())
            inputs = tuple(map(Step, node.operands, values))
            step = Step(node, None, inputs)
            yield from self._cause(step, root, (*when, *known), owner)


def _point(scoring: Scoring, node: Local) -> Local:
    """Name a point as it is named where it is read."""
    method = scoring.method
    if not isinstance(method, Checklist):
        return node
    row = method.rows[node.index]
    return replace(node, label=Text(f"要点“{row.text}”", f"point “{row.text}”"))
