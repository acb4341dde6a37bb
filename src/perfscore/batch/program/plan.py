"""What a checked set works out for each assessment, as roots of one program."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import NOTHING, Lowering, Reads
from perfscore.batch.program.ratings import inferred, rating_of
from perfscore.batch.program.sizes import is_short
from perfscore.batch.program.wholes import Wholes
from perfscore.exact import Rounding
from perfscore.model.expressions import Expression, Slot
from perfscore.model.indicator_set import Footing, Indicator, IndicatorSet
from perfscore.model.methods import Checklist, Rating, Scoring
from perfscore.model.outcomes import ReasonRule
from perfscore.score.reported.measured import measure_target
from perfscore.score.reported.places import Place
from perfscore.score.reported.wanted import wanted_by


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A line: its score before and after rounding.

    ``told`` are truths: the exact scorer has something to say where one holds.
    ``reads`` says where its expressions find their values.
    """

    place: int
    exact: int
    score: int
    told: tuple[int, ...] = ()
    reads: Reads = NOTHING


@dataclass(slots=True)
class Plan:
    """The program of a set, and its roots.

    ``escapes`` are truths: where one holds, or cannot be told, the exact scorer has
    to score. ``required`` are data of which a lack is told, whether used or not.
    ``total`` and ``grade`` are None where there is no whole to work out.
    """

    program: Program
    places: int
    rounding: Rounding | None
    lowering: Lowering
    lines: list[LinePlan] = field(default_factory=list)
    escapes: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    required: list[Key] = field(default_factory=list)
    total: int | None = None
    grade: int | None = None
    texts: dict[str, int] = field(default_factory=dict)
    is_partial: bool = False
    is_possible: bool = True
    adds_rounded: bool = True


def plan_of(layout: BatchLayout) -> Plan:
    """Plan a set with fixed indicators, or what is fixed of one with units' own."""
    made = layout.indicator_set
    program = Program()
    rounding = made.rounding
    lowering = lowering_of(made, program)
    places = rounding.places if rounding else 0
    plan = Plan(program, places, rounding, lowering, texts=lowering.texts)
    plan.adds_rounded = made.footing is not Footing.EXACT
    for index, place in enumerate(layout.places):
        if not place.indicator.declared:
            _line(plan, lowering, index, place)
    plan.is_possible = rounding is not None and not any(
        each.weight is None or each.scoring is None
        for each in made.walk()
        if each.is_leaf
    )
    if plan.is_possible:
        wholes = Wholes(made, plan.places, lowering, plan.adds_rounded)
        known = {each.place: (each.exact, each.score) for each in plan.lines}
        for index, place in enumerate(layout.places):
            if place.indicator.declared:
                summed = program.add(Op.COLUMN, key=Key(Field.SUM, index))
                known[index] = summed, summed
        wholes.work_out(layout.places, known)
        plan.total, plan.grade = wholes.total, wholes.grade
        plan.escapes.extend(wholes.escapes)
        plan.told.extend(wholes.told)
    _validations(plan, lowering, made)
    _required(plan, made)
    plan.is_partial = plan.is_partial or lowering.is_partial
    plan.is_possible = plan.is_possible and is_short(program)
    return plan


def lowering_of(made: IndicatorSet, program: Program) -> Lowering:
    """Make what brings the expressions of a set into ``program``."""
    return Lowering(
        program,
        {each.name: each for each in made.data},
        {each.name: each.value for each in made.definitions},
    )


def _line(plan: Plan, lowering: Lowering, index: int, place: Place) -> None:
    indicator = place.indicator
    scoring, weight = indicator.scoring, indicator.weight
    if scoring is None or weight is None:
        return
    program = plan.program
    also = [veto.condition for veto in indicator.vetoes]
    also += [each.condition for each in indicator.reasons if each.condition]
    reads = reads_of(
        scoring,
        lowering,
        index,
        program.constant(weight),
        target_of(scoring, indicator, also),
        is_fixed=indicator.target is not None,
        says_actual=wanted_by(scoring, also).actual is None,
    )
    exact = lowering.lower(scoring.score, reads)
    score = program.add(Op.ROUND, exact, rounding=plan.rounding or None)
    told = [is_told_of(program, scoring, index, exact, score)]
    if isinstance(scoring.method, Rating):
        says_actual = wanted_by(scoring, also).actual is None
        told.append(
            inferred(
                lowering, scoring.method, index, reads.slots, says_actual=says_actual
            )
        )
    stated = Key(Field.WEIGHT, index)
    same = program.add(
        Op.EQUAL, program.add(Op.COLUMN, key=stated), program.constant(weight)
    )
    told.append(program.add(Op.NOT, same))
    with_score = Reads({**reads.slots, Slot.SCORE: score}, reads.points)
    told.extend(_reasons(plan, lowering, index, place, with_score))
    plan.lines.append(LinePlan(index, exact, score, tuple(told), with_score))
    plan.escapes.extend(
        lowering.lower(each.condition, with_score) for each in indicator.vetoes
    )
    for node in (*place.above, indicator):
        clause = node.not_applicable
        if clause is not None and clause.condition is not None:
            plan.escapes.append(lowering.lower(clause.condition, reads))


def is_told_of(
    program: Program, scoring: Scoring, index: int, exact: int, score: int
) -> int:
    """Give the truth that holds where the claimed score is told to differ."""
    claimed = Key(Field.CLAIMED, index)
    cell = program.add(Op.COLUMN, key=claimed)
    differs = program.add(Op.NOT, program.add(Op.EQUAL, cell, score))
    if scoring.judged:
        unlike = program.add(Op.NOT, program.add(Op.EQUAL, cell, exact))
        differs = program.add(Op.AND, differs, unlike)
    return program.add(Op.AND, program.add(Op.PRESENT, key=claimed), differs)


def target_of(
    scoring: Scoring, indicator: Indicator, also: list[Expression]
) -> Fraction | int | None:
    """Give the target that a set fixes, as the line's scoring wants it."""
    wanted = wanted_by(scoring, also)
    made = measure_target(indicator.target, indicator.target_text, wanted.target)
    if made.value is None:
        return None
    if isinstance(made.value, Fraction):
        return made.value
    return made.value.toordinal()  # type: ignore[union-attr]


def reads_of(  # noqa: PLR0913 - a line, and what the set says of it
    scoring: Scoring,
    lowering: Lowering,
    index: int,
    weight: int,
    target: Fraction | int | None,
    *,
    is_fixed: bool,
    says_actual: bool,
) -> Reads:
    """Say where a line's expressions find their values."""
    slots = {Slot.WEIGHT: weight}
    if target is not None:
        slots[Slot.TARGET] = lowering.program.constant(target)
    elif not is_fixed:
        key = Key(Field.TARGET, index)
        slots[Slot.TARGET] = lowering.program.add(Op.COLUMN, key=key)
    return with_cells(scoring, lowering, index, slots, says_actual=says_actual)


def with_cells(
    scoring: Scoring,
    lowering: Lowering,
    index: int,
    slots: dict[Slot, int],
    *,
    says_actual: bool = False,
) -> Reads:
    """Add the cells of a line's row to its weight and target.

    ``says_actual`` says that a rating can stand in the 完成值.
    """
    program, method = lowering.program, scoring.method
    if scoring.value is not None:
        value = lowering.lower(scoring.value, Reads(slots))
    else:
        value = program.add(Op.COLUMN, key=Key(Field.ACTUAL, index))
    slots = {**slots, Slot.VALUE: value, Slot.ACTUAL: value}
    if scoring.judged or isinstance(method, Rating):
        slots[Slot.JUDGED] = program.add(Op.COLUMN, key=Key(Field.CLAIMED, index))
    points: tuple[int, ...] = ()
    if isinstance(method, Rating):
        slots[Slot.RATING] = rating_of(
            lowering, method, index, slots, says_actual=says_actual
        )
    if isinstance(method, Checklist):
        points = tuple(
            program.add(Op.TRUTH, key=Key(Field.POINT, index, row.text))
            for row in method.rows
        )
    return Reads(slots, points)


def _reasons(
    plan: Plan, lowering: Lowering, index: int, place: Place, reads: Reads
) -> Iterator[int]:
    rules = [*place.indicator.reasons]
    for node in place.above:
        rules.extend(node.reasons)
    yield from due(rules, plan.program, lowering, index, reads)


def due(
    rules: list[ReasonRule],
    program: Program,
    lowering: Lowering,
    index: int,
    reads: Reads,
) -> Iterator[int]:
    """Give the truths that hold where a reason is due and is not filled in.

    Where columns cannot say whether one is, a reason that is lacking is looked into.
    """
    if not rules:
        return
    filled = program.add(Op.PRESENT, key=Key(Field.REASON, index))
    lacking = program.add(Op.NOT, filled)
    for rule in rules:
        if rule.condition is None:
            yield lacking
        else:
            before, lowering.is_partial = lowering.is_partial, False
            holds = lowering.lower(rule.condition, reads)
            is_open = lowering.is_partial
            lowering.is_partial = before or is_open
            yield lacking if is_open else program.add(Op.AND, lacking, holds)


def _validations(plan: Plan, lowering: Lowering, made: IndicatorSet) -> None:
    for each in made.validations:
        before, lowering.is_partial = lowering.is_partial, False
        holds = lowering.lower(each.condition, NOTHING)
        fails = plan.program.add(Op.NOT, holds)
        (plan.escapes if lowering.is_partial else plan.told).append(fails)
        lowering.is_partial = before
    for named in made.classifications:
        value = lowering.lower(named.value, NOTHING)
        # undefined where the class is, which is told
        same = plan.program.add(Op.EQUAL, value, value)
        plan.escapes.append(plan.program.add(Op.NOT, same))


def _required(plan: Plan, made: IndicatorSet) -> None:
    for datum in made.data:
        if datum.required and datum.default is None:
            plan.required.append(Key(Field.DATUM, name=datum.name))
