"""Where the weights of indicators that do not apply go (剔除, 平均分摊, 并入)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum
from perfscore.model.expressions import Operator
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import AggregationKind, Role, Treatment
from perfscore.score.program.worked import number, points, share, total, worked
from perfscore.score.reported.lines import Line
from perfscore.score.result import Step
from perfscore.score.whole.applying import Subject

_KEEPING = {Treatment.FULL_MARKS, Treatment.PEER_MEAN, Treatment.FIXED}
"""The treatments under which an indicator keeps its weight and has a score."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What weight can move to: a line, or a group that is more than its sum."""

    lines: frozenset[int]
    node: Indicator
    weight: Fraction
    above: tuple[Indicator, ...]

    @property
    def is_group(self) -> bool:
        """Whether the weight is that of a group."""
        return bool(self.node.children)

    def is_below(self, node: Indicator | None) -> bool:
        """Whether this is ``node`` or stands below it; None is the whole set."""
        return node is None or any(each is node for each in (*self.above, self.node))


@dataclass(slots=True)
class Moved:
    """What became of the weights.

    ``weights`` hold the new weights of lines by index, ``groups`` those of groups by
    their id. ``rescaled`` are the weights by which 满分 is smaller. ``homeless`` are
    the subjects whose weight found no taker.
    """

    left_out: set[int] = field(default_factory=set)
    weights: dict[int, Step] = field(default_factory=dict)
    groups: dict[int, Step] = field(default_factory=dict)
    rescaled: list[Step] = field(default_factory=list)
    homeless: list[Subject] = field(default_factory=list)


def keeps_weight(subject: Subject) -> bool:
    """Whether what does not apply has a score all the same."""
    return subject.clause.treatment in _KEEPING


def is_sum(node: Indicator) -> bool:
    """Whether a group's score is the sum of those below it."""
    stated = node.aggregation
    return stated is None or stated.kind is AggregationKind.SUM


def moved(
    subjects: Sequence[Subject], lines: Sequence[Line], weights: list[Fraction | None]
) -> Moved:
    """Move the weights of ``subjects``, all at once, by the weights as they stood."""
    made = Moved()
    leaving = [each for each in subjects if not keeps_weight(each)]
    made.left_out = {index for each in leaving for index in each.lines}
    untouched = {
        index
        for index in range(len(lines))
        if not any(index in each.lines for each in subjects)
    }
    atoms = tuple(_atoms(lines, weights))
    heirs = [each for each in atoms if each.lines & untouched]
    gone = [each for each in atoms if each.lines <= made.left_out]
    received: dict[int, list[Step]] = {}
    for subject in leaving:
        own = [each for each in gone if each.lines & set(subject.lines)]
        gone = [each for each in gone if each not in own]
        weight = exact_sum(each.weight for each in own)
        if not weight:
            continue
        if subject.clause.treatment is Treatment.RESCALE_TOTAL:
            label = _from(subject, lines)
            made.rescaled.append(points(subject.clause.span, weight, label))
        elif not _pass_on(subject, weight, heirs, lines, received):
            made.homeless.append(subject)
    for atom in heirs:
        if id(atom) in received:
            _receive(atom, received[id(atom)], made)
    return made


def _receive(atom: Atom, parts: list[Step], made: Moved) -> None:
    span = atom.node.span
    step = total((points(span, atom.weight), *parts), span=span)
    if atom.is_group:
        made.groups[id(atom.node)] = step
    else:
        (index,) = atom.lines
        made.weights[index] = step


def _atoms(lines: Sequence[Line], weights: Sequence[Fraction | None]) -> Iterator[Atom]:
    groups: dict[int, tuple[Indicator, tuple[Indicator, ...], set[int]]] = {}
    for index, (line, weight) in enumerate(zip(lines, weights, strict=True)):
        place = line.place
        nodes = (*place.above, place.indicator)
        if nodes[0].role is not Role.NORMAL or weight is None:
            continue
        depth = next(
            (at for at, each in enumerate(place.above) if not is_sum(each)), None
        )
        if depth is None:
            yield Atom(frozenset({index}), place.indicator, weight, place.above)
        else:
            node = nodes[depth]
            _, _, below = groups.setdefault(id(node), (node, nodes[:depth], set()))
            below.add(index)
    for node, above, below in groups.values():
        if node.weight is not None:
            yield Atom(frozenset(below), node, node.weight, above)


def _pass_on(
    subject: Subject,
    weight: Fraction,
    heirs: Iterable[Atom],
    lines: Sequence[Line],
    received: dict[int, list[Step]],
) -> bool:
    """Hand ``weight`` on to those that take it; say whether there are any."""
    clause = subject.clause
    takers = [each for each in heirs if _takes(each, subject, lines)]
    whole = exact_sum(each.weight for each in takers)
    if not takers or not (whole or clause.treatment is Treatment.SPREAD_EQUALLY):
        return False
    span, label = clause.span, _from(subject, lines)
    given = points(span, weight)
    for each in takers:
        if len(takers) == 1:
            one = share(span, Fraction(1))
            part = worked(Operator.MULTIPLY, given, one, span=span, label=label)
        elif clause.treatment is Treatment.SPREAD_EQUALLY:
            count = number(span, len(takers))
            part = worked(Operator.DIVIDE, given, count, span=span, label=label)
        else:
            own, all_ = number(span, each.weight), number(span, whole)
            product = worked(Operator.MULTIPLY, given, own, span=span)
            part = worked(Operator.DIVIDE, product, all_, span=span, label=label)
        received.setdefault(id(each), []).append(part)
    return True


def _takes(atom: Atom, subject: Subject, lines: Sequence[Line]) -> bool:
    clause = subject.clause
    match clause.treatment:
        case Treatment.RESCALE_PARENT:
            return atom.is_below(_parent(subject, lines))
        case Treatment.MERGE_INTO:
            titles = tuple(each.title for each in (*atom.above, atom.node))
            return _stands_in(clause.into, titles)
    return True


def _stands_in(wanted: tuple[str, ...], titles: tuple[str, ...]) -> bool:
    """Whether ``wanted`` is a stretch of ``titles``: a node above, or the node."""
    length = len(wanted)
    return any(
        titles[start : start + length] == wanted
        for start in range(len(titles) - length + 1)
    )


def _parent(subject: Subject, lines: Sequence[Line]) -> Indicator | None:
    above = lines[subject.lines[0]].place.above
    if subject.is_group:
        above = above[: next(at for at, it in enumerate(above) if it is subject.node)]
    return above[-1] if above else None


def _from(subject: Subject, lines: Sequence[Line]) -> Text:
    name = subject_name(subject, lines)
    return Text(f"“{name}”转入", f"from “{name}”")


def subject_name(subject: Subject, lines: Sequence[Line]) -> str:
    """Name what does not apply."""
    return subject.node.title if subject.is_group else lines[subject.lines[0]].name
