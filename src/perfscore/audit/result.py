"""What an audit of one form gives."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.agreement import Agreement
from perfscore.diagnostics.model import Rule, Text
from perfscore.model.assessment import Cell
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A claimed score beside the recomputed one.

    ``recomputed`` is None where nothing says how the line is scored; ``working`` then
    says why. ``agreement`` is None where either is missing.
    """

    path: tuple[str, ...]
    weight: Fraction | None
    claimed: Cell | None
    recomputed: Fraction | None
    working: Text
    agreement: Agreement | None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Unlooked:
    """A check that was not made, and why (switched off, no accounts …)."""

    rule: Rule
    why: Text


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one claimed form.

    ``name`` is the file's, with ``#2`` for the second form of several. ``set_id`` is
    empty where the form was recomputed by the rules that hold everywhere.
    ``unread_sentences`` counts sentences with numbers that were not understood.
    """

    name: str
    unit: str
    project: str
    year: int | None
    set_id: str
    claimed_total: Cell | None
    claimed_grade: Cell | None
    total: Fraction | None
    grade: str | None
    lines: tuple[AuditLine, ...]
    findings: tuple[AuditFinding, ...]
    verified: tuple[Verified, ...] = ()
    unlooked: tuple[Unlooked, ...] = ()
    unread_sentences: int = 0
