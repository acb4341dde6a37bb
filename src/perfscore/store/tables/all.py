"""Every table, known to the one metadata once this is imported."""

from perfscore.store.tables import assessments, figures, log, people, sets
from perfscore.store.tables.base import METADATA

__all__ = ["METADATA", "assessments", "figures", "log", "people", "sets"]
