"""Worked cases become assessments, and what each has to give."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import the_set, whole
from tests.unit.lower.worked import text

from perfscore.model.assessment import Cell
from perfscore.model.cases import Case, Expected, ExpectedFinding, SubjectKind
from perfscore.model.indicator_set import IndicatorSet

EFFECT = ("效益", "数量指标", "培训人数")


def lowered(*rows: str) -> Case:
    (case,) = the_set(text(*rows)).cases
    return case


def expected(row: str) -> Expected:
    (found,) = lowered(row).expected
    assert isinstance(found, Expected)
    return found


def test_settings_are_cells_with_their_places() -> None:
    case = lowered("年度 = 2021", "预算 = 1,467.03", "区域 = “东部”  # 按登记地")
    assert case.title == "甲"
    assert case.assessment.year == 2021
    assert case.assessment.data == {"预算": Cell("1,467.03"), "区域": Cell("东部")}
    cell = case.assessment.data["预算"]
    assert cell.span is not None
    assert cell.span.text == "1,467.03"


def test_a_row_of_a_fixed_indicator_has_its_headings() -> None:
    (row,) = lowered(
        "培训人数：产出/数量指标，完成 48人，理由 “一人，请假”，得分 1.9分"
    ).assessment.indicators
    assert (row.level1, row.level2, row.name) == ("产出", ("数量指标",), "培训人数")
    assert row.actual == Cell("48人")
    assert row.claimed == Cell("1.9")
    assert row.reason == "一人，请假"


def test_the_path_can_stand_before_the_name() -> None:
    (row,) = lowered("效益/培训人数：完成 1").assessment.indicators
    assert (row.level1, row.name) == ("效益", "培训人数")


def test_a_row_that_a_unit_declares_names_its_headings() -> None:
    (row,) = lowered(
        "合格率：产出/时效指标，1.5分，目标 1,000，完成 2,000"
    ).assessment.indicators
    assert (row.level1, row.level2, row.level3) == ("产出", ("时效指标",), None)
    assert (row.weight, row.target, row.actual) == (
        Cell("1.5"),
        Cell("1,000"),
        Cell("2,000"),
    )


def test_points_of_a_checklist_stand_in_their_order() -> None:
    (row,) = lowered("健全：要点 是、否").assessment.indicators
    assert row.points == (("1", Cell("是")), ("2", Cell("否")))


def test_not_applicable_is_what_the_unit_writes() -> None:
    (row,) = lowered("健全：不适用").assessment.indicators
    assert row.actual == Cell("不适用")


@pytest.mark.parametrize("word", ["无", "none"])
def test_a_table_without_rows_is_filled_in(word: str) -> None:
    assert lowered(f"表彰：{word}").assessment.tables == {"表彰": ()}
    assert lowered().assessment.tables == {}


def test_rows_of_a_table() -> None:
    case = lowered("表彰：事项 “甲，乙”，级别 中央", "表彰：级别 省部")
    assert case.assessment.tables == {
        "表彰": (
            {"事项": Cell("甲，乙"), "级别": Cell("中央")},
            {"级别": Cell("省部")},
        )
    }


def test_values_of_the_group_are_in_the_unit_of_their_datum() -> None:
    case = lowered(
        "同组 报价 = 80元, 0.01万元，120",
        "同组 率 = 80%, 1/3",
        "同组 总分 = 9, 8.5分",
        "同组 产出/培训人数/得分 = 1, 2",
        "同组 产出/培训人数/指标值 = 48人, 50人",
    )
    assert case.peers == (
        ("报价", (Fraction(80), Fraction(100), Fraction(120))),
        ("率", (Fraction(4, 5), Fraction(1, 3))),
        ("总分", (Fraction(9), Fraction(17, 2))),
        ("产出/数量指标/培训人数/得分", (Fraction(1), Fraction(2))),
        ("产出/数量指标/培训人数/指标值", (Fraction(48), Fraction(50))),
    )


@pytest.mark.parametrize(
    ("row", "kind", "path"),
    [
        ("总分 = 9分", SubjectKind.TOTAL, ()),
        ("基本分 = 9分", SubjectKind.BASE, ()),
        ("等级 = 优", SubjectKind.GRADE, ()),
        ("预算 = 3万元", SubjectKind.DATUM, ()),
        ("折算率 ≈ 66.7%", SubjectKind.DEFINITION, ()),
        ("监控灯 = 红灯", SubjectKind.CLASS, ()),
        ("产出 = 3", SubjectKind.INDICATOR, ("产出",)),
        (
            "效益/培训人数 = 未定",
            SubjectKind.INDICATOR,
            ("效益", "数量指标", "培训人数"),
        ),
        # 执行率 is a definition and an indicator: the unit says which
        ("执行率 = 50%", SubjectKind.DEFINITION, ()),
        ("执行率 = 1分", SubjectKind.INDICATOR, ("执行率",)),
        ("得分(“执行率”) = 1", SubjectKind.INDICATOR, ("执行率",)),
    ],
)
def test_what_an_expectation_is_about(
    row: str, kind: SubjectKind, path: tuple[str, ...]
) -> None:
    found = expected(f"期望 {row}")
    assert (found.kind, found.path) == (kind, path)


@pytest.mark.parametrize("name", ["编制/人口", "“编制/人口”", "编制／人口"])
def test_a_title_with_a_stroke_is_no_path(name: str) -> None:
    body = f"一级指标 编制/人口 10分\n得分 = 5分\n用例 “甲”\n期望 {name} = 5分\n"
    (case,) = the_set(whole(body)).cases
    (found,) = case.expected
    assert isinstance(found, Expected)
    assert found.path == ("编制/人口",)


def test_a_row_that_the_case_declares_can_be_expected() -> None:
    case = lowered("合格率：产出/质量指标，2分，目标 9，完成 9", "期望 合格率 = 2分")
    (found,) = case.expected
    assert isinstance(found, Expected)
    assert found.path == ("产出", "质量指标", "合格率")


def test_findings_can_be_expected() -> None:
    assert [
        each.rule
        for each in lowered("期望 发现 missing-value").expected
        if isinstance(each, ExpectedFinding)
    ] == ["missing-value"]


ENGLISH = """\
indicator_set "trial"
  id test/one
  version 1
  basis "rules"
  full_score 10
  keep 2 decimals, half_up
  total_of rounded_scores
data
  rate: ratio
level1 Trained 6 points
  target ≥50人
  scoring by_completion
level1 Sound 4 points
  scoring checklist
    rules exist: 2 points
    rules are kept: 2 points
case "one"
  year = 2021
  rate = 50%
  Trained: actual 48人, 6 points, score 5 points, reason "two were ill"
  Sound: checklist yes/no
  group total = 9, 8.5
  expect Trained = 5.76 points
  expect total = 7.76
  expect Sound ≈ 2
  expect rate = undefined
  expect finding claimed-score-differs
"""


def test_the_english_spelling() -> None:
    (case,) = the_set(ENGLISH).cases
    trained, sound = case.assessment.indicators
    assert (case.assessment.year, trained.weight) == (2021, Cell("6"))
    assert (trained.claimed, trained.reason) == (Cell("5"), "two were ill")
    assert sound.points == (("1", Cell("yes")), ("2", Cell("no")))
    assert case.peers == (("总分", (Fraction(9), Fraction(17, 2))),)
    assert [
        (each.kind, each.text, each.is_approximate)
        for each in case.expected
        if isinstance(each, Expected)
    ] == [
        (SubjectKind.INDICATOR, "5.76 points", False),
        (SubjectKind.TOTAL, "7.76", False),
        (SubjectKind.INDICATOR, "2", True),
        (SubjectKind.DATUM, "undefined", False),
    ]


def many(rows: int) -> IndicatorSet:
    lines = [
        f"合格率{number}：产出/质量指标，1分，目标 9，完成 9" for number in range(rows)
    ]
    return the_set(text(*lines, f"期望 合格率{rows - 1} = 1分"))


def test_a_case_can_have_ten_thousand_rows() -> None:
    (case,) = many(10_000).cases
    assert len(case.assessment.indicators) == 10_000
