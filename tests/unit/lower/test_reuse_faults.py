"""Changes that cannot be applied are told, and leave the rest as it is."""

import pytest
from tests.unit.lower.reuse_base import (
    BASE,
    HEAD,
    TOTAL,
    document,
    merged,
    only,
    told,
    without_cases,
)

from perfscore.lower.reuse.merge import without_base
from perfscore.lower.reuse_rules import RULES
from perfscore.syntax import tree as t


@pytest.mark.parametrize(
    ("body", "at", "hint"),
    [
        ("修改 三级指标 产出/数量/人次 1分", "产出/数量/人次", "产出/数量/人数"),
        ("修改 三级指标 合格 1分", "合格", "合格率"),
        ("修改 二级指标 培训场次 1分", "培训场次", "层级"),
        ("删除 一级指标 产岀", "产岀", "产出"),
        ("新增 三级指标 产出/数目/场次 1分", "产出/数目/场次", "产出/数量"),
        ("新增 三级指标 场次 1分", "场次", "二级指标名称/场次"),
        ("三级指标 场次 1分", "场次", "二级指标名称/场次"),
        ("修改 定义 执行 = 1", "执行", "执行率"),
        ("修改 定义 线 = 1", "线", "参数"),
        ("修改 参数 执行率 = 1", "执行率", "定义"),
        ("删除 数据 预算", "预算", "预算数"),
        ("删除 函数 折三", "折三", "折半"),
        ("删除 用例 没有", "没有", "名称"),
        ("删除 数据", "删除 数据", "名称"),
        ("修改 数据\n  预算：数值", "预算", "预算数"),
        ("修改 明细表 表彰\n  级别：数值", "级别", "加一列"),
        ("修改 多单位汇总\n  绝对：合计", "绝对", "绝对值"),
        ("修改 复核\n  偏差原因：不查", "偏差原因", "偏差原因必填"),
        ("修改 校验 不超：是", "校验 不超：是", "不超支"),
    ],
)
def test_what_is_not_in_the_base_is_told_with_near_names(
    body: str, at: str, hint: str
) -> None:
    fault = only(body)
    assert fault.rule.name == "change-target-missing"
    assert fault.at.span.text == at
    assert fault.hint is not None
    assert hint in fault.hint.zh
    (base,) = fault.related
    assert (base.span.source.name, base.span.text) == ("base.perf", "版本 1")


def test_one_of_several_headings_in_one_cell_is_named_with_the_others() -> None:
    joint = "经济效益指标、社会效益指标、生态效益指标"
    base = f"{BASE}一级指标 效益 1分\n  二级指标 {joint} 1分\n    三级指标 由单位填报\n"
    (fault,) = merged("删除 二级指标 经济效益指标", base).diagnostics
    assert fault.hint is not None
    assert fault.hint.zh == f"并排的几格写全：{joint}"
    assert merged(f"删除 二级指标 效益/{joint}", base).diagnostics == ()


def test_a_part_that_the_base_lacks_altogether_is_told() -> None:
    base = without_cases(BASE).replace("等级\n  优：[90, 100]\n  差：[0, 90)\n", "")
    for body in ("修改 等级\n  优：[0, 100]", "删除 等级"):
        (fault,) = merged(body, base).diagnostics
        assert fault.message.zh == "所沿用的指标体系里没有“等级”"


def test_a_name_that_several_have_needs_a_path() -> None:
    base = BASE + "一级指标 效益 1分\n  二级指标 数量 1分\n    得分 = 分值\n"
    for body in ("修改 二级指标 数量 1分", "新增 三级指标 数量/甲 1分"):
        (fault,) = merged(body, base).diagnostics
        assert fault.rule.name == "change-target-ambiguous"
        assert [each.span.text for each in fault.related] == ["数量", "数量"]
    assert merged("修改 二级指标 效益/数量 1分", base).diagnostics == ()


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("删除 三级指标 人数\n删除 三级指标 产出/数量/人数", "产出/数量/人数"),
        ("删除 二级指标 数量\n修改 三级指标 人数 1分", "人数"),
        ("修改 三级指标 人数 1分\n修改 三级指标 人数 2分", "人数"),
        ("删除 定义 执行率\n删除 定义 执行率", "执行率"),
        ("修改 参数 线 = 1\n修改 参数 线 = 2", "线"),
        ("删除 参数 线\n修改 参数 线 = 2", "线"),
        ("删除 等级\n删除 等级", "删除 等级"),
    ],
)
def test_a_thing_is_changed_once(body: str, at: str) -> None:
    fault = only(body)
    assert (fault.rule.name, fault.at.span.text) == ("changed-twice", at)
    (first,) = fault.related
    assert first.span.start < fault.at.span.start


@pytest.mark.parametrize(
    ("body", "at", "first"),
    [
        ("一级指标 产出 1分", "产出", "产出"),
        ("新增 三级指标 数量/人数 1分", "人数", "人数"),
        ("定义 执行率 = 1", "执行率", "执行率"),
        ("新增 参数 执行率 = 1", "执行率", "执行率"),
        ("数据\n  线：数值", "线", "线"),
        ("明细表 表彰\n  丙：数值", "表彰", "表彰"),
        ("新增 明细表 表彰\n  金额：数值", "金额", "金额"),
        ("多单位汇总\n  绝对值：合计", "绝对值", "绝对值"),
        ("复核\n  K8：错误", "K8", "偏差原因必填"),
        ("填报指标评分\n  目标 ≥：达标得分", "≥", "≥"),
        ("总分 = 基本分", "总分 = 基本分", TOTAL),
    ],
)
def test_an_addition_that_is_there_already_is_told(
    body: str, at: str, first: str
) -> None:
    fault = only(body)
    assert (fault.rule.name, fault.at.span.text) == ("addition-exists", at)
    assert fault.hint is not None
    assert "修改" in fault.hint.zh
    (there,) = fault.related
    assert (there.span.source.name, there.span.text) == ("base.perf", first)


def test_what_cannot_be_applied_does_not_hide_the_rest() -> None:
    body = "修改 定义 甲 = 1\n删除 三级指标 乙\n修改 三级指标 人数 1分\n"
    assert [name for name, _ in told(body)] == ["change-target-missing"] * 2
    outcome = merged(body)
    assert outcome.value is not None
    (one,) = (
        each
        for each in outcome.value.document.sections
        if isinstance(each, t.Indicator) and each.title.text == "人数"
    )
    assert one.weight is not None
    assert one.weight.text == "1"


def test_without_a_base_there_is_nothing_to_change() -> None:
    text = "指标体系 “甲”\n  编号 a\n修改 定义 甲 = 1\n删除 等级\n定义 乙 = 1\n"
    outcome = without_base(document(text))
    assert [(each.rule.name, each.at.span.text) for each in outcome.diagnostics] == [
        ("change-without-base", "修改 定义 甲 = 1"),
        ("change-without-base", "删除 等级"),
    ]
    assert outcome.value is not None
    assert len(outcome.value.document.sections) == 1


def test_every_rule_is_explained_in_both_languages() -> None:
    assert all(each.explanation.zh and each.explanation.en for each in RULES)


def test_a_base_of_1_000_indicators_is_changed_one_by_one() -> None:
    count = 1_000
    base = HEAD.replace("  沿用 base@1\n", "") + "".join(
        f"一级指标 甲{each} 1分\n  二级指标 乙{each} 1分\n    得分 = 分值\n"
        for each in range(count)
    )
    changes = "".join(f"修改 二级指标 乙{each} 2分\n" for each in range(count))
    outcome = merged(changes, base)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    weights = [
        each.weight.text
        for each in outcome.value.document.sections
        if isinstance(each, t.Indicator) and each.weight and each.level == 2
    ]
    assert weights == ["2"] * count
