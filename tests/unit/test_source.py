"""Places are those an editor shows, whatever ends the lines."""

import pytest

from perfscore.source import Source, Span

MIXED = Source("set.perf", "等级\r\n  良：[80, 89]\r尾")
"""等级 are characters 0 and 1, CR LF 2 and 3, 89 begins at 13, CR is 16, 尾 17."""


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        (0, (1, 1)),
        (1, (1, 2)),
        (2, (1, 3)),
        (3, (1, 3)),
        (4, (2, 1)),
        (6, (2, 3)),
        (13, (2, 10)),
        (16, (2, 13)),
        (17, (3, 1)),
        (18, (3, 2)),
    ],
)
def test_a_place_counts_lines_and_characters_from_one(
    offset: int, place: tuple[int, int]
) -> None:
    assert MIXED.place(offset) == place


def test_lines_come_without_their_ends() -> None:
    assert [MIXED.line(number) for number in (1, 2, 3)] == [
        "等级",
        "  良：[80, 89]",
        "尾",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("良", ["良"]),
        ("良\n", ["良", ""]),
        ("良\r", ["良", ""]),
        ("良\r\n", ["良", ""]),
        ("\r\r\n\n", ["", "", "", ""]),
        ("\n\r", ["", "", ""]),
        ("甲\u2028乙\x0b丙\x85丁", ["甲\u2028乙\x0b丙\x85丁"]),
    ],
)
def test_only_the_ends_that_editors_know_end_a_line(
    text: str, lines: list[str]
) -> None:
    source = Source("set.perf", text)

    assert [source.line(n + 1) for n in range(len(source.line_starts))] == lines


@pytest.mark.parametrize(
    ("text", "place"),
    [("", (1, 1)), ("满分 100", (1, 7)), ("满分 100\n", (2, 1)), ("甲\r\n乙", (2, 2))],
)
def test_the_end_of_the_text_is_a_place(text: str, place: tuple[int, int]) -> None:
    assert Source("set.perf", text).place(len(text)) == place


@pytest.mark.parametrize("offset", [-1, 19])
def test_there_is_no_place_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 18 characters"):
        MIXED.place(offset)


def test_a_span_reaches_to_the_end_of_another() -> None:
    row, inner = Span(MIXED, 6, 16), Span(MIXED, 13, 15)

    assert inner.text == "89"
    assert Span(MIXED, 6, 7).to(inner).text == "良：[80, 89"
    assert row.to(inner) == row


def test_only_the_whole_text_is_whole() -> None:
    assert Span(MIXED, 0, 18).is_whole
    assert not Span(MIXED, 0, 17).is_whole
    assert not Span(MIXED, 1, 18).is_whole
