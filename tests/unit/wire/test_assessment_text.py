"""Assessments written for people to mend: order, quoting, remarks at their place."""

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.assessment import (
    Assessment,
    Cell,
    FundRow,
    Goal,
    IndicatorRow,
)
from perfscore.source import Source, Span
from perfscore.wire.assessment import read_assessment
from perfscore.wire.assessment_text import assessment_yaml

FORM = Source("form.xlsx", "得分\t9O\n总分", ((0, "自评表!G5"), (3, "自评表!H5")))
UNSURE = Rule("unsure", Severity.WARNING, Text("", ""))


def about(start: int, end: int, *, hint: str = "") -> Diagnostic:
    return Diagnostic(
        UNSURE,
        Text("“9O”不是数，可能是 90", "“9O” is no number, it may be 90"),
        Label(Span(FORM, start, end)),
        hint=Text(hint, hint) if hint else None,
    )


def row(name: str, *, claimed: Cell | None = None) -> IndicatorRow:
    return IndicatorRow(
        level1="产出指标",
        level2=("数量指标", "质量指标"),
        level3=None,
        name=name,
        target=Cell("≥50个"),
        actual=Cell("=SUM(A1)"),
        weight=Cell("10"),
        claimed=claimed,
        reason="原因一\n原因二",
        span=Span(FORM, 0, 5),
    )


FULL = Assessment(
    unit="某局: 办公室",
    year=2021,
    set_id="hunan/zhuzhou/department-2021",
    data={"在职人员数": Cell("0051")},
    tables={"表彰": ({"姓名": Cell("张三")},), "通报": ()},
    goals=(Goal("目标", "100.0%"),),
    funds=(FundRow("合计", annual_budget=Cell("467.030")),),
    indicators=(row("培训"),),
    claimed_total=Cell("100"),
    claimed_grade=Cell("优"),
    notes=("1. 注一", "注二"),
)


def test_the_order_is_that_of_the_form() -> None:
    assert assessment_yaml(FULL) == (
        "指标体系: hunan/zhuzhou/department-2021\n"
        '单位: "某局: 办公室"\n'
        "年度: 2021\n"
        "\n"
        "资金:\n"
        "  - 名称: 合计\n"
        "    全年预算数: 467.030\n"
        "\n"
        "目标:\n"
        "  - 预期目标: 目标\n"
        "    实际完成情况: 100.0%\n"
        "\n"
        "指标:\n"
        "  - 一级: 产出指标\n"
        "    二级: [数量指标, 质量指标]\n"
        "    三级: 培训\n"
        "    目标值: ≥50个\n"
        '    完成值: "=SUM(A1)"\n'
        "    分值: 10\n"
        "    偏差原因: |-\n"
        "      原因一\n"
        "      原因二\n"
        "总分: 100\n"
        "等级: 优\n"
        "\n"
        "备注:\n"
        '  - "1. 注一"\n'
        "  - 注二\n"
        "\n"
        "数据:\n"
        "  在职人员数: 0051\n"
        "\n"
        "明细表:\n"
        "  表彰:\n"
        "    - 姓名: 张三\n"
        "  通报: []\n"
    )


def test_it_is_read_back() -> None:
    assert read_assessment(Source("x.yaml", assessment_yaml(FULL))).value == FULL


def test_a_remark_stands_above_the_value_from_its_place() -> None:
    claimed = Cell("9O", Span(FORM, 3, 5))
    text = assessment_yaml(
        Assessment(indicators=(row("培训", claimed=claimed),)),
        (about(3, 5, hint="核对原表"),),
    )
    assert (
        "    分值: 10\n    # 存疑：“9O”不是数，可能是 90；核对原表\n    自评得分: 9O\n"
    ) in text


def test_a_remark_on_a_row_stands_above_the_row() -> None:
    text = assessment_yaml(Assessment(indicators=(row("培训"),)), (about(0, 2),))
    assert "  # 存疑：“9O”不是数，可能是 90\n  - 一级: 产出指标\n" in text


def test_a_remark_on_nothing_that_was_kept_stands_at_the_top_with_its_place() -> None:
    text = assessment_yaml(Assessment(unit="甲"), (about(3, 5),))
    assert text.startswith("# 存疑（自评表!H5）：“9O”不是数，可能是 90\n单位: 甲\n")


def test_remarks_do_not_change_what_is_read() -> None:
    written = assessment_yaml(FULL, (about(0, 5), about(3, 5), about(6, 8)))
    assert read_assessment(Source("x.yaml", written)).value == FULL


def test_a_hostile_remark_stays_one_comment() -> None:
    remark = Diagnostic(UNSURE, Text("甲\n单位: 乙\u202e", ""), Label(Span(FORM, 0, 8)))
    text = assessment_yaml(Assessment(unit="甲"), (remark,))
    assert text.startswith("# 存疑（自评表!G5）：甲 单位: 乙<U+202E>\n单位: 甲\n")


def test_a_missing_result_is_shown_blank_to_be_filled_in() -> None:
    bare = IndicatorRow(level1=None, level2=(), level3=None, name="培训")
    text = assessment_yaml(Assessment(indicators=(bare,)))
    assert text.endswith("指标:\n  - 三级: 培训\n    完成值:\n")


def test_points_keep_their_answers_and_what_else_stood_there_is_told() -> None:
    points = (("制度健全", Cell("是")), ("执行有效", Cell("否")))
    both = IndicatorRow(None, (), "三", "四", actual=Cell("良好"), points=points)
    assert assessment_yaml(Assessment(indicators=(both,))).endswith(
        "  - 三级: 三\n"
        "    名称: 四\n"
        "    # 存疑：完成值另有 良好\n"
        "    完成值:\n"
        "      制度健全: 是\n"
        "      执行有效: 否\n"
    )


def test_direction_marks_and_control_characters_show() -> None:
    text = assessment_yaml(Assessment(unit="甲\u202e\x07乙"))
    outcome = read_assessment(Source("x.yaml", text))
    assert outcome.value is not None
    assert outcome.value.unit == "甲<U+202E><U+0007>乙"
