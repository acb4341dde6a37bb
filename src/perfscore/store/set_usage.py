"""Whether a published version is in use, and whose it is."""

from sqlalchemy import Connection, select

from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.people import UNITS


def is_used(connection: Connection, set_id: str, version: str) -> bool:
    """Whether an assessment was made by a version, be it a draft."""
    found = (
        select(ASSESSMENTS.c.id)
        .where(ASSESSMENTS.c.set_id == set_id, ASSESSMENTS.c.set_version == version)
        .limit(1)
    )
    return connection.execute(found).first() is not None


def issued_within(connection: Connection, unit_id: str | None, unit_path: str) -> bool:
    """Whether the unit that issued a version is at ``unit_path`` or below it."""
    if unit_id is None:
        return False
    path = connection.execute(select(UNITS.c.path).where(UNITS.c.id == unit_id))
    return str(path.scalar_one()).startswith(unit_path)
