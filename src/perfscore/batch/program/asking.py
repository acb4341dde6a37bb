"""Where a set asks something of a group, and what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import (
    Aggregate,
    Column,
    Defined,
    Expression,
    PeerFunction,
    Peers,
)
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import EffectKind, NotApplicable, Treatment, Veto

_OF_GRADES = {EffectKind.GRADE_IS, EffectKind.GRADE_AT_MOST}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of a group: a function of the values of a key."""

    key: str
    function: PeerFunction
    ties_share_last: bool = False


class Bodies:
    """The expressions that names stand for in a set."""

    def __init__(self, made: IndicatorSet) -> None:
        self._definitions = {each.name: each.value for each in made.definitions}
        self._columns = {
            (table.name, column.name): column.value
            for table in made.tables
            for column in table.computed
        }

    def asked(self, parts: Iterable[Expression | None]) -> frozenset[Asked]:
        """Give what some expressions ask, with the names that they read."""
        found: set[Asked] = set()
        waiting = [each for each in parts if each is not None]
        seen: set[int] = set()
        while waiting:
            node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            waiting.extend(parts_of(node))
            match node:
                case Peers():
                    found.add(Asked(node.key, node.function, node.ties_share_last))
                case Defined(name=name):
                    waiting.append(self._definitions[name])
                case Column(table=table, name=name) if (table, name) in self._columns:
                    waiting.append(self._columns[table, name])
                case Aggregate(table=table):
                    waiting.extend(
                        body for key, body in self._columns.items() if key[0] == table
                    )
        return frozenset(found)


def of_scoring(scoring: Scoring | None) -> Iterator[Expression]:
    """Give what a way of scoring works out."""
    if scoring is not None:
        yield scoring.score
        if scoring.value is not None:
            yield scoring.value


def is_of_grade(veto: Veto) -> bool:
    """Whether a veto changes no score and no total, but the grade."""
    return all(each.kind in _OF_GRADES for each in veto.effects)


def of_vetoes(vetoes: Iterable[Veto]) -> Iterator[Expression]:
    """Give what vetoes work out."""
    for veto in vetoes:
        yield veto.condition
        yield from (each.value for each in veto.effects if each.value is not None)


def clauses_of(made: IndicatorSet) -> Iterator[NotApplicable]:
    """Give the 不适用 of a set."""
    for node in made.walk():
        if node.not_applicable is not None:
            yield node.not_applicable
    if made.declared_not_applicable is not None:
        yield made.declared_not_applicable


def of_clauses(made: IndicatorSet) -> Iterator[Expression]:
    """Give what 不适用 works out."""
    for each in clauses_of(made):
        yield from (x for x in (each.condition, each.value) if x is not None)


def of_scores(made: IndicatorSet) -> Iterator[Expression]:
    """Give all that a total rests on, but the vetoes of the whole and of grades."""
    yield from of_clauses(made)
    for node in made.walk():
        yield from of_scoring(node.scoring)
        yield from of_vetoes(each for each in node.vetoes if not is_of_grade(each))
        stated = node.aggregation
        if stated is not None:
            yield from (x for x in (stated.value, stated.floor) if x is not None)
    for each in made.declared_scoring:
        yield from of_scoring(each.scoring)
    if made.total is not None and made.total.value is not None:
        yield made.total.value


def of_the_rest(made: IndicatorSet) -> Iterator[Expression]:
    """Give what no total rests on: vetoes of the whole, checks, reasons, classes."""
    yield from of_vetoes(() if made.total is None else made.total.vetoes)
    for node in made.walk():
        yield from of_vetoes(node.vetoes)
    yield from (each.condition for each in made.validations)
    yield from (each.value for each in made.classifications)
    yield from (each.value for each in made.definitions)
    reasons = [*made.declared_reasons]
    reasons += [rule for node in made.walk() for rule in node.reasons]
    reasons += [rule for each in made.declared_scoring for rule in each.reasons]
    yield from (each.condition for each in reasons if each.condition is not None)


def means_of_treatment(made: IndicatorSet) -> dict[int, str]:
    """Give the keys of 取同组平均分, by the id of the fixed line that takes it."""
    found: dict[int, str] = {}

    def walk(node: Indicator, above: tuple[str, ...], *, inside: bool) -> None:
        clause = node.not_applicable
        is_mean = clause is not None and clause.treatment is Treatment.PEER_MEAN
        path = (*above, node.title)
        if not node.children and not node.declared and (is_mean or inside):
            found[id(node)] = "/".join((*path, "得分"))
        for child in node.children:
            walk(child, path, inside=inside or is_mean)

    for top in made.indicators:
        walk(top, (), inside=False)
    return found


def asked_in(made: IndicatorSet) -> frozenset[Asked]:
    """Give all that a set asks of the group of an assessment."""
    found = set(Bodies(made).asked((*of_scores(made), *of_the_rest(made))))
    for key in means_of_treatment(made).values():
        found.add(Asked(key, PeerFunction.MEAN))
    return frozenset(found)
