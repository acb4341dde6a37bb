"""All that is known about one form that is audited."""

from dataclasses import dataclass, field

from perfscore.intake.accounts.model import Accounts
from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.intake.grid import Document
from perfscore.model.assessment import Assessment, Cell
from perfscore.score.result import IndicatorScore, Score
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A row of 绩效指标 with what it was recomputed to.

    ``level1``, ``level2`` are the headings it stands under, also where one cell gives
    them to several rows. ``line`` is the scored line of the row; None without a set, or
    where the set has no such row.
    """

    printed: ClaimedIndicator
    level1: Cell | None
    level2: tuple[Cell, ...]
    path: tuple[str, ...]
    line: IndicatorScore | None = None


@dataclass(frozen=True, slots=True)
class AuditCase:
    """One claimed form, the score recomputed, and the papers around it.

    ``score`` is None where no set is named: then the checks go by the rules that hold
    everywhere, and say so. ``document`` is the file that the form stands in; None for
    assessment files. ``accounts`` are read from that file or from one of their own,
    ``papers`` are all documents with running text. ``approved`` is the form with the
    goals as approved, where one was given. ``doubts`` are the places of the form that
    can be read otherwise.
    """

    form: ClaimedForm
    assessment: Assessment
    rows: tuple[AuditRow, ...]
    score: Score | None = None
    document: Document | None = None
    accounts: Accounts | None = None
    papers: tuple[Document, ...] = ()
    approved: ClaimedForm | None = None
    year: int | None = field(default=None)
    doubts: tuple[Span, ...] = ()
