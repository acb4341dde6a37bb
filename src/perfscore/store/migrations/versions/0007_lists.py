"""Indexes in which lists of assessments, and pages of the log, are found alone."""

from alembic import op

revision = "0007"
down_revision = "0006"

_NARROWED_BY = (
    "unit_id",
    "state",
    "year",
    "reviewer_id",
    "set_id",
    "set_version",
    "grade",
    "search",
)


def upgrade() -> None:
    """Put an index for each order in place of the one there was."""
    op.drop_index("ix_assessments_list", "assessments")
    for name, column in (
        ("changed", "changed_at"),
        ("total", "total_order"),
        ("rate", "rate_order"),
    ):
        op.create_index(
            f"ix_assessments_by_{name}",
            "assessments",
            [column, "id", *_NARROWED_BY],
            unique=False,
        )
    for column in ("login", "action", "at"):
        op.create_index(f"ix_log_{column}", "log", [column, "number"], unique=False)
