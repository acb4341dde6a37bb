"""Facts told in two places are compared."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from perfscore.audit.narrative.facts import (
    Fact,
    amount_facts,
    car_facts,
    staff_facts,
)
from perfscore.audit.narrative.statements import Statement

_FEWEST = 2
_MOST_VALUES = 2
_MOST_APART = 3
_LONGEST_OPENING = 12


class Accord(Enum):
    """How two statements of one fact stand to each other."""

    SAME = "same"
    BY_ROUNDING = "by rounding"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Twice:
    """A fact in the first place that tells it and in a later one."""

    name: str
    first: Statement
    later: Statement
    accord: Accord


def told_twice(statements: Iterable[Statement]) -> list[Twice]:
    """Compare what is told in more than one sentence about the same thing.

    Staff is compared where two sentences tell of the same unit: they begin alike, or
    the passages agree in another number. Amounts are not compared where so many differ
    that the texts must be of several units or years.
    """
    kept = list(statements)
    return [*_staff(staff_facts(kept)), *_amounts(amount_facts(kept)), *_cars(kept)]


def _staff(facts: list[Fact]) -> Iterator[Twice]:
    pairs = [
        (fact.name, *pair)
        for fact in facts
        for pair in combinations(fact.told[: _MOST_VALUES * 2], 2)
        if _is_later(*pair) and _is_one_year(*pair)
    ]
    same = [pair for pair in pairs if pair[1].figure.value == pair[2].figure.value]
    sentences = {(id(one.sentence), id(other.sentence)) for _, one, other in same}
    often = Counter(_place(fact.name, each) for fact in facts for each in fact.told)
    passages = {
        (id(one.sentence.passage), id(other.sentence.passage))
        for name, one, other in same
        if often[_place(name, one)] == often[_place(name, other)] == 1
    }
    for pair in pairs:
        name, one, other = pair
        within = (id(one.sentence.passage), id(other.sentence.passage))
        is_one_unit = within in passages and (
            often[_place(name, one)] == often[_place(name, other)] == 1
        )
        if pair in same:
            yield Twice(name, one, other, Accord.SAME)
        elif (
            (id(one.sentence), id(other.sentence)) in sentences
            or is_one_unit
            or _begin_alike(one, other)
        ):
            yield Twice(name, one, other, Accord.DIFFERENT)


def _place(name: str, statement: Statement) -> tuple[str, int]:
    """Give a fact and the passage that tells it; told twice there, of two units."""
    return name, id(statement.sentence.passage)


def _begin_alike(one: Statement, other: Statement) -> bool:
    """Whether both sentences begin with the same long words, which name the unit."""
    first, second = (
        each.sentence.clauses[0].lead[:_LONGEST_OPENING] for each in (one, other)
    )
    return first == second and len(first) == _LONGEST_OPENING


def _amounts(facts: list[Fact]) -> list[Twice]:
    found: list[Twice] = []
    is_crowded = False
    for fact in facts:
        first = fact.told[0]
        told = [each for each in fact.told if _is_one_year(first, each)]
        values = {each.figure.value for each in told}
        is_crowded = is_crowded or len(values) > _MOST_VALUES
        seen = set()
        for each in told[1:]:
            accord = _accord(first, each)
            if _is_later(first, each) and accord not in seen:
                seen.add(accord)
                found.append(Twice(fact.name, first, each, accord))
    apart = {each.name for each in found if each.accord is Accord.DIFFERENT}
    if is_crowded or len(apart) >= _MOST_APART:
        return [each for each in found if each.accord is not Accord.DIFFERENT]
    return found


def _cars(statements: list[Statement]) -> Iterator[Twice]:
    """Compare vehicles; those that grants pay for may be fewer than all there are."""
    facts = car_facts(statements)
    told = [(fact.name, each) for fact in facts for each in fact.told]
    if len(told) < _FEWEST:
        return
    name, first = told[0]
    for other, each in told[1:]:
        if first.sentence is each.sentence or not _is_one_year(first, each):
            continue
        if first.figure.value == each.figure.value:
            yield Twice("车辆", first, each, Accord.SAME)
        elif other == name and name == "车辆" and first.label == each.label:
            yield Twice("车辆", first, each, Accord.DIFFERENT)


def _accord(one: Statement, other: Statement) -> Accord:
    if one.figure.value == other.figure.value:
        return Accord.SAME
    meets = one.figure.span.meets(other.figure.span)
    return Accord.BY_ROUNDING if meets else Accord.DIFFERENT


def _is_later(one: Statement, other: Statement) -> bool:
    return one.sentence is not other.sentence


def _is_one_year(one: Statement, other: Statement) -> bool:
    return one.year is None or other.year is None or one.year == other.year
