"""Characters that look like a sign of the language, or are meant for one."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.syntax.normal import half_width


@dataclass(frozen=True, slots=True)
class _LookAlike:
    """What one of ``characters`` is not; ``{}`` stands for it.

    It is told only where ``instead_of`` could stand, or anywhere if that is empty, and
    never where ``unless`` could.
    """

    characters: str
    message: Text
    instead_of: str = ""
    unless: str = ""


_LOOK_ALIKES = (
    _LookAlike(
        "-—–―‐‑‒~〜",
        Text("起止日期之间写“至”，不写“{}”", "dates are joined by until, not by “{}”"),
        instead_of="_UNTIL",
    ),
    _LookAlike(
        "《〈〔【'’′´`",
        Text(
            "“{}”不是引号，文字用“ ”括起",
            "“{}” is not a quote; a text stands between “ and ”",
        ),
        instead_of="STRING",
        unless="NUMBER",
    ),
    _LookAlike("—–―‐‑‒", Text("“{}”不是减号“-”", "“{}” is not the minus “-”")),
    _LookAlike(
        ";。",
        Text("此处写冒号“：”，不写“{}”", "“:” stands here, not “{}”"),
        instead_of="COLON",
    ),
    _LookAlike(";", Text("“{}”不是逗号“，”", "“{}” is not the comma “,”")),
    _LookAlike("､", Text("“{}”不是顿号“、”", "“{}” is not “、”")),
    _LookAlike(
        "。｡",
        Text("一条以换行结束，不写“{}”", "a clause ends with its line, not with “{}”"),
    ),
    _LookAlike(
        "【〔〖{",
        Text("括号写作“[”或“（”，不写“{}”", "“{}” is not one of the brackets [ and ("),
    ),
    _LookAlike(
        "】〕〗}",
        Text("括号写作“]”或“）”，不写“{}”", "“{}” is not one of the brackets ] and )"),
    ),
    _LookAlike("《〈", Text("“{}”不是小于号“<”", "“{}” is not the sign “<”")),
    _LookAlike("》〉", Text("“{}”不是大于号“>”", "“{}” is not the sign “>”")),
    _LookAlike(
        "~〜",
        Text(
            "范围写作区间，如 [80%, 90%)，不写“{}”",
            "a range is written [80%, 90%), not with “{}”",
        ),
    ),
    _LookAlike("'’′´`", Text("“{}”不是引号", "“{}” is not a quote")),
    _LookAlike("」』", Text("“{}”前面没有开头的引号", "“{}” closes no quote")),
    _LookAlike(
        "xX✕✖╳·•∙⋅・",
        Text("“{}”不是乘号“×”", "“{}” is not the sign “×”; it can be written “*”"),
        instead_of="TIMES",
    ),
)
_TWO_SIGNS = {
    "==": Text("相等写一个“=”", "equality is one “=”"),
    "=>": Text("不小于写作“≥”或“>=”", "at least is written “>=”"),
    "=<": Text("不大于写作“≤”或“<=”", "at most is written “<=”"),
    "<>": Text("不等于写作“≠”或“!=”", "unequal is written “!=”"),
}
_NUMBER = re.compile(r"[0-9.]*[OoIl]+[0-9.]|[0-9][0-9.]*[OoIl]")
_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1"}


def look_alike(character: str, expected: AbstractSet[str]) -> Text | None:
    """Say what ``character``, of either width, is not, if it looks like another."""
    for each in _LOOK_ALIKES:
        if (
            half_width(character) in set(each.characters)
            and (not each.instead_of or each.instead_of in expected)
            and each.unless not in expected
        ):
            return Text(
                each.message.zh.format(character), each.message.en.format(character)
            )
    return None


def two_signs(before: str, found: str) -> Text | None:
    """Say how two signs, one behind the other, are written as one."""
    return _TWO_SIGNS.get(before + found)


def letter_in_number(text: str, start: int) -> tuple[int, Text] | None:
    """Find a letter typed for a digit in the number at ``start``, and what to say."""
    number = _NUMBER.match(text, start)
    if number is None:
        return None
    place = next(at for at in range(*number.span()) if text[at] in _DIGITS)
    letter, digit = text[place], _DIGITS[text[place]]
    return place, Text(
        f"数字里夹有字母“{letter}”，它不是“{digit}”",
        f"the letter “{letter}” in a number is not “{digit}”",
    )
