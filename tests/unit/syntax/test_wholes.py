"""Sections around the indicators become nodes, written out by hand."""

from tests.unit.syntax.writing import (
    AT,
    A,
    interval,
    name,
    number,
    percent,
    section,
    word,
)

from perfscore.syntax import tree as t


def veto(*effects: t.Effect) -> t.Veto:
    return t.Veto(AT, A, effects)


def test_parameters_go_by_keys() -> None:
    rows = section("参数 线 按 区域、年度\n  东部、2014：10%\n  否则：a\n  依据 “甲”")
    assert rows == t.ParameterTable(
        AT,
        name("线"),
        (name("区域"), name("年度")),
        (
            t.ParameterRow(AT, word("LABEL", "东部、2014"), percent("10")),
            t.ParameterRow(AT, None, A),
        ),
        (t.Basis(AT, (word("STRING", "甲"),)),),
    )


def test_a_function_has_parameters_and_a_body() -> None:
    assert section("函数 比(甲, 乙) = a") == t.Function(
        AT, word("NAME", "比"), (word("NAME", "甲"), word("NAME", "乙")), A
    )


def test_a_table_has_columns_reported_and_computed() -> None:
    made = section("明细表 表彰\n  事项：文本，必填\n  分 = a")
    assert made == t.Table(
        AT,
        name("表彰"),
        (
            t.DataRow(
                AT,
                name("事项"),
                word("TEXT_TYPE", "文本"),
                (),
                required=True,
                may_be_negative=False,
                default=None,
                bounds=(),
                note="",
            ),
            t.ComputedColumn(AT, name("分"), A),
        ),
    )


def test_rows_of_a_table_are_filtered_and_grouped() -> None:
    definition = section("定义 甲 = 合计(表彰.分 若 a 每 事项 取高)")
    assert isinstance(definition, t.Definition)
    assert definition.value == t.Call(
        AT,
        word("NAME", "合计"),
        (
            t.Filtered(
                AT,
                t.Column(AT, word("NAME", "表彰"), word("NAME", "分")),
                A,
                name("事项"),
                word("HIGHEST", "取高"),
            ),
        ),
    )


def test_the_total_is_a_formula_with_vetoes() -> None:
    assert section("总分 = a\n  否决 若 a 则 不再评分\n  依据 “甲”") == t.Total(
        AT,
        A,
        (veto(t.Effect(AT, "stop", None, None)),),
        (t.Basis(AT, (word("STRING", "甲"),)),),
    )
    assert section("总分") == t.Total(AT, None, ())


def test_a_classification_goes_by_bounds_or_conditions() -> None:
    assert section("分级 灯 = a\n  红：< 60%\n  绿：否则") == t.Classification(
        AT,
        name("灯"),
        A,
        (
            t.ClassRow(AT, "红", t.Bound(AT, word("LESS", "<"), percent("60")), None),
            t.ClassRow(AT, "绿", None, None),
        ),
    )
    assert section("分级 灯\n  红：若 a") == t.Classification(
        AT, name("灯"), None, (t.ClassRow(AT, "红", None, A),)
    )


def test_a_roll_up_adds_or_weighs() -> None:
    made = section("多单位汇总\n  绝对值：合计\n  相对值：按 a 加权平均")
    assert made == t.RollUp(
        AT,
        (
            t.RollUpRow(AT, word("LABEL", "绝对值"), word("SUM", ""), None),
            t.RollUpRow(
                AT, word("LABEL", "相对值"), word("WEIGHTED_MEAN", "加权平均"), A
            ),
        ),
    )


def test_an_audit_names_checks_and_says_how_each_is_made() -> None:
    made = section(
        "复核\n  K8：不查\n  超额完成 说明：≥ 60%，错误\n    依据 “甲”\n"
        "  完成区间：提示，(1, 2]\n  K7：警告\n  K10：< 60%"
    )
    assert made == t.Audit(
        AT,
        (
            t.AuditRow(
                AT, word("LABEL", "K8"), is_off=True, bounds=None, severity=None
            ),
            t.AuditRow(
                AT,
                word("LABEL", "超额完成 说明"),
                is_off=False,
                bounds=t.Bound(AT, word("AT_LEAST_SIGN", "≥"), percent("60")),
                severity=word("ERROR", "错误"),
                basis=(t.Basis(AT, (word("STRING", "甲"),)),),
            ),
            t.AuditRow(
                AT,
                word("LABEL", "完成区间"),
                is_off=False,
                bounds=interval("(", number("1"), number("2"), "]"),
                severity=word("NOTICE", "提示"),
            ),
            t.AuditRow(
                AT,
                word("LABEL", "K7"),
                is_off=False,
                bounds=None,
                severity=word("WARNING", "警告"),
            ),
            t.AuditRow(
                AT,
                word("LABEL", "K10"),
                is_off=False,
                bounds=t.Bound(AT, word("LESS", "<"), percent("60")),
                severity=None,
            ),
        ),
    )
    assert section("audit\n  K8: off\n  K9: >= 60%, error") == t.Audit(
        AT,
        (
            t.AuditRow(
                AT, word("LABEL", "K8"), is_off=True, bounds=None, severity=None
            ),
            t.AuditRow(
                AT,
                word("LABEL", "K9"),
                is_off=False,
                bounds=t.Bound(AT, word("AT_LEAST_SIGN", ">="), percent("60")),
                severity=word("ERROR", "error"),
            ),
        ),
    )


def test_a_case_has_values_lines_and_expectations() -> None:
    made = section(
        "用例 “甲”\n  年初预算数 = 1,467.03\n  同组 报价 = 80, 100\n"
        "  培训 人数：完成 48人\n  期望 总分 = 90\n  期望 甲 ≈ 0.81\n"
        "  期望 发现 missing-value"
    )
    assert made == t.Case(
        AT,
        word("STRING", "甲"),
        (
            t.CaseValue(
                AT,
                word("SUBJECT", "年初预算数"),
                word("CELL", "1,467.03"),
                False,  # noqa: FBT003 - the node as it is
            ),
            t.CaseValue(AT, word("SUBJECT", "报价"), word("CELL", "80, 100"), True),  # noqa: FBT003 - the node as it is
            t.CaseLine(AT, word("LABEL", "培训 人数"), word("CELL", "完成 48人")),
            t.Expectation(AT, word("SUBJECT", "总分"), word("CELL", "90"), False),  # noqa: FBT003 - the node as it is
            t.Expectation(AT, word("SUBJECT", "甲"), word("CELL", "0.81"), True),  # noqa: FBT003 - the node as it is
            t.ExpectedFinding(AT, word("WORD", "missing-value")),
        ),
    )


def test_a_base_is_named_and_changed() -> None:
    removed = section("删除 三级指标 产出指标/数量指标/甲")
    assert removed == t.Removal(
        AT, word("LEVEL3", "三级指标"), 3, word("TITLE", "产出指标/数量指标/甲")
    )
    assert section("删除 用例 “甲 乙”") == t.Removal(
        AT, word("_CASE", "用例"), 0, word("NAME", "甲 乙")
    )
    assert section("修改 定义 甲 = a") == t.Change(
        AT,
        adds=False,
        section=t.Definition(AT, name("甲"), A, False, ()),  # noqa: FBT003 - the node as it is
    )
    added = section("新增 加分项 表彰 3分\n  得分 = a")
    assert isinstance(added, t.Change)
    assert added.adds
    assert added.section == t.Indicator(
        AT,
        1,
        role="bonus",
        title=word("TITLE", "表彰"),
        declared=False,
        weight=word("NUMBER", "3"),
        clauses=(t.ScoreClause(AT, A),),
    )
