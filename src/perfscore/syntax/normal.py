"""Full-width made half-width outside quotes, quotes paired, comments blanked out."""

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from perfscore.diagnostics.model import Diagnostic, Label, Text
from perfscore.source import Source, Span
from perfscore.syntax import rules

MAX_LENGTH = 5_000_000
"""Characters a document may have."""
MAX_LINE = 4_000
"""Characters a line may have; no clause of a real notice comes near."""
MAX_NESTING = 32
"""Brackets, 若, 非 and powers that may stand inside one another in a line."""

PARTNERS = {
    '"': '"',
    "＂": "＂",
    "“": "”",
    "”": "”",
    "「": "」",
    "『": "』",
    "‘": "’",
}
"""What closes a text, by what opened it."""

_MARK = re.compile(r'["＂“”「『‘]|(?:(?<=[\s\ufeff])|^)[#＃]')
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_CONTROL = re.compile(
    rf"[\x00-\x08\x0e-\x1f\x7f-\x9f{_LINE_ENDS}\u202a-\u202e\u2066-\u206f"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    r"|(?<=\S)[\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff](?=\S)"
)
"""What cannot be seen; marks without width are let pass at the edge of a word."""

_SINGLE_FORMS = (*range(0x2F00, 0x2FD6), *range(0xFE50, 0xFE6C))
"""Radicals, as they are copied out of a PDF, and small signs."""
_HALF_WIDTH = {
    **{
        code: form
        for code in _SINGLE_FORMS
        if len(form := normalize("NFKC", chr(code))) == 1
    },
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(94)},
    **dict.fromkeys(
        (*b"\t\r", 0xA0, 0xAD, 0x61C, 0x1680, 0x180E, *range(0x2000, 0x200C)), " "
    ),
    **dict.fromkeys(
        (0x200E, 0x200F, 0x202F, *range(0x205F, 0x2065), 0x3000, 0xFEFF), " "
    ),
    **dict.fromkeys(map(ord, "≧⩾"), "≥"),
    **dict.fromkeys(map(ord, "≦⩽"), "≤"),
    **dict.fromkeys(map(ord, "∕⁄"), "/"),
    **dict.fromkeys(map(ord, "∶︰"), ":"),
    ord("═"): "=",
    ord("−"): "-",
    ord("∗"): "*",
}
_MASK = "·"
"""Stands for each character between quotes: no sign in there is read as one."""
_NESTS = re.compile(r"[(\[^]|若|非|\b(?:if|not)(?![^\W\d])|-(?=\s*-)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready for the lexer; what is in it is at its place in the source.

    It is as long as the source's text, plus a last end of line. ``comments`` are the
    spans from # to the end of their lines. ``damaged`` are the lines that were blanked
    out because of a fault.
    """

    text: str
    comments: tuple[Span, ...]
    damaged: tuple[Span, ...]
    diagnostics: tuple[Diagnostic, ...]


def prepare(source: Source) -> Prepared:
    """Make ``source`` ready for the lexer; every fault found costs its line alone."""
    lines: list[str] = []
    comments: list[Span] = []
    damaged: list[Span] = []
    diagnostics: list[Diagnostic] = []
    for start, following in pairwise((*source.line_starts, len(source.text))):
        ended = source.text[start:following]
        line = ended.rstrip("\r\n")
        if not line:
            lines.append(" \n" if len(ended) > 1 else "\n")
            continue
        span = Span(source, start, start + len(line))
        ready, fault = _prepare_line(span, line, comments)
        if fault is not None:
            diagnostics.append(fault)
            damaged.append(span)
            ready = " " * len(line)
        lines.append(f"{ready} \n" if ended.endswith("\r\n") else f"{ready}\n")
    text = "".join(lines)
    return Prepared(text, tuple(comments), tuple(damaged), tuple(diagnostics))


def half_width(text: str) -> str:
    """Give ``text`` with full-width letters, digits and signs made half-width."""
    return text.translate(_HALF_WIDTH)


def _prepare_line(
    span: Span, line: str, comments: list[Span]
) -> tuple[str, Diagnostic | None]:
    if len(line) > MAX_LINE:
        return line, _too_long(span)
    control = _CONTROL.search(line)
    if control is not None:
        return line, _control_character(span, control)
    pieces: list[str] = []
    position = 0
    while (mark := _MARK.search(line, position)) is not None:
        pieces.append(half_width(line[position : mark.start()]))
        if mark[0] in "#＃":
            comments.append(Span(span.source, span.start + mark.start(), span.end))
            pieces.append(" " * (len(line) - mark.start()))
            position = len(line)
            break
        end = line.find(PARTNERS[mark[0]], mark.end())
        if end < 0:
            return line, _unclosed_quote(span, mark)
        pieces.append("“" + _MASK * (end - mark.end()) + "”")
        position = end + 1
    pieces.append(half_width(line[position:]))
    ready = "".join(pieces)
    if len(_NESTS.findall(ready)) > MAX_NESTING:
        return line, _nested_too_deeply(span)
    return ready, None


def _too_long(span: Span) -> Diagnostic:
    return Diagnostic(
        rules.LINE_TOO_LONG,
        Text(
            f"这一行有 {span.end - span.start} 个字符，一行最多 {MAX_LINE} 个字符",
            f"the line has {span.end - span.start} characters, "
            f"a line holds {MAX_LINE} at most",
        ),
        Label(Span(span.source, span.start, span.start + 1)),
        hint=Text(
            "用“定义”把长表达式拆成几行；若整个文件只有一行，请检查换行是否丢失",
            "split a long expression by definitions; if the file is one line, "
            "its line ends were lost",
        ),
    )


def _control_character(span: Span, control: re.Match[str]) -> Diagnostic:
    code = f"U+{ord(control[0]):04X}"
    hint = Text(
        "删去该字符；常见于从其他软件复制或文件损坏",
        "delete the character; it comes from a paste or a damaged file",
    )
    if control[0] in _LINE_ENDS:
        hint = Text(
            "换成普通的换行；常见于从文字处理软件复制的软回车、分页符",
            "put an ordinary end of line; word processors leave such line and page "
            "breaks",
        )
    return Diagnostic(
        rules.CONTROL_CHARACTER,
        Text(f"出现不可见的控制字符 {code}", f"invisible control character {code}"),
        Label(
            Span(span.source, span.start + control.start(), span.start + control.end())
        ),
        hint=hint,
    )


def _unclosed_quote(span: Span, mark: re.Match[str]) -> Diagnostic:
    partner = PARTNERS[mark[0]]
    hint = Text(f"在文字末尾补上 {partner}", f"close the text with {partner}")
    if mark[0] == "”" and "“" in span.text[: mark.start()]:
        hint = Text(
            "文字里面又有“”的，外面的引号改用「」",
            "round a text that has “” inside write 「」",
        )
    return Diagnostic(
        rules.QUOTE_NOT_CLOSED,
        Text(
            f"引号 {mark[0]} 在本行没有对应的 {partner}",
            f"the quote {mark[0]} has no {partner} on its line",
        ),
        Label(
            Span(span.source, span.start + mark.start(), span.start + mark.end()),
            Text("从这里开始", "opened here"),
        ),
        hint=hint,
    )


def _nested_too_deeply(span: Span) -> Diagnostic:
    return Diagnostic(
        rules.NESTED_TOO_DEEPLY,
        Text(
            f"这一行的括号、“若”、“非”和乘方超过 {MAX_NESTING} 个",
            f"the line has more than {MAX_NESTING} brackets, ifs, nots and powers",
        ),
        Label(span),
        hint=Text("用“定义”把表达式拆成几行", "split the expression by definitions"),
    )
