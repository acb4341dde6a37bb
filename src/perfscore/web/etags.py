"""What is changed is what was read: strong ETags and ``If-Match``."""

import re
from typing import Annotated

from fastapi import Header

from perfscore.api.told import Text
from perfscore.web.problem_kinds import PRECONDITION_MISSING
from perfscore.web.problems import ProblemError

_ETAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"')

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description='The ETag that the caller knows, such as `"3"`; required.',
        examples=['"3"'],
    ),
]
"""The header of a route that changes something with versions."""


def etag_of(number: int) -> str:
    """Write the ETag of a row that was changed so often: ``"3"``."""
    return f'"{number}"'


def wanted_etag(if_match: str | None) -> int:
    """Read the ``If-Match`` of a request; 0, which no row has, for what is no ETag.

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
    match = _ETAG.fullmatch(if_match.strip())
    return 0 if match is None else int(match[1])
