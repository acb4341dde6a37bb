"""Jobs, and the files that were handed in."""

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

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _jobs()
    _files()
    _job_items()


def _jobs() -> None:
    op.create_table(
        "jobs",
        Column("id", Written(28), nullable=False),
        Column("kind", Written(32), nullable=False),
        Column("state", Written(16), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("unit_id", Written(28), nullable=False),
        Column("total", Integer(), nullable=False),
        Column("done", Integer(), nullable=False),
        Column("wishes", Written(), nullable=False),
        Column("result", Written(), nullable=True),
        Column("fault", Written(), nullable=True),
        Column("at", Written(27), nullable=False),
        Column("started_at", Written(27), nullable=True),
        Column("ended_at", Written(27), nullable=True),
        CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'cancelled')",
            name=op.f("ck_jobs_state"),
        ),
        ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_jobs_made_by")),
        ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_jobs_unit_id")),
        PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index(op.f("ix_jobs_made_by"), "jobs", ["made_by"], unique=False)
    op.create_index(op.f("ix_jobs_unit_id"), "jobs", ["unit_id"], unique=False)


def _files() -> None:
    op.create_table(
        "files",
        Column("id", Written(28), nullable=False),
        Column("assessment_id", Written(28), nullable=True),
        Column("job_id", Written(28), nullable=True),
        Column("kind", Written(32), nullable=False),
        Column("name", Written(400), nullable=False),
        Column("media", Written(100), nullable=False),
        Column("size", Integer(), nullable=False),
        Column("sha256", Written(64), nullable=False),
        Column("content", LargeBinary(), nullable=False),
        Column("made_by", Written(28), nullable=False),
        Column("at", Written(27), nullable=False),
        ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_files_assessment_id")
        ),
        ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_files_job_id")),
        ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_files_made_by")),
        PrimaryKeyConstraint("id", name=op.f("pk_files")),
    )
    op.create_index(
        op.f("ix_files_assessment_id"), "files", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_files_job_id"), "files", ["job_id"], unique=False)
    op.create_index(op.f("ix_files_made_by"), "files", ["made_by"], unique=False)
    op.create_index("ix_files_sha256", "files", ["sha256"], unique=False)


def _job_items() -> None:
    op.create_table(
        "job_items",
        Column("id", Written(28), nullable=False),
        Column("job_id", Written(28), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("file", Integer(), nullable=False),
        Column("name", Written(400), nullable=False),
        Column("state", Written(16), nullable=False),
        Column("errors", Integer(), nullable=False),
        Column("warnings", Integer(), nullable=False),
        Column("notes", Integer(), nullable=False),
        Column("points", Written(), nullable=True),
        Column("points_order", BigInteger(), nullable=False),
        Column("unit", Written(400), nullable=False),
        Column("total", Written(), nullable=True),
        Column("claimed_total", Written(), nullable=True),
        Column("grade", Written(64), nullable=True),
        Column("result", Written(), nullable=False),
        Column("assessment_id", Written(28), nullable=True),
        ForeignKeyConstraint(
            ["assessment_id"],
            ["assessments.id"],
            name=op.f("fk_job_items_assessment_id"),
        ),
        ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_job_items_job_id")),
        PrimaryKeyConstraint("id", name=op.f("pk_job_items")),
        UniqueConstraint("job_id", "number", name="uq_job_items_number"),
    )
    op.create_index(
        op.f("ix_job_items_assessment_id"), "job_items", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_job_items_job_id"), "job_items", ["job_id"], unique=False)
