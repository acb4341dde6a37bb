"""Units, people, and what they sign in with."""

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from perfscore.store.tables.base import Written

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _attempts()
    _units()
    _users()
    _idempotency()
    _invites()
    _sessions()
    _tokens()


def _attempts() -> None:
    op.create_table(
        "attempts",
        Column("id", Written(28), nullable=False),
        Column("subject", Written(250), nullable=False),
        Column("at", Written(27), nullable=False),
        PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(
        "ix_attempts_subject_at", "attempts", ["subject", "at"], unique=False
    )


def _units() -> None:
    op.create_table(
        "units",
        Column("id", Written(28), nullable=False),
        Column("parent_id", Written(28), nullable=True),
        Column("path", Written(400), nullable=False),
        Column("kind", Written(16), nullable=False),
        Column("code", Written(64), nullable=True),
        Column("name", Written(400), nullable=False),
        Column("created_at", Written(27), nullable=False),
        Column("is_active", Boolean(), nullable=False),
        CheckConstraint(
            "kind IN ('province', 'city', 'county', 'unit')", name=op.f("ck_units_kind")
        ),
        ForeignKeyConstraint(
            ["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_units")),
        UniqueConstraint("code", name=op.f("uq_units_code")),
        UniqueConstraint("path", name=op.f("uq_units_path")),
    )
    op.create_index(op.f("ix_units_parent_id"), "units", ["parent_id"], unique=False)


def _users() -> None:
    op.create_table(
        "users",
        Column("id", Written(28), nullable=False),
        Column("login", Written(190), nullable=False),
        Column("name", Written(400), nullable=False),
        Column("role", Written(16), nullable=False),
        Column("unit_id", Written(28), nullable=False),
        Column("password_hash", Written(), nullable=True),
        Column("subject", Written(400), nullable=True),
        Column("language", Written(2), nullable=True),
        Column("is_active", Boolean(), nullable=False),
        Column("created_at", Written(27), nullable=False),
        CheckConstraint(
            "role IN ('unit', 'evaluator', 'bureau', 'auditor', 'administrator')",
            name=op.f("ck_users_role"),
        ),
        ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_users_unit_id")),
        PrimaryKeyConstraint("id", name=op.f("pk_users")),
        UniqueConstraint("login", name=op.f("uq_users_login")),
        UniqueConstraint("subject", name=op.f("uq_users_subject")),
    )
    op.create_index(op.f("ix_users_unit_id"), "users", ["unit_id"], unique=False)


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        Column("id", Written(28), nullable=False),
        Column("user_id", Written(28), nullable=False),
        Column("name", Written(200), nullable=False),
        Column("request", Written(64), nullable=False),
        Column("status", Written(3), nullable=False),
        Column("headers", Written(), nullable=False),
        Column("body", Written(), nullable=False),
        Column("at", Written(27), nullable=False),
        ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_idempotency_user_id")
        ),
        PrimaryKeyConstraint("id", name=op.f("pk_idempotency")),
        UniqueConstraint("user_id", "name", name="uq_idempotency_user_name"),
    )
    op.create_index(
        op.f("ix_idempotency_user_id"), "idempotency", ["user_id"], unique=False
    )


def _invites() -> None:
    op.create_table(
        "invites",
        Column("digest", Written(64), nullable=False),
        Column("user_id", Written(28), nullable=True),
        Column("created_at", Written(27), nullable=False),
        Column("expires_at", Written(27), nullable=False),
        Column("used_at", Written(27), nullable=True),
        ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_invites_user_id")
        ),
        PrimaryKeyConstraint("digest", name=op.f("pk_invites")),
    )
    op.create_index(op.f("ix_invites_user_id"), "invites", ["user_id"], unique=False)


def _sessions() -> None:
    op.create_table(
        "sessions",
        Column("digest", Written(64), nullable=False),
        Column("user_id", Written(28), nullable=False),
        Column("csrf", Written(64), nullable=False),
        Column("created_at", Written(27), nullable=False),
        Column("seen_at", Written(27), nullable=False),
        Column("expires_at", Written(27), nullable=False),
        ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_sessions_user_id")
        ),
        PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"], unique=False)


def _tokens() -> None:
    op.create_table(
        "tokens",
        Column("id", Written(28), nullable=False),
        Column("digest", Written(64), nullable=False),
        Column("user_id", Written(28), nullable=False),
        Column("name", Written(400), nullable=False),
        Column("scopes", Written(), nullable=False),
        Column("created_at", Written(27), nullable=False),
        Column("expires_at", Written(27), nullable=True),
        Column("revoked_at", Written(27), nullable=True),
        ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_tokens_user_id")),
        PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
    )
    op.create_index(op.f("ix_tokens_user_id"), "tokens", ["user_id"], unique=False)
