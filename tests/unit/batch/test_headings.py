"""Headings as people write them become columns of the set."""

from collections.abc import Sequence

import pytest
from tests.unit.batch.sets import ZHUZHOU, checked

from perfscore.api.loading import load_set
from perfscore.batch.columns import Field, Key
from perfscore.batch.headings.meaning import Role
from perfscore.batch.headings.reading import Headings, Layed
from perfscore.batch.layout import BatchLayout

TRAINED = Key(Field.ACTUAL, 1)
"""The 完成值 of 培训人数, the second indicator of the set."""


def laid(*headings: str) -> Layed:
    return Headings(BatchLayout(checked())).laid(headings)


def declared(headings: Sequence[str]) -> Layed:
    by = load_set(ZHUZHOU).value
    assert by is not None
    return Headings(BatchLayout(by)).laid(headings)


@pytest.mark.parametrize(
    "heading",
    [
        "培训人数",
        " 培训 人数（30分）",
        "培训人数/完成值",
        "培训人数_actual",
        "培训人数实际完成值",
        "培训人数：全年实际完成值",
        "产出指标/数量指标/培训人数/完成值",
        "产出指标-培训人数",
        "数量指标.培训人数.ACTUAL",
    ],
)
def test_an_indicator_is_named_alone_or_with_what_stands_above_it(heading: str) -> None:
    assert laid(heading).columns[0].meaning.key == TRAINED


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("培训人数/得分", Field.CLAIMED),
        ("培训人数 分值", Field.WEIGHT),
        ("培训人数/reason", Field.REASON),
        ("培训人数/偏差原因分析及改进措施", Field.REASON),
        ("培训人数/年度指标值", Field.TARGET),
    ],
)
def test_the_other_cells_of_an_indicator(heading: str, field: Field) -> None:
    assert laid(heading).columns[0].meaning.key == Key(field, 1)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("全年预算数（元）", "元"),
        ("全年预算数(单位：万元)", "万元"),
        ("全年预算数", ""),
        ("annual_budget", ""),
        ("调整预算数", ""),
    ],
)
def test_data_and_the_unit_that_a_heading_states(heading: str, unit: str) -> None:
    (column,) = laid(heading).columns
    assert column.meaning.key == Key(Field.DATUM, name="全年预算数")
    assert column.meaning.unit == unit


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("项目编号", Role.ID),
        ("id", Role.ID),
        ("统一社会信用代码", Role.ID),
        ("单位名称", Role.UNIT),
        ("unit", Role.UNIT),
        ("预算年度", Role.YEAR),
        ("指标体系", Role.SET),
        ("所属地区", Role.CARRIED),
        ("主管部门", Role.CARRIED),
    ],
)
def test_what_a_column_says_of_the_assessment(heading: str, role: Role) -> None:
    assert laid(heading, "培训人数").columns[0].meaning.role is role


def test_an_unknown_column_is_told_with_near_names_and_a_missing_one_too() -> None:
    read = laid("全年预算", "全年预算金额数", "培训人次数")
    assert [each.message.zh for each in read.told] == [
        "不知道“全年预算金额数”一列是什么，没有用到它",
        "不知道“培训人次数”一列是什么，没有用到它",
        "表里没有必填的数据“全年执行数”",
    ]
    assert read.told[1].hint is not None
    assert "“培训人数”" in read.told[1].hint.zh


def test_two_columns_for_one_cell_are_told() -> None:
    read = laid("培训人数", "数量指标/培训人数")
    assert read.told[0].rule.name == "column-twice"
    assert len(read.columns) == 1


def test_a_row_is_an_indicator_where_rows_say_their_names() -> None:
    headings = [
        "编号",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "实际完成值",
        "分值",
    ]
    read = declared(headings)
    assert (read.is_long, read.is_usable, read.told) == (True, True, ())
    roles = [each.meaning.role for each in read.columns]
    assert roles == [
        *(Role.ID, Role.LEVEL1, Role.LEVEL2, Role.LEVEL3, Role.TARGET, Role.ACTUAL),
        Role.WEIGHT,
    ]


def test_a_set_with_indicators_of_units_is_not_scored_from_wide_rows() -> None:
    assert not declared(["编号", "全年预算数", "全年执行数"]).is_usable
    assert not laid("甲", "乙").is_usable
