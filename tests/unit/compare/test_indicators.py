"""What differs between two trees of indicators, worked out by hand."""

from tests.unit.compare.comparing import HEAD, below_head, differences

TREE = """\
一级指标 产出 6分
  二级指标 数量
    三级指标 办文 2分
      目标 ≥50件
      评分 按完成比例
    三级指标 办会 4分
      目标 ≥5次
      评分 达标得分
一级指标 效果 4分
  二级指标 满意
    三级指标 群众 4分
      目标 ≥90%
      评分 按完成比例
"""


def test_weights_targets_and_methods() -> None:
    after = (
        TREE.replace("办文 2分", "办文 3分")
        .replace("办会 4分", "办会 3分")
        .replace("≥5次", "≥6次")
        .replace("评分 达标得分", "评分 按完成比例")
    )
    assert below_head(TREE, after) == [
        ("weight-changed", "产出/数量/办文", "2分", "3分"),
        ("weight-changed", "产出/数量/办会", "4分", "3分"),
        ("target-changed", "产出/数量/办会", "“≥5次”", "“≥6次”"),
        ("method-changed", "产出/数量/办会", "达标得分", "按完成比例"),
    ]


def test_a_weight_that_follows_from_those_below_is_no_difference() -> None:
    assert below_head(TREE, TREE.replace("二级指标 数量", "二级指标 数量 6分")) == []


def test_a_target_is_compared_by_what_it_says() -> None:
    assert below_head(TREE, TREE.replace("≥50件", "≥ ５０ 件")) == []


def test_an_indicator_that_is_new_and_one_that_is_gone() -> None:
    after = TREE.replace(
        "    三级指标 办会 4分\n      目标 ≥5次\n      评分 达标得分\n",
        "    三级指标 调研 1分\n      目标 ≥2次\n      评分 达标得分\n"
        "    三级指标 培训 3分\n      目标 ≥3次\n      评分 达标得分\n",
    )
    assert below_head(TREE, after) == [
        ("indicator-removed", "产出/数量/办会", "4分，“≥5次”，达标得分", None),
        ("indicator-added", "产出/数量/调研", None, "1分，“≥2次”，达标得分"),
        ("indicator-added", "产出/数量/培训", None, "3分，“≥3次”，达标得分"),
    ]


def test_one_that_is_scored_alike_in_the_same_place_was_renamed() -> None:
    assert below_head(TREE, TREE.replace("办文", "公文办理")) == [
        (
            "indicator-renamed",
            "产出/数量/公文办理",
            "产出 / 数量 / 办文",
            "产出 / 数量 / 公文办理",
        )
    ]


def test_a_heading_that_was_renamed_keeps_what_is_below_it() -> None:
    assert below_head(TREE, TREE.replace("一级指标 效果", "一级指标 效益")) == [
        ("indicator-renamed", "效益", "效果", "效益")
    ]


def test_one_with_the_same_title_below_another_heading_was_moved() -> None:
    moved = (
        TREE.replace(
            "    三级指标 办文 2分\n      目标 ≥50件\n      评分 按完成比例\n", ""
        )
        .replace("产出 6分", "产出 4分")
        .replace("效果 4分", "效果 6分")
    )
    moved += "    三级指标 办文 2分\n      目标 ≥60件\n      评分 按完成比例\n"
    assert below_head(TREE, moved) == [
        ("weight-changed", "产出", "6分", "4分"),
        ("weight-changed", "产出/数量", "6分", "4分"),
        ("weight-changed", "效果", "4分", "6分"),
        ("weight-changed", "效果/满意", "4分", "6分"),
        (
            "indicator-moved",
            "效果/满意/办文",
            "产出 / 数量 / 办文",
            "效果 / 满意 / 办文",
        ),
        ("target-changed", "效果/满意/办文", "“≥50件”", "“≥60件”"),
    ]


def test_places_are_those_of_both_files() -> None:
    (only,) = differences(
        HEAD + TREE, f"# 新的一行\n{HEAD}{TREE.replace('≥5次', '≥6次')}"
    )
    assert only.before_span is not None
    assert only.after_span is not None
    lines = [
        each.source.place(each.start)[0] for each in (only.before_span, only.after_span)
    ]
    assert lines == [13, 14]
