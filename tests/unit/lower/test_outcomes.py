"""Groups, vetoes, 不适用, 总分 and 分级 as a set states them."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import only, the_set, whole

from perfscore.model.expressions import (
    Choice,
    Expression,
    Literal,
    Local,
    Operation,
    Result,
    ResultKind,
    Slot,
)
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.outcomes import AggregationKind, EffectKind, Role, Treatment

GRADES = "等级\n优：[60, 100]\n差：[0, 60)\n"
LEAF = "得分 = 分值\n"
WORK = f"一级指标 履职 10分\n{LEAF}"


def a_set(text: str) -> IndicatorSet:
    return the_set(whole(f"{GRADES}数据\n违规：是否\n{text}"))


def read(expression: Expression | None) -> list[Result | Local]:
    """Give the results and the indicator's own values that are read."""
    match expression:
        case Result() | Local():
            return [expression]
        case Operation(operands=operands):
            return [each for operand in operands for each in read(operand)]
    return []


def test_items_outside_the_full_score_have_their_roles() -> None:
    made = a_set(
        f"{WORK}加分项 表彰 3分\n{LEAF}减分项 违纪 5分\n二级指标 通报 5分\n{LEAF}"
        "总分 = 基本分 + 加分 - 减分\n"
    )
    assert [(each.title, each.role, each.level) for each in made.indicators] == [
        ("履职", Role.NORMAL, 1),
        ("表彰", Role.BONUS, 1),
        ("违纪", Role.PENALTY, 1),
    ]
    assert [each.title for each in made.indicators[2].children] == ["通报"]


@pytest.mark.parametrize(
    ("clause", "weights"),
    [
        ("均分，保留 2 位小数，余数归末项", ["3.33", "3.33", "3.34"]),
        ("均分，保留 2 位小数，余数归首项", ["3.34", "3.33", "3.33"]),
        ("均分，保留 0 位小数，余数归首项", ["4", "3", "3"]),
    ],
)
def test_what_does_not_divide_has_a_place_for_the_remainder(
    clause: str, weights: list[str]
) -> None:
    below = "".join(f"二级指标 {each}\n{LEAF}" for each in "甲乙丙")
    made = a_set(f"一级指标 产出 10分\n{clause}\n{below}")
    found = [each.weight for each in made.indicators[0].children]
    assert found == [Fraction(each) for each in weights]


def test_equal_weights_leave_what_others_state() -> None:
    # 10 - 4 = 6, for two: 3 each; 丁 shares its 3 among its own two: 1.5 each
    made = a_set(
        f"一级指标 产出 10分\n均分\n二级指标 甲\n{LEAF}二级指标 乙 4分\n{LEAF}"
        f"二级指标 丁\n均分\n三级指标 戊\n{LEAF}三级指标 己\n{LEAF}"
    )
    assert [(each.title, each.weight) for each in made.walk()] == [
        ("产出", 10),
        ("甲", 3),
        ("乙", 4),
        ("丁", 3),
        ("戊", Fraction(3, 2)),
        ("己", Fraction(3, 2)),
    ]


def test_a_weighted_mean_has_shares_a_cap_and_a_floor() -> None:
    made = a_set(
        "一级指标 评价 10分\n汇总 加权平均\n封顶 120%\n保底 2分\n"
        f"二级指标 专家 100分\n权重 62.5%\n{LEAF}二级指标 公众 50分\n权重 37.5%\n{LEAF}"
    )
    (group,) = made.indicators
    assert group.aggregation is not None
    assert group.aggregation.kind is AggregationKind.WEIGHTED_MEAN
    assert group.aggregation.cap == Fraction(6, 5)
    assert isinstance(group.aggregation.floor, Literal)
    assert group.aggregation.floor.value == 2
    assert [each.share for each in group.children] == [Fraction(5, 8), Fraction(3, 8)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("取低", AggregationKind.LOWEST),
        ("取高", AggregationKind.HIGHEST),
        ("几何平均", AggregationKind.GEOMETRIC_MEAN),
        ("harmonic_mean", AggregationKind.HARMONIC_MEAN),
    ],
)
def test_a_group_names_how_it_is_aggregated(words: str, kind: AggregationKind) -> None:
    made = a_set(f"一级指标 评价 10分\n汇总 {words}\n二级指标 甲 10分\n{LEAF}")
    aggregation = made.indicators[0].aggregation
    assert aggregation is not None
    assert aggregation.kind is kind


def test_a_formula_of_a_group_reads_the_scores_below_it() -> None:
    made = a_set(
        "一级指标 产出 10分\n汇总 = 得分(“数”) × 40% + 得分(“质/数”) × 60%\n"
        f"二级指标 数 10分\n{LEAF}二级指标 质\n三级指标 数 10分\n{LEAF}".replace(
            "得分(“数”)", "得分(“产出/数”)"
        )
    )
    aggregation = made.indicators[0].aggregation
    assert aggregation is not None
    assert aggregation.kind is AggregationKind.FORMULA
    assert [
        each.path for each in read(aggregation.value) if isinstance(each, Result)
    ] == [
        ("产出", "数"),
        ("产出", "质", "数"),
    ]


@pytest.mark.parametrize(
    ("treatment", "kind"),
    [
        ("得满分", Treatment.FULL_MARKS),
        ("剔除并按比例折算", Treatment.RESCALE_TOTAL),
        ("上级内按比例折算", Treatment.RESCALE_PARENT),
        ("平均分摊", Treatment.SPREAD_EQUALLY),
        ("取同组平均分", Treatment.PEER_MEAN),
        ("full_marks", Treatment.FULL_MARKS),
    ],
)
def test_what_does_not_apply_has_a_treatment(treatment: str, kind: Treatment) -> None:
    made = a_set(f"一级指标 履职 10分\n不适用 若 违规 则 {treatment}\n{LEAF}")
    rule = made.indicators[0].not_applicable
    assert rule is not None
    assert rule.treatment is kind
    assert rule.condition is not None


def test_a_weight_is_merged_into_an_indicator_and_points_are_fixed() -> None:
    made = a_set(
        f"一级指标 产出 6分\n二级指标 数量 6分\n不适用 由单位填报 则 取 4分\n{LEAF}"
        f"一级指标 效益 4分\n不适用 若 违规 则 并入 “产出/数量”\n{LEAF}"
    )
    fixed = made.indicators[0].children[0].not_applicable
    merged = made.indicators[1].not_applicable
    assert fixed is not None
    assert fixed.condition is None
    assert isinstance(fixed.value, Literal)
    assert fixed.value.value == 4
    assert merged is not None
    assert merged.treatment is Treatment.MERGE_INTO
    assert merged.into == ("产出", "数量")


def test_a_veto_of_an_indicator_reads_its_own_score_and_values() -> None:
    made = a_set(
        "一级指标 履职 10分\n依据 “办法第三条”\n目标 ≥95%\n评分 按完成比例\n"
        "否决 若 完成值 < 目标 或 得分 < 分值 × 60% 则 得分 = 0分，等级 至多 差\n"
    )
    (veto,) = made.indicators[0].vetoes
    slots = [each.slot for each in read(veto.condition) if isinstance(each, Local)]
    assert slots == [Slot.ACTUAL, Slot.TARGET, Slot.SCORE, Slot.WEIGHT]
    assert [each.kind for each in veto.effects] == [
        EffectKind.SCORE_IS,
        EffectKind.GRADE_AT_MOST,
    ]
    assert veto.effects[1].grade == "差"
    assert veto.said.zh == "完成值 < 目标 或 得分 < 分值 × 60%"
    assert veto.basis == ("办法第三条",)


def test_a_veto_compares_with_a_target_that_the_unit_states() -> None:
    made = a_set(
        "一级指标 能耗降低率 10分\n评分 达标得分\n否决 若 完成值 < 目标 则 等级 = 差\n"
    )
    (veto,) = made.indicators[0].vetoes
    slots = [each.slot for each in read(veto.condition) if isinstance(each, Local)]
    assert slots == [Slot.ACTUAL, Slot.TARGET]


def test_a_veto_of_a_group_reads_its_score_and_those_below_it() -> None:
    made = a_set(
        "一级指标 产出 10分\n否决 若 得分 < 6分 或 得分(“甲”) = 0 则 等级 = 差\n"
        f"二级指标 甲 10分\n{LEAF}"
    )
    own, below = read(made.indicators[0].vetoes[0].condition)
    assert isinstance(own, Local)
    assert own.slot is Slot.SCORE
    assert isinstance(below, Result)
    assert below.path == ("产出", "甲")


def test_the_total_reads_the_parts_and_is_vetoed() -> None:
    made = a_set(
        f"{WORK}加分项 表彰 3分\n{LEAF}"
        "总分 = 至多(基本分 + 加分, 100分)\n依据 “第五条”\n"
        "否决 若 违规 则 总分 = 59分，等级 = 差，不再评分\n"
        "否决 若 总分 < 得分(“履职”) 则 等级 至多 差\n"
    )
    assert made.total is not None
    kinds = [each.kind for each in read(made.total.value) if isinstance(each, Result)]
    assert kinds == [ResultKind.BASE, ResultKind.BONUS]
    assert made.total.basis == ("第五条",)
    first, second = made.total.vetoes
    assert [each.kind for each in first.effects] == [
        EffectKind.TOTAL_IS,
        EffectKind.GRADE_IS,
        EffectKind.STOP,
    ]
    assert [
        each.kind for each in read(second.condition) if isinstance(each, Result)
    ] == [
        ResultKind.TOTAL,
        ResultKind.SCORE,
    ]


def test_english_names_mean_the_same() -> None:
    chinese = a_set(
        f"{WORK}加分项 表彰 3分\n{LEAF}减分项 违纪 3分\n{LEAF}"
        "总分 = 至多(基本分 + 加分 - 减分, 得分(“履职”))\n"
    )
    english = a_set(
        f"{WORK}bonus_item 表彰 3分\n{LEAF}penalty_item 违纪 3分\n{LEAF}"
        "total = min(base_score + bonus - penalty, score_of(“履职”))\n"
    )
    assert chinese.total is not None
    assert english.total is not None
    assert chinese.total.value == english.total.value


def test_classes_go_by_bands_or_by_conditions_and_read_those_before() -> None:
    made = a_set(
        f"{WORK}分级 灯 = 得分(“履职”)\n红：< 6分\n绿：≥ 6分\n"
        "分级 双灯\n绿：若 灯 = “绿” 且 等级 = “优”\n红：否则\n"
    )
    bands, conditions = made.classifications
    assert [(row.name, row.interval is None) for row in bands.rows] == [
        ("红", False),
        ("绿", False),
    ]
    assert isinstance(conditions.value, Choice)
    paths = [
        (each.kind, each.path)
        for each in read(conditions.value.branches[0].condition)
        if isinstance(each, Result)
    ]
    assert paths == [(ResultKind.CLASS, ("灯",)), (ResultKind.GRADE, ())]
    assert conditions.rows[1].is_otherwise


def test_an_unknown_grade_is_told_with_those_there_are() -> None:
    text = f"等级\n优秀：[60, 100]\n合格：[0, 60)\n数据\n违规：是否\n{WORK}"
    told = only(whole(f"{text}总分\n否决 若 违规 则 等级 = 不合格\n"))
    assert told.rule.name == "unknown-grade"
    assert told.hint is not None
    assert told.hint.zh == "等级有 优秀、合格"


def test_an_ambiguous_title_is_told_with_the_paths_it_can_mean() -> None:
    text = "".join(f"一级指标 {x} 5分\n二级指标 数 5分\n{LEAF}" for x in "甲乙")
    told = only(whole(f"{text}总分 = 得分(“数”)\n"))
    assert told.message.zh == "“数”可以指 “甲/数”、“乙/数”"


def test_a_title_from_level_one_down_is_never_ambiguous() -> None:
    text = f"一级指标 执行率 5分\n二级指标 执行率 5分\n{LEAF}"
    made = a_set(f"{text}总分 = 得分(“执行率”)\n")
    assert made.total is not None
    (read_,) = read(made.total.value)
    assert isinstance(read_, Result)
    assert read_.path == ("执行率",)


def test_a_misspelt_part_of_the_total_is_told_with_the_one_that_is_near() -> None:
    told = only(whole(f"{WORK}总分 = 基础分 × 90%\n"))
    assert told.rule.name == "unknown-name"
    assert told.hint is not None
    assert told.hint.zh == "名称相近的有 “基本分”"
