"""The log, to whose entries nothing can be done."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, column, table

from perfscore.store.tables.base import Written

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _log()
    _log_head()
    _log_head_row()
    _triggers()


def _log() -> None:
    op.create_table(
        "log",
        Column("number", Integer(), autoincrement=False, nullable=False),
        Column("at", Written(27), nullable=False),
        Column("actor", Written(28), nullable=True),
        Column("login", Written(400), nullable=False),
        Column("address", Written(64), nullable=False),
        Column("action", Written(64), nullable=False),
        Column("subject", Written(64), nullable=False),
        Column("subject_id", Written(190), nullable=False),
        Column("before", Written(64), nullable=True),
        Column("after", Written(64), nullable=True),
        Column("detail", Written(), nullable=False),
        Column("previous", Written(64), nullable=False),
        Column("seal", Written(64), nullable=False),
        PrimaryKeyConstraint("number", name=op.f("pk_log")),
    )
    op.create_index("ix_log_subject", "log", ["subject", "subject_id"], unique=False)


def _log_head() -> None:
    op.create_table(
        "log_head",
        Column("id", Integer(), autoincrement=False, nullable=False),
        Column("number", Integer(), nullable=False),
        Column("seal", Written(64), nullable=False),
        PrimaryKeyConstraint("id", name=op.f("pk_log_head")),
    )


def _log_head_row() -> None:
    head = table("log_head", column("id"), column("number"), column("seal"))
    op.bulk_insert(head, [{"id": 1, "number": 0, "seal": "0" * 64}])


def _triggers() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for each in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER log_refuses_{each.lower()} BEFORE {each} ON log "
                "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log only grows'; END $$"
    )
    for each in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER log_refuses_{each.lower()} BEFORE {each} ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION log_refuses()"
        )
