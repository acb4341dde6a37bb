"""A set without what changes no score and no total, to work out what members bring."""

from collections.abc import Iterable
from dataclasses import replace

from perfscore.batch.program.asking import Bodies, is_of_grade, of_vetoes
from perfscore.check.checked import CheckedSet, variant_of
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import Veto


def reduced(checked: CheckedSet) -> CheckedSet:
    """Leave out checks, classes, and vetoes of grades that ask something of the group.

    What they ask may be the totals that are being worked out.
    """
    made = checked.indicator_set
    bodies = Bodies(made)
    total = made.total
    return variant_of(
        checked,
        replace(
            made,
            validations=(),
            classifications=(),
            indicators=tuple(_node(each, bodies) for each in made.indicators),
            total=None
            if total is None
            else replace(total, vetoes=_kept(total.vetoes, bodies)),
        ),
    )


def _node(node: Indicator, bodies: Bodies) -> Indicator:
    return replace(
        node,
        vetoes=_kept(node.vetoes, bodies),
        children=tuple(_node(each, bodies) for each in node.children),
    )


def _kept(vetoes: Iterable[Veto], bodies: Bodies) -> tuple[Veto, ...]:
    return tuple(
        each
        for each in vetoes
        if not (is_of_grade(each) and bodies.asked(of_vetoes([each])))
    )
