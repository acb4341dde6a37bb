"""The published tables with all that is known to stand on them, read and audited."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperCell, PaperForm
from tests.laying.published import paper_form, published
from tests.laying.xlsx import xlsx_bytes

from perfscore.audit.auditor import audited
from perfscore.audit.building import Around, audit_case
from perfscore.audit.case import AuditCase
from perfscore.audit.registry import CHECKS
from perfscore.audit.result import Audit
from perfscore.audit.settings import settings_of
from perfscore.intake.docx.reading import read_docx
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.settle import settled
from perfscore.intake.xlsx.reading import read_xlsx

# What the transcripts only tell of (`oddities`, `extra`) and `tests/laying` omits.
_ABOVE = {"028": ("（2023年度）",)}
"""028: the title inside the table says 2023年度, the document is of 2022."""
_BELOW = {"007": ("填报日期：2022年8月10日",)}
_CELLS = {
    ("030", "执行准确性", "情况说明"): "执行与预算之间没有较大偏离",
    ("031", "年度资金总额(万元)", "扣除统筹整合资金后预算金额(C)"): "52.800000",
    ("031", "年度资金总额(万元)", "全年到位资金(D)"): "52.800000",
    ("031", "年度资金总额(万元)", "预算到位(D/C×100%)"): "100.00%",
    ("043", "49.04", "绩效等级"): "优",
}
"""Blank cells, by another cell of their row and by what heads their column."""
KINDS = ("html", "docx", "xlsx")


def numbers() -> tuple[str, ...]:
    """Give the numbers of all published tables."""
    return tuple(published())


@cache
def whole_case(number: str, kind: str = "html") -> AuditCase:
    """Give the case of a table that was laid out in a file of a kind, and read."""
    document = _read(number, kind)
    forms = claimed_forms(document).value
    assert forms
    form = forms[-1]
    assessment = settled(form, None).value
    assert assessment is not None
    return audit_case(form, assessment, None, Around(document))


@cache
def whole_audit(number: str, kind: str = "html") -> Audit:
    """Let all checks look at a table as they are set by default."""
    return audited(number, whole_case(number, kind), settings_of(CHECKS))


def whole_form(number: str) -> PaperForm:
    """Lay a table out with all that is known of it."""
    form = paper_form(published()[number])
    return replace(
        form,
        above=(*form.above, *_ABOVE.get(number, ())),
        cells=tuple(_filled(number, form)),
        below=(*form.below, *_BELOW.get(number, ())),
    )


def _filled(number: str, form: PaperForm) -> Iterator[PaperCell]:
    wanted = {
        (_row_of(form, beside), _column_of(form, heading)): text
        for (table, beside, heading), text in _CELLS.items()
        if table == number
    }
    for cell in form.cells:
        text = wanted.pop((cell.row, cell.column), cell.text)
        assert not cell.text or text == cell.text
        yield replace(cell, text=text)
    assert not wanted


def _row_of(form: PaperForm, text: str) -> int:
    return next(each.row for each in form.cells if each.text == text)


def _column_of(form: PaperForm, heading: str) -> int:
    return next(each.column for each in form.cells if each.text == heading)


def _read(number: str, kind: str) -> Document:
    form, name = whole_form(number), f"{number}.{kind}"
    if kind == "docx":
        read = read_docx(docx_bytes(form), name)
    elif kind == "xlsx":
        read = read_xlsx(xlsx_bytes(form), name)
    else:
        read = read_html(html_text(form).encode(), name)
    assert read.value is not None
    return read.value
