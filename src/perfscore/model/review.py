"""An evaluator's own scores (复核得分) as filled in, each with its reason."""

from dataclasses import dataclass, field

from perfscore.model.assessment import Cell
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A row of the file: which line, the evaluator's score, the reason.

    ``path`` is the line's headings and name joined by ``/``, or its name alone.
    ``weight`` and ``claimed`` are what the row repeats of the form. Blank is None.
    """

    path: Cell
    weight: Cell | None = None
    claimed: Cell | None = None
    score: Cell | None = None
    reason: Cell | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The file that an evaluator filled in."""

    entries: tuple[ReviewEntry, ...]
    unit: Cell | None = None
    year: Cell | None = None
    evaluator: Cell | None = None
    date: Cell | None = None
    span: Span | None = field(default=None, compare=False, repr=False)
