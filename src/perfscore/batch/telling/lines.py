"""What can be told of one line: its claimed score, why it has none, its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from perfscore.batch.columns import Field, Key
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import Lowering, Reads
from perfscore.batch.program.plan import LinePlan, is_told_of
from perfscore.batch.program.ratings import bands, stated
from perfscore.batch.telling.causes import Causes
from perfscore.batch.telling.findings import (
    CLAIMED,
    NAME,
    SCORE,
    Blank,
    Condition,
    Is,
    OfCell,
    Stage,
    Telling,
    When,
)
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text, short_text
from perfscore.model.expressions import Slot
from perfscore.model.methods import Rating, Scoring
from perfscore.model.outcomes import ReasonRule
from perfscore.score import rules
from perfscore.score.line_scores import claimed_differs
from perfscore.score.reported.slots import inferred
from perfscore.score.result import Finding
from perfscore.score.whole.reasons import missing_reason

_NOTHING = Text("", "")
_NOTES = 9_000
"""The order of what is told of a line in any case."""
_CELL_NOTES = 8_000
_LAST = 10_000
"""The order of a line's reason, behind all else that is told of it."""


@dataclass(slots=True)
class Line:
    """A line of which something can be told.

    ``says_actual`` says that its rating can stand in the 完成值.
    ``path`` is None where each row has its own; ``cell`` says whose cells are read.
    ``unsure`` gathers when only the exact scorer knows what to tell.
    """

    lowering: Lowering
    scoring: Scoring
    plan: LinePlan
    cell: int
    path: tuple[str, ...] | None
    index: int = 0
    turn: int = 0
    says_actual: bool = False
    unsure: list[When] = field(default_factory=list)

    def tellings(self, reasons: Sequence[tuple[ReasonRule, Reads]]) -> list[Telling]:
        """Give what can be told, in order."""
        found = [self._claimed(), *self._causes(), *self._cells(), *self._inferred()]
        return [*found, *self._reasons(reasons)]

    @property
    def _program(self) -> Program:
        return self.lowering.program

    def _claimed(self) -> Telling:
        key = Key(Field.CLAIMED, self.cell)
        program, plan = self._program, self.plan
        told = is_told_of(program, self.scoring, self.cell, plan.exact, plan.score)
        message = claimed_differs(CLAIMED, SCORE)
        return Telling(
            when=(
                Condition(plan.score, Is.DEFINED),
                Condition(told, Is.TRUE),
            ),
            finding=Finding(rules.CLAIMED_DIFFERS, message, self.path or ()),
            stage=Stage.LINES,
            line=self.turn,
            blanks=(
                Blank(CLAIMED, program.add(Op.COLUMN, key=key), short_text),
                Blank(SCORE, plan.score, short_text),
            ),
            is_of_row=self.path is None,
        )

    def _causes(self) -> Iterator[Telling]:
        looked = Causes(
            self.lowering, self.scoring, self.plan.reads, self.cell, self.path
        )
        found = list(looked.find())
        if not looked.is_sure:
            self.unsure.append((Condition(self.plan.exact, Is.UNDEFINED),))
            return
        for order, each in enumerate(found, start=1):
            yield Telling(
                each.when,
                each.finding,
                Stage.LINES,
                self.turn,
                order,
                each.blanks,
                each.is_of_row,
                cause=(self.index,),
                cell=each.cell,
            )

    def _cells(self) -> Iterator[Telling]:
        """Tell what is said of odd cells, whether or not the line has a score."""
        one = Telling(
            when=(Condition(self.plan.score, Is.DEFINED),),
            finding=Finding(rules.NOT_A_NUMBER, _NOTHING, self.path or ()),
            stage=Stage.LINES,
            line=self.turn,
            is_of_row=self.path is None,
            cell=Key(Field.CLAIMED, self.cell),
            of_cell=OfCell.FAULT,
        )
        yield one
        if self.scoring.value is None:
            yield replace(
                one,
                when=(),
                order=_CELL_NOTES,
                cell=Key(Field.ACTUAL, self.cell),
                of_cell=OfCell.NOTES,
            )

    def _inferred(self) -> Iterator[Telling]:
        """Say which rating the points stand for, where none is stated."""
        method, slots = self.scoring.method, self.plan.reads.slots
        if not isinstance(method, Rating):
            return
        is_stated = stated(self._program, self.cell, says_actual=self.says_actual)
        for name, holds in bands(self.lowering, method, slots).items():
            fault = inferred(CLAIMED, name)
            yield Telling(
                (Condition(is_stated, Is.FALSE), Condition(holds, Is.TRUE)),
                Finding(fault.rule, fault.message, self.path or ()),
                Stage.LINES,
                self.turn,
                _NOTES,
                (Blank(CLAIMED, slots[Slot.JUDGED], exact_text),),
                self.path is None,
            )

    def _reasons(
        self, reasons: Sequence[tuple[ReasonRule, Reads]]
    ) -> Iterator[Telling]:
        if not reasons:
            return
        key = Key(Field.REASON, self.cell)
        filled = self._program.add(Op.PRESENT, key=key)
        lacking = Condition(filled, Is.FALSE)
        name = NAME if self.path is None else self.path[-1]
        finding = missing_reason(name, self.path or ())
        for rule, reads in reasons:
            when: When = (lacking,)
            if rule.condition is not None:
                before, self.lowering.is_partial = self.lowering.is_partial, False
                root = self.lowering.lower(rule.condition, reads)
                if self.lowering.is_partial:
                    self.unsure.append((lacking, Condition(root, Is.UNDEFINED)))
                self.lowering.is_partial = before
                when = (lacking, Condition(root, Is.TRUE))
            yield Telling(
                when,
                finding,
                Stage.LINES,
                self.turn,
                _LAST,
                (Blank(NAME),) if self.path is None else (),
                self.path is None,
            )
