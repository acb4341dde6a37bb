"""A problem is answered as a page where a page was asked for."""

from fastapi import Request
from fastapi.responses import Response

from perfscore.web.problems import ProblemError, problem_response
from perfscore.web.speaking import language_of
from perfscore.web.templating import page

_FOR_PROGRAMS = ("/v1/", "/static/", "/metrics", "/healthz", "/readyz")
_OURS = 500


def problem_answer(request: Request, problem: ProblemError) -> Response:
    """Answer with a page where a browser opens one, else with the problem itself.

    Where the fault is ours, the page asks nothing of the database.
    """
    language = language_of(request)
    is_page = not request.url.path.startswith(_FOR_PROGRAMS)
    wants_page = "text/html" in request.headers.get("accept", "")
    if not (is_page and wants_page):
        return problem_response(problem, language)
    kind = problem.kind
    title = kind.title.in_language(language)
    answer = page(
        request,
        "problem.html",
        status=kind.status,
        is_bare=kind.status >= _OURS,
        heading=title[:1].upper() + title[1:],
        detail=problem.detail.in_language(language),
        at_fault=kind.status >= _OURS,
    )
    answer.headers.update(problem.headers)
    return answer
