"""What the annexes hold beside the official form, and what they leave to it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.report.building import (
    NOWHERE,
    apply,
    datum,
    fixed,
    indicator,
    indicator_set,
    number,
    reported,
    scored,
    scoring,
)
from tests.unit.report.tables import at, covers_its_grid, texts

from perfscore.api.scoring import score_file
from perfscore.api.shipped import shipped_ids
from perfscore.model.assessment import Assessment, Cell, FundRow
from perfscore.model.data import Datum
from perfscore.model.data import Table as DetailTable
from perfscore.model.expressions import Operator
from perfscore.model.methods import Checklist, ChecklistRow
from perfscore.model.units import MONEY, RATIO, Kind, ValueType, count_of
from perfscore.report.annexes import annexes
from perfscore.report.table import Role
from perfscore.score.result import IndicatorScore, Score, Step

HEADINGS = ["名称", "数值", "单位", "说明"]


def asked(name: str, kind: ValueType, *, default: int | None = None) -> Datum:
    value = None if default is None else number(default, kind)
    return Datum(
        NOWHERE, name, kind, "", required=True, interval=None, default=value, note=""
    )


def score_of(
    assessment: Assessment,
    *lines: IndicatorScore,
    data: tuple[Datum, ...] = (),
    tables: tuple[DetailTable, ...] = (),
) -> Score:
    made = replace(indicator_set(), data=data, tables=tables)
    steps = {
        each.name: Step(datum(each.name, each.type), None, cell=None) for each in data
    }
    return scored(made, assessment, *lines, data=steps)


def rows(score: Score, title: str) -> list[list[str]]:
    table = next(each for each in annexes(score) if each.title == title)
    assert covers_its_grid(table)
    return [texts(table, row) for row in range(table.rows)]


@pytest.mark.parametrize(
    "set_id", ["hunan/zhuzhou/department-2021", "national/project-2020"]
)
def test_a_form_that_says_all_has_none(set_id: str) -> None:
    score = score_file(set_id).value
    assert score is not None
    assert annexes(score) == ()


@pytest.mark.parametrize("set_id", shipped_ids())
def test_every_annex_of_a_shipped_example_covers_its_grid(set_id: str) -> None:
    score = score_file(set_id).value
    assert score is not None
    assert all(covers_its_grid(each) for each in annexes(score))
    assert all(sum(each.column_widths) == 1 for each in annexes(score))


def test_data_stand_as_written_beside_their_units() -> None:
    data = (
        asked("在职人员数", count_of("人")),
        asked("支付进度", RATIO),
        asked("公开", Kind.TRUTH),
        asked("经费", MONEY["万元"], default=3),
    )
    written = {"在职人员数": "1,024", "支付进度": "95.0%", "公开": "是"}
    report = Assessment(data={name: Cell(text) for name, text in written.items()})
    score = score_of(report, data=data)
    assert rows(score, "附表 填报数据") == [
        HEADINGS,
        ["在职人员数", "1,024", "人", ""],
        ["支付进度", "95.0%", "%", ""],
        ["公开", "是", "", ""],
        ["经费", "", "万元", "未填，按默认值 3万元"],
    ]
    (table,) = annexes(score)
    assert at(table, 1, 1).number == Fraction(1024)
    assert at(table, 2, 1).number == Fraction(95, 100)
    assert at(table, 2, 1).role is Role.PERCENT
    assert at(table, 3, 1).number is None


def test_a_datum_that_the_set_does_not_have_is_kept_and_marked() -> None:
    report = Assessment(data={"人数": Cell("5")})
    assert rows(score_of(report), "附表 填报数据")[1:] == [
        ["人数", "5", "", "指标体系没有这一项，未使用"]
    ]


BUDGET = (asked("全年预算数", MONEY["万元"]), asked("全年执行数", MONEY["万元"]))


def test_what_the_total_fund_row_shows_is_not_said_again() -> None:
    report = Assessment(data={"全年预算数": Cell("200"), "全年执行数": Cell("100")})
    assert annexes(score_of(report, data=BUDGET)) == ()


def test_what_differs_from_the_total_fund_row_is_said() -> None:
    report = Assessment(
        data={"全年预算数": Cell("200"), "全年执行数": Cell("100")},
        funds=(FundRow("合计", annual_budget=Cell("210"), executed=Cell("100")),),
    )
    assert rows(score_of(report, data=BUDGET), "附表 填报数据")[1:] == [
        ["全年预算数", "200", "万元", ""]
    ]


def test_the_year_of_the_form_is_not_said_again() -> None:
    year = (asked("年度", Kind.TEXT),)
    assert annexes(score_of(Assessment(year=2021), data=year)) == ()
    assert rows(score_of(Assessment(), data=year), "附表 填报数据")[1:] == [
        ["年度", "", "", ""]
    ]


def test_points_stand_in_the_set_s_order_unknown_ones_last() -> None:
    method = Checklist(
        tuple(
            ChecklistRow(NOWHERE, text, number(1), is_prerequisite=False)
            for text in ("制度健全", "执行有效", "公开及时")
        )
    )
    leaf = indicator(
        "管理制度", scoring=replace(scoring(number(3)), method=method), weight=3
    )
    row = reported("管理制度").row
    assert row is not None
    answers = (("2", Cell("否")), ("制度健全：", Cell("√")), ("别的", Cell("是")))
    line = fixed(leaf, ("过程",), ("制度",), score=1)
    line = line._replace(row=replace(row, points=answers))
    assert rows(score_of(Assessment(), line), "附表 要点核对") == [
        ["指标", "要点", "是否具备"],
        ["过程/制度/管理制度", "制度健全", "√"],
        ["过程/制度/管理制度", "执行有效", "否"],
        ["过程/制度/管理制度", "公开及时", ""],
        ["过程/制度/管理制度", "别的", "是"],
    ]


def test_ratings_stand_beside_the_path_of_their_indicator() -> None:
    line = reported("效果", ("效益",), ("社会", "经济"))
    assert line.row is not None
    line = line._replace(row=replace(line.row, rating=Cell("较好")))
    other = reported("满意度", ("满意",))
    assert rows(score_of(Assessment(), line, other), "附表 评级") == [
        ["指标", "评级"],
        ["效益/社会、经济/效果", "较好"],
    ]


AWARDS = DetailTable(
    NOWHERE,
    "表彰",
    (asked("姓名", Kind.TEXT), asked("奖金", MONEY["元"])),
    computed=(),
)


def test_a_table_of_rows_has_its_columns_with_their_units() -> None:
    report = Assessment(
        tables={
            "表彰": ({"姓名": Cell("张三"), "奖金": Cell("500")}, {"备注": Cell("无")})
        }
    )
    assert rows(score_of(report, tables=(AWARDS,)), "附表 明细表：表彰") == [
        ["姓名", "奖金（元）", "备注"],
        ["张三", "500", ""],
        ["", "", "无"],
    ]


def test_a_table_without_rows_is_told_from_one_not_handed_in() -> None:
    none = score_of(Assessment(tables={"表彰": ()}), tables=(AWARDS,))
    assert rows(none, "附表 明细表：表彰") == [["姓名", "奖金（元）"]]
    assert annexes(score_of(Assessment(), tables=(AWARDS,))) == ()


def test_what_is_worked_out_is_no_datum() -> None:
    share = apply(Operator.DIVIDE, datum("甲"), datum("乙"))
    leaf = indicator("比率", weight=3, scoring=scoring(number(3), value=share))
    assert annexes(score_of(Assessment(), fixed(leaf, score=3))) == ()
