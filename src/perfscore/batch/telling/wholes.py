"""What can be told of an assessment and of its fixed indicators, by column."""

from dataclasses import dataclass, field, replace

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.program.ir import Op
from perfscore.batch.program.lowering import Reads
from perfscore.batch.program.plan import LinePlan, Plan
from perfscore.batch.telling.findings import (
    CLAIMED,
    Blank,
    Condition,
    Is,
    OfCell,
    Stage,
    Telling,
    When,
)
from perfscore.batch.telling.lines import Line
from perfscore.exact import exact_text
from perfscore.model.expressions import Literal
from perfscore.model.outcomes import ReasonRule
from perfscore.score import rules
from perfscore.score.reported.data import missing_datum
from perfscore.score.reported.places import Place
from perfscore.score.reported.wanted import wanted_by
from perfscore.score.reported.weights import weight_differs
from perfscore.score.result import Finding
from perfscore.score.scorer import failure_of
from perfscore.score.whole.vetoes import applies, has_stop, is_ceiling


@dataclass(frozen=True, slots=True)
class Tellings:
    """What can be told by a program, and when only the exact scorer knows it all."""

    told: list[Telling] = field(default_factory=list)
    unsure: list[When] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        """The instructions that have to be worked out."""
        found = [each.place for when in self.unsure for each in when]
        for telling in self.told:
            found.extend(each.place for each in telling.when)
            found.extend(
                each.place for each in telling.blanks if each.place is not None
            )
        return found


def of_wholes(layout: BatchLayout, plan: Plan) -> Tellings:
    """Say what can be told of the assessments of a set, but for units' own rows."""
    made = layout.indicator_set
    found = Tellings()
    for index, datum in enumerate(made.data):
        key = Key(Field.DATUM, name=datum.name)
        lack = Telling((), missing_datum(datum.name), Stage.DATA, index, cell=key)
        found.told.append(replace(lack, of_cell=OfCell.FAULT))
        if datum.required and not isinstance(datum.default, Literal):
            filled = plan.program.add(Op.PRESENT, key=key)
            found.told.append(replace(lack, when=(Condition(filled, Is.FALSE),)))
    for line in plan.lines:
        _of_line(layout.places, plan, line, found)
    for index, each in enumerate(made.validations):
        root = plan.lowering.lower(each.condition)
        when = (Condition(root, Is.FALSE),)
        found.told.append(Telling(when, failure_of(each), Stage.VALIDATIONS, index))
    vetoes = () if made.total is None else made.total.vetoes
    for index, veto in enumerate(vetoes, start=-len(vetoes)):
        if is_ceiling(veto):
            root = plan.lowering.lower(veto.condition)
            when = (Condition(root, Is.TRUE),)
            found.told.append(Telling(when, applies(veto, ()), Stage.TOTAL, index))
    return found


def _of_line(
    places: tuple[Place, ...], plan: Plan, line: LinePlan, found: Tellings
) -> None:
    place = places[line.place]
    indicator = place.indicator
    if indicator.scoring is None or indicator.weight is None:
        return
    path = (*("、".join(each) for each in place.headings), indicator.title)
    key, program = Key(Field.WEIGHT, line.place), plan.program
    cell = program.add(Op.COLUMN, key=key)
    weight = program.constant(indicator.weight)
    same = program.add(Op.EQUAL, cell, weight)
    negative = program.add(Op.LESS, cell, program.constant(0))
    found.unsure.append((Condition(negative, Is.TRUE),))
    message = weight_differs(CLAIMED, exact_text(indicator.weight))
    found.told.append(
        Telling(
            (Condition(same, Is.FALSE),),
            Finding(rules.WEIGHT_DIFFERS, message, path),
            Stage.WEIGHTS,
            line.place,
            blanks=(Blank(CLAIMED, cell, exact_text),),
        )
    )
    also = [veto.condition for veto in indicator.vetoes]
    also += [each.condition for each in indicator.reasons if each.condition]
    # lines whose veto stops scoring come first
    turn = line.place - (len(places) if has_stop(indicator) else 0)
    one = Line(
        plan.lowering,
        indicator.scoring,
        line,
        line.place,
        path,
        line.place,
        turn,
        wanted_by(indicator.scoring, also).actual is None,
    )
    reasons = reasons_at(place, line.reads)
    found.told.extend(one.tellings(reasons))
    found.unsure.extend(one.unsure)


def reasons_at(place: Place, reads: Reads) -> list[tuple[ReasonRule, Reads]]:
    """Give the 须说明理由 of a place and of what stands above it."""
    rules_ = [*place.indicator.reasons]
    for node in place.above:
        rules_.extend(node.reasons)
    return [(each, reads) for each in rules_]
