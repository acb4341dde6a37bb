"""What a fault in YAML most likely is, told from the line it stands on."""

import re
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.source import Source

_LOOKED_AT = 200
_STARTS_WRONG = ("cannot start any token", "sequence entries are not allowed")
_MARKS = ("block scalar", "alias", "anchor", "tag")
_TAB = Text(
    "这一行用制表符缩进，YAML 要求用空格",
    "the line is indented by a tab, YAML requires blanks",
)
_WIDE = Text(
    "键之后是全角冒号“：”，要求是半角冒号加一个空格",
    "a full-width colon follows the key, a colon and a blank are required",
)
_TIGHT = Text(
    "半角冒号之后缺少空格", "a blank is missing after the colon that follows the key"
)
_QUOTE_OPEN = Text("引号没有闭合", "the quote is not closed")
_BRACKET_OPEN = Text(
    "方括号或花括号里的列表没有写完，要求以逗号隔开、以括号结束",
    "the list in brackets is not complete: commas part it and a bracket ends it",
)
_AFTER_QUOTE = Text(
    "引号结束之后还有文字，要求整个值都在引号之内",
    "text follows the closing quote, the whole value belongs within the quotes",
)
_COLON_INSIDE = Text(
    "这里的冒号使值成了另一个键，要求一行只有一个“键: 值”",
    "the colon makes a key of the value, a line has one key and one value",
)
_LAYOUT = Text(
    "此处不合 YAML 的层次，要求同一层的键左边对齐",
    "the layout does not fit YAML, keys of one level begin in the same column",
)
_USE_QUOTES = Text(
    '给整个值加上引号，如 键: "值"', 'put the value in quotes: key: "value"'
)
_CHECK_INDENTATION = Text(
    "检查这一行和上一行的缩进", "check the indentation of this line and above"
)


_QUOTE_OR_INDENT = Text(
    "若冒号是值的一部分，给整个值加上引号；否则检查缩进",
    "quote the value if the colon belongs to it, else check the indentation",
)
_ON_LINE = (
    (re.compile(r"\s*(?:- +)*[^:\"'\[{]*(?P<sign>：)"), _WIDE, None),
    (re.compile(r"\s*(?:- +)*[^:\s\"'\[{]+(?P<sign>:)[^\s:]"), _TIGHT, None),
    (
        re.compile(r"\s*(?:- +)*[^:\"']*: +(?:\"[^\"]*\"|'[^']*') *(?P<sign>[^\s#,])"),
        _AFTER_QUOTE,
        _USE_QUOTES,
    ),
)
_USE_BLANKS = Text("把制表符换成空格", "replace the tab by blanks")


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault in YAML: where it is, what it is, and what puts it right."""

    at: int
    message: Text
    hint: Text | None = None


def explain(
    source: Source, *, at: int, began: int, problem: str, context: str
) -> Explained:
    """Say what a fault is that the parser found.

    Args:
        source: The file.
        at: Where the parser could not go on.
        began: Where what it was reading began.
        problem: The parser's word for the fault.
        context: The parser's word for what it was reading.
    """
    if "quoted scalar" in context:
        return Explained(began, _QUOTE_OPEN)
    if any(each in context for each in _MARKS):
        return _needs_quotes(source, began)
    on_line = _on_line(source, at, problem)
    if on_line is not None:
        return on_line
    if "flow" in context:
        return Explained(began, _BRACKET_OPEN)
    if "mapping values" in problem:
        return Explained(at, _COLON_INSIDE, _QUOTE_OR_INDENT)
    return Explained(at, _LAYOUT, _CHECK_INDENTATION)


def _on_line(source: Source, at: int, problem: str) -> Explained | None:
    number, column = source.place(at)
    line = source.line(number)[:_LOOKED_AT]
    if "\t" in line[:column] and not line[: column - 1].strip():
        return Explained(at, _TAB, _USE_BLANKS)
    if any(each in problem for each in _STARTS_WRONG):
        return _needs_quotes(source, at)
    found = _colon_or_quote(line, at - column + 1)
    if found is not None or number == 1:
        return found
    above = source.line(number - 1)[:_LOOKED_AT]
    return _colon_or_quote(above, source.line_starts[number - 2])


def _colon_or_quote(line: str, start: int) -> Explained | None:
    for pattern, message, hint in _ON_LINE:
        match = pattern.match(line)
        if match is not None:
            return Explained(start + match.start("sign"), message, hint)
    return None


def _needs_quotes(source: Source, at: int) -> Explained:
    sign = source.text[at : at + 1]
    return Explained(
        at,
        Text(
            f"值以 {sign} 开头，这个符号在 YAML 里另有含义，要求加引号",
            f"the value begins with {sign}, which means something else in YAML; "
            "quotes are required",
        ),
        _USE_QUOTES,
    )
