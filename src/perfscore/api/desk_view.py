"""A form is audited and laid out as an evaluator's page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.api.auditing import Desk
from perfscore.api.files import Found
from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Diagnostic, Language
from perfscore.model.audit_names import find_audit_name


@dataclass(frozen=True, slots=True)
class DeskView:
    """One form on the desk; ``plain`` is ready for JSON, None where nothing was read.

    ``diagnostics`` are what reading told.
    """

    plain: Mapping[str, object] | None
    form: AuditedForm
    diagnostics: tuple[Diagnostic, ...]


def check_title(rule: str, language: Language = "zh") -> str:
    """Name the check of a rule: ``K9 超额完成说明``; what no check has is the rule.

    Example:
        >>> check_title("claimed-total-differs")
        'K7 总分重算'
    """
    found = find_audit_name(rule)
    if found is None or found.rule != rule:
        return rule
    return f"{found.number} {found.title if language == 'zh' else rule}"


def desk_view(
    desk: Desk, file: Found, *, language: Language = "zh", is_alone: bool = True
) -> DeskView | None:
    """Audit the first form of a file on a desk, beside that desk's papers.

    ``is_alone``: the papers are this form's, whatever unit they name. None where there
    is nothing at all to say of the file.

    Example:
        >>> from perfscore.api.files import assessment_files
        >>> file = assessment_files(["hunan/zhuzhou/department-2021"]).files[0]
        >>> view = desk_view(Desk(), file)
        >>> view.plain["recomputed"]["total"]
        '100'
    """
    from perfscore.render.desk_json import desk_object  # noqa: PLC0415 - pages alone

    for form, case in desk.laid_out(file, is_alone=is_alone):
        told = (*form.diagnostics, *desk.told)
        if form.audit is None or case is None:
            return DeskView(None, form, told)
        plain = desk_object(form, form.audit, case, language)
        return DeskView(plain, form, told)
    return None
