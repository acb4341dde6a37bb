"""Audited forms are written in one of the forms that people and machines read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, get_args

from perfscore.api.extras import missing_extra
from perfscore.api.reading import read_bytes
from perfscore.api.rendering import json_array
from perfscore.audit.batch.audited_form import AuditedForm, by_gravity
from perfscore.audit.batch.since import Earlier
from perfscore.diagnostics.model import Language, Outcome

AuditForm = Literal["table", "json", "html", "xlsx"]
FORMS: tuple[AuditForm, ...] = get_args(AuditForm)

FEW = 5
"""Up to so many forms are shown one by one in a terminal, more as a table only."""

_MOST_OF_A_BASELINE = 500_000_000
"""Bytes: a thousand long forms with all that was verified have some 200 million."""
_ENDINGS: dict[str, AuditForm] = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}


@dataclass(frozen=True, slots=True)
class AuditOutput:
    """How audits are written; ``width`` counts columns of the terminal.

    ``with_verified`` lists what holds, ``with_details`` shows every form by itself;
    both are for the table, the others always have all.
    """

    to: AuditForm = "table"
    width: int = 80
    language: Language = "zh"
    colour: bool = False
    with_verified: bool = False
    with_details: bool = False


def audit_form_named(path: str) -> AuditForm:
    """Say what a file's name asks for; one that says nothing means a table."""
    return _ENDINGS.get(PurePath(path).suffix.lower(), "table")


def shows_each(forms: Sequence[AuditedForm], output: AuditOutput) -> bool:
    """Whether the table shows every form by itself, and not only in a row."""
    return output.with_details or output.with_verified or len(forms) <= FEW


def earlier_audit(path: str, *, name: str | None = None) -> Outcome[Earlier]:
    """Read a baseline, which messages call ``name``: an earlier audit as JSON."""
    # Pydantic loads slowly.
    from perfscore.wire.audit_baseline import read_baseline  # noqa: PLC0415

    data = read_bytes(path, most=_MOST_OF_A_BASELINE, name=name)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    read = read_baseline(data.value, name or path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    return Outcome(Earlier(read.value))


def written(
    forms: Sequence[AuditedForm], output: AuditOutput
) -> Outcome[str] | Outcome[bytes]:
    """Write forms: JSON in the order given, the others sorted by gravity.

    A missing extra is told, and leaves no value. Texts end with an end of line.
    """
    language = output.language
    match output.to:
        case "json":
            return Outcome(_json(forms, language))
        case "html":
            from perfscore.render.audit_html import audit_page  # noqa: PLC0415

            return Outcome(audit_page(by_gravity(forms), language=language))
        case "xlsx":
            missing = missing_extra("xlsx", "*.xlsx")
            if missing is not None:
                return Outcome(None, (missing,))
            from perfscore.render.xlsx.audit import audit_workbook  # noqa: PLC0415

            return Outcome(audit_workbook(by_gravity(forms), language=language))
        case "table":
            return Outcome(_table(by_gravity(forms), output))


def _json(forms: Sequence[AuditedForm], language: Language) -> str:
    from perfscore.render.audit_json import audit_object  # noqa: PLC0415

    objects = (
        audit_object(each, each.audit, language)
        for each in forms
        if each.audit is not None
    )
    return json_array(
        json.dumps(each, ensure_ascii=False, indent=2) for each in objects
    )


def _table(forms: Sequence[AuditedForm], output: AuditOutput) -> str:
    from perfscore.render.audit_summary import summary_text  # noqa: PLC0415
    from perfscore.render.audit_text import AuditStyle, audit_text  # noqa: PLC0415

    style = AuditStyle(
        output.width, output.language, output.colour, output.with_verified
    )
    is_shown = shows_each(forms, output)
    pages = [
        audit_text(each, each.audit, style)
        for each in forms
        if each.audit is not None and is_shown
    ]
    if len(forms) > 1:
        pages.append(summary_text(forms, language=output.language))
    return "\n".join(pages)
