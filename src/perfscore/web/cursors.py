"""A list goes on where its last page ended: the cursor says where that was."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from perfscore.api.told import Text
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError

Place = tuple[str | int, str]
"""What the list is sorted by, and the id, of the last one."""

_MOST_ORDER = 2**62
_LONGEST = 100


def cursor_of(after: Place | None) -> str | None:
    """Write where a page ended."""
    if after is None:
        return None
    return urlsafe_b64encode(json.dumps(after).encode()).decode().rstrip("=")


def place_of(cursor: str, *, is_number: bool) -> Place | None:
    """Read a cursor; raises ``invalid`` where it is none of this list's."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        value, last = json.loads(urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, TypeError, RecursionError):
        raise no_cursor() from None
    is_right = type(value) is (int if is_number else str) and isinstance(last, str)
    if not is_right or not _has_room(value) or len(last) > _LONGEST:
        raise no_cursor()
    return value, last


def _has_room(value: str | int) -> bool:
    if isinstance(value, int):
        return abs(value) <= _MOST_ORDER
    return len(value) <= _LONGEST and value.isascii() and value.isprintable()


def no_cursor() -> ProblemError:
    """Say that a cursor leads nowhere."""
    return ProblemError(
        INVALID,
        Text(
            "cursor 不是这个列表给出的",
            "the cursor is none that this list has given",
        ),
    )
