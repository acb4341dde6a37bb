"""What is wrong with a request is answered as ``application/problem+json``."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.responses import Response

from perfscore.api.told import Diagnostic, Language, Text, diagnostic_to_json
from perfscore.web.problem_kinds import ProblemKind

MEDIA = "application/problem+json"


class ProblemError(Exception):
    """A request that cannot be done as it is; raised in routes, answered as it says.

    ``detail`` says what is and then what is required. ``diagnostics`` are those of
    the documents that came with the request. ``more`` are members of the answer
    beside those of RFC 9457.
    """

    def __init__(
        self,
        kind: ProblemKind,
        detail: Text,
        *,
        diagnostics: Sequence[Diagnostic] = (),
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what is to be answered."""
        super().__init__(f"{kind.name}: {detail.en}")
        self.kind = kind
        self.detail = detail
        self.diagnostics = tuple(diagnostics)
        self.more = dict(more or {})
        self.headers = dict(headers or {})


def problem_response(problem: ProblemError, language: Language) -> Response:
    """Write a problem as RFC 9457 wants it, in the caller's language."""
    body = {
        "type": f"urn:perfscore:problem:{problem.kind.name}",
        "title": problem.kind.title.in_language(language),
        "status": problem.kind.status,
        "detail": problem.detail.in_language(language),
        "diagnostics": [diagnostic_to_json(e, language) for e in problem.diagnostics],
        **problem.more,
    }
    return Response(
        json.dumps(body, ensure_ascii=False),
        problem.kind.status,
        problem.headers,
        media_type=MEDIA,
    )
