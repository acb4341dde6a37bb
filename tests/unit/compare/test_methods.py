"""What differs between two ways of scoring: row by row, worked out by hand."""

import pytest
from tests.unit.compare.comparing import Listed, below_head

DATA = """\
数据
  甲：比率，必填，[0%, 100%]
  乙：金额（万元），必填
  丙：计数（例），必填
"""


def one(scoring: str) -> str:
    return f"{DATA}一级指标 一 10分\n{scoring}"


BANDS = one("""\
  指标值 = 甲
  评分 分档
    ≥ 90%：10分
    [80%, 90%)：8分
    否则：0分
""")
CHECKLIST = one("""\
  评分 要点
    前置 有制度：4分
    有台账：3分
    有总结：3分
""")
RATING = one("""\
  评分 评级
    好：[80%, 100%]
    差：[0%, 80%)
""")
DEDUCTIONS = one("""\
  指标值 = 甲
  评分 扣分
    每低于 100% 满 1个百分点：扣 0.5分
    每有 丙 满 1例：扣 1分
""")
DECISION = one("""\
  评分 判定
    若 乙 = 0：10分
    若 丙 ≤ 3例：6分
    否则：0分
""")


@pytest.mark.parametrize(
    ("before", "old", "new", "expected"),
    [
        (
            BANDS,
            "：8分",
            "：7分",
            ("band-changed", "[80%, 90%)：8分", "[80%, 90%)：7分"),
        ),
        (BANDS, "否则：0分", "否则：1分", ("band-changed", "否则：0分", "否则：1分")),
        (
            BANDS,
            "    否则",
            "    [70%, 80%)：5分\n    否则",
            ("band-added", None, "[70%, 80%)：5分"),
        ),
        (BANDS, "指标值 = 甲", "指标值 = 甲 × 2", ("value-changed", "甲", "甲 × 2")),
        (
            CHECKLIST,
            "前置 有制度：4分",
            "有制度：4分",
            ("point-changed", "前置 有制度：4分", "有制度：4分"),
        ),
        (
            CHECKLIST,
            "有总结",
            "有年度总结",
            ("point-changed", "有总结：3分", "有年度总结：3分"),
        ),
        (
            RATING,
            "差：",
            "较差：",
            ("rating-changed", "差：[0%, 80%)", "较差：[0%, 80%)"),
        ),
        (
            DEDUCTIONS,
            "扣 0.5分",
            "扣 0.6分",
            (
                "row-changed",
                "每低于 100% 满 1个百分点：扣 0.5分",
                "每低于 100% 满 1个百分点：扣 0.6分",
            ),
        ),
        (
            DEDUCTIONS,
            "    每有 丙 满 1例：扣 1分\n",
            "",
            ("row-removed", "每有 丙 满 1例：扣 1分", None),
        ),
        (
            DECISION,
            "≤ 3例",
            "< 3例",
            ("row-changed", "若 丙 ≤ 3例：6分", "若 丙 < 3例：6分"),
        ),
    ],
)
def test_a_row_that_was_changed_is_one_difference(
    before: str, old: str, new: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert old in before
    kind, *texts = expected
    assert below_head(before, before.replace(old, new, 1)) == [(kind, "一", *texts)]


def test_a_bound_between_bands_changes_two_rows() -> None:
    expected: list[Listed] = [
        ("band-changed", "一", "≥ 90%：10分", "≥ 92%：10分"),
        ("band-changed", "一", "[80%, 90%)：8分", "[80%, 92%)：8分"),
    ]
    assert below_head(BANDS, BANDS.replace("90%", "92%")) == expected


def test_the_order_of_bands_points_and_ratings_makes_no_difference() -> None:
    bands = BANDS.replace("    ≥ 90%：10分\n    [80%, 90%)：8分\n", "\0")
    turned = bands.replace("\0", "    [80%, 90%)：8分\n    ≥ 90%：10分\n")
    assert below_head(BANDS, turned) == []
    points = CHECKLIST.replace("    有台账：3分\n    有总结：3分\n", "\0")
    turned = points.replace("\0", "    有总结：3分\n    有台账：3分\n")
    assert below_head(CHECKLIST, turned) == []


def test_the_order_of_decisions_makes_one() -> None:
    rows = DECISION.replace("    若 乙 = 0：10分\n    若 丙 ≤ 3例：6分\n", "\0")
    turned = rows.replace("\0", "    若 丙 ≤ 3例：6分\n    若 乙 = 0：10分\n")
    assert below_head(DECISION, turned) == [
        (
            "rule-changed",
            "一",
            "若 乙 = 0万元 则 10分；若 丙 ≤ 3例 则 6分；否则 0分",
            "若 丙 ≤ 3例 则 6分；若 乙 = 0万元 则 10分；否则 0分",
        )
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("分值 × 甲", "甲*分值"),
        ("分值 × 甲 × 50%", "分值 / 2 × 甲"),
        (
            "至多(分值, 5分 + 甲 × 5分)",
            "AT",
        ),
    ],
)
def test_a_formula_is_compared_by_what_it_computes(before: str, after: str) -> None:
    after = after.replace("AT", "至多( (甲×5分)+5分 ,分值)")
    lines = (one(f"  得分 = {each}\n") for each in (before, after))
    assert below_head(*lines) == []


def test_brackets_that_matter_make_a_difference() -> None:
    before = one("  得分 = 分值 - (分值 - 5分) × 甲\n")
    after = one("  得分 = 分值 - 分值 × 甲\n")
    assert below_head(before, after) == [
        ("rule-changed", "一", "分值 - (分值 - 5分) × 甲", "分值 - 分值 × 甲")
    ]


def test_an_amount_is_the_same_in_another_unit() -> None:
    before = one("  得分 = 若 乙 > 5万元 则 分值 否则 0分\n")
    after = one("  得分 = 若 50000元 < 乙 则 分值 否则 0分\n")
    assert below_head(before, after) == []


def test_options_of_a_method_are_a_rule() -> None:
    first = one("  目标 ≥5件\n  评分 按完成比例\n")
    (only,) = below_head(first, first.replace("比例", "比例，及格线 60%"))
    assert only == ("rule-changed", "一", "按完成比例", "按完成比例，及格线 60%")


def test_a_default_that_is_written_out_is_no_difference() -> None:
    first = one("  目标 ≥5件\n  评分 按完成比例\n")
    assert below_head(first, first.replace("比例", "比例，封顶 100%")) == []


def test_declared_forms_that_differ_alike_are_told_together() -> None:
    declared = (
        "一级指标 产出 10分\n  二级指标 数量\n    三级指标 由单位填报\n"
        "填报指标评分\n  目标 ≥、>、=、数值：按完成比例\n  目标 ≤、<：按反向比例\n"
        "  目标 日期：达标得分\n  目标 定性：评级\n    好：[0%, 100%]\n"
    )
    assert below_head(declared, declared.replace("反向比例", "完成比例")) == [
        ("method-changed", "≤、＜", "按反向比例", "按完成比例")
    ]
