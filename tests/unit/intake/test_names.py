import pytest

from perfscore.intake.names import (
    is_fund_name,
    is_level1,
    is_level2,
    is_placeholder,
    without_points,
)


@pytest.mark.parametrize(
    ("text", "name", "points"),
    [
        ("产出指标（50分）", "产出指标", "50"),
        ("产出 指标 (50 分)", "产出 指标", "50"),
        ("决策(10)", "决策", "10"),
        ("项目决策 2分", "项目决策", "2"),
        ("创新（加分项，5分）", "创新", "5"),
        ("效益指标（20%）", "效益指标", "20%"),
        ("指标1", "指标1", None),
        ("（二）产出", "（二）产出", None),
        ("30分", "30分", None),
    ],
)
def test_a_heading_is_parted_from_its_points(
    text: str, name: str, points: str | None
) -> None:
    assert without_points(text) == (name, points)


def test_usual_headings_are_known_with_points_and_blanks() -> None:
    assert is_level1("产出 指标（50分）")
    assert is_level2("服务对象 满意度指标")
    assert not is_level1("培训人数")
    assert not is_level2("产出指标")


def test_names_of_fund_rows_are_known() -> None:
    for text in (
        "年度资金总额",
        "其中：当年财政拨款",
        "上年结转资金",
        "合计",
        "其他资金",
    ):
        assert is_fund_name(text)
    assert not is_fund_name("培训人数")


def test_what_a_template_leaves_is_no_name() -> None:
    for text in ("指标1：", "指标 2", "……", "…", "目标1：", "—", "不适用"):
        assert is_placeholder(text)
    for text in ("指标1：培训人数", "100", "培训人数"):
        assert not is_placeholder(text)
