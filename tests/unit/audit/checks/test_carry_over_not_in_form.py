"""A3: balances and other income of the accounts stand in the form's rows."""

from dataclasses import replace

from tests.unit.audit.accounts.cases import found, held, place, seed_with

from perfscore.audit.checks.carry_over_not_in_form import CHECK
from perfscore.diagnostics.model import Severity
from perfscore.model.indicator_set import FormKind


def test_both_blank_rows_of_the_seed_are_found() -> None:
    findings = found(CHECK, seed_with())
    assert [(e.path, e.message.zh, e.severity) for e in findings] == [
        (
            ("上年结转资金",),
            "公开01表“年初结转和结余” 18.28万元，自评表“上年结转资金”空白",
            Severity.WARNING,
        ),
        (
            ("其他资金",),
            "公开01表“八、其他收入” 2.23万元，自评表“其他资金”空白",
            Severity.WARNING,
        ),
    ]
    assert place(findings[0]) == "第563行第6字"


def test_rows_that_are_filled_in_are_verified() -> None:
    case = seed_with(("上年结转资金\t\t\t", "上年结转资金\t\t18.28\t"))
    assert [e.path for e in found(CHECK, case)] == [("其他资金",)]
    assert [e.text for e in held(CHECK, case)] == ["上年结转资金 18.28"]


def test_a_zero_is_no_balance() -> None:
    case = seed_with(("上年结转资金\t\t\t", "上年结转资金\t0\t0\t"))
    assert found(CHECK, case)[0].message.zh.endswith("“上年结转资金”填 0")


def test_accounts_without_other_income_ask_for_none() -> None:
    case = seed_with(("八、其他收入\t8\t2.23", "八、其他收入\t8\t"))
    assert [e.path for e in found(CHECK, case)] == [("上年结转资金",)]


def test_a_project_is_not_compared() -> None:
    case = seed_with()
    project = replace(case, form=replace(case.form, kind=FormKind.PROJECT))
    assert CHECK.needs is not None
    assert not CHECK.needs(project)
    assert found(CHECK, project) == []


def test_accounts_of_another_year_are_not_compared() -> None:
    case = replace(seed_with(), year=2022)
    assert found(CHECK, case) == []
