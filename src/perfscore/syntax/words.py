"""What people call the terminals of the grammar, and how keywords are spelled."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from lark import Token

from perfscore.diagnostics.model import Text
from perfscore.syntax.grammar import document_parser
from perfscore.syntax.lines import openings_below

_KEYWORD = re.compile(r"\(\?:([^|()]+)\|([^|()]+)\)\(\?!\[\^\\W\\d\]\)")

_SIGNS = {
    "COLON": Text("“：”", "“:”"),
    "EQUALS": Text("“=”", "“=”"),
    "RPAR": Text("“）”", "“)”"),
    "RSQB": Text("“]”", "“]”"),
    "COMMA": Text("“，”", "“,”"),
    "ENUMERATION": Text("“、”", "“、”"),
    "APPROXIMATELY": Text("“≈”", "“≈”"),
    "LPAR": Text("“（”", "“(”"),
    "LSQB": Text("“[”", "“[”"),
    "NUMBER": Text("数字", "a number"),
    "STRING": Text("引号括起的文字", "a text in quotes"),
    "NAME": Text("名称", "a name"),
    "LABEL": Text("“名称：”", "“name:”"),
    "SUBJECT": Text("“名称 =”", "“name =”"),
    "TITLE": Text("指标名称", "a heading's text"),
    "CELL": Text("一个值", "a value"),
    "WORD": Text("不含空格的一个词", "a word without blanks"),
    "DATE": Text("日期（2021年12月31日）", "a date (2021-12-31)"),
    "PERCENT": Text("“%”", "“%”"),
    "PER_MILLE": Text("“‰”", "“‰”"),
    "AT_LEAST_SIGN": Text("“≥”", "“>=”"),
    "AT_MOST_SIGN": Text("“≤”", "“<=”"),
    "UNEQUAL": Text("“≠”", "“!=”"),
    "MORE": Text("“>”", "“>”"),
    "LESS": Text("“<”", "“<”"),
    "PLUS": Text("“+”", "“+”"),
    "MINUS": Text("“-”", "“-”"),
    "TIMES": Text("“×”", "“*”"),
    "OVER": Text("“/”", "“/”"),
    "POWER": Text("“^”", "“^”"),
    "DOT": Text("“.”", "“.”"),
}
"""What is no keyword, what completes a line first."""
_ENDS = {
    "_NL": Text("换行", "end of line"),
    "$END": Text("新的一节", "a new section"),
    "BLANK": Text("空格", "a blank"),
}
_VALUE = {"NUMBER", "NAME", "STRING", "DATE", "YES", "NO", "MINUS", "LPAR"}
_GROUPS = (
    ({*_VALUE, "_IF", "_NOT"}, Text("算式", "an expression")),
    (_VALUE, Text("数值或名称", "a value")),
    (
        {"PERCENT", "PER_MILLE", "PERCENTAGE_POINTS", "POINTS_UNIT", "NAME"},
        Text("单位", "a unit"),
    ),
    ({"LSQB", "LPAR"}, Text("区间（如 [80, 90)）", "a range ([80, 90))")),
    (
        {"AT_LEAST_SIGN", "AT_MOST_SIGN", "UNEQUAL", "MORE", "LESS", "EQUALS"},
        Text("比较符号（≥ < = 等）", "a comparison (>= < =)"),
    ),
    (
        {"PLUS", "MINUS", "TIMES", "OVER", "POWER"},
        Text("运算符号（+ × 等）", "an operator (+ *)"),
    ),
)
"""Terminals that have one name together."""


@cache
def spellings() -> dict[str, Text]:
    """Give the Chinese and the English spelling of each keyword, by its terminal."""
    found = {}
    for terminal in document_parser().terminals:
        match = _KEYWORD.fullmatch(terminal.pattern.value)
        if match is not None:
            found[str(terminal.name)] = Text(match[1], match[2])
    return found


@cache
def keywords() -> frozenset[str]:
    """Give every keyword in both spellings."""
    return frozenset(
        word for each in spellings().values() for word in (each.zh, each.en)
    )


@cache
def _clauses() -> frozenset[str]:
    heading = (Token("LEVEL1", ""), Token("TITLE", ""))
    return openings_below(document_parser(), "section", heading)


def words_for(terminal: str) -> Text:
    """Give what a person would call ``terminal``."""
    if terminal in spellings():
        spelling = spellings()[terminal]
        return Text(f"“{spelling.zh}”", f"“{spelling.en}”")
    return (_SIGNS | _ENDS)[terminal]


def words_for_all(terminals: AbstractSet[str]) -> list[Text]:
    """Give what a person would call ``terminals``, in the order of their use.

    What completes the line comes before what would lengthen it, 则 before all, rows
    before clauses.
    """
    grouped: set[str] = set()
    groups = []
    for members, words in _GROUPS:
        if members <= terminals and not members <= grouped:
            grouped |= members
            groups.append(words)
    rest = terminals - grouped
    first = [each for each in ("_THEN",) if each in rest]
    in_rest = [each for each in spellings() if each in rest - set(first)]
    in_rest.sort(key=lambda terminal: terminal in _clauses())
    return [
        *(words_for(each) for each in first),
        *(words_for(each) for each in _SIGNS if each in rest),
        *groups,
        *(words_for(each) for each in in_rest),
        *(words_for(each) for each in _ENDS if each in rest - {"BLANK"}),
    ]
