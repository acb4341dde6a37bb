"""Who opens a page without being signed in is led to the sign-in, and back."""

from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse

from perfscore.web.problem_kinds import NOT_SIGNED_IN
from perfscore.web.problems import ProblemError

_FOR_PROGRAMS = frozenset({"/metrics"})
_LONGEST = 1_000
"""More would not go into a cookie, which keeps it on the way to a provider."""


def sign_in_redirect(
    request: Request, problem: ProblemError
) -> RedirectResponse | None:
    """Give the way to the sign-in where a page was asked for; None for all else."""
    path = request.url.path
    is_page = not path.startswith("/v1/") and path not in _FOR_PROGRAMS
    is_browsing = request.method == "GET" and "authorization" not in request.headers
    if problem.kind is not NOT_SIGNED_IN or not is_page or not is_browsing:
        return None
    wanted = path if not request.url.query else f"{path}?{request.url.query}"
    return RedirectResponse(f"/sign-in?next={quote(wanted, safe='')}", 303)


def own_path(wanted: str) -> str:
    r"""Give a path of our own pages to lead to; ``/`` for all that is anything else.

    ``//host`` and ``/\host`` lead elsewhere in browsers, which also skip control
    characters on the way.
    """
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    is_plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= _LONGEST
    is_own = wanted.startswith("/") and not wanted.startswith("//")
    if not is_plain or not is_own or parts.scheme or parts.netloc:
        return "/"
    return wanted
