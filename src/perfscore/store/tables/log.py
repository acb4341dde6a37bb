"""The log of every change, each entry sealed with the one before it."""

from sqlalchemy import Column, Index, Integer, Table

from perfscore.store.tables.base import METADATA, Written, digest, moment, short, text

LOG = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    moment("at"),
    Column("actor", Written(28), nullable=True),
    short("login"),
    short("address", most=64),
    short("action", most=64),
    short("subject", most=64),
    Column("subject_id", Written(190), nullable=False),
    digest("before", required=False),
    digest("after", required=False),
    text("detail"),
    digest("previous"),
    digest("seal"),
    Index("ix_log_subject", "subject", "subject_id"),
    Index("ix_log_login", "login", "number"),
    Index("ix_log_action", "action", "number"),
    Index("ix_log_at", "at", "number"),
)
"""Numbers count from 1 without a gap. Triggers refuse to change or remove an entry."""

LOG_HEAD = Table(
    "log_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    digest("seal"),
)
"""One row: where the log ends. Whoever writes holds it, so entries come in a line."""
