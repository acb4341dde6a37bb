"""Browsers get styles and scripts, and keep them until they change."""

from fastapi import APIRouter, Request, Response

from perfscore.api.told import Text
from perfscore.web.assets import assets, digest_of_all
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import document_answer, open_answers

ROUTER = APIRouter(include_in_schema=False)

_FOREVER = "public, max-age=31536000, immutable"


@ROUTER.get(
    "/static/{digest}/{path:path}",
    responses={**open_answers(404), 200: document_answer("文件 · a file", "text/css")},
    response_class=Response,
)
def asset(request: Request, digest: str, path: str) -> Response:
    """Give a file; for good under the present digest, else to be asked for anew."""
    found = assets().get(path)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这个文件", "there is no such file"))
    headers = {
        "Cache-Control": _FOREVER if digest == digest_of_all() else "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    content = found.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        content = found.packed
    return Response(content, headers=headers, media_type=found.media)
