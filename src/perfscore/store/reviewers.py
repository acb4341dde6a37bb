"""Whether whoever took an assessment up can still review it."""

from sqlalchemy import and_, false, func

from perfscore.store.tables.people import UNITS, USERS

ABOVE = UNITS.alias("reviewers_units")
"""The unit of a reviewer."""

CAN_REVIEW = func.coalesce(
    and_(
        USERS.c.is_active,
        USERS.c.role == "evaluator",
        UNITS.c.path >= ABOVE.c.path,
        UNITS.c.path < ABOVE.c.path + "~",
    ),
    false(),
)
"""In use, an evaluator, and of a unit above the assessment's, or of that unit."""
