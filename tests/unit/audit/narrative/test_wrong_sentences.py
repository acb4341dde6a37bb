"""Prose that is wrong beyond rounding: each fault is found, with what is expected."""

import pytest
from tests.unit.audit.narrative.papers import told, wrong

from perfscore.audit.narrative.relations import Verdict

FAULTS = (
    (
        (
            "本年收入合计469.25万元，其中：财政拨款收入467.02万元，占99.9%；"
            "其他收入2.23万元，占0.1%。"
        ),
        ["99.9% → 99.5%", "0.1% → 0.5%"],
    ),
    (
        (
            "收入总计3256.41万元，支出总计3256.41万元。与上年相比，收、支总计各增加"
            "256.41万元，增长8.9%。"
        ),
        ["8.9% → 8.5%"],
    ),
    ("本部门总收入1500.5万元，较上年减少99.5万元，下降6.63%。", ["6.63% → 6.22%"]),
    (
        (
            "本年支出合计365.20万元，其中：基本支出265.20万元，占本年支出的72.26%；"
            "项目支出100.00万元，占本年支出的27.38%。"
        ),
        ["72.26% → 72.62%"],
    ),
    (
        "支出2.45万元，比上年决算数减少0.55万元，增长18.33%。",
        ["18.33% → 与“减少0.55万元”同一方向"],
    ),
    ("预算安排12.0万元，实际支出10.8万元，完成预算的95%。", ["95% → 90%"]),
    ("会议费全年预算数5.00万元，决算数4.20万元，执行率86%。", ["86% → 84%"]),
    (
        (
            "年初预算为1200.00万元，支出决算为1350.00万元，完成年初预算的112.5%，"
            "决算数小于年初预算数的主要原因是年中追加。"
        ),
        ["1350.00万元 → 决算数大于预算数"],
    ),
    (
        "财政拨款收入900.00万元，比2021年的800.00万元增加110.00万元，增长13.75%。",
        ["110.00万元 → 100.00万元"],
    ),
    (
        "机关运行经费支出88.60万元，比上年的98.60万元减少10.00万元，下降11.29%。",
        ["11.29% → 10.14%"],
    ),
    (
        (
            "政府采购支出总额126.50万元，其中：政府采购货物支出26.50万元、政府采购工程"
            "支出10.00万元、政府采购服务支出100.00万元。"
        ),
        ["126.50万元 → 136.50万元"],
    ),
    (
        "共有车辆8辆，其中，应急保障用车2辆、执法执勤用车3辆、其他用车1辆。",
        ["8辆 → 6辆"],
    ),
    (
        (
            "一般公共预算财政拨款基本支出1000.00万元，其中：人员经费800.00万元，"
            "公用经费210.00万元。"
        ),
        ["1000.00万元 → 1010.00万元"],
    ),
    (
        "人员经费500.00万元、公用经费100.00万元，两项合计610.00万元。",
        ["610.00万元 → 600.00万元"],
    ),
    ("财政拨款支出460.00万元，占本年支出合计500.00万元的96%。", ["96% → 92%"]),
    ("支出决算为90.00万元，完成年初预算100.00万元的99%。", ["99% → 90%"]),
    (
        (
            "公务用车购置及运行维护费支出20.00万元，其中：公务用车购置费5.00万元，"
            "公务用车运行维护费18.00万元。"
        ),
        ["20.00万元 → 23.00万元"],
    ),
    (
        "收入总计100.00万元（含年初结转和结余180.00万元）。",
        ["180.00万元 → 不大于 100.00万元"],
    ),
    (
        "“三公”经费支出决算12.30万元，比年初预算数15.00万元减少2.70万元，下降22%。",
        ["22% → 18%"],
    ),
    ("总支出1.2500亿元，比上年增加2500.00万元，增长20%。", ["20% → 25%"]),
    (
        "2021年收入100.00万元，2020年收入80.00万元，增加20.00万元，增长20%。",
        ["20% → 25%"],
    ),
    (
        (
            "本年收入合计100.00万元，其中：财政拨款收入80.00万元，占80%；其他收入"
            "20.10万元，占20%。"
        ),
        ["100.00万元 → 100.10万元"],
    ),
)


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_what_is_wrong_is_found_and_nothing_else(text: str, found: list[str]) -> None:
    assert wrong(text) == found


@pytest.mark.parametrize(
    ("text", "is_empty"),
    [
        ("预算为0万元，支出决算为0万元，完成预算的100%。", True),
        ("年初预算为0万元，支出决算为33.50万元，完成年初预算的100%。", False),
        ("公务接待费0.50万元，比2021年增加0.50万元，增长100%。", False),
    ],
)
def test_a_rate_of_nothing_is_told_as_such(text: str, *, is_empty: bool) -> None:
    (one,) = told(text).relations

    assert one.verdict is Verdict.NO_BASE
    assert one.is_empty is is_empty


def test_a_rate_that_rounding_of_the_amounts_can_give_is_no_fault() -> None:
    # 0.2 may be 0.15 to 0.25, so that 0.2 / 3 lies between 4.9% and 8.5%
    read = told("会议费年初预算3万元，支出决算为0.2万元，完成年初预算的7.0%。")

    (one,) = read.relations
    assert one.verdict is Verdict.BY_ROUNDING


def test_digits_cut_off_are_told_apart() -> None:
    # 1 of 3 people is 33.33…%, 2 of 3 are 66.666…%; counts have no room for rounding
    read = told("在职人员3人，其中：女职工2人，占66.6%；男职工1人，占33.3%。")

    assert [each.verdict for each in read.relations[:2]] == [
        Verdict.BY_CUTTING,
        Verdict.HOLDS,
    ]


def test_parts_that_make_more_than_the_whole_are_counted_as_not_understood() -> None:
    text = "2022年项目支出300.00万元，其中：甲项目{}万元、乙项目200.00万元。"

    assert told(text.format("100.00")).unread == ()
    (one,) = told(text.format("160.00")).unread
    assert one.text == text.format("160.00")
