"""Assessment documents come in exactly as they were written, and are kept so."""

import json
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, TypeVar

from anyio.to_thread import run_sync
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from perfscore.api.told import Text
from perfscore.web.problem_kinds import INVALID, TOO_LARGE
from perfscore.web.problems import ProblemError

MOST_OF_A_DOCUMENT = 2 * 1024 * 1024
"""Characters of a document as it is kept."""
_DEEPEST = 32
_LONGEST_INTEGER = 38
_MOST_KEYS = 50
_MOST_OF_A_BODY = 4 * MOST_OF_A_DOCUMENT

Document = dict[str, Any]
Model = TypeVar("Model", bound=BaseModel)


def exact_body(model: type[Model]) -> Callable[[Request], Awaitable[Model]]:
    """Give the dependency that reads a JSON body; numbers keep the digits written.

    What reads JSON otherwise makes floats of decimals, which are other numbers.
    """

    async def body(request: Request) -> Model:
        content = await request.body()
        if len(content) > _MOST_OF_A_BODY:
            raise _too_large()
        try:
            return await run_sync(_read_as, model, content)
        except ValidationError as fault:
            listed = [
                {**each, "loc": ("body", *each["loc"])} for each in fault.errors()
            ]
            raise RequestValidationError(listed) from fault
        except (ValueError, RecursionError) as fault:
            raise ProblemError(
                INVALID,
                Text("请求的内容不是 JSON", "the body of the request is no JSON"),
            ) from fault

    return body


def _read_as(model: type[Model], content: bytes) -> Model:
    value = read_json(content.decode())
    if isinstance(value, dict) and len(value) > _MOST_KEYS:
        raise ProblemError(
            INVALID,
            Text(
                f"请求里有 {len(value)} 项，要求是{'、'.join(model.model_fields)}",
                f"the request has {len(value)} members; they have to be "
                f"{', '.join(model.model_fields)}",
            ),
        )
    return model.model_validate(value)


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """Give ``openapi_extra`` of a route whose body :func:`exact_body` reads."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    }


def read_json(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read JSON; decimals and very long integers become texts of their digits.

    Raises:
        ValueError: If it is no JSON, or has a key twice in an object.
    """
    return json.loads(
        text,
        parse_float=str,
        parse_int=_integer,
        parse_constant=_no_number,
        object_pairs_hook=_once,
    )


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else digits


def _no_number(name: str) -> None:
    msg = f"{name} is no JSON"
    raise ValueError(msg)


def _once(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) < len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return found


def kept_text(document: Document) -> str:
    """Write a document as it is kept; raises a problem where its shape is none.

    Its content refuses nothing: what is wrong in a cell is told, not refused.
    """
    if _depth_of(document) > _DEEPEST:
        raise ProblemError(
            INVALID,
            Text(
                f"自评表的内容套了 {_DEEPEST} 层以上",
                f"the document is nested more than {_DEEPEST} deep",
            ),
        )
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    if len(text) > MOST_OF_A_DOCUMENT:
        raise _too_large()
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        raise ProblemError(
            INVALID,
            Text(
                "自评表里有半个字符（代理码位）",
                "the document holds half characters (surrogates)",
            ),
        ) from fault
    return text.replace("\0", "\ufffd")


def digest_of(text: str) -> str:
    """Give the SHA-256 of a document as it is kept."""
    return sha256(text.encode()).hexdigest()


def _depth_of(value: object) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        inner: list[object] = []
        if isinstance(each, dict):
            inner = list(each.values())
        elif isinstance(each, list):
            inner = each
        deepest = max(deepest, depth if isinstance(each, dict | list) else 0)
        waiting.extend((one, depth + 1) for one in inner)
    return deepest


def _too_large() -> ProblemError:
    return ProblemError(
        TOO_LARGE,
        Text(
            f"自评表最多 {MOST_OF_A_DOCUMENT} 个字符",
            f"a document has {MOST_OF_A_DOCUMENT} characters at most",
        ),
    )
