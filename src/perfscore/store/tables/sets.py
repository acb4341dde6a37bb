"""Indicator sets: each version with its text, and when it takes effect."""

from sqlalchemy import Column, Index, Integer, Table
from sqlalchemy import text as condition

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

SET_STATES = ("draft", "published", "withdrawn")

SET_VERSIONS = Table(
    "set_versions",
    METADATA,
    key(),
    short("set_id", most=190),
    short("version", most=64),
    short("title"),
    short("kind", most=16),
    text("text"),
    digest("sha256"),
    short("state", most=16),
    Column("effective_from", Written(10), nullable=True),
    Column("effective_to", Written(10), nullable=True),
    refers("unit_id", "units", required=False),
    short("based_on", required=False, most=260),
    Column("etag", Integer, nullable=False),
    refers("made_by", "users", required=False),
    moment("made_at"),
    refers("changed_by", "users", required=False),
    moment("changed_at"),
    refers("published_by", "users", required=False),
    moment("published_at", required=False),
    one_of("state", SET_STATES),
    Index(
        "uq_set_versions_name",
        "set_id",
        "version",
        unique=True,
        sqlite_where=condition("state <> 'draft'"),
        postgresql_where=condition("state <> 'draft'"),
    ),
    Index("ix_set_versions_set_version", "set_id", "version"),
)
"""A shipped set has no unit and nobody who made it; days are ``2026-01-01``.

``based_on`` names the version that a draft was made from, as ``id@version``;
``kind`` is that of the form: ``department``, ``project``, ``transfer``, or empty.

A version that was published once is the only one of its name; drafts may share it.
"""
