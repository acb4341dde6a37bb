"""What is checked around the scores: groups, 不适用, 否决, 总分, 等级, 分级."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.bounds import Amount, End, Range
from perfscore.check.checker import check
from perfscore.check.outcomes import outlook
from perfscore.diagnostics.model import Diagnostic
from perfscore.model.expressions import ResultKind

LEAF = "得分 = 分值\n"
WORK = f"一级指标 履职 10分\n{LEAF}"
ITEM = "目标 ≥1\n评分 达标得分\n"
TRUTH = "数据\n违规：是否\n"


def found(text: str) -> list[Diagnostic]:
    return list(check(the_set(whole(text))).diagnostics)


def rules(text: str) -> list[str]:
    return [each.rule.name for each in found(text)]


def the_message(text: str) -> str:
    (diagnostic,) = found(text)
    return diagnostic.message.zh


def test_items_outside_the_full_score_do_not_count_in_its_sum() -> None:
    items = f"加分项 表彰 3分\n{ITEM}减分项 违纪 5分\n{ITEM}"
    total = "总分 = 至少(至多(基本分 + 加分 - 减分, 10分), 0分)\n"
    assert rules(f"{WORK}{items}{total}") == []


def test_the_items_below_one_outside_still_add_up() -> None:
    items = f"加分项 表彰 3分\n二级指标 省级 2分\n{ITEM}二级指标 市级 2分\n{ITEM}"
    assert the_message(f"{WORK}{items}总分 = 至多(基本分 + 加分, 10分)\n") == (
        "“表彰”下级指标分值 2 + 2 = 4，本级规定 3"
    )


@pytest.mark.parametrize("how", ["汇总 取低", "汇总 取高", "汇总 = 得分(“甲”)"])
def test_below_an_extreme_or_a_formula_nothing_is_added_up(how: str) -> None:
    below = f"二级指标 甲 10分\n{LEAF}二级指标 乙 10分\n{LEAF}"
    assert rules(f"一级指标 产出 10分\n{how}\n{below}") == []


def test_where_the_lowest_counts_all_are_worth_the_same() -> None:
    below = f"二级指标 甲 10分\n{LEAF}二级指标 乙 8分\n{LEAF}"
    (told,) = found(f"一级指标 产出 10分\n汇总 取低\n{below}")
    assert told.rule.name == "weights-not-equal"
    assert told.message.zh == "“产出”取低，“乙”的分值是 8，要求各项都是 10"
    assert told.hint is not None
    assert told.hint.zh == "乙 10分"


def test_a_group_that_takes_the_lowest_is_worth_what_each_is() -> None:
    below = f"二级指标 甲 10分\n{LEAF}二级指标 乙 10分\n{LEAF}"
    assert rules(f"一级指标 产出\n汇总 取低\n{below}") == []


def mean(kind: str, *shares: str) -> str:
    rows = "".join(
        f"二级指标 {name} 100分\n{f'权重 {share}' if share else ''}\n{LEAF}"
        for name, share in zip("甲乙丙", shares, strict=False)
    )
    return f"一级指标 评价 10分\n汇总 {kind}\n{rows}"


def test_shares_that_come_to_one_hundred_are_right() -> None:
    assert rules(mean("加权平均", "33.3%", "33.3%", "33.4%")) == []
    assert rules(mean("几何平均", "", "")) == []


def test_the_addends_of_wrong_shares_are_shown() -> None:
    assert the_message(mean("加权平均", "33.3%", "33.3%", "33.3%")) == (
        "“评价”下级的权重 33.3% + 33.3% + 33.3% = 99.9%，要求 100%"
    )


def test_a_missing_share_is_told_with_what_is_left_for_it() -> None:
    (told,) = found(mean("调和平均", "30%", ""))
    assert told.message.zh == "“评价”按权重平均，“乙”没有写权重"
    assert told.hint is not None
    assert told.hint.zh == "权重 70%"
    assert the_message(mean("加权平均", "", "")) == (
        "“评价”按权重平均，“甲”、“乙”没有写权重"
    )


def test_a_mean_needs_the_weight_of_the_group() -> None:
    text = mean("加权平均", "50%", "50%").replace("评价 10分", "评价")
    assert rules(text) == ["weight-missing"]


def test_items_outside_the_full_score_need_a_formula_of_the_total() -> None:
    (told,) = found(f"{WORK}减分项 违纪 5分\n{ITEM}加分项 表彰 5分\n{ITEM}")
    assert told.rule.name == "total-not-stated"
    assert told.hint is not None
    assert told.hint.zh == "总分 = 基本分 - 减分 + 加分"


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("基本分 + 加分", "总分可能超出 0 至 10分：可达 13分"),
        ("基本分 - 加分", "总分可能超出 0 至 10分：低至 -3分"),
        ("基本分 × 2 - 加分", "总分可能超出 0 至 10分：低至 -3分，可达 20分"),
    ],
)
def test_a_total_beyond_its_range_is_told_with_how_far(
    formula: str, message: str
) -> None:
    text = f"{WORK}加分项 表彰 3分\n{ITEM}总分 = {formula}\n"
    (told,) = found(text)
    assert told.rule.name == "total-can-leave-range"
    assert told.message.zh == message


def test_grades_reach_as_far_as_the_total() -> None:
    grades = "等级\n优：[6, 10]\n差：[0, 6)\n"
    text = f"{WORK}加分项 表彰 3分\n{ITEM}总分 = 基本分 + 加分\n"
    (told,) = found(grades + text)
    assert told.rule.name == "grades-do-not-cover"
    assert told.message.zh == "等级没有覆盖全部取值：10 < 总分 ≤ 13 没有等级"
    assert rules(grades.replace("10]", "13]") + text) == []


def test_a_vetoed_total_needs_a_grade_too() -> None:
    grades = "等级\n优：[6, 10]\n差：[0, 6)\n"
    veto = "总分\n否决 若 违规 则 总分 = -1分\n"
    assert rules(f"{TRUTH}{grades}{WORK}{veto}") == ["grades-do-not-cover"]


def test_bands_of_classes_are_held_to_the_rules_of_bands() -> None:
    def classes(rows: str) -> list[str]:
        return rules(f"{WORK}分级 灯 = 得分(“履职”)\n{rows}")

    assert classes("红：< 6分\n绿：≥ 6分\n") == []
    assert classes("红：< 6分\n绿：> 6分\n") == ["bands-leave-a-gap"]
    assert classes("红：≤ 6分\n绿：≥ 6分\n") == ["bands-overlap"]
    assert classes("红：[1分, 6分)\n绿：≥ 6分\n") == ["bands-do-not-cover"]
    assert classes("红：< 6分\n绿：[6分, 10分]\n紫：> 10分\n") == ["row-never-applies"]
    assert classes("红：< 6分\n绿：≥ 6分\n紫：否则\n") == ["row-never-applies"]


def test_conditions_of_classes_leave_no_case_out() -> None:
    text = f"{TRUTH}{WORK}分级 灯\n红：若 违规\n"
    assert the_message(text) == (
        "分级“灯”不能确定包括了所有情况：各行条件都不成立时不在任何一级"
    )
    assert rules(f"{text}绿：否则\n") == []
    assert rules(f"{text}绿：若 非 违规\n") == []


@pytest.mark.parametrize(
    ("veto", "message"),
    [
        ("若 基本分 > 10分", "否决的条件“基本分 > 10分”永远不会成立"),
        ("若 得分(“履职”) ≥ 0分", "否决的条件“得分(“履职”) ≥ 0分”总是成立"),
    ],
)
def test_a_veto_that_is_settled_beforehand_is_told(veto: str, message: str) -> None:
    assert the_message(f"{WORK}总分\n否决 {veto} 则 总分 = 0分\n") == message


def test_a_veto_of_an_indicator_knows_its_weight() -> None:
    veto = "否决 若 得分 > 分值 则 总分 = 0分\n"
    assert rules(f"一级指标 履职 10分\n{veto}{ITEM}") == ["veto-never-applies"]


@pytest.mark.parametrize(
    "clause",
    [
        "上级内按比例折算",
        "并入 “产出/数量”",
        "并入 “数量”",
    ],
)
def test_a_weight_that_can_go_nowhere_is_told(clause: str) -> None:
    text = (
        f"{TRUTH}一级指标 产出 6分\n二级指标 数量 6分\n"
        f"不适用 若 违规 则 {clause}\n{LEAF}"
        f"一级指标 效益 4分\n{LEAF}"
    )
    assert rules(text) == ["not-applicable-without-heir"]


def test_an_heir_that_is_left_out_as_well_is_none() -> None:
    leaves = "".join(
        f"二级指标 {name} 5分\n不适用 若 违规 则 {treatment}\n{LEAF}"
        for name, treatment in (("甲", "并入 “乙”"), ("乙", "剔除并按比例折算"))
    )
    text = f"{TRUTH}一级指标 产出 10分\n{leaves}"
    (told,) = found(text)
    assert told.message.zh == ("“甲”不适用时分值没有去处：“乙”在同样的条件下也不适用")
    assert rules(text.replace("剔除并按比例折算", "得满分")) == []
    both = text.replace("并入 “乙”", "上级内按比例折算")
    assert rules(both) == ["not-applicable-without-heir"]


@pytest.mark.parametrize("clause", ["剔除并按比例折算", "平均分摊"])
def test_the_only_indicator_has_nobody_to_leave_its_weight_to(clause: str) -> None:
    text = f"{TRUTH}一级指标 履职 10分\n不适用 若 违规 则 {clause}\n{LEAF}"
    assert rules(text) == ["not-applicable-without-heir"]
    assert rules(text.replace(clause, "得满分")) == []


@pytest.mark.parametrize(
    "use",
    [
        "总分 = 若 违规 则 0分 否则 基本分\n",
        "总分\n否决 若 违规 则 总分 = 0分\n",
        "分级 灯\n红：若 违规\n绿：否则\n",
    ],
)
def test_what_is_read_around_the_scores_is_used(use: str) -> None:
    assert rules(f"{TRUTH}{WORK}{use}") == []


@pytest.mark.parametrize(
    "use",
    [
        "总分 = 至少(至多(基本分 / 次数, 10分), 0分)\n",
        "总分\n否决 若 1 / 次数 > 0.5 则 总分 = 0分\n",
        "分级 灯\n红：若 1 / 次数 > 0.5\n绿：否则\n",
    ],
)
def test_a_divisor_around_the_scores_is_not_zero(use: str) -> None:
    text = f"数据\n次数：数值，≥ 0\n{WORK}{use}"
    assert rules(text) == ["denominator-can-be-zero"]
    assert rules(text.replace("≥ 0", "> 0")) == []


def test_the_outlook_says_how_far_each_result_reaches() -> None:
    seen = outlook(
        the_set(
            whole(
                f"{WORK}加分项 表彰 3分\n封顶 50%\n二级指标 省级 2分\n{ITEM}"
                f"二级指标 市级 1分\n{ITEM}"
                "总分 = 至少(基本分 + 加分 × 2 - 1分, 2分)\n"
            )
        )
    )

    def reach(low: int, high: str) -> Range:
        return Range(End(Amount(Fraction(low))), End(Amount(Fraction(high))))

    assert seen.results[ResultKind.BASE, ()] == reach(0, "10")
    assert seen.results[ResultKind.BONUS, ()] == reach(0, "1.5")
    assert seen.results[ResultKind.SCORE, ("表彰", "省级")] == reach(0, "2")
    # at most 10 + 1.5 × 2 - 1
    assert seen.total == reach(2, "12")
