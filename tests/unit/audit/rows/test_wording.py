"""Words of a form are understood, and not more than they say."""

import pytest

from perfscore.audit.rows.wording import (
    says_delayed,
    says_nothing,
    says_only_done,
    says_unfinished,
    shown,
    squeezed,
)


@pytest.mark.parametrize(
    "text",
    [
        "建设中",
        "尚未招标",
        "未完成",
        "未能按期完工",
        "没有完成验收",
        "正在推进",
        "在建",
    ],
)
def test_unfinished_work_is_known(text: str) -> None:
    assert says_unfinished(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有投诉",
        "尚未发现问题",
        "建设中心1个",
        "采购中标1家",
        "未发生安全事故",
        "实施中期评估",
        "正在发挥作用",
        "不存在未完成事项",
        "已完成",
    ],
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert not says_unfinished(text)


def test_late_work_may_be_done() -> None:
    assert says_delayed("进度滞后")
    assert says_delayed("因疫情推迟")
    assert not says_unfinished("因疫情推迟，年底前已完成")


@pytest.mark.parametrize(
    "text", ["", "无", "—", "/", " - ", "无偏差", "已完成。", "不存在偏差"]
)
def test_no_reason_is_known(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["经费不足", "无法采购", "完成80%", "已完成，节约资金"]
)
def test_a_reason_is_known(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text", ["完成", "已完成", "达成预期指标", "良好", "全部完成", "基本满意"]
)
def test_mere_approval_is_known(text: str) -> None:
    assert says_only_done(text)


@pytest.mark.parametrize("text", ["完成12件", "100%", "良好运行", "未完成", "完成采购"])
def test_what_says_more_is_not(text: str) -> None:
    assert not says_only_done(text)


def test_texts_are_compared_without_marks_and_quoted_short() -> None:
    assert squeezed("完成 （部分）任务；") == squeezed("完成(部分)任务")
    assert shown("“三公”\n经费") == "‘三公’ 经费"
    assert shown("一" * 30) == "一" * 24 + "…"
