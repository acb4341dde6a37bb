"""Scoring by columns: many assessments at once, equal to the exact scorer's cells."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfscore.batch.arrow.scorer import (
        BatchScorer,
        GroupBy,
        GroupPass,
        batch_scorer,
    )

__all__ = ["BatchScorer", "GroupBy", "GroupPass", "batch_scorer"]


def __getattr__(name: str) -> object:
    """Load what is asked for, so that importing a part of it costs no more."""
    if name in __all__:
        return getattr(import_module("perfscore.batch.arrow.scorer"), name)
    msg = f"module 'perfscore.batch' has no attribute {name!r}"
    raise AttributeError(msg)
