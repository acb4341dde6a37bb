"""Units in their tree, users, and what they sign in with."""

from sqlalchemy import Boolean, Column, Index, Table, UniqueConstraint

from perfscore.store.tables.base import (
    METADATA,
    Written,
    digest,
    key,
    moment,
    one_of,
    refers,
    short,
    text,
)

UNIT_KINDS = ("province", "city", "county", "unit")
ROLES = ("unit", "evaluator", "bureau", "auditor", "administrator")

UNITS = Table(
    "units",
    METADATA,
    key(),
    refers("parent_id", "units", required=False),
    Column("path", Written(400), nullable=False, unique=True),
    short("kind", most=16),
    Column("code", Written(64), nullable=True, unique=True),
    short("name"),
    moment("created_at"),
    Column("is_active", Boolean, nullable=False),
    one_of("kind", UNIT_KINDS),
)
"""``path`` names the units from the top down to this one: ``/id/id/``."""

USERS = Table(
    "users",
    METADATA,
    key(),
    Column("login", Written(190), nullable=False, unique=True),
    short("name"),
    short("role", most=16),
    refers("unit_id", "units"),
    text("password_hash", required=False),
    Column("subject", Written(400), nullable=True, unique=True),
    Column("language", Written(2), nullable=True),
    Column("is_active", Boolean, nullable=False),
    moment("created_at"),
    one_of("role", ROLES),
)
"""``login`` in lower case; ``subject`` is the issuer's and the user's name by OIDC.

``language`` is None where the user never chose one.
"""

INVITES = Table(
    "invites",
    METADATA,
    Column("digest", Written(64), primary_key=True),
    refers("user_id", "users", required=False),
    moment("created_at"),
    moment("expires_at"),
    moment("used_at", required=False),
)
"""Links that work once; without a user it makes the first administrator."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", Written(64), primary_key=True),
    refers("user_id", "users"),
    digest("csrf"),
    moment("created_at"),
    moment("seen_at"),
    moment("expires_at"),
)
"""``digest`` is of the cookie, which is stored nowhere."""

TOKENS = Table(
    "tokens",
    METADATA,
    key(),
    Column("digest", Written(64), nullable=False, unique=True),
    refers("user_id", "users"),
    short("name"),
    text("scopes"),
    moment("created_at"),
    moment("expires_at", required=False),
    moment("revoked_at", required=False),
)
"""``scopes`` parted by blanks."""

ATTEMPTS = Table(
    "attempts",
    METADATA,
    key(),
    short("subject", most=250),
    moment("at"),
    Index("ix_attempts_subject_at", "subject", "at"),
)
"""Sign-ins that failed, by login and by address."""

IDEMPOTENCY = Table(
    "idempotency",
    METADATA,
    key(),
    refers("user_id", "users"),
    short("name", most=200),
    digest("request"),
    Column("status", Written(3), nullable=False),
    text("headers"),
    text("body"),
    moment("at"),
    UniqueConstraint("user_id", "name", name="uq_idempotency_user_name"),
)
"""What was answered to a request with an ``Idempotency-Key``."""
