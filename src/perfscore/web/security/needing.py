"""A route says which right it needs, and gets the one who is asking."""

from collections.abc import Callable

from fastapi import Request

from perfscore.api.told import Text
from perfscore.web.problem_kinds import NOT_ALLOWED
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import authenticated
from perfscore.web.security.limits import address_of, rates_of
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right


def needs(right: Right, *, session: bool = False) -> Callable[[Request], Principal]:
    """Give the dependency of a route that needs ``right``.

    With ``session``, somebody must have signed in: no API token is enough, so that a
    token that gets known cannot be made into more.

    Raises, when the route is asked, :class:`ProblemError`: ``not-signed-in`` or
    ``not-allowed``. ``right`` stays readable as the attribute ``right``, for the
    tests that go through every route.
    """

    def principal(request: Request) -> Principal:
        asking = _counted(request, right)
        if not asking.may(right):
            raise ProblemError(
                NOT_ALLOWED,
                Text(
                    f"这个账号没有“{right.value}”权限",
                    f"this account lacks the right “{right.value}”",
                ),
            )
        if session and asking.scopes is not None:
            raise ProblemError(
                NOT_ALLOWED,
                Text(
                    "API 令牌不能做这件事，要求登录后在页面上做",
                    "no API token may do this, signing in is required",
                ),
            )
        return asking

    principal.right = right  # type: ignore[attr-defined]
    return principal


def _counted(request: Request, right: Right) -> Principal:
    """Give who is asking, unless he asked too often; who is nobody counts too."""
    rates = rates_of(request)
    try:
        asking = authenticated(request)
    except ProblemError:
        rates.take("request", address_of(request))
        raise
    rates.take("request", asking.user_id)
    if right is Right.COMPUTE:
        rates.take("computation", asking.user_id)
    return asking
