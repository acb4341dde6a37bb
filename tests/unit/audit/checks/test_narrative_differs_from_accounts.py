"""N2: amounts told in the text are those of the accounts."""

from dataclasses import replace

import pytest
from tests.unit.audit.accounts.cases import found, held, place, seed_with, wrong

from perfscore.audit.checks.narrative_differs_from_accounts import CHECK
from perfscore.diagnostics.model import Severity


def test_the_seed_tells_another_balance_than_its_accounts() -> None:
    (finding,) = found(CHECK, seed_with())
    assert finding.message.zh == (
        "文字写“结余结转”2.22万元，公开01表“年末结转和结余”是 18.28万元，差 16.06万元"
        "；表中 2.22 是公开01表“结余分配”"
    )
    assert finding.severity is Severity.WARNING
    assert place(finding).startswith("第494行")


def test_what_the_seed_tells_rightly_is_listed() -> None:
    told = [(e.text, e.working.zh) for e in held(CHECK, seed_with())]
    for each in (
        ("收、支总计 487.53万元", "公开01表“总计” 487.53万元"),
        ("财政拨款收、支总计 485.3万元", "公开04表“总计” 485.30万元"),
        ("其他收入 2.23万元", "公开02表“合计 其他收入” 2.23万元"),
        ("基本支出 467.03万元", "公开03表“合计 基本支出” 467.03万元"),
        ("人员经费 84.71万元", "公开06表“人员经费合计” 84.71万元"),
        ("公务接待费支出预算 41万元", "公开07表“预算数 公务接待费” 41.00万元"),
        ("支出决算 241.55万元", "公开05表“2010301 行政运行 本年支出小计” 241.55万元"),
    ):
        assert each in told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("本年收入合计469.25万元", "本年收入合计496.25万元", "469.25万元"),
        ("其他收入2.23万元，占", "其他收入3.23万元，占", "2.23万元"),
        ("公用经费382.31万元，占", "公用经费328.31万元，占", "382.31万元"),
        ("支出决算为66.05万元", "支出决算为60.65万元", "66.05万元"),
        ("接待费支出预算为41万元", "接待费支出预算为14万元", "41.00万元"),
        ("支出决算为33.5万元", "支出决算为35.3万元", "33.50万元"),
        ("总计485.3万元", "总计458.3万元", "485.30万元"),
        (
            "一般公共服务（类）支出275.05万元",
            "一般公共服务（类）支出257.05万元",
            "275.05万元",
        ),
    ],
)
def test_a_wrong_number_is_found(old: str, new: str, expected: str) -> None:
    case = seed_with((old, new))
    assert expected in [each[1] for each in wrong(CHECK, case)]
    assert len(wrong(CHECK, case)) == 2


def test_yuan_and_fewer_digits_are_the_same_amount() -> None:
    case = seed_with(
        ("本年收入合计469.25万元", "本年收入合计4692500元"),
        ("财政拨款收、支总计485.3万元", "财政拨款收、支总计485万元"),
    )
    assert len(found(CHECK, case)) == 1


def test_a_text_on_another_year_is_not_compared() -> None:
    case = seed_with()
    assert case.accounts is not None
    later = replace(case, accounts=replace(case.accounts, year=2022))
    assert all("2021" not in e.text for e in held(CHECK, later))
    assert len(found(CHECK, later)) == 0


def test_other_budgets_have_balances_of_their_own() -> None:
    case = seed_with(
        (
            "本单位没有政府性基金收入，也没有使用政府性基金安排的支出。",
            "2021年度本年收入5万元，年初结转和结余3万元，年末结转和结余8万元。",
        )
    )
    assert len(found(CHECK, case)) == 1


def test_the_total_is_with_what_was_left_or_without() -> None:
    for told in ("469.25", "487.53"):
        case = seed_with(("本年收入合计469.25万元，其中", f"总收入{told}万元，其中"))
        assert len(found(CHECK, case)) == 1
    case = seed_with(("本年收入合计469.25万元，其中", "总收入478.53万元，其中"))
    assert "469.25万元" in [each[1] for each in wrong(CHECK, case)]


def test_a_wrong_cell_that_the_text_has_right_is_not_told_of_the_text() -> None:
    # 469.25 + 18.28 = 487.53: the table is wrong, not the text
    case = seed_with(("年初结转和结余\t29\t18.28", "年初结转和结余\t29\t81.28"))

    assert [each.printed for each in found(CHECK, case)] == ["2.22万元"]


def test_the_three_expenses_may_be_named_with_the_budget_they_are_of() -> None:
    told = "“三公”经费财政拨款支出预算为67万元，支出决算为66.05万元"
    other = "一般公共预算财政拨款“三公”经费支出预算为67万元，支出决算为60.65万元"

    assert "66.05万元" in [each[1] for each in wrong(CHECK, seed_with((told, other)))]
