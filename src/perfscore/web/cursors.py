"""A list goes on where its last page ended: the cursor says where that was."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from types import UnionType
from typing import Annotated, Any, TypeVar

from fastapi import Query

from perfscore.api.told import Text
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError

_MOST_CURSOR = 1_200
_LONGEST, _MOST_NUMBER = 200, 2**62
Cursor = Annotated[
    str,
    Query(max_length=_MOST_CURSOR, description="What the page before gave as `next`."),
]
"""The parameter of every list that comes in pages; empty for the first one."""

Part = TypeVar("Part", str, int)
Row = TypeVar("Row")


def cursor_of(*place: str | int | None) -> str:
    """Write where a page ended: what the list goes by, of the last one shown."""
    written = json.dumps(place, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def next_of(
    found: Sequence[Row], limit: int, place: Callable[[Row], str | int]
) -> str | None:
    """Give the cursor behind a page of rows found, where there is one more than it."""
    return cursor_of(place(found[limit - 1])) if len(found) > limit else None


def place_of(cursor: str, *kinds: type | UnionType) -> list[Any]:
    """Read what a cursor was made of, each part of its kind.

    Raises:
        ProblemError: ``invalid`` where it is none of this list's.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = json.loads(urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, RecursionError):
        raise no_cursor() from None
    if not isinstance(place, list) or len(place) != len(kinds):
        raise no_cursor()
    if not all(map(_is_part, place, kinds)):
        raise no_cursor()
    return place


def after_of(cursor: str, kind: type[Part]) -> Part | None:
    """Read a cursor of one part; None for the first page."""
    if not cursor:
        return None
    part: Part = place_of(cursor, kind)[0]
    return part


def _is_part(part: object, kind: type | UnionType) -> bool:
    if isinstance(part, bool) or not isinstance(part, kind):
        return False
    if isinstance(part, int):
        return abs(part) <= _MOST_NUMBER
    if isinstance(part, str):
        return len(part) <= _LONGEST and part.isprintable()
    return part is None


def no_cursor() -> ProblemError:
    """Say that a cursor leads nowhere."""
    return ProblemError(
        INVALID,
        Text(
            "cursor 不是这个列表给出的",
            "the cursor is none that this list has given",
        ),
    )
