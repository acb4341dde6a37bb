"""Indicator sets."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    text,
)

from perfscore.store.tables.base import Written

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _set_versions()


def _set_versions() -> None:
    op.create_table(
        "set_versions",
        Column("id", Written(28), nullable=False),
        Column("set_id", Written(190), nullable=False),
        Column("version", Written(64), nullable=False),
        Column("title", Written(400), nullable=False),
        Column("kind", Written(16), nullable=False),
        Column("text", Written(), nullable=False),
        Column("sha256", Written(64), nullable=False),
        Column("state", Written(16), nullable=False),
        Column("effective_from", Written(10), nullable=True),
        Column("effective_to", Written(10), nullable=True),
        Column("unit_id", Written(28), nullable=True),
        Column("based_on", Written(260), nullable=True),
        Column("etag", Integer(), nullable=False),
        Column("made_by", Written(28), nullable=True),
        Column("made_at", Written(27), nullable=False),
        Column("changed_by", Written(28), nullable=True),
        Column("changed_at", Written(27), nullable=False),
        Column("published_by", Written(28), nullable=True),
        Column("published_at", Written(27), nullable=True),
        CheckConstraint(
            "state IN ('draft', 'published', 'withdrawn')",
            name=op.f("ck_set_versions_state"),
        ),
        ForeignKeyConstraint(
            ["changed_by"], ["users.id"], name=op.f("fk_set_versions_changed_by")
        ),
        ForeignKeyConstraint(
            ["made_by"], ["users.id"], name=op.f("fk_set_versions_made_by")
        ),
        ForeignKeyConstraint(
            ["published_by"], ["users.id"], name=op.f("fk_set_versions_published_by")
        ),
        ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_set_versions_unit_id")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_set_versions")),
    )
    op.create_index(
        op.f("ix_set_versions_changed_by"), "set_versions", ["changed_by"], unique=False
    )
    op.create_index(
        op.f("ix_set_versions_made_by"), "set_versions", ["made_by"], unique=False
    )
    op.create_index(
        op.f("ix_set_versions_published_by"),
        "set_versions",
        ["published_by"],
        unique=False,
    )
    op.create_index(
        "ix_set_versions_set_version",
        "set_versions",
        ["set_id", "version"],
        unique=False,
    )
    op.create_index(
        op.f("ix_set_versions_unit_id"), "set_versions", ["unit_id"], unique=False
    )
    op.create_index(
        "uq_set_versions_name",
        "set_versions",
        ["set_id", "version"],
        unique=True,
        sqlite_where=text("state <> 'draft'"),
        postgresql_where=text("state <> 'draft'"),
    )
