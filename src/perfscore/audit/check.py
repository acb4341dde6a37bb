"""A check of the audit: what it is called, what it rests on, how it looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from perfscore.audit.case import AuditCase
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting
from perfscore.diagnostics.model import Rule, Text

Look = Callable[[AuditCase, Setting], Iterable[AuditFinding | Verified]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    ``rule`` has the name and the page (``perfscore explain NAME``); ``basis`` is its
    source as evaluators quote it. ``look`` gives what it finds, and what it verified.
    ``needs`` says which cases it can look at; None is all. Where it cannot look, the
    audit says so with ``lacking`` (``没有决算表``).
    """

    rule: Rule
    basis: tuple[str, ...]
    look: Look
    threshold: str = ""
    """The interval by default as a set writes it (``≥ 130%``); empty: it takes none."""
    needs: Callable[[AuditCase], bool] | None = None
    lacking: Text | None = None
