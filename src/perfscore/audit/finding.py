"""One thing that the audit found."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """What is printed, what it should be, by which rule, and how that was computed.

    ``message`` is a sentence that makes sense alone. ``path`` names the indicator (its
    headings and name) or the fund row; empty for the whole form, the accounts, a
    sentence. ``printed`` is as printed; ``expected`` and ``working`` (``467.02 ÷ 469.25
    = 99.52%``) are None where there is nothing to compute. ``is_rounding`` marks a
    difference that rounding alone can explain, ``is_doubtful`` one that rests on a cell
    that can be read otherwise. ``points`` is how many points of the
    total are at stake, 0 or more; None where none can be named.
    """

    rule: Rule
    severity: Severity
    message: Text
    at: Span | None = None
    path: tuple[str, ...] = ()
    printed: str = ""
    expected: Text | None = None
    working: Text | None = None
    basis: tuple[str, ...] = ()
    related: tuple[Label, ...] = ()
    points: Fraction | None = None
    is_rounding: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """A statement that was recomputed and holds, with how.

    ``kind`` is the rule of the check that looked; ``text`` is the statement as
    printed. ``is_rounding``: it holds only because what is printed is rounded.
    """

    rule: Rule
    text: str
    working: Text
    at: Span | None = None
    is_rounding: bool = False
