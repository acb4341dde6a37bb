"""Published forms, put into files of every kind and in several manners, are read."""

from collections.abc import Callable

import pytest
from tests.forms.conftest import Measured
from tests.forms.fields import claimed_fields, misses, printed_fields
from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperForm
from tests.laying.pdf import pdf_bytes
from tests.laying.published import Table, paper_form, published, with_rows
from tests.laying.variety import VARIETIES, accounts
from tests.laying.xlsx import xlsx_bytes

from perfscore.diagnostics.model import Outcome
from perfscore.intake.docx.reading import read_docx
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.pdf.reading import read_pdf
from perfscore.intake.xlsx.reading import read_xlsx

Filed = Callable[..., Outcome[Document]]

FORMATS: dict[str, Filed] = {
    "xlsx": lambda *blocks: read_xlsx(xlsx_bytes(*blocks, numbers=True), "表.xlsx"),
    "docx": lambda *blocks: read_docx(docx_bytes(*blocks), "表.docx"),
    "html": lambda *blocks: read_html(html_text(*blocks).encode(), "表.html"),
    "pdf": lambda *blocks: read_pdf(pdf_bytes(*blocks), "表.pdf"),
}


@pytest.mark.parametrize("manner", VARIETIES)
@pytest.mark.parametrize("format_", FORMATS)
def test_99_of_100_printed_fields_are_read(
    format_: str, manner: str, measured: Measured
) -> None:
    printed, missed = 0, []
    for number in with_rows():
        table = published()[number]
        found = _missed(table, FORMATS[format_](VARIETIES[manner](paper_form(table))))
        printed += len(printed_fields(table))
        missed += [f"{number} {each}" for each in found]

    measured(format_, manner, printed - len(missed), printed)
    assert len(missed) <= printed // 100, "\n".join(missed)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_form_behind_thirty_pages_of_accounts_is_read_as_well(
    format_: str, measured: Measured
) -> None:
    table = published()["009"]

    missed = _missed(table, FORMATS[format_](*accounts(30), paper_form(table)))

    printed = len(printed_fields(table))
    measured(format_, "after accounts", printed - len(missed), printed)
    assert missed == []


def test_a_form_below_other_tables_of_one_sheet_is_read_as_well(
    measured: Measured,
) -> None:
    table = published()["009"]
    data = xlsx_bytes(*accounts(3), paper_form(table), stacked=True)

    missed = _missed(table, read_xlsx(data, "表.xlsx"))

    printed = len(printed_fields(table))
    measured("xlsx", "on one sheet", printed - len(missed), printed)
    assert missed == []


def test_forms_longer_than_a_page_of_a_pdf_are_read_as_well(
    measured: Measured,
) -> None:
    printed, missed = 0, []
    for number in with_rows():
        table = published()[number]
        data = pdf_bytes(paper_form(table), size=16)
        missed += [f"{number} {each}" for each in _missed(table, read_pdf(data, "表"))]
        printed += len(printed_fields(table))

    measured("pdf", "over pages", printed - len(missed), printed)
    assert len(missed) <= printed // 100, "\n".join(missed)


def test_two_forms_of_one_file_are_two() -> None:
    forms: list[PaperForm] = [paper_form(published()[each]) for each in ("009", "017")]

    for filed in FORMATS.values():
        document = filed(*forms).value
        assert document is not None
        claimed = claimed_forms(document).value
        assert claimed is not None
        assert len(claimed) == 2


def _missed(table: Table, outcome: Outcome[Document]) -> list[str]:
    expected = printed_fields(table)
    claimed = None if outcome.value is None else claimed_forms(outcome.value).value
    return misses(expected, claimed_fields(claimed[-1]) if claimed else {})
