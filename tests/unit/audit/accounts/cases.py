"""Audit cases around published accounts, read from text as users hand it in."""

from pathlib import Path

from perfscore.audit.building import Around, audit_case
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.settle import settled
from perfscore.intake.text.cleaning import clean
from perfscore.intake.text.tables import tabular
from perfscore.source import Source

SEED = Path(__file__).parents[3] / "data" / "accounts" / "zhuzhou_2021.txt"


def seed_with(*changes: tuple[str, str]) -> AuditCase:
    """Give the seed document with texts replaced, each of which must be there once."""
    text = SEED.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    document = tabular(clean(Source("seed.txt", text)))
    assert document is not None
    return case_of(document)


def case_of(document: Document, accounts: Document | None = None) -> AuditCase:
    """Put the form of a document together with accounts, by default its own."""
    forms = claimed_forms(document).value
    assert forms is not None
    assessment = settled(forms[0], None).value
    assert assessment is not None
    papers = (document,) if accounts is None else (document, accounts)
    around = Around(document, accounts_of(accounts or document).value, papers)
    return audit_case(forms[0], assessment, None, around)


def looked(check: Check, case: AuditCase) -> list[AuditFinding | Verified]:
    """Let a check look as it is set by default."""
    return list(check.look(case, Setting(check.rule.severity, check.basis)))


def found(check: Check, case: AuditCase) -> list[AuditFinding]:
    """Give the findings."""
    return [e for e in looked(check, case) if isinstance(e, AuditFinding)]


def held(check: Check, case: AuditCase) -> list[Verified]:
    """Give what was verified."""
    return [e for e in looked(check, case) if isinstance(e, Verified)]


def wrong(check: Check, case: AuditCase) -> list[tuple[str, str | None]]:
    """Give what is printed and what it should be, differences by rounding left out."""
    return [
        (e.printed, None if e.expected is None else e.expected.zh)
        for e in found(check, case)
        if not e.is_rounding
    ]


def place(finding: AuditFinding) -> str:
    """Give the line and the character of a finding."""
    assert finding.at is not None
    return finding.at.source.mark(finding.at.start)
