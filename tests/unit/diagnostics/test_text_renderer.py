"""What a person sees in the terminal; frames and columns are worked out by hand."""

import pytest

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.diagnostics.text import render
from perfscore.source import Source, Span

GAP = Rule("bands-leave-a-gap", Severity.ERROR, Text("", ""))
SET = Source(
    "set.perf",
    """指标体系 "间隙"
  满分 100
等级
  优：[90, 100]
  良：[80, 89]
  中：[0, 80)
""",
)


def at(source: Source, text: str, label: str = "") -> Label:
    start = source.text.index(text)
    return Label(Span(source, start, start + len(text)), Text(label, label))


def excerpt(text: str, start: int, end: int) -> list[str]:
    label = Label(Span(Source("set.perf", text), start, end))
    shown = render(Diagnostic(GAP, Text("话", "words"), label), language="zh")
    return shown.split("\n")[1:]


def test_a_gap_between_bands_is_shown_with_both_places_and_the_remedy() -> None:
    gap = Diagnostic(
        GAP,
        Text("等级“良”与“优”之间有空隙", "there is a gap between “良” and “优”"),
        Label(at(SET, "89").span, Text("到此为止", "ends here")),
        (Label(at(SET, "90").span, Text("下一档由此开始", "the next begins here")),),
        Text("良：[80, 90)", "良：[80, 90)"),
    )

    assert (
        render(gap, language="zh")
        == """\
错误[bands-leave-a-gap]: 等级“良”与“优”之间有空隙
 --> set.perf:5:10
5 |   良：[80, 89]
  |            ^^ 到此为止
4 |   优：[90, 100]
  |        ^^ 下一档由此开始
 = 改法：良：[80, 90)"""
    )
    assert (
        render(gap, language="en")
        == """\
error[bands-leave-a-gap]: there is a gap between “良” and “优”
 --> set.perf:5:10
5 |   良：[80, 89]
  |            ^^ ends here
4 |   优：[90, 100]
  |        ^^ the next begins here
 = help: 良：[80, 90)"""
    )


@pytest.mark.parametrize(
    ("severity", "zh", "en"),
    [
        (Severity.ERROR, "错误[a-rule]: 话", "error[a-rule]: words"),
        (Severity.WARNING, "警告[a-rule]: 话", "warning[a-rule]: words"),
        (Severity.NOTE, "提示[a-rule]: 话", "note[a-rule]: words"),
    ],
)
def test_the_severity_is_said_in_the_language_of_the_message(
    severity: Severity, zh: str, en: str
) -> None:
    rule = Rule("a-rule", severity, Text("", ""))
    diagnostic = Diagnostic(rule, Text("话", "words"), at(SET, "89"))

    assert render(diagnostic, language="zh").startswith(zh + "\n")
    assert render(diagnostic, language="en").startswith(en + "\n")


def test_a_place_in_another_file_says_which_file() -> None:
    filled = Source("驻京联络处.yaml", "\n" * 8 + "数据:\n  全年执行数: 467.03万\n")
    declared = Source("set.perf", "数据\n  全年执行数：金额（万元）\n")
    diagnostic = Diagnostic(
        GAP,
        Text("话", "words"),
        at(filled, "467.03万"),
        (at(declared, "金额", "类型在此"), at(filled, "数据")),
    )

    assert render(diagnostic, language="zh").split("\n")[1:] == [
        "  --> 驻京联络处.yaml:10:10",
        "10 |   全年执行数: 467.03万",
        "   |               ^^^^^^^^",
        "  --> set.perf:2:9",
        " 2 |   全年执行数：金额（万元）",
        "   |               ^^^^ 类型在此",
        "  --> 驻京联络处.yaml:9:1",
        " 9 | 数据:",
        "   | ^^^^",
    ]


def test_the_whole_file_is_named_and_not_printed() -> None:
    whole = Label(Span(SET, 0, len(SET.text)), Text("没有依据", "no basis"))
    diagnostic = Diagnostic(GAP, Text("话", "words"), whole)

    assert render(diagnostic, language="zh").split("\n") == [
        "错误[bands-leave-a-gap]: 话",
        " --> set.perf:1:1",
        " = 没有依据",
    ]


def test_a_stretch_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert excerpt("等级\r\n  优：90\r\n  良：80\r\n", 6, 19) == [
        " --> set.perf:2:3",
        "2 |   优：90",
        "  |   ^^^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("满分\n", 0, 0, [" --> set.perf:1:1", "1 | 满分", "  | ^"]),
        ("满分\n", 2, 2, [" --> set.perf:1:3", "1 | 满分", "  |     ^"]),
        ("满分\n等级\n", 2, 4, [" --> set.perf:1:3", "1 | 满分", "  |     ^"]),
        ("满分\r\n等级", 3, 4, [" --> set.perf:1:3", "1 | 满分", "  |     ^"]),
        ("满分 1", 4, 4, [" --> set.perf:1:5", "1 | 满分 1", "  |       ^"]),
    ],
)
def test_an_empty_stretch_has_one_caret(
    text: str, start: int, end: int, shown: list[str]
) -> None:
    assert excerpt(text, start, end) == shown


def test_the_end_of_a_file_can_be_pointed_at() -> None:
    assert excerpt("满分\n", 3, 3) == [" --> set.perf:2:1", "2 |", "  | ^"]


@pytest.mark.parametrize(
    ("line", "marked", "shown", "carets"),
    [
        ("\t满分\t100", "100", "    满分    100", "            ^^^"),
        ("e\u0301\u0323 = 1", "=", "e\u0301\u0323 = 1", "  ^"),
        ("\u0301a", "a", "<U+0301>a", "        ^"),
        ("e\u0301 = 1", "\u0301", "e<U+0301> = 1", " ^^^^^^^^"),
        ("满\u200b分", "分", "满<U+200B>分", "          ^^"),
        ("满\ufe0f分", "分", "满<U+FE0F>分", "          ^^"),
        ("\x1b[31m满", "满", "<U+001B>[31m满", "            ^^"),
        ("\u202e满\u2066", "满", "<U+202E>满<U+2066>", "        ^^"),
        ("满\x00\x9b\x7f", "\x00", "满<U+0000><U+009B><U+007F>", "  ^^^^^^^^"),
        ("甲\u2028乙", "乙", "甲<U+2028>乙", "          ^^"),
        ("\u3000满", "满", "\u3000满", "  ^^"),
        ("１００％", "％", "１００％", "      ^^"),
        ("a\ue000", "\ue000", "a<U+E000>", " ^^^^^^^^"),
        ("👍满", "满", "👍满", "  ^^"),
    ],
)
def test_carets_stand_below_what_is_seen(
    line: str, marked: str, shown: str, carets: str
) -> None:
    start = line.index(marked)

    assert excerpt(f"{line}\n", start, start + len(marked))[1:] == [
        f"1 | {shown}",
        f"  | {carets}",
    ]


def test_a_heap_of_combining_marks_is_cut_down_to_four() -> None:
    assert excerpt("xa" + "\u0301" * 6 + "\nb", 0, 1)[1] == (
        "1 | xa" + "\u0301" * 4 + "<U+0301>" * 2
    )


def test_of_a_long_line_only_what_stands_around_the_fault_is_shown() -> None:
    text = "甲" * 500_000 + "8" + "乙" * 500_000

    assert excerpt(text, 500_000, 500_001) == [
        " --> set.perf:1:500001",
        f"1 | …{'甲' * 25}8{'乙' * 24}…",
        f"  | {' ' * 51}^",
    ]


def test_the_ends_of_a_long_line_leave_their_room_to_the_other_side() -> None:
    text = "甲" * 1_000

    assert excerpt(text, 0, 1)[1:] == [f"1 | {'甲' * 50}…", "  | ^^"]
    assert excerpt(text, 999, 1_000)[1:] == [
        f"1 | …{'甲' * 50}",
        f"  | {' ' * 99}^^",
    ]


def test_a_line_of_a_hundred_columns_is_shown_whole() -> None:
    assert excerpt("甲" * 50 + "\n", 49, 50)[1:] == [
        f"1 | {'甲' * 50}",
        f"  | {' ' * 98}^^",
    ]


def test_a_long_stretch_is_cut_within_and_keeps_its_surroundings() -> None:
    text = "得分 = " + "a" * 5_000 + " + 1"

    assert excerpt(text, 5, 5_005)[1:] == [
        f"1 | 得分 = {'a' * 60}… + 1",
        f"  | {' ' * 7}{'^' * 61}",
    ]


def test_names_from_a_hostile_document_stay_on_their_line() -> None:
    name = "甲\n错误[x]: 乙\x1b[2J\u202e"
    source = Source(f"{name}.perf", "满分\n")
    diagnostic = Diagnostic(
        GAP,
        Text(f"没有“{name}”", ""),
        Label(Span(source, 0, 2), Text(name, "")),
        hint=Text(name, ""),
    )
    shown = "甲<U+000A>错误[x]: 乙<U+001B>[2J<U+202E>"

    assert render(diagnostic, language="zh").split("\n") == [
        f"错误[bands-leave-a-gap]: 没有“{shown}”",
        f" --> {shown}.perf:1:1",
        "1 | 满分",
        f"  | ^^^^ {shown}",
        f" = 改法：{shown}",
    ]


def test_a_message_with_an_endless_name_ends() -> None:
    diagnostic = Diagnostic(GAP, Text("名" * 1_000_000, ""), at(SET, "89"))
    first = render(diagnostic, language="zh").split("\n")[0]

    assert first == f"错误[bands-leave-a-gap]: {'名' * 1_000}…"


def test_colour_adds_to_the_words_and_moves_nothing() -> None:
    diagnostic = Diagnostic(GAP, Text("话", "words"), at(SET, "89", "到此"))

    assert render(diagnostic, language="zh", colour=True).split("\n") == [
        "\x1b[1;31m错误[bands-leave-a-gap]\x1b[0m: 话",
        " --> set.perf:5:10",
        "5 |   良：[80, 89]",
        "  |            \x1b[1;31m^^\x1b[0m 到此",
    ]
