"""Whatever goes wrong with a request is answered as a problem."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from perfscore.api.told import Language, Text
from perfscore.web import problem_kinds as kinds
from perfscore.web.fault_texts import fault_text
from perfscore.web.pages.problem import problem_answer
from perfscore.web.problems import ProblemError
from perfscore.web.security.redirecting import sign_in_redirect
from perfscore.web.speaking import language_of

_MOST_FAULTS = 50
_BY_STATUS = {
    401: (kinds.NOT_SIGNED_IN, Text("要先登录", "signing in is required")),
    403: (kinds.NOT_ALLOWED, Text("没有这项权限", "the right to it is missing")),
    404: (kinds.NOT_FOUND, Text("这里没有内容", "there is nothing here")),
    405: (
        kinds.METHOD_NOT_ALLOWED,
        Text("这个地址不支持这种请求方法", "the method is not for this address"),
    ),
    406: (kinds.NOT_ACCEPTABLE, Text("不提供这种格式", "there is no such format")),
    413: (kinds.TOO_LARGE, Text("请求的内容太大", "the content is too large")),
    415: (
        kinds.MEDIA_NOT_KNOWN,
        Text("不认识这种内容", "content of this type is not known"),
    ),
    503: (kinds.UNAVAILABLE, Text("服务暂时不能用", "not available for now")),
}
_NOT_READABLE = Text(
    "请求的内容读不出来，要求符合它声明的类型",
    "the content cannot be read as what its type says",
)


def add_handlers(app: FastAPI) -> None:
    """Answer problems, faults of requests, and what no route takes."""

    @app.exception_handler(ProblemError)
    def of_problem(request: Request, fault: ProblemError) -> Response:
        return sign_in_redirect(request, fault) or problem_answer(request, fault)

    @app.exception_handler(RequestValidationError)
    def of_request(request: Request, fault: RequestValidationError) -> Response:
        language = language_of(request)
        return problem_answer(request, invalid_request(fault.errors(), language))

    @app.exception_handler(HTTPException)
    def of_http(request: Request, fault: HTTPException) -> Response:
        kind, detail = _BY_STATUS.get(fault.status_code, (kinds.INVALID, _NOT_READABLE))
        problem = ProblemError(kind, detail, headers=fault.headers)
        return problem_answer(request, problem)


def invalid_request(
    found: Sequence[Mapping[str, Any]], language: Language
) -> ProblemError:
    """Tell the faults of a request, each with its place."""
    faults = [
        {
            "place": "/".join(_part(each) for each in one["loc"]),
            "message": fault_text(one).in_language(language),
        }
        for one in found[:_MOST_FAULTS]
    ]
    count = len(found)
    detail = Text(
        f"请求里有 {count} 处不符合要求",
        f"the request has {count} {'fault' if count == 1 else 'faults'}",
    )
    return ProblemError(kinds.INVALID, detail, more={"faults": faults})


def _part(key: object) -> str:
    """Write one step of a JSON pointer, without half surrogates."""
    text = str(key).replace("~", "~0").replace("/", "~1")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
