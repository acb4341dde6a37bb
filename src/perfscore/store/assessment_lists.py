"""Assessments are listed page by page, searched, and counted."""

from dataclasses import dataclass
from operator import gt, lt
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    func,
    not_,
    select,
    tuple_,
)

from perfscore.store.assessments import Assessment, Scope, is_below, row_of, rows_query
from perfscore.store.indexed import through
from perfscore.store.tables.assessments import ASSESSMENTS, ORDERS
from perfscore.store.tables.people import UNITS

MOST_COUNTED = 10_000
"""More matches than this are not counted."""
_FEW = 2_000
"""So many of some units are looked at one by one, whatever the order."""
_OF_UNITS = "ix_assessments_unit_id"
_A = ASSESSMENTS.c

SORTS = tuple(f"{sign}{each}" for each in ORDERS for sign in ("-", ""))
"""The orders of a list; ``-`` is downwards. Without a total comes as the lowest."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the sort's value and the id of its last one.

    ``total`` is the list's, as it was counted for the first page.
    """

    value: str | int | None
    id: str
    total: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which assessments are wanted, and from where on.

    ``unit_path`` is of a unit, those below it are meant too.
    """

    text: str = ""
    states: tuple[str, ...] = ()
    year: int | None = None
    set_id: str = ""
    unit_path: str = ""
    grade: str = ""
    reviewer_id: str = ""
    sort: str = "-changed"
    limit: int = 50
    after: Place | None = None

    @property
    def order(self) -> Column[Any]:
        """The column that the list is sorted by."""
        return _A[ORDERS[self.sort.lstrip("-")]]

    @property
    def is_down(self) -> bool:
        """Whether the list goes downwards."""
        return self.sort.startswith("-")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a list; ``after`` leads on, None at the end.

    ``total`` counts all that match, None where they are more than ``MOST_COUNTED``.
    """

    rows: tuple[Assessment, ...]
    after: Place | None
    total: int | None


def page_of(connection: Connection, scope: Scope, wanted: Wanted) -> Page:
    """Give a page of the assessments that ``scope`` may see.

    One index is read, at most once from end to end, and of the table the page's rows
    alone. The first page counts the whole list, those behind it do not.
    """
    query = _matching(connection, scope, wanted)
    most = MOST_COUNTED if wanted.after is None else wanted.limit
    places: list[Row[Any]] = []
    found = 0
    for part in _parts(wanted):
        first = _first(query.where(*part), wanted, most + 1 - found)
        rows = connection.execute(first).all()
        places += rows
        found += rows[0].found if rows else 0
        if found > most:
            break
    if wanted.after is not None:
        total = wanted.after.total
    else:
        total = found if found <= MOST_COUNTED else None
    shown, after = places[: wanted.limit], None
    if len(places) > wanted.limit:
        after = Place(shown[-1].sorted_by, shown[-1].id, total)
    return Page(_rows(connection, [each.id for each in shown]), after, total)


def _matching(connection: Connection, scope: Scope, wanted: Wanted) -> Select[Any]:
    """Ask for all that match, through the index that leads there."""
    conditions = _conditions(wanted)
    if not scope.is_unit:
        conditions.append(scope.of_state())
    index = f"ix_assessments_by_{wanted.sort.lstrip('-')}"
    within = _within(connection, scope, wanted)
    if within is not None:
        conditions.append(within)
        if _are_few(connection, within):
            index = _OF_UNITS
    # Words come last: looking for them takes longest.
    conditions += [
        _A.search.contains(word, autoescape=True)
        for word in wanted.text.casefold().split()
    ]
    query = select(_A.id, wanted.order.label("sorted_by")).where(*conditions)
    return through(index, ASSESSMENTS, query)


def _are_few(connection: Connection, within: ColumnElement[bool]) -> bool:
    some = select(_A.id).where(within).limit(_FEW + 1)
    found = through(_OF_UNITS, ASSESSMENTS, some).subquery()
    count = connection.execute(select(func.count()).select_from(found))
    return int(count.scalar_one()) <= _FEW


def _parts(wanted: Wanted) -> list[list[ColumnElement[bool]]]:
    """Part a list into what has a value to be sorted by, and what has none.

    So no database is asked where it puts the latter. What lies before ``after`` is
    left out.
    """
    column, after = wanted.order, wanted.after
    behind = lt if wanted.is_down else gt
    known: list[ColumnElement[bool]] = []
    unknown: list[ColumnElement[bool]] = [column.is_(None)]
    if after is not None and after.value is None:
        unknown.append(behind(_A.id, after.id))
    elif after is not None:
        last = tuple_(after.value, after.id)
        known.append(behind(tuple_(column, _A.id), last))
    if not column.nullable:
        return [known]
    known.append(column.is_not(None))
    parts = [known, unknown] if wanted.is_down else [unknown, known]
    is_past_first = after is not None and (after.value is None) == wanted.is_down
    return parts[1:] if is_past_first else parts


def _first(query: Select[Any], wanted: Wanted, most: int) -> Select[Any]:
    """Ask for the first rows, and how many of ``most`` there are."""
    some = query.order_by(*_ways(wanted, wanted.order, _A.id)).limit(most).subquery()
    found = func.count().over().label("found")
    return (
        select(some.c.id, some.c.sorted_by, found)
        .order_by(*_ways(wanted, some.c.sorted_by, some.c.id))
        .limit(wanted.limit + 1)
    )


def _ways(wanted: Wanted, *columns: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    return [each.desc() if wanted.is_down else each.asc() for each in columns]


def _rows(connection: Connection, ids: list[str]) -> tuple[Assessment, ...]:
    """Give assessments in the order of their ids here."""
    found = connection.execute(rows_query().where(_A.id.in_(ids)))
    known = {each.id: row_of(each) for each in found}
    return tuple(known[each] for each in ids)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.states:
        conditions.append(_A.state.in_(wanted.states))
    for column, value in (
        (_A.year, wanted.year),
        (_A.set_id, wanted.set_id),
        (_A.grade, wanted.grade),
        (_A.reviewer_id, wanted.reviewer_id),
    ):
        if value:
            conditions.append(column == value)
    return conditions


def _within(
    connection: Connection, scope: Scope, wanted: Wanted
) -> ColumnElement[bool] | None:
    """Say of which units the assessments are meant; None for those of all there are."""
    path = wanted.unit_path or scope.unit_path
    if not path.startswith(scope.unit_path):
        return _A.unit_id == ""
    if scope.is_unit:
        return _A.unit_id == (scope.unit_id if path == scope.unit_path else "")
    return of_units(connection, path)


def of_units(connection: Connection, path: str) -> ColumnElement[bool] | None:
    """Give the condition that assessments are of the unit at ``path`` or below it.

    None where there are no other units.
    """
    outside = select(UNITS.c.id).where(not_(is_below(path))).limit(1)
    if connection.execute(outside).first() is None:
        return None
    return _A.unit_id.in_(select(UNITS.c.id).where(is_below(path)))
