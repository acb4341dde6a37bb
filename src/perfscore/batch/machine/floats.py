"""Instructions become machine steps; rows that these cannot decide are doubted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from perfscore.batch.columns import Field, Key
from perfscore.batch.machine import exact_rounding, exact_steps, near_steps
from perfscore.batch.machine.arithmetic import divided, of_one, of_two
from perfscore.batch.machine.pieces import Piece, Roots
from perfscore.batch.machine.steps import FALSE, TRUE, Do, From, Register, Steps
from perfscore.batch.machine.values import (
    MOST_SPAN,
    Exact,
    Near,
    Number,
    Truth,
    Work,
    literal,
)
from perfscore.batch.program.ir import TRUTHS, Instruction, Op, Program

_COMPARISONS = {Op.LESS: Do.LESS, Op.AT_MOST: Do.AT_MOST, Op.EQUAL: Do.EQUAL}
STORED_BITS = 31
"""Scores are kept in so many bits; longer ones are worked out exactly."""
_SMALL = frozenset({"分值"})


@dataclass(slots=True)
class Translation:
    """A program on its way into machine steps.

    ``cuts`` are instructions that are known already: rounded scores of so many
    decimals, read as inputs. ``present`` are the columns that there are.
    """

    program: Program
    present: frozenset[Key]
    cuts: Mapping[int, int] = field(default_factory=dict)
    work: Work = field(default_factory=lambda: Work(Steps()))
    keys: list[Key] = field(default_factory=list)
    scores: list[int] = field(default_factory=list)
    _numbers: dict[int, Number] = field(default_factory=dict)
    _truths: dict[int, Truth] = field(default_factory=dict)

    def piece(self, roots: Roots) -> Piece:
        """Translate what ``roots`` need."""
        self._translate([*roots.numbers, *roots.told, *roots.escapes])
        either = self.work.steps.either
        undefined: Register | None = None
        numbers = []
        for root, places in zip(roots.numbers, roots.places, strict=True):
            numbers.append(self._stored(self._numbers[root], places))
            undefined = either(undefined, self._numbers[root].undefined)
        told: Register | None = None
        for root in roots.told:
            truth = self._truths[root]
            holds = truth.value
            if truth.undefined is not None:
                holds = self._and(holds, self.work.do(Do.NOT, truth.undefined))
            told = either(told, holds)
        escapes: Register | None = None
        for root in roots.escapes:
            truth = self._truths[root]
            escapes = either(escapes, either(truth.value, truth.undefined))
        flags = (self.work.doubts, undefined, told, escapes)
        return Piece(
            tuple(self.work.steps.steps),
            tuple(self.work.steps.factors),
            tuple(numbers),
            tuple(each or FALSE for each in flags),
            tuple(self.keys),
            tuple(self.scores),
        )

    def _stored(self, number: Number, places: int) -> Register:
        """Give a whole number as it is kept; one that is too long is doubted."""
        known = number.known
        if isinstance(known, Near):
            msg = "only whole numbers come out"
            raise TypeError(msg)
        shift = places - exact_rounding.places_of(known)
        made = self.work.top(known, 1, ("int", shift))
        size = self.work.size(made, positive=known.positive)
        stored = self.work.number(2**STORED_BITS - 1)
        self.work.doubt(self.work.do(Do.LESS, stored, size))
        return made

    def _translate(self, roots: list[int]) -> None:
        needed: set[int] = set()
        waiting = list(roots)
        while waiting:
            place = waiting.pop()
            if place in needed:
                continue
            needed.add(place)
            if place not in self.cuts:
                waiting.extend(self.program.instructions[place].arguments)
        for place in sorted(needed):
            instruction = self.program.instructions[place]
            if place in self.cuts:
                self._numbers[place] = self._score(place)
            elif instruction.op in TRUTHS:
                self._truths[place] = self._truth(instruction)
            else:
                self._numbers[place] = self._kept(self._number(instruction))

    def _kept(self, number: Number) -> Number:
        """Give up what could leave the range of floats: its rows are doubted."""
        if number.known.length <= MOST_SPAN:
            return number
        self.work.doubt(TRUE)
        return Number(Exact(self.work.number(0), positive=True), number.undefined)

    def _score(self, place: int) -> Number:
        if place not in self.scores:
            self.scores.append(place)
        register = Register(From.SCORE, self.scores.index(place))
        return Number(
            Exact(register, power=("int", self.cuts[place]), bits=STORED_BITS)
        )

    def _column(self, key: Key) -> tuple[Register, int]:
        if key not in self.keys:
            self.keys.append(key)
        index = self.keys.index(key)
        return Register(From.COLUMN, index), index

    def _missing(self, register: Register) -> Register:
        present = self.work.do(Do.EQUAL, register, register)
        return self.work.do(Do.NOT, present)

    def _number(self, made: Instruction) -> Number:
        match made.op:
            case Op.CONST if made.number is not None:
                return literal(self.work.steps, made.number)
            case Op.COLUMN if made.key is not None:
                return self._read(made.key, made)
            case Op.GROUP if made.key is not None:
                return self._of_group(made.key, made)
            case Op.UNDEFINED:
                return self._nothing()
            case Op.SELECT:
                return self._select(made)
        parts = [self._numbers[each] for each in made.arguments]
        undefined = None
        for each in parts:
            undefined = self.work.steps.either(undefined, each.undefined)
        if undefined == TRUE:
            return self._nothing()
        if len(parts) == 1:
            return Number(of_one(self.work, made, parts[0].known), undefined)
        one, other = parts[0].known, parts[1].known
        if made.op is Op.DIVIDE:
            value, zero = divided(self.work, one, other)
            return Number(value, self.work.steps.either(undefined, zero))
        return Number(of_two(self.work, made.op, one, other), undefined)

    def _read(self, key: Key, made: Instruction) -> Number:
        if key not in self.present:
            return self._nothing()
        register, index = self._column(key)
        degree = (0, 0) if key.field.value in _SMALL else (1, 0)
        known = Exact(
            register,
            power=("column", index),
            positive=made.positive,
            nonzero=made.nonzero,
            degree=degree,
        )
        return Number(known, self._missing(register))

    def _of_group(self, key: Key, made: Instruction) -> Number:
        """Read what a group settles, as whole numbers or as the nearest float."""
        near, under = (
            key._replace(field=each) for each in (Field.PEER_NEAR, Field.PEER_UNDER)
        )
        if near in self.present:
            register, _ = self._column(near)
            return Number(Near(register, 1), self._missing(register))
        number = self._read(key, made)
        if under not in self.present or not isinstance(number.known, Exact):
            return number
        register, _ = self._column(under)
        known = replace(number.known, under=register, degree=(1, 1))
        return Number(known, number.undefined)

    def _nothing(self) -> Number:
        return Number(Exact(self.work.number(0), positive=True), TRUE)

    def _select(self, made: Instruction) -> Number:
        condition, one, other = made.arguments
        chosen, work = self._truths[condition], self.work
        left, right = self._numbers[one], self._numbers[other]
        undefined = self._undefined_choice(chosen, left.undefined, right.undefined)
        if undefined == TRUE:
            return self._nothing()
        if chosen.value in {TRUE, FALSE}:
            known = left.known if chosen.value == TRUE else right.known
            return Number(known, undefined)
        a, b = left.known, right.known
        if isinstance(a, Exact) and isinstance(b, Exact):
            return Number(exact_steps.selected(work, chosen.value, a, b), undefined)
        near = near_steps.selected(work, chosen.value, work.near(a), work.near(b))
        return Number(near, undefined)

    def _undefined_choice(
        self, chosen: Truth, one: Register | None, other: Register | None
    ) -> Register | None:
        work, value = self.work, chosen.value
        if one == other:
            return work.steps.either(chosen.undefined, one)
        left = None if one is None else self._and(value, one)
        right = None if other is None else self._and(work.do(Do.NOT, value), other)
        both = work.steps.either(left, right)
        return work.steps.either(chosen.undefined, both)

    def _and(self, one: Register, other: Register) -> Register:
        if one == TRUE:
            return other
        return one if other == TRUE else self.work.do(Do.AND, one, other)

    def _truth(self, made: Instruction) -> Truth:
        work = self.work
        is_absent = made.key is not None and made.key not in self.present
        match made.op:
            case Op.TRUTH if is_absent:
                return Truth(TRUE, TRUE)
            case Op.PRESENT if is_absent:
                return Truth(FALSE)
            case Op.TRUE:
                return Truth(TRUE)
            case Op.UNDEFINED_TRUTH:
                return Truth(TRUE, TRUE)
            case Op.TRUTH if made.key is not None:
                register, _ = self._column(made.key)
                value = work.do(Do.EQUAL, register, work.number(1))
                return Truth(value, self._missing(register))
            case Op.PRESENT if made.key is not None:
                register, _ = self._column(made.key)
                return Truth(work.do(Do.EQUAL, register, register))
            case Op.NOT:
                inner = self._truths[made.arguments[0]]
                return Truth(work.do(Do.NOT, inner.value), inner.undefined)
            case Op.AND | Op.OR:
                return self._logic(made)
            case Op.SELECT_TRUTH:
                return self._select_truth(made)
        return self._comparison(made)

    def _comparison(self, made: Instruction) -> Truth:
        work, do = self.work, _COMPARISONS[made.op]
        one, other = (self._numbers[each] for each in made.arguments)
        undefined = work.steps.either(one.undefined, other.undefined)
        if undefined == TRUE:
            return Truth(FALSE, TRUE)
        a, b = one.known, other.known
        value: Register | None = None
        if isinstance(a, Exact) and isinstance(b, Exact):
            value = exact_steps.compared(work, a, b, do)
        if value is None:
            value = near_steps.compared(work, work.near(a), work.near(b), do)
        return Truth(value, undefined)

    def _logic(self, made: Instruction) -> Truth:
        """且 and 或: an undefined operand matters only if none other decides."""
        work = self.work
        one, other = (self._truths[each] for each in made.arguments)
        do = Do.AND if made.op is Op.AND else Do.OR
        value = work.do(do, one.value, other.value)
        undefined = work.steps.either(one.undefined, other.undefined)
        for each in (one, other):
            if undefined is None:
                return Truth(value)
            decides = each.value
            if made.op is Op.AND:
                decides = work.do(Do.NOT, decides)
            if each.undefined is not None:
                decides = self._and(decides, work.do(Do.NOT, each.undefined))
            undefined = self._and(undefined, work.do(Do.NOT, decides))
        return Truth(value, undefined)

    def _select_truth(self, made: Instruction) -> Truth:
        chosen, one, other = (self._truths[each] for each in made.arguments)
        undefined = self._undefined_choice(chosen, one.undefined, other.undefined)
        value = self.work.do(Do.WHERE_TRUTH, chosen.value, one.value, other.value)
        return Truth(value, undefined)
