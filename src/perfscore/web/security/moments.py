"""Moments before and after now, as the database keeps them."""

from datetime import UTC, datetime, timedelta

from perfscore.store.ids import moment_of


def seconds_from_now(seconds: int) -> str:
    """Give the moment that is ``seconds`` ahead, or back where they are below zero."""
    return moment_of(datetime.now(UTC) + timedelta(seconds=seconds))


def datetime_of(moment: str) -> datetime:
    """Read a moment of the database."""
    return datetime.fromisoformat(moment)


def day_of(moment: str) -> str:
    """Give the day of a moment where the service runs: ``2026-01-31``."""
    return datetime_of(moment).astimezone().date().isoformat()
