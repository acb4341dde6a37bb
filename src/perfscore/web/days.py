"""Days are those of the service's time zone, while moments are kept in UTC."""

from datetime import datetime, timedelta

from perfscore.api.told import Text
from perfscore.store.ids import moment_of, now
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError

_DAY = len("2026-01-31")


def begin_of(day: str, *, days_later: int = 0) -> str:
    """Give the moment at which a day begins, or one so many days later.

    A moment, or nothing, is given back.

    Raises:
        ProblemError: ``invalid`` for a day that there is not.
    """
    if len(day) != _DAY:
        return day
    try:
        midnight = datetime.fromisoformat(day) + timedelta(days=days_later)
        return moment_of(midnight.astimezone())
    except (ValueError, OverflowError, OSError):
        raise ProblemError(
            INVALID, Text(f"没有“{day}”这一天", f"there is no day “{day}”")
        ) from None


def today() -> str:
    """Give the present day: ``2026-01-31``."""
    return day_of(now())


def days_of(year: int) -> tuple[str, str]:
    """Give the first and the last day of a year."""
    return f"{year:04}-01-01", f"{year:04}-12-31"


def day_of(moment: str) -> str:
    """Give the day of a moment."""
    return shown(moment)[:_DAY]


def shown(moment: str) -> str:
    """Write a moment as clocks show it where the service is, to the minute."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def zone_shown() -> str:
    """Write the service's time zone as it is now: ``UTC+08:00``."""
    offset = f"{datetime.now().astimezone():%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}"
