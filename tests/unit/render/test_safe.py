"""Texts that others wrote, made safe to print."""

from perfscore.diagnostics.width import printable
from perfscore.render.safe import safe_lines, safe_text


def test_a_line_of_one_character_is_what_is_printable_of_it() -> None:
    for number in range(0x10000):
        character = chr(number)
        if character not in "\n\r\t":
            assert safe_lines(character) == [printable(character)], hex(number)


def test_what_steers_a_terminal_shows() -> None:
    assert safe_text("甲\x1b[2J\n\u202e乙\t丙") == "甲<U+001B>[2J <U+202E>乙 丙"
