"""The names that are offered are those a colleague would offer."""

import pytest

from perfscore.diagnostics.suggest import nearest

DATA = (
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "执行率",
    "分值",
    "目标",
    "完成值",
    "编制数",
    "在职人员数",
    "上年三公经费",
    "至多",
    "至少",
)
"""Names of the 2021 forms and of 湖南岳阳's criteria, and two of the language."""

INDICATORS = (
    "数量指标",
    "质量指标",
    "社会效益指标",
    "服务对象满意度指标",
    "“三公经费”变动率",
    "财政供养人员控制率",
    "管理制度健全性",
)
"""Headings of the 2020 form and of 湖南岳阳's criteria."""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("执行数", "全年执行数"),
        ("全年执行", "全年执行数"),
        ("全年实际执行数", "全年执行数"),
        ("２０２１年全年执行数", "全年执行数"),
        ("全年 执行数", "全年执行数"),
        ("全年執行數", "全年执行数"),
        ("年初预算数（万元）", "年初预算数"),
        ("执行律", "执行率"),
        ("行执率", "执行率"),
        ("预算执行率", "执行率"),
        ("编制人数", "编制数"),
        ("在职人数", "在职人员数"),
        ("三公经费", "上年三公经费"),
        ("分数", "分值"),
        ("目表", "目标"),
        ("最多", "至多"),
        ("数量", "数量指标"),
        ("社会效益", "社会效益指标"),
        ("满意度", "服务对象满意度指标"),
        ("三公经费变动率", "“三公经费”变动率"),
        ("财政供养人员控制", "财政供养人员控制率"),
        ("管理制度健全", "管理制度健全性"),
    ],
)
def test_the_name_that_was_meant_comes_first(written: str, meant: str) -> None:
    assert nearest(written, (*DATA, *INDICATORS))[0] == meant


def test_every_likely_name_is_offered_up_to_the_limit() -> None:
    names = ("年初预算数", "全年预算数", "调整预算数", "批复预算数", "执行率")

    assert nearest("预算数", names) == ("年初预算数", "全年预算数", "调整预算数")
    assert nearest("预算数", names, limit=1) == ("年初预算数",)
    assert nearest("Budget", ("budgets", "BUDGET")) == ("BUDGET", "budgets")


@pytest.mark.parametrize("written", ["", " ", "数", "产出", "节能量", "XYZ", "全" * 61])
def test_nothing_is_offered_where_nothing_is_near(written: str) -> None:
    assert nearest(written, DATA) == ()


def test_a_name_is_offered_once() -> None:
    assert nearest("执行律", ["执行率", "执行率"]) == ("执行率",)


def test_endless_names_and_candidates_are_passed_over() -> None:
    names = (f"预算数{number}" for number in range(10**9))

    assert nearest("预算数7", names)[0] == "预算数7"
    assert nearest("预算数", ["预算数" * 1_000_000]) == ()
