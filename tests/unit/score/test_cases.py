"""Worked cases are scored and compared; a failure names the first step that differs."""

import pytest
from tests.unit.lower.sets import checked, whole

from perfscore.model.cases import Expected
from perfscore.score.cases import CaseResult, FindingVerdict, Verdict, run_case
from perfscore.score.scorer import Scorer

SET = """
等级
  优：[9, 10]
  差：[0, 9)
数据
  预算：金额（万元），必填，> 0
  执行：金额（万元），必填
  区域：选项（东部、西部），默认 “东部”
  日：日期
定义 执行率 = 执行 / 预算
定义 达标 = 执行率 ≥ 90%
分级 监控灯
  绿灯：若 达标
  红灯：否则
一级指标 预算执行率 4分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 产出 6分
  二级指标 数量指标 6分
    三级指标 培训人数 3分
      目标 ≥50人
      评分 按完成比例
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：评级
    好：[60%, 100%]
    差：[0%, 60%)
"""
FULL = (
    "预算 = 300",
    "执行 = 290",
    "日 = 2021年3月1日",
    "培训人数：完成 40人",
    "合格率：产出/数量指标，3分，目标 ≥90%，完成 90%",
)
"""290/300 of 4 is 3.866… = 3.87; 40/50 of 3 is 2.4; 3: in all 9.27, which is 优."""


def ran(*expectations: str, rows: tuple[str, ...] = FULL) -> CaseResult:
    lines = "".join(f"  {each}\n" for each in (*rows, *expectations))
    set_ = checked(whole(SET + "用例 “甲”\n" + lines))
    (case,) = set_.indicator_set.cases
    return run_case(Scorer(set_), case)


def verdict(expectation: str, rows: tuple[str, ...] = FULL) -> Verdict:
    (found,) = ran(f"期望 {expectation}", rows=rows).verdicts
    assert isinstance(found, Verdict)
    return found


@pytest.mark.parametrize(
    "expectation",
    [
        "总分 = 9.27",
        "总分 = 9.27分",
        "总分 = 927/100分",
        "总分 ≈ 9.3",
        "基本分 = 9.27分",
        "等级 = 优",
        "监控灯 = 绿灯",
        "执行率 = 29/30",
        "执行率 ≈ 97%",
        "执行率 ≈ 96.67%",
        "执行率 ≈ 0.967",
        "达标 = 是",
        "预算 = 3,000,000元",
        "预算 = 300",
        "区域 = 东部",
        "日 = 2021-03-01",
        "预算执行率 = 3.87分",
        "产出 = 5.4分",
        "产出/数量指标 = 5.4",
        "产出/培训人数 = 2.4",
        "合格率 = 3",
    ],
)
def test_what_comes_out_as_expected_passes(expectation: str) -> None:
    assert ran(f"期望 {expectation}").is_passed


@pytest.mark.parametrize(
    ("expectation", "found"),
    [
        ("总分 = 9.3", "927/100"),
        ("总分 ≈ 9.2", "927/100"),
        ("总分 = 未定", "927/100"),
        ("等级 = 差", "优"),
        ("监控灯 = 红灯", "绿灯"),
        ("执行率 = 96.67%", "29/30"),
        ("执行率 ≈ 96%", "29/30"),
        ("达标 = 否", "True"),
        ("预算 = 300元", "300"),
        ("区域 = 西部", "东部"),
        ("日 = 2021-03-02", "2021-03-01"),
        ("培训人数 = 3分", "12/5"),
        ("产出 = 5分", "27/5"),
    ],
)
def test_what_differs_fails_and_is_told(expectation: str, found: str) -> None:
    result = verdict(expectation)
    assert not result.is_met
    assert str(result.value) == found


def test_half_up_decides_what_is_near() -> None:
    """40/50 × 3 = 2.4; a half of the last digit goes up: 2.45 is near 2.5, not 2.4."""
    rows = (*FULL[:3], "培训人数：完成 40.8333人", FULL[4])
    assert verdict("培训人数 = 2.45分", rows).is_met
    assert verdict("培训人数 ≈ 2.5分", rows).is_met
    assert not verdict("培训人数 ≈ 2.4分", rows).is_met


def test_what_is_not_filled_in_is_undefined_and_the_reason_is_told() -> None:
    rows = (*FULL[:3], FULL[4])
    result = ran("期望 总分 = 9.27", "期望 合格率 = 3", rows=rows)
    assert [each.is_met for each in result.verdicts] == [False, True]
    assert {each.rule.name for each in result.errors} == {"missing-value", "total-open"}
    assert verdict("培训人数 = 未定", rows).is_met
    assert verdict("等级 = 未定", rows).is_met


def test_a_finding_that_is_expected_is_not_told_as_an_error() -> None:
    rows = (*FULL[:3], FULL[4])
    result = ran(
        "期望 总分 = 9.27",
        "期望 发现 missing-value",
        "期望 发现 out-of-range",
        rows=rows,
    )
    _, found, missing = result.verdicts
    assert isinstance(missing, FindingVerdict)
    assert (found.is_met, missing.is_met) == (True, False)
    assert set(missing.rules) >= {"missing-value", "total-open"}
    assert [each.rule.name for each in result.errors] == ["total-open"]


@pytest.mark.parametrize("word", ["无", "none"])
def test_a_case_can_expect_that_nothing_is_found(word: str) -> None:
    clean = ran(f"期望 发现 {word}")
    (faulty,) = ran(f"期望 发现 {word}", rows=(*FULL[:3], FULL[4])).verdicts
    assert clean.is_passed
    assert isinstance(faulty, FindingVerdict)
    assert not faulty.is_met
    assert set(faulty.rules) >= {"missing-value", "total-open"}


def test_errors_are_told_only_where_something_is_undefined() -> None:
    rows = (*FULL[:3], FULL[4])
    assert ran("期望 合格率 = 2", rows=rows).errors == ()


def firsts(*expectations: str) -> list[str | None]:
    """Give for each failure the subject that it fails by, if by another's."""
    return [
        each.first.expected.subject if each.first else None
        for each in ran(*expectations).verdicts
        if isinstance(each, Verdict) and not each.is_met
    ]


def test_the_first_step_that_differs_is_the_innermost() -> None:
    assert firsts(
        "期望 等级 = 差",
        "期望 总分 = 9",
        "期望 预算执行率 = 4分",
        "期望 执行率 = 100%",
    ) == ["执行率", "执行率", "执行率", None]


def test_what_does_not_rest_on_another_failure_stands_for_itself() -> None:
    assert firsts("期望 培训人数 = 3分", "期望 执行率 = 100%") == [None, None]
    assert firsts("期望 产出 = 6分", "期望 培训人数 = 3分") == [
        "产出/数量指标/培训人数",
        None,
    ]
    assert firsts("期望 达标 = 否", "期望 监控灯 = 红灯", "期望 预算 = 1") == [
        "预算",
        "预算",
        None,
    ]


def test_the_same_expectation_twice_is_no_step_of_itself() -> None:
    assert firsts("期望 总分 = 9", "期望 总分 = 8") == [None, None]


def test_a_case_without_expectations_passes() -> None:
    result = ran()
    assert result.is_passed
    assert result.verdicts == ()


def test_a_case_brings_its_group_along() -> None:
    """The group offers 80, 100 and 120: the mean is 100, and 90 is 10 below it."""
    text = whole("""
    数据
      报价：金额（元），必填
    定义 均价 = 同组平均(报价)
    一级指标 报价 10分
      得分 = 若 报价 ≤ 均价 则 分值 否则 0分
    用例 “甲”
      报价 = 90
      同组 报价 = 80, 100, 120
      期望 均价 = 100元
      期望 总分 = 10
    """)
    set_ = checked(text)
    (case,) = set_.indicator_set.cases
    assert run_case(Scorer(set_), case).is_passed


def test_the_place_of_a_failure_is_its_row() -> None:
    found = verdict("总分 = 9.3")
    assert isinstance(found.expected, Expected)
    assert found.expected.span.text == "期望 总分 = 9.3"


def test_a_thousand_failures_are_each_told() -> None:
    """Nobody writes such a case; it is still run in one pass."""
    rows = tuple(
        f"合格率{number}：产出/数量指标，1分，目标 ≥90%，完成 90%"
        for number in range(1_000)
    )
    result = ran(*(f"期望 合格率{n} = 2分" for n in range(1_000)), rows=rows)
    assert not any(each.is_met for each in result.verdicts)
    assert len(result.verdicts) == 1_000


def first(*expectations: str) -> list[str | None]:
    """What each failure rests on first, by its subject."""
    verdicts = ran(*(f"期望 {each}" for each in expectations)).verdicts
    assert all(isinstance(each, Verdict) for each in verdicts)
    return [
        each.first.expected.subject if each.first is not None else None
        for each in verdicts
        if isinstance(each, Verdict)
    ]


def test_a_class_rests_on_what_it_reads_and_on_no_line_beside() -> None:
    assert first("监控灯 = 红灯", "培训人数 = 3分") == [None, None]
    assert first("监控灯 = 红灯", "执行率 = 90%", "培训人数 = 3分") == [
        "执行率",
        None,
        None,
    ]


def test_a_total_rests_first_on_what_its_first_line_reads() -> None:
    """执行率 is read by 预算执行率, which stands before 培训人数."""
    assert first("总分 = 9", "培训人数 = 3分", "执行率 = 90%")[0] == "执行率"


def test_no_bonus_rests_on_a_line_of_the_base() -> None:
    assert first("加分 = 1", "培训人数 = 3分") == [None, None]
    assert first("基本分 = 9", "培训人数 = 3分")[0] == "产出/数量指标/培训人数"
