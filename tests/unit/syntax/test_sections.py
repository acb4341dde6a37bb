"""The head and the sections become nodes, each written out by hand."""

from dataclasses import replace

import pytest
from tests.unit.syntax.writing import (
    AT,
    A,
    B,
    interval,
    name,
    number,
    percent,
    section,
    word,
)

from perfscore.source import Source
from perfscore.syntax import tree as t
from perfscore.syntax.parser import parse


def test_the_head_says_what_the_set_is() -> None:
    outcome = parse(
        Source(
            "set.perf",
            """指标体系 "自评"
  编号 hunan/zhuzhou/department-2021
  版本 2021.1
  依据 "备注1"，「备注2」
  适用 2021年1月1日 至 2021年12月31日
  适用 2021-1-1 起
  满分 100
  保留 ２ 位小数，四舍五入
  取整 舍去
  合计 按已取整得分
  表样 部门整体支出
  备注 “1. 甲”
""",
        )
    )
    assert outcome.value is not None
    assert outcome.value.head == t.Head(
        AT,
        word("STRING", "自评"),
        (
            t.Clause(AT, "id", word("WORD", "hunan/zhuzhou/department-2021")),
            t.Clause(AT, "version", word("WORD", "2021.1")),
            t.Basis(AT, (word("STRING", "备注1"), word("STRING", "备注2"))),
            t.Effective(
                AT, word("DATE", "2021年1月1日"), word("DATE", "2021年12月31日")
            ),
            t.Effective(AT, word("DATE", "2021-1-1"), None),
            t.Clause(AT, "full", word("NUMBER", "100")),
            t.Rounding(AT, word("NUMBER", "2"), word("HALF_UP", "四舍五入")),
            t.Rounding(AT, None, word("ROUND_DOWN", "舍去")),
            t.Clause(AT, "footing", word("ROUNDED_SCORES", "按已取整得分")),
            t.Clause(AT, "form", word("DEPARTMENT", "部门整体支出")),
            t.Clause(AT, "remark", word("STRING", "1. 甲")),
        ),
    )


def test_grades_are_names_with_intervals() -> None:
    assert section("等级\n优：[90, 100]\n“良 好”：（８０，９０）") == t.Grades(
        AT,
        (
            t.GradeRow(AT, "优", interval("[", number("90"), number("100"), "]")),
            t.GradeRow(AT, "良 好", interval("(", number("80"), number("90"), ")")),
        ),
    )


def row(text: str, type_: t.Word, *units: str) -> t.DataRow:
    return t.DataRow(
        AT,
        name(text),
        type_,
        tuple(word("NAME", unit) for unit in units),
        required=False,
        may_be_negative=False,
        default=None,
        bounds=(),
        note="",
    )


AMOUNT = word("AMOUNT", "金额")


@pytest.mark.parametrize(
    ("line", "node"),
    [
        ("年初预算数：金额（万元）", row("年初预算数", AMOUNT, "万元")),
        ("人数: count (人)", row("人数", word("COUNT_TYPE", "count"), "人")),
        (
            "全年预算数：金额（万元），必填，> 0，“以批复为准”",
            replace(
                row("全年预算数", AMOUNT, "万元"),
                required=True,
                bounds=(t.Bound(AT, word("MORE", ">"), number("0")),),
                note="以批复为准",
            ),
        ),
        (
            "结余：金额(元), 可为负, 默认 0元",
            replace(
                row("结余", AMOUNT, "元"),
                may_be_negative=True,
                default=number("0", "元"),
            ),
        ),
        (
            "“级别”：选项（甲、“乙 级”，丙）",
            replace(
                row("", word("CHOICE_TYPE", "选项")),
                name=name("级别", quoted=True),
                arguments=(
                    word("NAME", "甲"),
                    word("STRING", "乙 级"),
                    word("NAME", "丙"),
                ),
            ),
        ),
        (
            "满意率：比率，[0%, 100%]",
            replace(
                row("满意率", word("RATIO_TYPE", "比率")),
                bounds=(interval("[", percent("0"), percent("100"), "]"),),
            ),
        ),
    ],
)
def test_a_row_of_the_data_has_a_name_a_type_and_options(
    line: str, node: t.DataRow
) -> None:
    assert section(f"数据\n{line}") == t.Data(AT, (node,))


def test_a_definition_and_a_parameter_have_a_name_and_a_basis() -> None:
    basis = (t.Basis(AT, (word("STRING", "第三条"),)),)
    quotient = t.Chain(AT, (word("OVER", "/"),), (A, B))
    assert section("定义 执行率 = a／b\n依据 “第三条”") == t.Definition(
        AT, name("执行率"), quotient, is_parameter=False, basis=basis
    )
    assert section("参数 “步 长” ＝ 1个百分点") == t.Definition(
        AT,
        name("步 长", quoted=True),
        number("1", "个百分点", "PERCENTAGE_POINTS"),
        is_parameter=True,
        basis=(),
    )


def test_a_validation_says_what_follows_where_it_does_not_hold() -> None:
    comparison = t.Comparison(AT, A, word("AT_MOST_SIGN", "<="), B)
    assert section("校验 甲：不大于乙：a <= b") == t.Validation(
        AT, "甲：不大于乙", comparison, None, None
    )
    severity, message = word("WARNING", "警告"), word("STRING", "请核实")
    basis = (t.Basis(AT, (word("STRING", "第三条"),)),)
    assert section(
        "校验 甲：a ＜＝ b\n否则 警告 “请核实”\n依据 “第三条”"
    ) == t.Validation(AT, "甲", comparison, severity, message, basis)


@pytest.mark.parametrize(
    ("heading", "level", "title", "weight"),
    [
        ("一级指标 产出指标 50分", 1, "产出指标", "50"),
        ("level2 数量指标、质量指标", 2, "数量指标、质量指标", None),
        ("三级指标 “三公经费”变动率 2.5 points", 3, "“三公经费”变动率", "2.5"),
        ("三级指标 “三公 经费” ５分", 3, "三公 经费", "5"),
        ("四级指标 得分 5分 以上", 4, "得分 5分 以上", None),
        ("四级指标 得分 5分 以上 10 分", 4, "得分 5分 以上", "10"),
        ("一级指标 1#楼 # 注释 5分", 1, "1#楼", None),
        ("一级指标 数据", 1, "数据", None),
        ("一级指标\t5分", 1, "5分", None),
    ],
)
def test_a_heading_is_a_title_up_to_its_points(
    heading: str, level: int, title: str, weight: str | None
) -> None:
    assert section(heading) == t.Indicator(
        AT,
        level,
        role="",
        title=word("TITLE", title),
        declared=False,
        weight=word("NUMBER", weight) if weight else None,
        clauses=(),
    )


def test_an_indicator_keeps_its_clauses_in_order() -> None:
    indicator = section(
        """三级指标 由单位填报 5分
  说明 “按年”
  目标 ≥ ９５％，含本数
  指标值 = a
  得分 = b
  评分 反向递减"""
    )
    assert indicator == t.Indicator(
        AT,
        3,
        role="",
        title=word("DECLARED", "由单位填报"),
        declared=True,
        weight=word("NUMBER", "5"),
        clauses=(
            t.Clause(AT, "explanation", word("STRING", "按年")),
            t.Clause(AT, "target", word("CELL", "≥ ９５％，含本数")),
            t.ValueClause(AT, A),
            t.ScoreClause(AT, B),
            t.Scoring(AT, t.Decreasing(AT)),
        ),
    )


def test_a_node_knows_the_text_it_was_read_from() -> None:
    source = Source(
        "set.perf",
        "指标体系 “甲”  # 注释\r\n\r\n一级指标 乙 5分\r\n  得分 ＝ ５分 # 完\r\n# 尾",
    )
    document = parse(source).value
    assert document is not None
    assert document.head is not None
    assert document.head.span.text == "指标体系 “甲”"
    (indicator,) = document.sections
    assert isinstance(indicator, t.Indicator)
    assert indicator.span.text.startswith("一级指标")
    assert indicator.span.text.endswith("得分 ＝ ５分")
    (clause,) = indicator.clauses
    assert isinstance(clause, t.ScoreClause)
    assert clause.value.span.text == "５分"


@pytest.mark.parametrize("text", ["", "  \n \n", "# 只有注释\n", "等级\n优：[0, 1]\n"])
def test_a_text_without_a_head_is_told(text: str) -> None:
    outcome = parse(Source("set.perf", text))
    assert [each.rule.name for each in outcome.diagnostics] == ["no-head"]
    assert outcome.value is not None
    assert outcome.value.head is None
