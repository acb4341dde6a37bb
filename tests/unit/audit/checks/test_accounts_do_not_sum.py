"""A1: a wrong digit in an account is found at its cell, rounding is told apart."""

from dataclasses import replace

import pytest
from tests.unit.audit.accounts.cases import found, held, place, seed_with, wrong
from tests.unit.intake.accounts.laid import Sheet, in_html, in_xlsx, read
from tests.unit.intake.accounts.made_up import EXPORTED, LIBRARY

from perfscore.audit.accounts.judging import judged
from perfscore.audit.checks.accounts_do_not_sum import CHECK
from perfscore.diagnostics.model import Severity


def test_the_seed_adds_up_but_for_rounding() -> None:
    findings = found(CHECK, seed_with())
    assert [(place(e), e.printed, e.severity, e.is_rounding) for e in findings] == [
        ("第118行第28字", "467.03", Severity.NOTE, True),
        ("第163行第5字", "467.03", Severity.NOTE, True),
        ("第163行第12字", "467.03", Severity.NOTE, True),
        ("第248行第29字", "382.31", Severity.NOTE, True),
    ]
    assert findings[0].message.zh.endswith(
        "各项支出之和 467.02，差 0.01，可由四舍五入解释"
    )
    assert findings[0].working is not None
    assert findings[0].working.zh.endswith("275.05 + 191.97 = 467.02")


def test_what_adds_up_is_listed() -> None:
    texts = [each.working.zh for each in held(CHECK, seed_with())]
    for text in (
        "公开01表“本年收入合计” = 各项收入之和：467.02 + 2.23 = 469.25",
        "公开01表“总计” = 本年收入、结转结余等之和：469.25 + 18.28 = 487.53",
        "公开01表“总计” = 本年支出、结转结余等之和：467.03 + 2.22 + 18.28 = 487.53",
        "公开01表“总计” = 收入总计：487.53",
        "公开04表“总计” = 本年收入、结转结余等之和：467.02 + 18.28 = 485.30",
        "公开06表“人员经费合计” = 各类之和：0.90 + 83.81 = 84.71",
        "公开07表“决算数 合计” = 出国、用车、接待三项之和：25.27 + 40.78 = 66.05",
    ):
        assert text in texts


@pytest.mark.parametrize(
    ("old", "new", "printed", "expected"),
    [
        ("本年收入合计\t27\t469.25", "本年收入合计\t27\t496.25", "496.25", "469.25"),
        ("八、其他收入\t8\t2.23", "八、其他收入\t8\t3.23", "3.23", "2.23"),
        ("总计\t31\t487.53", "总计\t31\t478.53", "478.53", "487.53"),
        ("总计\t62\t487.53", "总计\t62\t497.53", "497.53", "487.53"),
        (
            "2010301\t行政运行\t243.78",
            "2010301\t行政运行\t248.78",
            "248.78",
            "243.78",
        ),
        (
            "30309\t奖励金\t83.81",
            "30309\t奖励金\t38.81",
            "38.81",
            "83.81",
        ),
        ("人员经费合计\t\t84.71", "人员经费合计\t\t84.17", "84.17", "84.71"),
        ("26.00\t41.00\t66.05", "26.00\t41.00\t68.05", "68.05", "66.05"),
        ("总计\t64\t485.30", "总计\t64\t458.30", "458.30", "485.30"),
    ],
)
def test_a_wrong_digit_is_found_at_its_cell(
    old: str, new: str, printed: str, expected: str
) -> None:
    assert wrong(CHECK, seed_with((old, new))) == [(printed, expected)]


def test_where_any_part_may_be_wrong_the_sum_is_told_with_all_parts() -> None:
    case = seed_with(("30201\t办公费\t16.14", "30201\t办公费\t61.14"))
    (finding,) = [e for e in found(CHECK, case) if not e.is_rounding]
    assert finding.printed == "382.31"
    assert finding.message.zh.endswith(
        "为 427.30，相差 44.99万元；也可能是其中一项有误"
    )
    assert "公开06表“30201 办公费” 61.14" in [e.text.zh for e in finding.related]
    assert finding.severity is Severity.ERROR


def test_a_blank_cell_is_no_zero() -> None:
    case = seed_with(("总计\t31\t487.53", "总计\t31\t"))
    assert wrong(CHECK, case) == []


def test_a_cell_that_is_no_number_leaves_its_sums_open() -> None:
    case = seed_with(("八、其他收入\t8\t2.23", "八、其他收入\t8\t2.2?"))
    assert wrong(CHECK, case) == []


def test_the_accounts_of_another_unit_hold() -> None:
    for accounts in (read(in_html(LIBRARY)), read(in_xlsx(LIBRARY))):
        judgement = judged(accounts)
        assert (judgement.faults, judgement.rounded) == ((), ())
        assert len(judgement.held) == 96


def test_columns_told_with_of_which_are_no_addends() -> None:
    rows = [row.replace("|20,000.00|", "|120,000.00|") for row in LIBRARY[1].rows]
    changed = [LIBRARY[0], Sheet(LIBRARY[1].front, rows), *LIBRARY[2:]]
    assert judged(read(in_html(changed))).faults == ()


def test_of_a_sum_and_its_one_part_the_one_that_stands_alone_is_told() -> None:
    # 208 and 20805 both have 300,000.00, the one code below them does not
    name = "机关事业单位基本养老保险缴费支出|"
    rows = [
        row.replace(f"{name}300,000.00|300,000.00", f"{name}330,000.00|330,000.00")
        for row in LIBRARY[1].rows
    ]
    changed = [LIBRARY[0], Sheet(LIBRARY[1].front, rows), *LIBRARY[2:]]
    faults = judged(read(in_html(changed))).faults

    assert [each.cell.text for each in faults] == ["330,000.00", "330,000.00"]
    assert not any(each.is_sure for each in faults)


def test_without_accounts_nothing_is_looked_at() -> None:
    assert CHECK.needs is not None
    assert not CHECK.needs(replace(seed_with(), accounts=None))


def test_exported_tables_hold_and_a_balance_that_does_not_is_found() -> None:
    judgement = judged(read(in_xlsx(EXPORTED)))
    assert (judgement.faults, judgement.rounded) == ((), ())
    funds = EXPORTED[3]
    rows = [row.replace("|10.00|1.00", "|10.00|7.00") for row in funds.rows]
    faults = judged(read(in_xlsx([Sheet((), rows)]))).faults
    assert {each.cell.text for each in faults} == {"7.00"}
    assert {each.broken[0].working() for each in faults} == {
        "1.00 + 10.00 − 10.00 = 1.00"
    }
