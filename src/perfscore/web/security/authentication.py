"""It is found out who is asking: by the session's cookie, or by an API token."""

from datetime import timedelta

from fastapi import Request

from perfscore.api.told import Text
from perfscore.store import sessions, tokens
from perfscore.store.ids import now
from perfscore.store.people import Person
from perfscore.web.problem_kinds import NOT_SIGNED_IN
from perfscore.web.problems import ProblemError
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.csrf import HEADER, SAFE_METHODS, check_origin, check_token
from perfscore.web.security.moments import datetime_of, seconds_from_now
from perfscore.web.security.principal import Principal
from perfscore.web.security.secrets import digest_of
from perfscore.web.service import Service, service_of

_SEEN_EVERY = timedelta(minutes=1)
_REQUIRED = Text("没有登录，要求先登录", "nobody is signed in, signing in is required")
_PAST = Text(
    "登录已过期或已结束，要求重新登录",
    "the session is past, signing in anew is required",
)
_TOKEN = Text(
    "API 令牌不存在、已过期或已撤销，要求有效的令牌",
    "the API token is unknown, past or revoked, a valid one is required",
)


def authenticated(request: Request) -> Principal:
    """Give who is asking.

    An ``Authorization`` header counts alone, whatever cookie comes with it. What a
    session changes must be proven to come from its own pages.

    Raises:
        ProblemError: ``not-signed-in``, or ``cross-site``.
    """
    known = getattr(request.state, "principal", None)
    if isinstance(known, Principal):
        return known
    service = service_of(request)
    if "authorization" in request.headers:
        asking = _by_token(request, service)
    else:
        asking = _by_session(request, service)
        if request.method not in SAFE_METHODS:
            check_origin(request, service.settings)
            check_token(request.headers.get(HEADER, ""), asking.csrf)
    request.state.principal = asking
    return asking


def session_of(request: Request) -> Principal | None:
    """Give who is signed in, for pages that nobody has to be signed in for."""
    try:
        return _by_session(request, service_of(request))
    except ProblemError:
        return None


def address_of(request: Request) -> str:
    """Give the address that a request comes from."""
    return "" if request.client is None else request.client.host[:64]


def _by_token(request: Request, service: Service) -> Principal:
    scheme, _, secret = request.headers["authorization"].partition(" ")
    found = None
    if scheme.lower() == "bearer":
        with service.database.reading() as connection:
            found = tokens.found(connection, digest_of(secret.strip()), at=now())
    if found is None or not found[1].may_sign_in:
        raise _unknown(_TOKEN)
    token, person = found
    return _principal(person, request, scopes=frozenset(token.scopes.split()))


def _by_session(request: Request, service: Service) -> Principal:
    cookie = SESSION.read(request, service.settings)
    if not cookie:
        raise _unknown(_REQUIRED)
    at, digest = now(), digest_of(cookie)
    since = seconds_from_now(-service.settings.sessions.idle)
    with service.database.reading() as connection:
        found = sessions.found(connection, digest, at=at, used_since=since)
    if found is None or not found[1].may_sign_in:
        raise _unknown(_PAST)
    session, person = found
    if datetime_of(at) - datetime_of(session.seen_at) > _SEEN_EVERY:
        sessions.mark_seen(service.database, digest, at)
    return _principal(person, request, csrf=session.csrf, session=digest)


def _principal(
    person: Person,
    request: Request,
    *,
    scopes: frozenset[str] | None = None,
    csrf: str = "",
    session: str = "",
) -> Principal:
    user = person.user
    return Principal(
        user_id=user.id,
        login=user.login,
        name=user.name,
        role=user.role,
        unit_id=user.unit_id,
        unit_path=person.unit_path,
        scopes=scopes,
        csrf=csrf,
        session=session,
        address=address_of(request),
    )


def _unknown(detail: Text) -> ProblemError:
    return ProblemError(NOT_SIGNED_IN, detail, headers={"WWW-Authenticate": "Bearer"})
