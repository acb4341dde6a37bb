"""K14: the form's funds are tied to the accounts and to what the text adds up."""

from dataclasses import replace

from tests.unit.audit.accounts.cases import (
    SEED,
    case_of,
    found,
    held,
    place,
    seed_with,
)
from tests.unit.intake.accounts.laid import in_html
from tests.unit.intake.accounts.made_up import LIBRARY

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.funds_differ_from_accounts import CHECK
from perfscore.diagnostics.model import Severity
from perfscore.intake.text.cleaning import clean
from perfscore.intake.text.tables import tabular
from perfscore.model.indicator_set import FormKind
from perfscore.source import Source

_ROW = "合计\t\t249.4\t467.03\t467.03\t10"


def test_the_budget_of_the_seed_is_not_its_income() -> None:
    (finding,) = found(CHECK, seed_with())
    assert (finding.printed, finding.severity) == ("467.03", Severity.WARNING)
    assert place(finding) == "第563行第12字"
    said = finding.message.zh
    assert "公开01表“本年收入合计” 469.25万元 差 2.22；" in said
    assert "公开04表“本年收入合计” 467.02万元 差 0.01（可由四舍五入解释）" in said
    assert "文字 年初预算 249.4万元 + 调整追加 217.62万元 = 467.02万元 差 0.01" in said


def test_spending_and_opening_budget_of_the_seed_hold() -> None:
    assert [e.text for e in held(CHECK, seed_with())] == [
        "全年执行数 467.03",
        "年初预算数 249.4",
    ]


def test_spending_that_differs_is_found() -> None:
    case = seed_with((_ROW, "合计\t\t249.4\t469.25\t476.03\t10"))
    (finding,) = found(CHECK, case)
    assert finding.printed == "476.03"
    assert finding.expected is not None
    assert finding.expected.zh == "467.03万元"


def test_the_form_in_yuan_is_converted_exactly() -> None:
    case = seed_with((_ROW, "合计\t\t2494000元\t4692500元\t4670300元\t10"))
    assert found(CHECK, case) == []
    assert len(held(CHECK, case)) == 3


def test_the_grand_total_is_a_budget_too() -> None:
    case = seed_with((_ROW, "合计\t\t249.4\t487.53\t467.03\t10"))
    assert found(CHECK, case) == []


def test_a_form_of_grants_alone_is_held_against_the_grants() -> None:
    amounts = "合计\t\t249.4\t467.02\t467.02\t10"
    case = seed_with((_ROW, amounts))
    assert [e.is_rounding for e in found(CHECK, case)] == []


def test_an_opening_budget_told_otherwise_is_found() -> None:
    case = seed_with((_ROW, "合计\t\t294.4\t469.25\t467.03\t10"))
    (finding,) = found(CHECK, case)
    assert finding.printed == "294.4"
    assert "249.4万元" in finding.message.zh


def test_a_project_is_not_compared() -> None:
    case = seed_with()
    project = replace(case, form=replace(case.form, kind=FormKind.PROJECT))
    assert found(CHECK, project) == []


def _library_form(amounts: str) -> AuditCase:
    """Give a form of the library, in 万元, beside its accounts, in 元."""
    form = SEED.read_text("utf-8").rsplit("附件\n\n", 1)[1].replace("2021", "2022")
    assert form.count(_ROW) == 1
    made = form.replace(_ROW, f"合计\t\t{amounts}\t10")
    document = tabular(clean(Source("form.txt", made)))
    assert document is not None
    return case_of(document, in_html(LIBRARY))


def test_accounts_in_a_file_of_their_own_in_another_unit() -> None:
    case = _library_form("300\t338.50\t335")
    assert found(CHECK, case) == []
    assert [e.text for e in held(CHECK, case)] == [
        "全年执行数 335",
        "全年预算数 338.50",
    ]


def test_a_hundredth_of_ten_thousand_is_not_lost_in_converting() -> None:
    case = _library_form("300\t338.51\t335.02")
    assert [(e.printed, e.is_rounding) for e in found(CHECK, case)] == [
        ("335.02", False),
        ("338.51", False),
    ]
