"""Assessments are listed page by page, searched, and counted."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    not_,
    or_,
    select,
)

from perfscore.store.assessments import Assessment, Scope, is_below, row_of, rows_query
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.people import UNITS

MOST_COUNTED = 10_000
"""More matches than this are not counted."""
_A = ASSESSMENTS.c

_SORTS: dict[str, ColumnElement[Any]] = {
    "changed": _A.changed_at,
    "total": func.coalesce(_A.total_order, -1, type_=BigInteger),
    "rate": func.coalesce(_A.rate_order, -1, type_=BigInteger),
}
SORTS = tuple(f"{sign}{each}" for each in _SORTS for sign in ("-", ""))
"""The orders of a list; ``-`` is downwards. Without a total comes as the lowest."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which assessments are wanted, and from where on.

    ``after`` is what :attr:`Page.after` gave: the sort's value and the id of the last
    one. ``unit_path`` is of a unit, those below it are meant too.
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
    after: tuple[str | int, str] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a list; ``after`` leads on, None at the end.

    ``total`` counts all that match, None where they are more than ``MOST_COUNTED``.
    """

    rows: tuple[Assessment, ...]
    after: tuple[str | int, str] | None
    total: int | None


def page_of(connection: Connection, scope: Scope, wanted: Wanted) -> Page:
    """Give a page of the assessments that ``scope`` may see.

    A page takes as long on the thousandth as on the first.
    """
    conditions = _conditions(connection, scope, wanted)
    column = _SORTS[wanted.sort.lstrip("-")]
    is_down = wanted.sort.startswith("-")
    query = select(_A.id, column.label("sorted_by")).where(*conditions)
    if wanted.after is not None:
        query = query.where(_behind(column, wanted.after, is_down=is_down))
    ways = (column.desc(), _A.id.desc()) if is_down else (column.asc(), _A.id.asc())
    found = connection.execute(query.order_by(*ways).limit(wanted.limit + 1)).all()
    places, after = found[: wanted.limit], None
    if len(found) > wanted.limit:
        after = (places[-1].sorted_by, places[-1].id)
    rows = _rows(connection, [each.id for each in places])
    if after is None and wanted.after is None:
        return Page(rows, None, len(rows))
    return Page(rows, after, _total(connection, conditions))


def _rows(connection: Connection, ids: list[str]) -> tuple[Assessment, ...]:
    """Give assessments in the order of their ids here."""
    found = connection.execute(rows_query().where(_A.id.in_(ids)))
    known = {each.id: row_of(each) for each in found}
    return tuple(known[each] for each in ids)


def _behind(
    column: ColumnElement[Any], after: tuple[str | int, str], *, is_down: bool
) -> ColumnElement[bool]:
    value, last = after
    if is_down:
        return and_(column <= value, or_(column < value, _A.id < last))
    return and_(column >= value, or_(column > value, _A.id > last))


def _conditions(
    connection: Connection, scope: Scope, wanted: Wanted
) -> list[ColumnElement[bool]]:
    conditions = _within(connection, scope, wanted)
    if wanted.text:
        for word in wanted.text.casefold().split():
            conditions.append(_A.search.contains(word, autoescape=True))
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
) -> list[ColumnElement[bool]]:
    """Say whose assessments are meant."""
    if scope.is_unit:
        return [scope.condition()]
    path = scope.unit_path
    if wanted.unit_path.startswith(path):
        path = wanted.unit_path
    elif wanted.unit_path:
        return [_A.unit_id == ""]
    outside = select(UNITS.c.id).where(not_(is_below(path))).limit(1)
    if connection.execute(outside).first() is None:
        return [scope.of_state()]
    units = select(UNITS.c.id).where(is_below(path))
    return [_A.unit_id.in_(units), scope.of_state()]


def _total(connection: Connection, conditions: list[ColumnElement[bool]]) -> int | None:
    query: Select[Any] = (
        select(_A.id)
        .select_from(ASSESSMENTS)
        .where(*conditions)
        .limit(MOST_COUNTED + 1)
    )
    count = connection.execute(select(func.count()).select_from(query.subquery()))
    total = int(count.scalar_one())
    return total if total <= MOST_COUNTED else None
