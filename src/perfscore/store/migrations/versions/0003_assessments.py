"""Assessments, and what became of them."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from perfscore.store.tables.base import Written

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _assessments()
    _comments()
    _review_scores()
    _scores()
    _steps()


def _assessments() -> None:
    op.create_table(
        "assessments",
        Column("id", Written(28), nullable=False),
        Column("unit_id", Written(28), nullable=False),
        Column("set_id", Written(190), nullable=False),
        Column("set_version", Written(64), nullable=False),
        Column("year", Integer(), nullable=True),
        Column("unit_name", Written(400), nullable=False),
        Column("project", Written(400), nullable=False),
        Column("sha256", Written(64), nullable=False),
        Column("state", Written(16), nullable=False),
        Column("etag", Integer(), nullable=False),
        Column("total", Written(), nullable=True),
        Column("claimed_total", Written(), nullable=True),
        Column("total_order", BigInteger(), nullable=True),
        Column("grade", Written(64), nullable=True),
        Column("execution_rate", Written(), nullable=True),
        Column("rate_order", BigInteger(), nullable=True),
        Column("errors", Integer(), nullable=False),
        Column("warnings", Integer(), nullable=False),
        Column("search", Written(), nullable=False),
        Column("reviewer_id", Written(28), nullable=True),
        Column("made_by", Written(28), nullable=False),
        Column("made_at", Written(27), nullable=False),
        Column("changed_at", Written(27), nullable=False),
        Column("submitted_at", Written(27), nullable=True),
        Column("document", Written(), nullable=False),
        CheckConstraint(
            "state IN ('draft', 'submitted', 'under-review', 'returned', 'approved')",
            name=op.f("ck_assessments_state"),
        ),
        ForeignKeyConstraint(
            ["made_by"], ["users.id"], name=op.f("fk_assessments_made_by")
        ),
        ForeignKeyConstraint(
            ["reviewer_id"], ["users.id"], name=op.f("fk_assessments_reviewer_id")
        ),
        ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_assessments_unit_id")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    op.create_index(
        "ix_assessments_list",
        "assessments",
        [
            "changed_at",
            "id",
            "unit_id",
            "state",
            "year",
            "total_order",
            "rate_order",
            "reviewer_id",
            "set_id",
            "grade",
            "search",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_assessments_made_by"), "assessments", ["made_by"], unique=False
    )
    op.create_index(
        op.f("ix_assessments_reviewer_id"), "assessments", ["reviewer_id"], unique=False
    )
    op.create_index(
        op.f("ix_assessments_unit_id"), "assessments", ["unit_id"], unique=False
    )


def _comments() -> None:
    op.create_table(
        "comments",
        Column("id", Written(28), nullable=False),
        Column("assessment_id", Written(28), nullable=False),
        Column("place", Written(), nullable=False),
        Column("text", Written(), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("at", Written(27), nullable=False),
        Column("settled_at", Written(27), nullable=True),
        ForeignKeyConstraint(
            ["assessment_id"],
            ["assessments.id"],
            name=op.f("fk_comments_assessment_id"),
        ),
        ForeignKeyConstraint(
            ["made_by"], ["users.id"], name=op.f("fk_comments_made_by")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(
        op.f("ix_comments_assessment_id"), "comments", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_comments_made_by"), "comments", ["made_by"], unique=False)


def _review_scores() -> None:
    op.create_table(
        "review_scores",
        Column("id", Written(28), nullable=False),
        Column("assessment_id", Written(28), nullable=False),
        Column("line", Integer(), nullable=False),
        Column("place", Written(), nullable=False),
        Column("score", Written(), nullable=True),
        Column("reason", Written(), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("at", Written(27), nullable=False),
        ForeignKeyConstraint(
            ["assessment_id"],
            ["assessments.id"],
            name=op.f("fk_review_scores_assessment_id"),
        ),
        ForeignKeyConstraint(
            ["made_by"], ["users.id"], name=op.f("fk_review_scores_made_by")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_review_scores")),
        UniqueConstraint("assessment_id", "line", name="uq_review_scores_line"),
    )
    op.create_index(
        op.f("ix_review_scores_assessment_id"),
        "review_scores",
        ["assessment_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_review_scores_made_by"), "review_scores", ["made_by"], unique=False
    )


def _scores() -> None:
    op.create_table(
        "scores",
        Column("id", Written(28), nullable=False),
        Column("assessment_id", Written(28), nullable=False),
        Column("etag", Integer(), nullable=False),
        Column("kind", Written(16), nullable=False),
        Column("total", Written(), nullable=True),
        Column("grade", Written(64), nullable=True),
        Column("receipt", LargeBinary(), nullable=False),
        Column("sha256", Written(64), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("at", Written(27), nullable=False),
        ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_scores_assessment_id")
        ),
        ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_scores_made_by")),
        PrimaryKeyConstraint("id", name=op.f("pk_scores")),
        UniqueConstraint("assessment_id", "etag", "kind", name="uq_scores_assessment"),
    )
    op.create_index(
        op.f("ix_scores_assessment_id"), "scores", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_scores_made_by"), "scores", ["made_by"], unique=False)


def _steps() -> None:
    op.create_table(
        "steps",
        Column("id", Written(28), nullable=False),
        Column("assessment_id", Written(28), nullable=False),
        Column("action", Written(32), nullable=False),
        Column("before", Written(16), nullable=True),
        Column("after", Written(16), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("at", Written(27), nullable=False),
        Column("comment", Written(), nullable=False),
        ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_steps_assessment_id")
        ),
        ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_steps_made_by")),
        PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(
        op.f("ix_steps_assessment_id"), "steps", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_steps_made_by"), "steps", ["made_by"], unique=False)
