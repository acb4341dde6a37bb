"""Moments before and after now, as the database keeps them."""

from datetime import UTC, datetime, timedelta

from perfscore.store.ids import moment_of


def seconds_from_now(seconds: int) -> str:
    """Give the moment that is ``seconds`` ahead, or back where they are below zero."""
    return moment_of(datetime.now(UTC) + timedelta(seconds=seconds))


def datetime_of(moment: str) -> datetime:
    """Read a moment of the database."""
    return datetime.fromisoformat(moment)
