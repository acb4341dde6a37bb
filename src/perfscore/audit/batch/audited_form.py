"""What came of one form that was handed in to be audited."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.finding import AuditFinding
from perfscore.audit.result import Audit
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.model import Diagnostic, Severity
from perfscore.model.indicator_set import IndicatorSet

_IN_QUESTION = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True)
class Since:
    """What an earlier audit had found: of what is found now, and of what is gone."""

    known: int
    gone: int


@dataclass(frozen=True, slots=True)
class AuditedForm:
    """The audit of one form of a file, or why there is none.

    ``file`` is what people know it by, ``forms.docx#2`` for one of several.
    ``diagnostics`` are what reading told. ``indicator_set`` is the one that the form
    was recomputed by, if any. Where an earlier audit was given, ``audit`` holds the
    new findings only, and ``since`` counts the others.
    """

    file: str
    audit: Audit | None
    diagnostics: tuple[Diagnostic, ...] = ()
    indicator_set: IndicatorSet | None = None
    since: Since | None = None

    def findings(self, severity: Severity) -> tuple[AuditFinding, ...]:
        """Give the findings of a severity; what rounding explains is not among them."""
        return tuple(
            each
            for each in self._all
            if each.severity is severity and not each.is_rounding
        )

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity, notes on rounding included."""
        return sum(each.severity is severity for each in self._all)

    @property
    def by_rounding(self) -> tuple[AuditFinding, ...]:
        """The differences that rounding explains."""
        return tuple(each for each in self._all if each.is_rounding)

    @property
    def points(self) -> Fraction:
        """The points of the total that the errors and warnings put in question.

        A line counts once, with its gravest finding; what is said of the form as a
        whole counts where it is more than its lines together.
        """
        by_line: dict[tuple[str, ...], Fraction] = {}
        for each in self._all:
            if each.points and not each.is_rounding and each.severity in _IN_QUESTION:
                before = by_line.get(each.path, Fraction())
                by_line[each.path] = max(before, each.points)
        whole = by_line.pop((), Fraction())
        return max(whole, sum(by_line.values(), Fraction()))

    @property
    def _all(self) -> tuple[AuditFinding, ...]:
        return () if self.audit is None else self.audit.findings


def by_gravity(forms: Iterable[AuditedForm]) -> tuple[AuditedForm, ...]:
    """Sort: errors first, then points in question, warnings, notes; unread ones last.

    Forms alike keep the order in which they were handed in.
    """
    return tuple(sorted(forms, key=_gravity))


def _gravity(form: AuditedForm) -> tuple[bool, int, Fraction, int, int]:
    errors, warnings, notes = (-form.count(each) for each in GRAVEST_FIRST)
    return form.audit is None, errors, -form.points, warnings, notes
