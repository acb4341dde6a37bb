"""What is wrong with an assessment file is told at once, each fault at its place."""

import pytest
from tests.unit.wire.reading import faults, places

from perfscore.wire.encoding import MAX_BYTES


@pytest.mark.parametrize(
    "year", ["2021-2022", "21", "二〇二一", "1e999", "2021.0", "-"]
)
def test_what_is_no_year_is_not_guessed_at(year: str) -> None:
    assert places(faults(f"年度: '{year}'")) == [("not-a-year", 1, 5)]


def test_a_filled_row_without_a_name_is_a_fault() -> None:
    found = faults("指标:\n- {二级: 数量, 三级: 甲}\n- 二级: 质量\n  目标值: 5\n")
    assert places(found) == [("row-without-name", 3, 3)]
    assert found[0].at.span.text == "二级: 质量"


def test_every_fault_is_told_at_once_in_the_order_of_places() -> None:
    found = faults(
        "单位名称: 甲\n"
        "部门名称: 乙\n"
        "年度: 去年\n"
        "数锯: {}\n"
        "数据: [1]\n"
        "指标:\n"
        "  - 三级: 培训人数\n"
        "    三级: 培训期数\n"
        "    目标值: {至少: 5}\n"
        "    完成直: 5\n"
        "    完成值: [[5]]\n"
        "  - 质量指标\n"
        "目标: 甲：乙\n"
        "资金: &a []\n"
    )
    assert places(found) == [
        ("key-twice", 2, 1),
        ("not-a-year", 3, 5),
        ("unknown-key", 4, 1),
        ("wrong-shape", 5, 5),
        ("key-twice", 8, 5),
        ("wrong-shape", 9, 10),
        ("unknown-key", 10, 5),
        ("wrong-shape", 11, 11),
        ("wrong-shape", 12, 5),
        ("wrong-shape", 13, 5),
        ("anchors-refused", 14, 5),
    ]
    assert all(each.message.zh and each.message.en for each in found)


def test_two_keys_of_one_meaning_show_both_places() -> None:
    (found,) = faults("单位名称: 甲\n部门名称: 乙\n")
    assert found.message.zh == "键“部门名称”与“单位名称”意思相同，要求只有一个"
    assert [each.span.text for each in found.related] == ["单位名称"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("数锯: 1", "“数据”"),
        ("单位名: 1", "“单位名称”"),
        ("指标:\n- 实际完成: 1\n  完成情况值: 2\n  三级: x", "“实际完成值”"),
        ("zzzzzz: 1", "可用的键：指标体系、单位、年度"),
    ],
)
def test_an_unknown_key_comes_with_near_names(text: str, hint: str) -> None:
    found = faults(text)[-1]
    assert found.rule.name == "unknown-key"
    assert found.hint is not None
    assert hint in found.hint.zh


def test_a_full_width_colon_is_named_as_the_cause() -> None:
    (found,) = faults("单位：某某局\n年度：2021\n")
    assert found.rule.name == "wrong-shape"
    assert found.hint is not None
    assert "半角冒号" in found.hint.zh


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "---\n", "null", "\ufeff \n"])
def test_a_file_with_nothing_in_it_is_told(text: str) -> None:
    assert places(faults(text)) == [("empty-file", 1, 1)]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\u202e", "\ud800", "\ufffe"])
def test_an_unseen_character_is_told_with_its_place(character: str) -> None:
    for name in ("x.yaml", "x.json"):
        found = faults(f"单位: 甲\n年度: 2{character}", name)
        assert places(found) == [("control-character", 2, 6)]


def test_faults_beyond_a_hundred_are_counted() -> None:
    found = faults("".join(f"k{number}: 1\n" for number in range(250)))
    assert len(found) == 101
    assert found[-1].rule.name == "faults-left-out"
    assert found[-1].message.zh == "另有 150 处问题没有列出"


def test_a_text_over_the_limit_is_refused() -> None:
    assert places(faults("#" * (MAX_BYTES + 1))) == [("file-too-large", 1, 1)]


def test_a_message_quotes_no_more_than_it_needs() -> None:
    (found,) = faults(f'{{"{"键" * 100_000}": 1}}', "x.json")
    assert found.message.zh == f"“{'键' * 40}…”不是自评表的键"
