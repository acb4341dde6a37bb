"""Guessing passwords is slowed down, without shutting anybody out for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from perfscore.api.told import Text
from perfscore.store import attempts, sessions
from perfscore.store.ids import now
from perfscore.web.problem_kinds import TOO_MANY
from perfscore.web.problems import ProblemError
from perfscore.web.security.moments import datetime_of, seconds_from_now
from perfscore.web.service import Service

WINDOW = 300
"""Seconds over which failures are counted."""
_PER_ADDRESS = 10
"""So many times as many failures of one address, behind which may be a whole unit."""
_FORGOTTEN = 24 * 60 * 60


@dataclass(slots=True)
class Attempt:
    """One try with a password; it counts as failed until it ``succeeded``."""

    ids: tuple[str, ...] = ()
    pair: str = field(default="", repr=False)
    succeeded: bool = False


@contextmanager
def attempt(
    service: Service, login: str, address: str, user_id: str | None
) -> Iterator[Attempt]:
    """Count a try with a password before it is looked at, so that none slip by.

    Counted are the failures of a login from one address, those of a login from
    addresses it never signed in from, and those of an address: whoever floods a login
    from elsewhere does not keep its owner out. Logins that nobody has count alike.

    Raises:
        ProblemError: ``too-many``, with how long to wait.
    """
    made = _counted(service, login, address, user_id)
    yield made
    if made.succeeded:
        with service.database.changing() as connection:
            attempts.forgive(connection, made.ids, subject=made.pair)


def _counted(
    service: Service, login: str, address: str, user_id: str | None
) -> Attempt:
    most = service.settings.limits.sign_ins
    name = sha256(login.encode("utf-8", "replace")).hexdigest()
    # Who types his password as the login leaves no trace of it.
    pair, whole, place = f"pair:{name}:{address}", f"login:{name}", f"from:{address}"
    since = seconds_from_now(-WINDOW)
    with service.database.changing() as connection:
        is_known = user_id is not None and sessions.has_signed_in_from(
            connection, user_id, address
        )
        bounds = {pair: most, place: most * _PER_ADDRESS}
        if not is_known:
            bounds[whole] = most
        for subject, bound in bounds.items():
            number, first = attempts.counted(connection, subject, since=since)
            if first is not None and number >= bound:
                raise _too_many(first)
        ids = attempts.count(
            connection, bounds, at=now(), forget=seconds_from_now(-_FORGOTTEN)
        )
    return Attempt(ids, pair)


def _too_many(first: str) -> ProblemError:
    free = datetime_of(first) + timedelta(seconds=WINDOW)
    wait = max(1, round((free - datetime_of(now())).total_seconds()))
    return ProblemError(
        TOO_MANY,
        Text(
            f"登录失败的次数太多，要求等 {wait} 秒再试",
            f"too many sign-ins failed, waiting for {wait} seconds is required",
        ),
        headers={"Retry-After": str(wait)},
    )
