"""What a dashboard counts of an assessment: the scores of its lines."""

from sqlalchemy import Column, ForeignKey, Table

from perfscore.store.tables.base import ID_LENGTH, METADATA, Written, text

FIGURES = Table(
    "figures",
    METADATA,
    Column(
        "assessment_id",
        Written(ID_LENGTH),
        ForeignKey("assessments.id"),
        primary_key=True,
    ),
    text("lines"),
)
"""``lines`` has a line of JSON for each: ``[path, weight, score, declared]``.

The path's names are parted by `` / ``. A row is written with each score that is kept
(at submission, at approval), so that figures over 10⁵ assessments read no receipts.
"""
