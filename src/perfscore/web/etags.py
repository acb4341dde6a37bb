"""What is changed is what was read: strong ETags and ``If-Match``."""

import re
from typing import Annotated

from fastapi import Header

from perfscore.api.told import Text
from perfscore.web.problem_kinds import PRECONDITION_MISSING
from perfscore.web.problems import ProblemError

_ANY = "*"
_TAGS = re.compile(r'\s*(W/)?"([!\x23-\x7e\x80-\xff]*)"\s*(?:,|$)|\s*,')

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description='The ETag that the caller knows, such as `"3"`; required. Several '
        "can be listed; `*` is whatever version there is.",
        examples=['"3"'],
    ),
]
"""The header of a route that changes something with versions."""


def etag_of(number: int) -> str:
    """Write the ETag of a row that was changed so often: ``"3"``."""
    return f'"{number}"'


def is_match(if_match: str | None, number: int) -> bool:
    """Whether an ``If-Match`` means the version ``number`` of what is there.

    It is one ETag or several, compared strongly, or ``*`` for whatever is there.

    Raises:
        ProblemError: ``precondition-missing`` without one.
    """
    if if_match is None:
        raise ProblemError(
            PRECONDITION_MISSING,
            Text(
                "没有写明改的是哪一版，要求带上 If-Match",
                "it is not said which version is changed: If-Match is required",
            ),
        )
    wanted = if_match.strip()
    return wanted == _ANY or etag_of(number) in _strong(wanted)


def _strong(listed: str) -> set[str]:
    """Give the strong ETags of a list; none of what is no list of ETags."""
    found, at = set(), 0
    while at < len(listed):
        tag = _TAGS.match(listed, at)
        if tag is None:
            return set()
        if tag[2] is not None and tag[1] is None:
            found.add(f'"{tag[2]}"')
        at = tag.end()
    return found
