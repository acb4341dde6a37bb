"""A request that changes something must come from our own pages."""

from hmac import compare_digest
from urllib.parse import urlsplit

from fastapi import Request

from perfscore.api.told import Text
from perfscore.web.problem_kinds import CROSS_SITE
from perfscore.web.problems import ProblemError
from perfscore.web.settings import Settings

HEADER = "x-csrf-token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def check_origin(request: Request, settings: Settings) -> None:
    """Refuse what a browser says it sends for another site.

    Browsers that tell neither where a page is from nor its origin are left to the
    token.

    Raises:
        ProblemError: ``cross-site``.
    """
    site = request.headers.get("sec-fetch-site", "none")
    origin = request.headers.get("origin")
    if site not in {"same-origin", "none"} or not _is_ours(origin, request, settings):
        raise ProblemError(
            CROSS_SITE,
            Text(
                "请求来自别的网站，要求从本站的页面发出",
                "the request is from another site, one from these pages is required",
            ),
        )


def check_token(given: str, expected: str) -> None:
    """Refuse a request whose token is not that of the session, or of the form.

    Raises:
        ProblemError: ``cross-site``.
    """
    is_same = compare_digest(given.encode("utf-8", "replace"), expected.encode())
    if not expected or not is_same:
        raise ProblemError(
            CROSS_SITE,
            Text(
                "请求没有带上本页的防伪标记，要求重新打开页面再试",
                "the request lacks the page's proof, opening the page anew is required",
            ),
        )


def _is_ours(origin: str | None, request: Request, settings: Settings) -> bool:
    if origin is None:
        return True
    if settings.origin:
        return origin == settings.origin.rstrip("/")
    # Without an address of its own the service trusts the one it is called by: what
    # is in front of it may have taken the https off.
    try:
        place = urlsplit(origin).netloc.lower()
    except ValueError:
        return False
    return bool(place) and place == request.headers.get("host", "").lower()
