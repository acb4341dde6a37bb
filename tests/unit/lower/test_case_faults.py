"""What is unclear in a worked case is told at its place, and once."""

import pytest
from tests.unit.lower.sets import only, told, whole
from tests.unit.lower.worked import SET, text


@pytest.mark.parametrize(
    ("row", "rule", "at"),
    [
        ("预算数 = 3", "unknown-name", "预算数"),
        ("折算率 = 3", "case-part-unclear", "折算率"),
        ("年度 = 去年", "case-part-unclear", "去年"),
        ("培训：完成 3", "unknown-name", "培训"),
        ("培训人数：完成 3", "case-part-unclear", "培训人数"),
        ("产出：完成 3", "case-part-unclear", "产出"),
        ("健全：是", "case-part-unclear", "是"),
        ("健全：完成 3，良好", "case-part-unclear", "良好"),
        ("健全：要点 是", "case-part-unclear", "是"),
        ("健全：目标 ≥3人完成 4人", "case-part-unclear", "≥3人完成 4人"),
        (
            "健全：完成 2020年11月2日得分 3分",
            "case-part-unclear",
            "2020年11月2日得分 3分",
        ),
        ("健全：评级 好得分 3分", "case-part-unclear", "好得分 3分"),
        ("合格率：产出/数量指标，2分", "case-part-unclear", "产出/数量指标"),
        ("表彰：名称 甲", "case-part-unclear", "名称 甲"),
        ("同组 报价 = 80,100,120", "case-part-unclear", "80,100,120"),
        ("同组 报价 = 80人", "case-part-unclear", "80人"),
        ("同组 区域 = 东部", "case-part-unclear", "区域"),
        ("同组 效益/培训人数 = 1", "case-part-unclear", "效益/培训人数"),
        ("期望 合格率 = 2分", "unknown-name", "合格率"),
        ("期望 // = 2分", "unknown-name", "//"),
        ("/：完成 3人", "unknown-name", "/"),
        ("期望 培训人数 = 2分", "case-part-unclear", "培训人数"),
        ("期望 执行率 = 未定", "case-part-unclear", "执行率"),
        ("期望 总分 = 优", "case-part-unclear", "优"),
        ("期望 总分 = 9人", "case-part-unclear", "9人"),
        ("期望 等级 = 良", "case-part-unclear", "良"),
        ("期望 监控灯 = 黄灯", "case-part-unclear", "黄灯"),
        ("期望 预算 = 9人", "case-part-unclear", "9人"),
    ],
)
def test_what_is_unclear_is_told_at_its_place(row: str, rule: str, at: str) -> None:
    assert told(text(row)) == [(rule, at)]


@pytest.mark.parametrize("number", ["9." + "9" * 30, "3e5"])
def test_a_number_that_is_not_taken_has_a_hint_how_to_write_it(number: str) -> None:
    found = only(text(f"期望 总分 = {number}"))
    assert found.hint is not None
    assert found.hint.zh == "不用指数，一个数最多 30 位数字"


def test_words_that_name_a_part_are_no_lost_comma() -> None:
    rows = ("健全：完成 全面完成 验收，理由 3 人未完成 任务",)
    assert told(text(*rows)) == []


def test_a_name_in_full_width_is_the_same_name() -> None:
    named = whole(SET).replace("预算", "预算1")
    row = "用例 “甲”\n  预算１ ＝ ３\n  期望 预算１ ＝ ３\n"
    assert told(named + row) == []


def test_a_case_and_a_row_stand_once() -> None:
    assert told(text("健全：完成 3", "健全：完成 4")) == [("case-part-unclear", "健全")]
    assert told(text("表彰：无", "表彰：级别 中央")) == [
        ("case-part-unclear", "级别 中央")
    ]
    assert told(text("表彰：级别 中央", "表彰：无")) == [("case-part-unclear", "无")]
    assert told(text("预算 = 3", "预算 = 4")) == [("case-part-unclear", "预算")]
    assert told(text("期望 总分 = 1") + "用例 “甲”\n  期望 总分 = 2\n") == [
        ("defined-twice", "“甲”")
    ]


def test_near_names_and_what_can_be_written_are_told() -> None:
    near = only(text("期望 折算 = 3"))
    assert near.hint is not None
    assert "“折算率”" in near.hint.zh
    two = only(text("培训人数：完成 3"))
    assert two.hint is not None
    assert "产出/数量指标/培训人数、效益/数量指标/培训人数" in two.hint.zh


def test_a_definition_with_a_fault_is_told_once() -> None:
    broken = whole(SET).replace("= 率 × 2", "= 率 × 三")
    assert told(broken + "用例 “甲”\n  期望 折算率 = 1\n") == [("unknown-name", "三")]


def test_a_table_or_class_with_a_fault_is_told_once() -> None:
    rows = "用例 “甲”\n  表彰：事项 乙，级别 中央\n  期望 监控灯 = 绿灯\n"
    table = whole(SET + rows).replace("级别：选项（中央、省部）", "级别：金额（圆）")
    assert told(table) == [("unknown-unit", "圆")]
    classes = whole(SET + rows).replace("若 率 > 50%", "若 率 > 50人")
    assert [rule for rule, _ in told(classes)] == ["unit-mismatch"]


def test_of_a_path_the_title_that_stands_nowhere_is_told() -> None:
    assert told(text("期望 产出/数量/培训人数 = 2")) == [("unknown-name", "数量")]


def test_numbers_without_end_are_no_values() -> None:
    digits = "9" * 500
    assert told(text(f"期望 总分 = {digits}分")) == [
        ("case-part-unclear", f"{digits}分")
    ]
    assert told(text(f"同组 率 = 1/{digits}")) == [("case-part-unclear", f"1/{digits}")]
