"""Shares that were moved by a last digit so that all of them make 100%."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from perfscore.audit.narrative.relations import SHARE, Relation, Verdict
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum

_FEWEST = 2
_REACH = Fraction(3, 2)
_AFTER = Text("（各项占比凑成 100%）", " (the shares were made to add up to 100%)")


def evened(relations: Iterable[Relation]) -> list[Relation]:
    """Take a share off by its last digit for rounded where all of a whole make 100%.

    Rounded one by one, shares can make 99.9%; one of them is then often moved.
    """
    kept = list(relations)
    by_whole: dict[int, list[Relation]] = defaultdict(list)
    for each in kept:
        if each.what is SHARE:
            by_whole[id(each.used[-1])].append(each)
    moved = {
        id(each): _moved(each)
        for shares in by_whole.values()
        if len(shares) >= _FEWEST
        and exact_sum(one.figure.value for one in shares) == 1
        and exact_sum(one.used[1].value for one in shares) == shares[0].used[-1].value
        for each in shares
        if each.verdict is Verdict.WRONG and _is_near(each)
    }
    return [moved.get(id(each), each) for each in kept]


def _is_near(relation: Relation) -> bool:
    claimed, part, whole = relation.used
    unit = Fraction(1, 100 * 10**claimed.number.places)
    return abs(claimed.value - part.value / whole.value) < _REACH * unit


def _moved(relation: Relation) -> Relation:
    working = relation.working
    return replace(
        relation,
        verdict=Verdict.BY_ROUNDING,
        working=Text(working.zh + _AFTER.zh, working.en + _AFTER.en),
    )
