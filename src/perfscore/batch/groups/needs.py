"""What the members of a group have to bring for a set, and in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from perfscore.batch.program.asking import (
    Asked,
    Bodies,
    asked_in,
    is_of_grade,
    means_of_treatment,
    of_clauses,
    of_scores,
    of_scoring,
    of_vetoes,
)
from perfscore.lower.functions.peers import TOTAL_KEY, VALUE_KEY
from perfscore.model.expressions import Expression
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.outcomes import EffectKind, Veto
from perfscore.score.reported.places import places_of


class KeyKind(Enum):
    """What the members bring."""

    DATUM = "datum"
    DEFINITION = "definition"
    VALUE = "指标值"
    SCORE = "得分"
    TOTAL = "总分"


@dataclass(frozen=True, slots=True)
class PeerKey:
    """Something that each member of a group brings.

    ``name`` is :attr:`perfscore.model.Peers.key`; ``line`` the index of the indicator
    among the set's places, -1 where it is of none; ``asked`` what is asked of it.
    """

    name: str
    kind: KeyKind
    line: int = -1
    asked: frozenset[Asked] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a set asks of groups.

    The keys of a level rest on those of earlier levels only, so that each level is one
    pass over the input. ``circle`` names keys that rest on one another: then nobody's
    values can be worked out.
    """

    levels: tuple[tuple[PeerKey, ...], ...] = ()
    circle: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[PeerKey, ...]:
        """All keys, level by level."""
        return tuple(key for level in self.levels for key in level)


def needs_of(made: IndicatorSet) -> Needs:
    """Say what a set asks of groups, and in which order it can be settled."""
    asked = asked_in(made)
    if not asked:
        return Needs()
    bodies = Bodies(made)
    keys = {each.name: each for each in _keys(made, asked)}
    below: dict[str, frozenset[str]] = {}
    waiting = list(keys)
    while waiting:
        name = waiting.pop()
        if name not in below:
            below[name] = _below(made, keys[name], bodies) & keys.keys()
            waiting.extend(below[name])
    levels: list[tuple[PeerKey, ...]] = []
    done: set[str] = set()
    while len(done) < len(keys):
        ready = [name for name in keys if name not in done and below[name] <= done]
        if not ready:
            return Needs(circle=_circle(below, done))
        levels.append(tuple(keys[name] for name in ready))
        done.update(ready)
    return Needs(tuple(levels))


def _keys(made: IndicatorSet, asked: frozenset[Asked]) -> Iterator[PeerKey]:
    data = {each.name for each in made.data}
    definitions = {each.name for each in made.definitions}
    lines: dict[str, tuple[KeyKind, int]] = {}
    for index, place in enumerate(places_of(made.indicators)):
        path = (*(each.title for each in place.above), place.indicator.title)
        if not place.indicator.declared:
            lines.setdefault("/".join((*path, VALUE_KEY)), (KeyKind.VALUE, index))
            lines.setdefault("/".join((*path, "得分")), (KeyKind.SCORE, index))
    for name in sorted({each.key for each in asked}):
        of_key = frozenset(each for each in asked if each.key == name)
        if name == TOTAL_KEY:
            yield PeerKey(name, KeyKind.TOTAL, asked=of_key)
        elif name in data:
            yield PeerKey(name, KeyKind.DATUM, asked=of_key)
        elif name in definitions:
            yield PeerKey(name, KeyKind.DEFINITION, asked=of_key)
        elif name in lines:
            yield PeerKey(name, *lines[name], asked=of_key)


def _below(made: IndicatorSet, key: PeerKey, bodies: Bodies) -> frozenset[str]:
    """Give the keys that a key rests on."""
    found = {each.key for each in bodies.asked(_parts(made, key))}
    if key.kind is KeyKind.TOTAL:
        found.update(means_of_treatment(made).values())
    return frozenset(found)


def _parts(made: IndicatorSet, key: PeerKey) -> Iterator[Expression]:
    match key.kind:
        case KeyKind.DEFINITION:
            yield from (
                each.value for each in made.definitions if each.name == key.name
            )
        case KeyKind.TOTAL:
            yield from of_scores(made)
            vetoes = () if made.total is None else made.total.vetoes
            yield from of_vetoes(each for each in vetoes if not is_of_grade(each))
        case KeyKind.VALUE | KeyKind.SCORE:
            line = list(places_of(made.indicators))[key.line].indicator
            yield from of_clauses(made)
            if key.kind is KeyKind.SCORE:
                yield from of_scoring(line.scoring)
                yield from of_vetoes(line.vetoes)
            elif line.scoring is not None and line.scoring.value is not None:
                yield line.scoring.value
            yield from of_vetoes(_stopping(made))


def _stopping(made: IndicatorSet) -> Iterator[Veto]:
    vetoes = [] if made.total is None else [*made.total.vetoes]
    vetoes += [veto for node in made.walk() for veto in node.vetoes]
    for veto in vetoes:
        if any(each.kind is EffectKind.STOP for each in veto.effects):
            yield veto


def _circle(below: Mapping[str, frozenset[str]], done: set[str]) -> tuple[str, ...]:
    """Follow what is not settled until a key comes again."""
    path: list[str] = []
    name = min(each for each in below if each not in done)
    while name not in path:
        path.append(name)
        name = min(each for each in below[name] if each not in done)
    return (*path[path.index(name) :], name)
