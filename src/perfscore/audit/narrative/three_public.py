"""The three public expenses of a section add up to what is told of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from perfscore.audit.narrative.figures import Kind
from perfscore.audit.narrative.labels import Measure, vehicle_part
from perfscore.audit.narrative.relations import Place, Relation, total
from perfscore.audit.narrative.statements import Statement

_ALL, _ABROAD, _GUESTS, _CARS = "三公", "因公出国", "公务接待费", "公务用车"
_PARTS = (_ABROAD, _GUESTS, _CARS)

_Key = tuple[int, tuple[str, ...], Measure]


def three_public(statements: Iterable[Statement]) -> Iterator[Relation]:
    """Judge 三公经费 by its three parts, of the same section and measure.

    Each must be told there, and always alike.
    """
    sections: dict[_Key, dict[str, list[Statement]]] = defaultdict(dict)
    for each in statements:
        kind = _kind(each)
        if kind is not None:
            key = (id(each.sentence.passage.source), _section(each), each.name.measure)
            sections[key].setdefault(kind, []).append(each)
    for told in sections.values():
        found = _parts(told)
        if found is not None:
            head = told[_ALL][0]
            yield total(Place(head.sentence, head.figure), [x.figure for x in found])


def _section(statement: Statement) -> tuple[str, ...]:
    """Give the headings above, without those that only name an item of the list."""
    headings = statement.headings
    while headings and (not headings[-1] or _is_item(headings[-1])):
        headings = headings[:-1]
    return headings


def _is_item(heading: str) -> bool:
    return heading.startswith(_PARTS) and _ALL not in heading


def _kind(statement: Statement) -> str | None:
    subject = statement.name.subject
    if statement.figure.kind is not Kind.MONEY or statement.is_aside:
        return None
    if subject.startswith("三公经费") and len(subject) <= len("三公经费财政拨款支出"):
        return _ALL
    if subject in {"因公出国费", "因公出国费用", "因公出国经费"}:
        return _ABROAD
    if subject == _GUESTS:
        return _GUESTS
    part = vehicle_part(subject)
    return f"{_CARS}{part}" if part else None


def _parts(told: dict[str, list[Statement]]) -> list[Statement] | None:
    whole, bought, run = (f"{_CARS}{each}" for each in ("购置运行", "购置", "运行"))
    cars = [whole] if whole in told else [bought, run]
    wanted = [_ALL, _ABROAD, _GUESTS, *cars]
    if not all(each in told for each in wanted):
        return None
    for each in wanted:
        if len({one.figure.value for one in told[each]}) != 1:
            return None
    return [told[each][0] for each in wanted[1:]]
