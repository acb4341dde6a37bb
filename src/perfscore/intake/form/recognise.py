"""The claimed forms of a document."""

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.intake import rules
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.form.assembling import Assembly
from perfscore.intake.form.finishing import finished
from perfscore.intake.grid import Document, Grid
from perfscore.source import Span


def claimed_forms(document: Document) -> Outcome[tuple[ClaimedForm, ...]]:
    """Find every self-assessment form of ``document`` and read it.

    Forms are known by the meaning of their headings, not by a template; no indicator
    set is needed. What is uncertain, unread or passed over is told with its cell. The
    value is None, with an error, where there is no form at all.
    """
    assembly = Assembly()
    for block in document.blocks:
        if isinstance(block, Grid):
            assembly.add_grid(block)
        else:
            assembly.add_paragraph(block)
    forms: list[ClaimedForm] = []
    found: list[Diagnostic] = []
    others = assembly.others
    has_indicators = any(each.has_indicators for each in assembly.drafts)
    for draft in assembly.drafts:
        is_named = bool(draft.facts) or not (has_indicators or draft.title is None)
        if not draft.has_body or not (draft.has_indicators or is_named):
            others += 1
            continue
        form, told = finished(draft, document.identity)
        forms.append(form)
        found += told
    if not forms:
        return Outcome(None, (_not_found(document, others),))
    if others:
        found.append(_others(document, others))
    return Outcome(tuple(forms), tuple(found))


def _whole(document: Document) -> Label:
    return Label(Span(document.source, 0, len(document.source.text)))


def _not_found(document: Document, others: int) -> Diagnostic:
    count = (
        Text(f"，{others} 个表格都不是", f"; {others} tables are none")
        if others
        else Text("", "")
    )
    return Diagnostic(
        rules.FORM_NOT_FOUND,
        Text(
            f"文件里没有找到自评表{count.zh}",
            f"no self-assessment form is in the file{count.en}",
        ),
        _whole(document),
        hint=Text(
            "表里要有“一级指标”“年度指标值”“得分”这样的栏目名称；图片和没有框线的 PDF "
            "请改用 Word、Excel 或粘贴的文字",
            "a form has headings such as 一级指标, 年度指标值, 得分; in place of "
            "pictures and of PDF without ruled lines give Word, Excel or pasted text",
        ),
    )


def _others(document: Document, others: int) -> Diagnostic:
    return Diagnostic(
        rules.OTHER_TABLES,
        Text(
            f"文件里另有 {others} 个表格不是自评表，没有读",
            f"{others} other tables of the file are no self-assessment; not read",
        ),
        _whole(document),
    )
