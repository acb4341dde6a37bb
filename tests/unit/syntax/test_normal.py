"""What the lexer gets to read: one width, paired quotes, no comments, true places."""

import pytest

from perfscore.source import Source
from perfscore.syntax.normal import half_width, prepare


def ready(text: str) -> str:
    prepared = prepare(Source("set.perf", text))
    assert prepared.diagnostics == ()
    return prepared.text.removesuffix("\n")


def fault(text: str) -> tuple[str, str]:
    """The rule broken and the text at its place, of the one fault."""
    (diagnostic,) = prepare(Source("set.perf", text)).diagnostics
    return diagnostic.rule.name, diagnostic.at.span.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("：，（）［］", ":,()[]"),
        ("＝＋－％＞＜＊／＾", "=+-%><*/^"),
        ("０１２３４５６７８９．５", "0123456789.5"),
        ("ａｂＸＹ＿", "abXY_"),
        ("×÷≥≤≠‰、", "×÷≥≤≠‰、"),
        ("≧≦⩾⩽", "≥≤≥≤"),
        ("═−∗∕⁄∶︰", "=-*//::"),
        ("﹐﹑﹒﹕﹙﹚﹢﹣﹤﹥﹦﹪", ",、.:()+-<>=%"),
        ("⼀级指标", "一级指标"),
    ],
)
def test_both_widths_and_every_form_of_a_sign_are_read_as_one(
    written: str, read: str
) -> None:
    assert ready(written) == read == half_width(written)


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2002", "\u2009", "\t"])
def test_every_blank_is_a_blank(blank: str) -> None:
    assert ready(f"得分{blank}=") == "得分 ="


@pytest.mark.parametrize(
    "text",
    ['"甲"', "“甲”", "＂甲＂", "「甲」", "『甲』", "‘甲’", "”甲”"],
)
def test_a_text_may_stand_in_any_pair_of_quotes(text: str) -> None:
    assert ready(f"依据 {text} ，") == "依据 “·” ,"


def test_quotes_of_another_kind_and_signs_may_stand_in_a_text() -> None:
    assert ready('"“１：#【"：') == "“·····”:"


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("满分 100 # 注释", "# 注释"),
        ("满分 100\u3000＃ 注释“", "＃ 注释“"),
        ("#整行", "#整行"),
        ("\ufeff# 整行", "# 整行"),
        ("依据 “a # b” # c", "# c"),
    ],
)
def test_a_comment_runs_from_a_sharp_behind_a_blank(line: str, comment: str) -> None:
    prepared = prepare(Source("set.perf", line))
    assert [each.text for each in prepared.comments] == [comment]
    assert prepared.text.rstrip() == half_width(line[: -len(comment)]).rstrip().replace(
        "“a # b”", "“·····”"
    )


def test_a_sharp_within_a_word_is_no_comment() -> None:
    assert ready("三级指标 1#楼") == "三级指标 1#楼"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_places_count_them(end: str) -> None:
    source = Source("set.perf", f"甲{end}乙{end}")
    prepared = prepare(source)
    assert prepared.text.split() == ["甲", "乙"]
    assert prepared.text.count("\n") == len(source.line_starts)
    assert prepared.text.index("乙") == source.text.index("乙")


@pytest.mark.parametrize(
    "text", ["“甲\r\n满分", "乙 “甲”\t#\r丙\n", "\x00\n甲", "", "\n\n", "甲" * 4001]
)
def test_the_text_read_is_as_long_as_the_text_written(text: str) -> None:
    assert len(prepare(Source("set.perf", text)).text) == len(text) + 1


@pytest.mark.parametrize(
    ("line", "rule", "place"),
    [
        ("依据 “甲", "quote-not-closed", "“"),
        ("依据 「甲』 “乙”", "quote-not-closed", "「"),
        ('依据 "甲”', "quote-not-closed", '"'),
        ("甲\x00乙", "control-character", "\x00"),
        ("甲\u202e乙", "control-character", "\u202e"),
        ("甲\u2066乙", "control-character", "\u2066"),
        ("甲\u2028乙", "control-character", "\u2028"),
        ("甲\x85乙", "control-character", "\x85"),
        ("甲\x0b", "control-character", "\x0b"),
        ("甲\u200b乙", "control-character", "\u200b"),
        ("“甲\u200e乙”", "control-character", "\u200e"),
        ("甲\ufeff乙", "control-character", "\ufeff"),
        ("甲\ud800乙", "control-character", "\ud800"),
        ("# 甲\u202e", "control-character", "\u202e"),
        ("甲" * 4001, "line-too-long", "甲"),
    ],
)
def test_a_fault_costs_its_own_line_only(line: str, rule: str, place: str) -> None:
    text = f"版本 1\n{line}\n满分 2"
    assert fault(text) == (rule, place)
    prepared = prepare(Source("set.perf", text))
    assert [each.text for each in prepared.damaged] == [line]
    assert prepared.text == f"版本 1\n{' ' * len(line)}\n满分 2\n"


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200e", "\xad", "\u2060"])
def test_a_mark_without_width_at_the_edge_of_a_word_is_a_blank(mark: str) -> None:
    assert ready(f"{mark}得分 {mark}= 5分{mark}") == " 得分  = 5分 "


def test_emoji_and_joined_signs_may_stand_in_a_text() -> None:
    assert ready("“👨\u200d👩\u200d👧”") == "“·····”"


@pytest.mark.parametrize(
    "deep",
    [
        "(" * 33,
        "（" * 33,
        "[" * 33,
        "非 " * 33,
        "not " * 33,
        "not1 " * 33,
        "若1则" * 33,
        "if1 then " * 33,
        "2^" * 33,
        "- " * 34,
        "－\u3000" * 34,
    ],
)
def test_what_nests_more_than_32_times_is_refused(deep: str) -> None:
    assert fault(deep) == ("nested-too-deeply", deep)


@pytest.mark.parametrize(
    "text", ["“" + "若（" * 40 + "”", "a - b " * 40, "notice " * 40]
)
def test_what_only_looks_nested_is_not(text: str) -> None:
    ready(text)
