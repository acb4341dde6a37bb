"""The scores of lines are kept beside the assessments, for figures over many."""

from sqlalchemy import Connection, delete, insert

from perfscore.store.tables.figures import FIGURES


def keep_figures(connection: Connection, assessment_id: str, lines: str) -> None:
    """Keep the scores of an assessment's lines in place of those kept before.

    ``lines`` is the text of :func:`perfscore.api.dashboards.line_figures`. It
    says nothing that the score's receipt does not say, so the log does not count it;
    whoever keeps a score calls this in the same transaction.
    """
    drop_figures(connection, assessment_id)
    connection.execute(insert(FIGURES).values(assessment_id=assessment_id, lines=lines))


def drop_figures(connection: Connection, assessment_id: str) -> None:
    """Forget the scores of an assessment's lines: it is no longer submitted."""
    connection.execute(delete(FIGURES).where(FIGURES.c.assessment_id == assessment_id))
