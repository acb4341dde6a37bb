"""Figures of assessments, for the dashboards."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint

from perfscore.store.tables.base import Written

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    _figures()


def _figures() -> None:
    op.create_table(
        "figures",
        Column("assessment_id", Written(28), nullable=False),
        Column("lines", Written(), nullable=False),
        ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_figures_assessment_id")
        ),
        PrimaryKeyConstraint("assessment_id", name=op.f("pk_figures")),
    )
