"""The picture as SVG: its words and lengths, read back from the markup."""

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.unit.render.forms import HOSTILE

from perfscore.render.picture_drawing import drawing
from perfscore.render.picture_svg import picture_svg
from perfscore.report.picture import Bar, Picture

PICTURE = Picture(
    title="2021年度部门整体支出绩效自评表",
    unit="甲处",
    bars=(
        Bar("预算执行率", Fraction(10), Fraction("9.5")),
        Bar("产出指标", Fraction(50), Fraction(30)),
        Bar("效益指标", Fraction(30), None),
    ),
    total=None,
    full=Fraction(100),
    grade="",
    remark="总分未定。",
)


def elements(picture: Picture, tag: str) -> list[ET.Element]:
    root = ET.fromstring(picture_svg(picture))  # noqa: S314 - our own writing
    return list(root.iter(tag))


def texts(picture: Picture) -> list[str]:
    return ["".join(each.itertext()) for each in elements(picture, "text")]


def test_the_exact_points_stand_beside_each_bar() -> None:
    said = texts(PICTURE)
    assert said[:3] == [
        "2021年度部门整体支出绩效自评表",
        "甲处",
        "总分　未定 / 100 分",
    ]
    assert said[6:15] == [
        *("预算执行率", "9.5 / 10 分", "95%"),
        *("产出指标", "30 / 50 分", "60%"),
        *("效益指标", "未定 / 30 分", ""),
    ]
    assert said[-1] == "总分未定。"


def test_all_bars_are_on_one_scale() -> None:
    widths = [each.attrib["width"] for each in elements(PICTURE, "rect")]
    assert widths == ["104.00", "98.80", "520.00", "312.00", "312.00"]


def test_what_is_open_is_dashed_and_not_filled() -> None:
    *_, last = elements(PICTURE, "rect")
    assert last.attrib["fill"] == "#fff"
    assert "stroke-dasharray" in last.attrib
    known = elements(PICTURE, "rect")[:-1]
    assert all("stroke-dasharray" not in each.attrib for each in known)


def test_no_points_at_all_is_zero_and_said_so() -> None:
    made = replace(PICTURE, bars=(Bar("产出指标", Fraction(5), Fraction()),))
    assert len(elements(made, "rect")) == 1
    assert {"0 / 5 分", "0%"} <= set(texts(made))


def test_total_and_grade_stand_large() -> None:
    made = replace(PICTURE, total=Fraction("98.67"), grade="优")
    assert "总分　98.67 / 100 分　　　等级　优" in texts(made)
    large = [each.text for each in elements(made, "tspan")]
    assert large == ["98.67", "优"]


def test_points_above_the_weight_and_below_zero_stay_in_the_drawing() -> None:
    bars = (Bar("加分", None, Fraction(3)), Bar("扣分", Fraction(2), Fraction(-1)))
    drawn = drawing(replace(PICTURE, bars=bars)).bars
    assert [(each.points, each.outline, each.filled) for each in drawn] == [
        ("3 / 未定", Fraction(0), Fraction(1)),
        ("-1 / 2", Fraction(2, 3), Fraction(0)),
    ]


def test_a_long_name_is_wrapped_and_whole() -> None:
    name = "经济效益指标、社会效益指标、生态效益指标、可持续影响指标"
    made = replace(PICTURE, bars=(Bar(name, Fraction(5), Fraction(5)),))
    said = [each for each in texts(made)[6:] if each in name]
    assert "".join(said[:3]) == name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_text(name: str) -> None:
    bars = (Bar(name, Fraction(5), Fraction(5)),)
    made = replace(PICTURE, title=name, unit=name, bars=bars, grade=name, remark=name)
    svg = picture_svg(made)
    tags = {each.tag for each in ET.fromstring(svg).iter()}  # noqa: S314
    assert tags == {"svg", "text", "tspan", "rect"}
    assert "\x1b" not in svg
    assert "\u202e" not in svg
    assert "style=" not in svg
