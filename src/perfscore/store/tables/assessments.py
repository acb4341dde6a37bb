"""Assessments, what became of them, and the papers beside them."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from perfscore.store.tables.base import (
    METADATA,
    digest,
    key,
    moment,
    one_of,
    refers,
    short,
    text,
)

STATES = ("draft", "submitted", "under-review", "returned", "approved")
ORDERS = {"changed": "changed_at", "total": "total_order", "rate": "rate_order"}
"""What lists are sorted by, and the columns for it."""

ASSESSMENTS = Table(
    "assessments",
    METADATA,
    key(),
    refers("unit_id", "units"),
    short("set_id", most=190),
    short("set_version", most=64),
    Column("year", Integer, nullable=True),
    short("unit_name"),
    short("project"),
    digest("sha256"),
    short("state", most=16),
    Column("etag", Integer, nullable=False),
    text("total", required=False),
    text("claimed_total", required=False),
    Column("total_order", BigInteger, nullable=True),
    short("grade", required=False, most=64),
    text("execution_rate", required=False),
    Column("rate_order", BigInteger, nullable=True),
    Column("errors", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    text("search"),
    refers("reviewer_id", "users", required=False),
    refers("made_by", "users"),
    moment("made_at"),
    moment("changed_at"),
    moment("submitted_at", required=False),
    text("document"),
    one_of("state", STATES),
    *(
        Index(
            f"ix_assessments_by_{name}",
            column,
            "id",
            "unit_id",
            "state",
            "year",
            "reviewer_id",
            "set_id",
            "set_version",
            "grade",
            "search",
        )
        for name, column in ORDERS.items()
    ),
)
"""``document`` is the assessment file as JSON, ``sha256`` its digest.

``total`` and ``execution_rate`` are exact texts (``12.5``, ``100/3``), the columns
``…_order`` are their millionths rounded down, for sorting only. ``search`` is what a
search looks in, in lower case. Each order has an index that holds all that lists are
narrowed by, since the rows are long: so ``search`` is to be at most 1,200 bytes of
UTF-8, of which an entry of an index has room on PostgreSQL.
"""

SCORES = Table(
    "scores",
    METADATA,
    key(),
    refers("assessment_id", "assessments"),
    Column("etag", Integer, nullable=False),
    short("kind", most=16),
    text("total", required=False),
    short("grade", required=False, most=64),
    Column("receipt", LargeBinary, nullable=False),
    digest("sha256"),
    refers("made_by", "users"),
    moment("at"),
    UniqueConstraint("assessment_id", "etag", "kind", name="uq_scores_assessment"),
)
"""A score that counted once, at submission or approval, with its receipt."""

STEPS = Table(
    "steps",
    METADATA,
    key(),
    refers("assessment_id", "assessments"),
    short("action", most=32),
    short("before", required=False, most=16),
    short("after", most=16),
    refers("made_by", "users"),
    moment("at"),
    text("comment"),
)
"""Each move of an assessment from one state to another: who, when, and why."""

COMMENTS = Table(
    "comments",
    METADATA,
    key(),
    refers("assessment_id", "assessments"),
    text("place"),
    text("text"),
    refers("made_by", "users"),
    moment("at"),
    moment("settled_at", required=False),
)
"""``place`` is the indicator's path, parted by `` / ``; empty for the whole."""

REVIEW_SCORES = Table(
    "review_scores",
    METADATA,
    key(),
    refers("assessment_id", "assessments"),
    Column("line", Integer, nullable=False),
    text("place"),
    text("score", required=False),
    text("reason"),
    refers("made_by", "users"),
    moment("at"),
    UniqueConstraint("assessment_id", "line", name="uq_review_scores_line"),
)
"""The evaluator's own scores, as written; ``line`` counts the form's rows from 0."""

FILES = Table(
    "files",
    METADATA,
    key(),
    refers("assessment_id", "assessments", required=False),
    refers("job_id", "jobs", required=False),
    short("kind", most=32),
    short("name"),
    short("media", most=100),
    Column("size", Integer, nullable=False),
    digest("sha256"),
    Column("content", LargeBinary, nullable=False),
    refers("made_by", "users"),
    moment("at"),
    Index("ix_files_sha256", "sha256"),
)
"""Files as they were handed in (``form``, ``accounts``, ``approved``) or made."""

JOB_STATES = ("waiting", "running", "done", "failed", "cancelled")

JOBS = Table(
    "jobs",
    METADATA,
    key(),
    short("kind", most=32),
    short("state", most=16),
    refers("made_by", "users"),
    refers("unit_id", "units"),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    text("wishes"),
    text("result", required=False),
    text("fault", required=False),
    moment("at"),
    moment("started_at", required=False),
    moment("ended_at", required=False),
    one_of("state", JOB_STATES),
)
"""Work that takes longer than a request; ``wishes`` and ``result`` are JSON."""

JOB_ITEMS = Table(
    "job_items",
    METADATA,
    key(),
    refers("job_id", "jobs"),
    Column("number", Integer, nullable=False),
    Column("file", Integer, nullable=False),
    short("name"),
    short("state", most=16),
    Column("errors", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    Column("notes", Integer, nullable=False),
    text("points", required=False),
    Column("points_order", BigInteger, nullable=False),
    short("unit"),
    text("total", required=False),
    text("claimed_total", required=False),
    short("grade", required=False, most=64),
    text("result"),
    refers("assessment_id", "assessments", required=False),
    UniqueConstraint("job_id", "number", name="uq_job_items_number"),
)
"""One form of a job, and what was found in it, as JSON.

``file`` counts the job's files from 0, which can share a name; ``points`` are those of
the total that are in question, as an exact text.
"""
