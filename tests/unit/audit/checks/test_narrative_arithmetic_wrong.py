"""N1: how grave each kind of difference is, and how it is told."""

import pytest
from tests.unit.audit.accounts.cases import found, seed_with
from tests.unit.audit.narrative.papers import case_of, paper

from perfscore.audit.checks.narrative_arithmetic_wrong import BASIS, CHECK, look
from perfscore.audit.checks.narrative_differs_from_accounts import (
    CHECK as TOLD_CHECK,
)
from perfscore.audit.finding import AuditFinding
from perfscore.audit.setting import Setting
from perfscore.diagnostics.model import Severity


def findings(text: str) -> list[AuditFinding]:
    setting = Setting(Severity.ERROR, BASIS)
    return [
        each
        for each in look(case_of([paper(text)]), setting)
        if isinstance(each, AuditFinding)
    ]


def test_what_a_guest_cost_follows_from_a_cost_told_by_the_accounts() -> None:
    # 407800 / 2082 = 195.87 元, of the 40.78万元 in 公开07表
    told = "公务接待费支出决算为40.78万元，全年共接待来访团组304个、来宾2082人次，"
    other = told.replace("40.78", "47.80") + "人均195.87元，"
    plain = {each.printed for each in found(CHECK, seed_with())}

    assert {each.printed for each in found(CHECK, seed_with((told, other)))} <= plain
    away = seed_with((told, told + "人均159.87元，"))
    (only,) = {each.printed for each in found(CHECK, away)} - plain
    assert "人均159.87元" in only


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "预算为10.00万元，支出决算为9.00万元，完成预算的99%。",
            Severity.ERROR,
            "文字中的完成率印作 99%，应为 90%（9.00万元 ÷ 10.00万元 = 90.0%）",
        ),
        (
            "支出合计100.01万元，其中：基本支出60.00万元，项目支出40.00万元。",
            Severity.NOTE,
            (
                "文字中的合计印作 100.01万元，按所列的数算是 100.00万元"
                "（60.00万元 + 40.00万元 = 100.00万元），差 0.01万元，可由四舍五入解释"
            ),
        ),
        (
            "年初预算为0万元，支出决算为33.50万元，完成年初预算的100%。",
            Severity.WARNING,
            "文字中的完成率印作 100%，但基数 0万元 为 0，不能作除数",
        ),
        (
            "预算为0万元，支出决算为0万元，完成预算的100%。",
            Severity.NOTE,
            "文字中的完成率印作 100%，但基数 0万元 为 0，不能作除数",
        ),
    ],
)
def test_a_difference_weighs_what_it_is(
    text: str, severity: Severity, message: str
) -> None:
    (one,) = findings(text)

    assert (one.severity, one.message.zh) == (severity, message)
    assert one.printed == text
    assert one.basis == BASIS
    assert one.is_rounding is ("四舍五入" in message)


def test_a_long_sentence_is_quoted_around_the_figure() -> None:
    text = (
        "主要原因是工作需要，" * 20 + "预算为10.00万元，决算为9.00万元，完成预算的99%。"
    )
    (one,) = findings(text)

    assert one.printed.startswith("…")
    assert one.printed.endswith("完成预算的99%。")
    assert len(one.printed) < 120


def test_an_amount_that_the_accounts_correct_is_told_once() -> None:
    # 67.00 was 76.00 printed; 66.05 / 67.00 = 98.6 % holds with what the table has
    case = seed_with(("支出预算为67万元", "支出预算为76万元"))

    printed = [each.printed for each in found(CHECK, case) if not each.is_rounding]
    assert not any("76万元" in each for each in printed)
    assert any("76万元" in each.printed for each in found(TOLD_CHECK, case))


def test_what_follows_from_a_wrong_sum_is_not_told_besides() -> None:
    # 60.00 + 40.00 = 100.00, of which 60 % and 40 % are right
    (one,) = findings(
        "支出合计120.00万元，其中：基本支出60.00万元，占60%；项目支出40.00万元，占40%。"
    )

    assert one.expected is not None
    assert one.expected.zh == "100.00万元"


def test_nothing_out_of_nothing_may_be_printed_as_zero() -> None:
    assert findings("预算为0万元，支出决算为0万元，完成预算的0%。") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            (
                "年初预算为500.00万元，支出决算为612.00万元，完成年初预算的122.4%，"
                "决算数小于年初预算数。"
            ),
            (
                "文字中的决算数与预算数的比较不对：612.00万元 > 500.00万元，"
                "应为决算数大于预算数"
            ),
        ),
        (
            "支出决算数8.50万元，较上年增加6.50万元，增长43.33%。",
            (
                "文字中的增减方向不对：6.50万元 ÷ (8.50万元 + 6.50万元) = 43.333%，"
                "应为减少 6.50万元"
            ),
        ),
    ],
)
def test_a_wrong_direction_is_told_in_words(text: str, message: str) -> None:
    (one,) = findings(text)

    assert one.message.zh == message


def test_without_papers_it_is_not_looked_at() -> None:
    assert CHECK.needs is not None
    assert not CHECK.needs(case_of([]))
