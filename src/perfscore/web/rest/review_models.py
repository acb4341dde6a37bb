"""What the routes of an evaluator's own scores answer."""

from typing import Any

from perfscore.web.rest.assessment_models import Answer


class OwnScoreAnswer(Answer):
    """A line with its claimed and recomputed score, and the evaluator's own."""

    line: int
    path: list[str]
    weight: str | None
    low: str
    high: str | None
    claimed: str | None
    recomputed: str | None
    score: str | None
    reason: str


class LineDiagnostic(Answer):
    """Something wrong with an evaluator's score; ``line`` is null for the whole."""

    rule: str
    severity: str
    message: str
    line: int | None


class OwnScoresAnswer(Answer):
    """All lines; ``review`` is null where a score is wrong.

    ``derivation`` says how the total comes of the evaluator's scores; null where he
    gave none.
    """

    etag: str
    items: list[OwnScoreAnswer]
    review: dict[str, Any] | None
    derivation: dict[str, Any] | None
    diagnostics: list[LineDiagnostic]
