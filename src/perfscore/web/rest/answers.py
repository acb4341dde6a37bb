"""What every route can answer beside its own result, for the OpenAPI document."""

from typing import Any

from perfscore.web.media_types import JSON
from perfscore.web.problem_kinds import KINDS, ProblemKind
from perfscore.web.problems import MEDIA

_COMMON = (401, 403, 422, 429, 500, 503)
_WITH_BODY = (415, 507)


def answers(*statuses: int, with_body: bool = False) -> dict[int | str, dict[str, Any]]:
    """Give the ``responses`` of a route: problems that all can have, and ``statuses``.

    ``with_body``: documents are posted, which can be too large or of a wrong kind.
    """
    more = _WITH_BODY if with_body else ()
    return {each: _answer(each) for each in sorted({*_COMMON, *more, *statuses})}


def open_answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Give the same for a route that nobody has to sign in for."""
    return {status: _answer(status) for status in sorted({422, 429, 500, *statuses})}


def document_answer(
    description: str, *media: str, model: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Give the 200 of a route that answers documents of several media types.

    ``model`` is the schema of its JSON; the others are texts or files.
    """
    return {
        "description": description,
        "content": {each: {"schema": _schema(each, model)} for each in media},
    }


def _schema(media: str, model: dict[str, Any] | None) -> dict[str, Any]:
    if media == JSON:
        return model or {}
    if media.startswith("text/"):
        return {"type": "string"}
    if media.endswith(("yaml", "+json")):  # any value: it is read, not taken as text
        return {}
    return {"type": "string", "format": "binary"}


def _answer(status: int) -> dict[str, Any]:
    kinds = [each for each in KINDS if each.status == status]
    return {
        "description": "；".join(_named(each) for each in kinds) or "—",
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _named(kind: ProblemKind) -> str:
    return f"`{kind.name}` {kind.title.zh} / {kind.title.en}"
