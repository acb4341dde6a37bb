"""What two sets state of the audit's checks is compared by check, not by spelling."""

import pytest
from tests.unit.compare.comparing import HEAD, listed

BODY = """\
一级指标 一 10分
  依据 "第一条"
  得分 = 分值
复核
  超额完成说明：≥ 130%，错误
    依据 "甲号文"
  偏差原因必填：不查
"""
WHOLE = HEAD + BODY


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "≥ 130%，错误",
            "> 150%，提示",
            ("check-changed", "超额完成说明", "≥ 130%，错误", "> 150%，提示"),
        ),
        ("不查", "警告", ("check-changed", "偏差原因必填", "不查", "警告")),
        (
            "  偏差原因必填：不查\n",
            "",
            ("check-removed", "偏差原因必填", "不查", None),
        ),
        (
            "必填：不查\n",
            "必填：不查\n  完成区间：[70%, 130%]\n",
            ("check-added", "完成区间", None, "[70%, 130%]"),
        ),
    ],
)
def test_one_check_that_was_changed_is_one_difference(
    old: str, new: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert listed(WHOLE, WHOLE.replace(old, new)) == [expected]


def test_a_basis_is_compared_alone() -> None:
    assert listed(WHOLE, WHOLE.replace("甲号文", "乙号文")) == [
        ("basis-removed", "超额完成说明", "“甲号文”", None),
        ("basis-added", "超额完成说明", None, "“乙号文”"),
    ]


def test_other_spellings_and_another_order_make_no_difference() -> None:
    other = """\
复核
  K8：off
  over-achievement-unexplained：error，>=130%
    依据 "甲号文"
"""
    assert listed(WHOLE, HEAD + BODY[: BODY.index("复核")] + other) == []
