"""Write an audit as an Excel workbook that can be sorted and filtered."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Language
from perfscore.render.audit_words import Words
from perfscore.render.xlsx.audit_rows import (
    finding_rows,
    line_rows,
    summary_rows,
    unlooked_rows,
    verified_rows,
)
from perfscore.render.xlsx.audit_sheet import AuditLooks, write_sheet

_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same, so that the same audit gives the same bytes."""


def audit_workbook(forms: Sequence[AuditedForm], *, language: Language = "zh") -> bytes:
    """Write the forms in the order given: a row a form, and sheets of all details.

    Sheets have filters and heads that stay in sight, and are set up for A4 across.
    Numbers are numbers; what others wrote is never a formula. Equal audits give equal
    bytes.
    """
    words = Words(language)
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    title = words.say("自评表复核", "Audit of self-assessments")
    workbook.set_properties({"title": title, "created": _CREATED})
    looks = AuditLooks(workbook)
    for name, listed in (
        (words.say("汇总", "summary"), summary_rows(forms, words)),
        (words.say("发现", "findings"), finding_rows(forms, words)),
        (words.say("得分对照", "scores"), line_rows(forms, words)),
        (words.say("核对无误", "verified"), verified_rows(forms, words)),
        (words.say("没有查的", "not looked for"), unlooked_rows(forms, words)),
    ):
        write_sheet(workbook.add_worksheet(name), listed, looks)
    workbook.close()
    return buffer.getvalue()
