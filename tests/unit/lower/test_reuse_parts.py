"""Data, definitions and all that is no indicator change by their names."""

import pytest
from tests.unit.lower.reuse_base import (
    BASE,
    assert_same,
    by_kind,
    document,
    merged,
    told,
)

from perfscore.syntax import tree as t


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ("修改 参数 线 = 80%", "参数 线 = 90%\n  依据 “国家定的线”", "参数 线 = 80%"),
        (
            "修改 参数 线 按 年度\n  2021：80%\n  否则：85%",
            "参数 线 = 90%\n  依据 “国家定的线”",
            "参数 线 按 年度\n  2021：80%\n  否则：85%",
        ),
        ("修改 定义 执行率 = 1", "执行率 = 执行数 / 预算数", "执行率 = 1"),
        ("修改 函数 折半(乙) = 乙 × 50%", "折半(甲) = 甲 / 2", "折半(乙) = 乙 × 50%"),
        (
            "修改 数据\n  执行数：金额（元），默认 0元",
            "执行数：金额（万元），必填",
            "执行数：金额（元），默认 0元",
        ),
        (
            "修改 等级\n  合格：[60, 100]\n  不合格：[0, 60)",
            "优：[90, 100]\n  差：[0, 90)",
            "合格：[60, 100]\n  不合格：[0, 60)",
        ),
        (
            "修改 校验 不超支：执行数 < 预算数\n  否则 错误 “超支”",
            "不超支：执行数 ≤ 预算数",
            "不超支：执行数 < 预算数\n  否则 错误 “超支”",
        ),
        (
            "修改 分级 灯 = 执行率\n  红：< 50%\n  绿：否则",
            "红：< 60%",
            "红：< 50%",
        ),
        (
            "修改 明细表 表彰\n  金额：金额（元）",
            "  金额：金额（万元）\n\n校验",
            "  金额：金额（元）\n\n校验",
        ),
        (
            "新增 明细表 表彰\n  级别 = 1",
            "  金额：金额（万元）\n\n校验",
            "  金额：金额（万元）\n  级别 = 1\n\n校验",
        ),
        (
            "修改 总分 = 至多(基本分, 100分)",
            "总分 = 基本分",
            "总分 = 至多(基本分, 100分)",
        ),
        (
            "修改 总分\n  否决 若 执行率 < 20% 则 总分 = 5分",
            "若 执行率 < 10% 则 总分 = 0分",
            "若 执行率 < 20% 则 总分 = 5分",
        ),
        (
            "修改 多单位汇总\n  绝对值：按 执行数 加权平均",
            "绝对值：合计",
            "绝对值：按 执行数 加权平均",
        ),
        (
            "修改 复核\n  K9：≥ 150%",
            "超额完成说明：≥ 130%，错误\n    依据 “国家的界限”",
            "K9：≥ 150%",
        ),
    ],
)
def test_a_part_is_changed_by_its_name(body: str, before: str, after: str) -> None:
    assert_same(body, (before, after))


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ("删除 参数 线", "参数 线 = 90%\n  依据 “国家定的线”\n", ""),
        ("删除 定义 执行率", "定义 执行率 = 执行数 / 预算数\n", ""),
        ("删除 函数 折半", "函数 折半(甲) = 甲 / 2\n", ""),
        ("删除 数据 执行数", "  执行数：金额（万元），必填\n", ""),
        ("删除 校验 不超支", "校验 不超支：执行数 ≤ 预算数\n", ""),
        ("删除 分级 灯", "分级 灯 = 执行率\n  红：< 60%\n  绿：否则\n", ""),
        ("删除 等级", "等级\n  优：[90, 100]\n  差：[0, 90)\n", ""),
        (
            "删除 总分",
            "总分 = 基本分\n  否决 若 执行率 < 10% 则 总分 = 0分\n",
            "",
        ),
        ("删除 多单位汇总", "多单位汇总\n  绝对值：合计\n", ""),
        ("删除 多单位汇总 绝对值", "多单位汇总\n  绝对值：合计\n", ""),
        ("删除 复核 偏差原因必填", "  偏差原因必填：不查\n", ""),
        ("删除 复核 k8", "  偏差原因必填：不查\n", ""),
        ("删除 复核 “deviation-unexplained”", "  偏差原因必填：不查\n", ""),
        (
            "删除 复核",
            BASE[BASE.index("复核") : BASE.index("\n一级指标 执行")],
            "",
        ),
        (
            "删除 明细表 表彰",
            "明细表 表彰\n  事项：文本\n  金额：金额（万元）\n",
            "",
        ),
    ],
)
def test_a_part_is_removed(body: str, before: str, after: str) -> None:
    assert_same(body, (before, after))


@pytest.mark.parametrize("keyword", ["", "新增 "])
@pytest.mark.parametrize(
    ("body", "beside"),
    [
        ("定义 结余 = 预算数 - 执行数\n", "定义 执行率 = 执行数 / 预算数\n"),
        ("参数 底线 = 60%\n", "参数 线 = 90%\n  依据 “国家定的线”\n"),
        ("函数 加倍(甲) = 甲 × 2\n", "函数 折半(甲) = 甲 / 2\n"),
        ("校验 有预算：预算数 > 0万元\n", "校验 不超支：执行数 ≤ 预算数\n"),
        ("明细表 处分\n  事由：文本\n", "  金额：金额（万元）\n\n"),
    ],
)
def test_a_plain_section_is_an_addition(keyword: str, body: str, beside: str) -> None:
    assert_same(keyword + body, (beside, beside + body))


def test_rows_of_data_are_added_to_the_base_s() -> None:
    row = "  结转数：金额（万元）\n"
    beside = "  执行数：金额（万元），必填\n"
    assert_same(f"数据\n{row}", (beside, beside + row))


def declared(text: str) -> list[tuple[list[str], t.Method, tuple[t.Basis, ...]]]:
    outcome = merged(text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return [
        ([form.text for form in row.forms], row.method, section.basis)
        for section in outcome.value.document.sections
        if isinstance(section, t.DeclaredScoring)
        for row in section.rows
    ]


def test_how_declared_indicators_are_scored_changes_form_by_form() -> None:
    found = declared(
        "修改 填报指标评分\n  目标 ＞：达标得分\n  依据 “省里的”\n"
        "新增 填报指标评分\n  目标 日期：达标得分\n"
    )
    methods = {
        "".join(forms): (
            type(method).__name__,
            [text.text for each in basis for text in each.texts],
        )
        for forms, method, basis in found
    }
    assert methods == {
        "≥数值": ("ByCompletion", []),
        "=": ("ByAttainment", []),
        ">": ("ByAttainment", ["省里的"]),
        "日期": ("ByAttainment", []),
    }


def test_what_holds_of_all_declared_rows_changes_as_one() -> None:
    outcome = merged("修改 填报指标评分\n  须说明理由\n")
    assert outcome.value is not None
    sections = outcome.value.document.sections
    (one,) = (each for each in sections if isinstance(each, t.DeclaredScoring))
    assert [each.condition for each in one.reasons] == [None]
    assert len(one.rows) == 2


def test_a_form_that_the_base_has_no_row_for_is_not_modified() -> None:
    assert told("修改 填报指标评分\n  目标 日期：达标得分\n") == [
        ("change-target-missing", "日期")
    ]


def test_cases_of_the_base_stay_behind_unless_they_are_modified() -> None:
    outcome = merged("修改 用例 “国家的用例”\n  执行数 = 80\n  期望 总分 = 80\n")
    assert outcome.value is not None
    (case,) = (
        each for each in outcome.value.document.sections if isinstance(each, t.Case)
    )
    expected = document(
        "指标体系 “x”\n用例 “国家的用例”\n  预算数 = 100\n  执行数 = 80\n"
        "  期望 总分 = 80\n"
    )
    assert (case,) == expected.sections


def test_cases_of_the_derived_set_are_its_own() -> None:
    outcome = merged("用例 “国家的用例”\n  期望 总分 = 1\n")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    cases = by_kind(outcome.value.document)["Case"]
    assert len(cases) == 1


def test_a_place_stays_in_the_file_it_is_written_in() -> None:
    outcome = merged("修改 三级指标 人数 25分\n  目标 ≥50人\n")
    assert outcome.value is not None
    (one,) = (
        each
        for each in outcome.value.document.sections
        if isinstance(each, t.Indicator) and each.title.text == "人数"
    )
    assert one.weight is not None
    places = [one.title.span, one.weight.span, *(each.span for each in one.clauses)]
    files = [each.source.name.removesuffix(".perf") for each in places]
    assert files == ["base", "derived", *["base"] * 5, "derived"]
    assert one.weight.span.text == "25"
