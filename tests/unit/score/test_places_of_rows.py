"""Which row is which line: headings as forms write them."""

from fractions import Fraction

import pytest
from tests.unit.score.declared import BENEFIT, BODY, DATA, OUTPUT, met
from tests.unit.score.forms import found, row, rules_of, scored


def test_every_line_stands_in_the_set_s_order() -> None:
    score = scored(BODY, *BENEFIT, *OUTPUT, data=DATA)
    assert [each.path for each in score.lines] == [
        ("预算执行率",),
        ("产出指标", "数量指标", "制度建设"),
        ("产出指标", "数量指标", "修路"),
        ("产出指标", "质量指标", "验收"),
        ("效益指标", "经济效益", "增收"),
        ("效益指标", "社会效益", "就业"),
    ]
    assert score.total == Fraction("9.6")
    assert rules_of(score) == []


def test_a_blank_heading_continues_the_cell_above() -> None:
    rows = (
        met("修路", "1", "产出指标", "数量指标"),
        met("架桥", "1"),
        met("验收", "1", None, "质量指标"),
        met("复验", "1"),
        met("增收", "2", "效益指标", "经济效益"),
        met("就业", "1", None, "社会效益"),
    )
    score = scored(BODY, *rows, data=DATA)
    assert rules_of(score) == []
    assert [each.path[1:] for each in score.lines[2:]] == [
        ("数量指标", "修路"),
        ("数量指标", "架桥"),
        ("质量指标", "验收"),
        ("质量指标", "复验"),
        ("经济效益", "增收"),
        ("社会效益", "就业"),
    ]


@pytest.mark.parametrize(
    ("level1", "level2"),
    [
        ("产出指标（5分）", ("质量指标",)),
        ("产出指标(5)", ("时效指标",)),
        ("产出 指标：", ("质量指标", "时效指标")),
        ("★产出指标", ("“质量指标”",)),
        ("产出指标［5分］", ("质量指标（2分）",)),
    ],
)
def test_a_heading_is_known_whatever_the_form_adds_to_it(
    level1: str, level2: tuple[str, ...]
) -> None:
    score = scored(BODY, met("验收", "4", level1, *level2), *BENEFIT, data=DATA)
    assert rules_of(score) == []
    assert score.lines[2].headings[0] == ("产出指标",)


def test_a_part_of_a_joint_heading_is_shown_as_reported() -> None:
    rows = (met("验收", "4", "产出指标", "时效指标"), *BENEFIT)
    assert scored(BODY, *rows, data=DATA).lines[2].headings[1] == ("时效指标",)


def test_a_heading_left_out_is_shown_as_the_set_names_it() -> None:
    rows = (met("验收", "4", "产出指标"), *BENEFIT)
    assert scored(BODY, *rows, data=DATA).lines[2].headings[1] == ("数量指标",)


def test_a_level1_heading_that_is_unknown_is_told_with_near_names() -> None:
    rows = (met("修路", "4", "产岀指标", "数量指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    finding = found(score, "unknown-heading")
    assert finding.path == ("产岀指标", "数量指标", "修路")
    assert finding.hint is not None
    assert "产出指标" in finding.hint.zh
    assert score.total is None


def test_a_level2_heading_that_is_unknown_is_told_and_scored_by_level1() -> None:
    rows = (*OUTPUT[:1], met("单价", "2", "产出指标", "成本指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    finding = found(score, "heading-not-in-set")
    assert "“成本指标”" in finding.message.zh
    assert score.total is not None


def test_a_row_without_any_heading_has_no_place() -> None:
    score = scored(BODY, met("修路", "4"), *OUTPUT, *BENEFIT, data=DATA)
    assert rules_of(score) == ["unknown-indicator", "total-open"]


def test_a_fixed_indicator_filled_in_twice_is_told_and_the_first_is_used() -> None:
    rows = (
        row("制度建设", level1="产出指标", level2=("数量指标",), claimed="1"),
        row("制度建设", level1="产出指标", level2=("数量指标",), claimed="0.5"),
        *OUTPUT,
        *BENEFIT,
    )
    score = scored(BODY, *rows, data=DATA)
    assert rules_of(score) == ["indicator-twice"]


def test_a_unit_s_own_indicator_can_be_named_as_a_fixed_one_elsewhere() -> None:
    """Units often list 预算执行率 among their 时效指标 as well."""
    rows = (met("预算执行率", "4", "产出指标", "时效指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    assert [each.path for each in score.lines if each.name == "预算执行率"] == [
        ("预算执行率",),
        ("产出指标", "时效指标", "预算执行率"),
    ]
    assert rules_of(score) == []


@pytest.mark.parametrize(
    "headings",
    [(None, ()), ("预算执行率", ()), ("预算执行率", ("预算执行率",)), ("执行", ())],
)
def test_a_fixed_indicator_is_known_by_its_name(
    headings: tuple[str | None, tuple[str, ...]],
) -> None:
    level1, level2 = headings
    own = row("预算执行率（2分）", level1=level1, level2=level2, weight="2")
    score = scored(BODY, own, *OUTPUT, *BENEFIT, data=DATA)
    assert score.lines[0].row == own
    assert rules_of(score) == []


def test_indicators_of_one_name_are_told_apart_by_their_headings() -> None:
    body = """
一级指标 甲 5分
  二级指标 完成率 5分
    目标 ≥10个
    评分 按完成比例
一级指标 乙 5分
  二级指标 完成率 5分
    目标 ≥10个
    评分 按完成比例
"""
    score = scored(
        body, row("完成率", "4个", level1="乙"), row("完成率", "10个", level1="甲")
    )
    assert [each.exact for each in score.lines] == [5, 2]


def test_names_that_differ_in_their_number_alone_are_told_apart() -> None:
    body = "".join(
        f"一级指标 培训（{n}） 5分\n目标 ≥10个\n评分 按完成比例\n" for n in "12"
    )
    score = scored(body, row("培训（2）", "4个"), row("培训（1）", "10个"))
    assert [each.exact for each in score.lines] == [5, 2]


def test_a_unit_s_own_headings_below_the_set_s_are_kept() -> None:
    body = """
一级指标 产出 10分
  二级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值、＝：按完成比例
  目标 ≤、＜：按反向比例
  目标 定性：评级
    好：[0%, 100%]
"""
    score = scored(body, met("修路", "10", "产出（10分）", "数量指标"))
    assert score.lines[0].path == ("产出", "数量指标", "修路")
    assert score.total == 10
