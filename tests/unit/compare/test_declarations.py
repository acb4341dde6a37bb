"""What differs in the head and in what indicators read, worked out by hand."""

import pytest
from tests.unit.compare.comparing import HEAD, below_head, listed

BODY = """\
等级
  优：[8, 10]
  差：[0, 8)
数据
  人数：计数（人），必填，> 0
  来源：选项（财政、自筹），默认 "财政"
  限额：金额（万元）
参数 标准 = 2人
  依据 "标准文件"
定义 比 = 标准 / 人数
校验 不多：人数 ≤ 100人
  否则 警告 "人数大于100人"
一级指标 一 10分
  依据 "第一条"
  得分 = 若 来源 = "财政" 且 限额 > 0 且 比 > 0 则 分值 否则 0分
"""
WHOLE = HEAD + BODY


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"甲"', '"乙"', ("title-changed", "", "“甲”", "“乙”")),
        ("编号 x/a", "编号 x/b", ("id-changed", "", "x/a", "x/b")),
        ("版本 1", "版本 2", ("version-changed", "", "1", "2")),
        (
            "保留 2 位小数，四舍五入",
            "取整 舍去",
            ("rounding-changed", "", "保留2位小数（四舍五入）", "取整（舍去）"),
        ),
        (
            "按已取整得分",
            "按未取整得分",
            ("footing-changed", "", "按已取整得分", "按未取整得分"),
        ),
        (
            "  满分 10",
            "  适用 2024年1月1日 起\n  满分 10",
            ("effective-added", "", None, "2024-01-01 起"),
        ),
        (
            "  满分 10",
            "  表样 转移支付\n  满分 10",
            ("form-changed", "", "项目支出", "转移支付"),
        ),
        (
            "  满分 10",
            '  备注 "以实际为准"\n  满分 10',
            ("remark-added", "", None, "“以实际为准”"),
        ),
        (
            "人数：计数（人），必填，> 0",
            "人数：计数（人），> 0",
            ("required-changed", "人数", "是", "否"),
        ),
        (
            "必填，> 0",
            "必填，[1, 50]",
            ("bounds-changed", "人数", "> 0人", "[1人, 50人]"),
        ),
        (
            "选项（财政、自筹）",
            "选项（财政、自筹、其他）",
            ("type-changed", "来源", "选项（财政、自筹）", "选项（财政、自筹、其他）"),
        ),
        (
            '默认 "财政"',
            '默认 "自筹"',
            ("default-changed", "来源", "“财政”", "“自筹”"),
        ),
        (
            "金额（万元）",
            "金额（元）",
            ("type-changed", "限额", "金额（万元）", "金额（元）"),
        ),
        ("标准 = 2人", "标准 = 3人", ("parameter-changed", "标准", "2人", "3人")),
        (
            "标准 / 人数",
            "标准 / 人数 / 2",
            ("definition-changed", "比", "标准 ÷ 人数", "标准 ÷ 人数 ÷ 2"),
        ),
        (
            "≤ 100人",
            "< 100人",
            ("validation-changed", "不多", "人数 ≤ 100人", "人数 < 100人"),
        ),
        ("警告", "错误", ("severity-changed", "不多", "警告", "错误")),
        (
            "人数大于100人",
            "人数太多",
            ("message-changed", "不多", "“人数大于100人”", "“人数太多”"),
        ),
        (
            "  差：[0, 8)",
            "  中：[0, 8)",
            ("grade-changed", "", "差：[0, 8)", "中：[0, 8)"),
        ),
    ],
)
def test_one_thing_that_was_changed_is_one_difference(
    old: str, new: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert old in WHOLE
    assert listed(WHOLE, WHOLE.replace(old, new, 1)) == [expected]


def test_a_bound_moves_between_two_grades() -> None:
    after = WHOLE.replace("[8, 10]", "[9, 10]").replace("[0, 8)", "[0, 9)")
    assert listed(WHOLE, after) == [
        ("grade-changed", "", "优：[8, 10]", "优：[9, 10]"),
        ("grade-changed", "", "差：[0, 8)", "差：[0, 9)"),
    ]


def test_a_basis_is_told_where_it_stands_and_not_where_it_is_taken_over() -> None:
    head = WHOLE.replace("某财绩〔2024〕1号", "某财绩〔2025〕7号")
    assert listed(WHOLE, head) == [
        ("basis-removed", "", "“某财绩〔2024〕1号”", None),
        ("basis-added", "", None, "“某财绩〔2025〕7号”"),
    ]
    one = WHOLE.replace('依据 "第一条"', '依据 "第一条", "第二条"')
    assert listed(WHOLE, one) == [("basis-added", "一", None, "“第二条”")]
    parameter = WHOLE.replace('  依据 "标准文件"\n', "")
    assert listed(WHOLE, parameter) == [("basis-removed", "标准", "“标准文件”", None)]


def test_what_only_one_set_has_is_told_in_short() -> None:
    after = BODY.replace("  限额", "  面积：数值，必填，≥ 3\n  限额").replace(
        "限额 > 0", "限额 > 0 且 面积 > 3"
    )
    assert below_head(BODY, after) == [
        ("datum-added", "面积", None, "数值，必填，≥ 3"),
        (
            "rule-changed",
            "一",
            "若 来源 = “财政” 且 限额 > 0万元 且 比 > 0 则 分值",
            "若 来源 = “财政” 且 限额 > 0万元 且 面积 > 3 且 比 > 0 则 分值",
        ),
    ]


def test_the_order_of_sections_and_rows_makes_no_difference() -> None:
    sections = BODY.replace("一级指标", "\0一级指标").replace("数据", "\0数据")
    sections = sections.replace("校验", "\0校验").replace("等级\n", "\0等级\n")
    turned = "".join(reversed(sections.split("\0")))
    assert turned != BODY
    assert below_head(BODY, turned) == []
