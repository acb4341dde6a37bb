"""A route says which right it needs, and gets the one who is asking."""

from dataclasses import dataclass

from fastapi import Request

from perfscore.api.told import Text
from perfscore.web.problem_kinds import NOT_ALLOWED
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import authenticated
from perfscore.web.security.limits import address_of, rates_of
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right


@dataclass(frozen=True, slots=True)
class Needed:
    """The dependency of a route that needs ``right``, see :func:`needs`."""

    right: Right
    session: bool

    def __call__(self, request: Request) -> Principal:
        """Give who is asking.

        Raises:
            ProblemError: ``not-signed-in`` or ``not-allowed``.
        """
        asking = _counted(request, self.right)
        if not asking.may(self.right):
            raise ProblemError(
                NOT_ALLOWED,
                Text(
                    f"这个账号没有“{self.right.value}”权限",
                    f"this account lacks the right “{self.right.value}”",
                ),
            )
        if self.session and asking.scopes is not None:
            raise ProblemError(
                NOT_ALLOWED,
                Text(
                    "API 令牌不能做这件事，要求登录后在页面上做",
                    "no API token may do this, signing in is required",
                ),
            )
        return asking


def needs(right: Right, *, session: bool = False) -> Needed:
    """Give the dependency of a route that needs ``right``.

    With ``session``, somebody must have signed in: no API token is enough, so that a
    token that gets known cannot be made into more.
    """
    return Needed(right, session)


def _counted(request: Request, right: Right) -> Principal:
    """Give who is asking, unless he asked too often; who is nobody counts too.

    Routes that compute are those with the right to it, and those that say so.
    """
    rates = rates_of(request)
    try:
        asking = authenticated(request)
    except ProblemError:
        rates.take("request", address_of(request))
        raise
    rates.take("request", asking.user_id)
    computes = getattr(request.scope.get("endpoint"), "computes", False)
    if computes or right is Right.COMPUTE:
        rates.take("computation", asking.user_id)
    return asking
