"""What an editor of sets is told while somebody types."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.api.editing.completing import complete
from perfscore.api.editing.hovering import hover
from perfscore.api.editing.names import headings, names_of
from perfscore.api.editing.places import offset, stretch
from perfscore.api.editing.tokens import Token, tokens
from perfscore.api.loading import load_set, shipped_text
from perfscore.api.set_drafting import derived_text
from perfscore.api.set_heads import head_of, head_of_text
from perfscore.api.set_texts import Collection
from perfscore.api.shipped import shipped_ids
from perfscore.source import Source


def shipped(name: str) -> str:
    text = shipped_text(name).value
    assert text is not None
    return text


PROJECT = shipped("national/project-2020")
HERE = Collection(
    text_of=lambda name, _: (
        ("base.perf", PROJECT) if name == "national/project-2020" else None
    ),
    ids=lambda: ("national/project-2020",),
    names=lambda: ("national/project-2020@2020.1",),
)
HEAD = (
    "指标体系 “甲”\n  编号 a/b\n  版本 1\n"
    "数据\n  预算数：金额（万元）\n  “执行 数”：金额（万元）\n"
    "定义 比例 = 预算数 / 2\n"
    "等级\n  优：[0, 100]\n"
)


def items(text: str, *, whole: str = "") -> list[str]:
    """Complete at the end of a text."""
    lines = text.split("\n")
    found = complete(
        text + whole, line=len(lines), column=len(lines[-1]) + 1, collection=HERE
    )
    return [each.text for each in found.items]


def said(text: str, token: Token) -> str:
    line = text.split("\n")[token.at.line - 1]
    return line[token.at.column - 1 : token.at.column - 1 + token.at.length]


def test_tokens_say_what_each_word_is() -> None:
    text = "三级指标 培训人数 5分  # 注\n  得分 = 分值 × 至多(完成值 / 目标, 100%)"
    assert [(said(text, each), each.kind) for each in tokens(text)] == [
        ("三级指标", "heading"),
        ("培训人数", "title"),
        ("5", "number"),
        ("分", "number"),
        ("# 注", "comment"),
        ("得分", "keyword"),
        ("=", "sign"),
        ("分值", "name"),
        ("×", "sign"),
        ("至多", "function"),
        ("(", "sign"),
        ("完成值", "name"),
        ("/", "sign"),
        ("目标", "name"),
        (",", "sign"),
        ("100", "number"),
        ("%", "number"),
        (")", "sign"),
    ]


def test_a_broken_line_is_coloured_too_and_leaves_the_others_alone() -> None:
    text = "指标体系 “甲”\n  满分 ？？ 100 “乙\n  依据 “丙”"
    found = {(each.at.line, said(text, each)): each.kind for each in tokens(text)}
    assert found[2, "满分"] == "keyword"
    assert found[2, "100"] == "number"
    assert found[3, "依据"] == "keyword"
    assert found[3, "“丙”"] == "string"


@pytest.mark.parametrize("name", shipped_ids())
def test_tokens_follow_one_another(name: str) -> None:
    text = shipped(name)
    source = Source("", text)
    position = 0
    for each in tokens(text):
        start = offset(source, each.at.line, each.at.column)
        assert start >= position
        assert each.at.length > 0
        assert text[start : start + each.at.length].strip()
        position = start + each.at.length


def test_every_keyword_of_a_real_set_would_have_been_offered() -> None:
    for each in tokens(PROJECT):
        word = said(PROJECT, each)
        if each.kind in {"keyword", "heading"}:
            found = complete(PROJECT, line=each.at.line, column=each.at.column)
            assert word in [one.text for one in found.items], (each, word)


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, len(PROJECT)), more=st.text(max_size=12))
def test_any_text_can_be_typed(cut: int, more: str) -> None:
    text = PROJECT[:cut] + more + PROJECT[cut + 3 :]
    source = Source("", text)
    line, column = source.place(min(cut + len(more), len(text)))
    complete(text, line=line, column=column, collection=HERE)
    hover(text, line=line, column=column, collection=HERE)
    headings(text)
    for each in tokens(text):
        assert each.at.column - 1 + each.at.length <= len(source.line(each.at.line))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", "指标体系"),
        ("indi", "indicator_set"),
        (f"{HEAD}一级", "一级指标"),
        (f"{HEAD}一级指标 甲 10分\n  得分 = 分值 × 比", "比例"),
        (f"{HEAD}一级指标 甲 10分\n  得分 = ", "预算数"),
        (f"{HEAD}一级指标 甲 10分\n  得分 = 执", "“执行 数”"),
        (f"{HEAD}一级指标 甲 10分\n  得分 = 至", "至多("),
        (f"{HEAD}一级指标 甲 10分\n  评分 按完", "按完成比例"),
        (f"{HEAD}一级指标 甲 10分\n  否决 若 比例 > 1 则 等级 = ", "优"),
        (f"{HEAD}一级指标 甲 10分\n  ？？\n  评分 扣", "扣分"),
        (f"{HEAD}数据\n  人数：计", "计数"),
        (f"{HEAD}数据\n  经费：金额（", "元"),
        (f"{HEAD}用例 “一”\n  ", "预算数"),
        (f"{HEAD}用例 “一”\n  期望 ", "总分"),
        ("指标体系 “甲”\n  沿用 nat", "national/project-2020@2020.1"),
        (
            "指标体系 “甲”\n  沿用 national/project-2020@2020.1\n修改 二级指标 数",
            "数量指标",
        ),
    ],
)
def test_what_can_be_typed_comes_first(text: str, first: str) -> None:
    assert items(text)[0] == first
    assert items(text, whole=f"\n{PROJECT}")[0] == first


@pytest.mark.parametrize(
    "text", [f"{HEAD}# 一级", "指标体系 “满", f"{HEAD}一级指标 甲 10分\n  依据 “文"]
)
def test_nothing_is_offered_in_texts_and_comments(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize("begun", ["“执", "“执行 ", "「执行"])
def test_a_name_with_signs_is_completed_in_its_quotes(begun: str) -> None:
    line = f"定义 其他 = 1 + {begun}"
    found = complete(HEAD + line, line=10, column=len(line) + 1)
    assert [each.text for each in found.items] == ["“执行 数”"]
    assert found.column == len(line) - len(begun) + 1


def test_names_are_told_with_the_line_that_defines_them() -> None:
    found = {each.name: each for each in names_of(HEAD, HERE)}
    assert found["预算数"].said == "预算数：金额（万元）"
    assert (found["预算数"].kind, found["预算数"].line) == ("datum", 5)
    assert (found["比例"].kind, found["比例"].line) == ("definition", 7)
    assert found["执行 数"].written == "“执行 数”"
    text = f"{HEAD}一级指标 甲 10分\n  得分 = 比例"
    told = hover(text, line=11, column=8, collection=HERE)
    assert told is not None
    assert (told.title, told.defined) == ("比例", 7)


def test_names_of_a_set_that_is_taken_over_are_known() -> None:
    base = load_set("national/project-2020").value
    assert base is not None
    found = {each.name: each for each in names_of(derived_text(base, year=2026), HERE)}
    assert found["全年预算数"].origin == "national/project-2020@2020.1"
    assert found["优"].kind == "grade"


def test_sections_are_outlined() -> None:
    found = [
        (each.line, each.level, each.title)
        for each in headings(f"{HEAD}一级指标 甲 10分\n  二级指标 乙\n？？？\n")
    ]
    assert found == [
        (1, 1, "指标体系 “甲”"),
        (4, 1, "数据"),
        (7, 1, "定义 比例 = 预算数 / 2"),
        (8, 1, "等级"),
        (10, 1, "一级指标 甲 10分"),
        (11, 2, "二级指标 乙"),
    ]


@pytest.mark.parametrize("name", shipped_ids())
def test_the_head_is_read_from_the_text_as_from_the_checked_set(name: str) -> None:
    checked = load_set(name).value
    assert checked is not None
    head, searched = head_of(checked), head_of_text(shipped(name))
    assert (searched.id, searched.version, searched.title) == (
        head.id,
        head.version,
        head.title,
    )
    if not checked.indicator_set.bases:  # else what the text does not say is theirs
        assert searched.effective_from == head.effective_from
        assert searched.effective_to == head.effective_to


def test_places_outside_a_text_are_brought_to_its_edge() -> None:
    source = Source("", "甲乙\r\n丙")
    assert offset(source, 9, 9) == 5
    assert offset(source, 1, 9) == 2
    at = stretch(source, 1, 5)
    assert (at.line, at.column, at.length) == (1, 2, 1)
