"""What a fault in JSON most likely is, told from the character it stands at."""

import re

from perfscore.diagnostics.model import Text
from perfscore.wire.faults import shown

_WORD = re.compile(r"[\w.+-]{1,40}")
_WIDE = frozenset("：，｛｝［］【】“”‘’＂、")

VALUE = Text("一个值", "a value")
KEY = Text("双引号里的键", "a key in double quotes")
COLON = Text("冒号", "a colon")
COMMA_OR_END = Text("逗号或右括号", "a comma or a closing bracket")
NOTHING = Text("文件结束", "the end of the file")

_QUOTE = Text(
    "用单引号，要求用半角双引号",
    "a single quote stands here, double quotes are required",
)
_COMMENT = Text("此处是注释，JSON 没有注释", "a comment stands here, JSON has none")
_LAST_COMMA = Text(
    "最后一项之后多了逗号", "a comma follows the last item, nothing may follow it"
)
_TEXT_OPEN = Text(
    "文字没有在本行内以双引号闭合",
    "the text is not closed by a double quote on its line",
)
_END = Text(
    "文件在此结束，括号还没有闭合", "the file ends here, a bracket is still open"
)
_AS_TEXT = Text(
    "没有值写 null，其余的写成双引号里的文字",
    "write null for no value, and anything else as a text in double quotes",
)


def explain(text: str, at: int, expected: Text) -> tuple[Text, Text | None]:
    """Give message and hint for a fault at ``at``, where ``expected`` is due."""
    sign = text[at : at + 1]
    if not sign:
        return _END, None
    if sign in _WIDE:
        return Text(
            f"出现全角符号“{sign}”，JSON 的符号要求是半角",
            f"the full-width sign {sign} stands here, JSON requires half-width",
        ), None
    if sign == "'":
        return _QUOTE, None
    if sign in "/#":
        return _COMMENT, Text("删去注释", "delete the comment")
    if expected in (VALUE, KEY):
        fault = _instead_of_text(text, at, sign)
        if fault is not None:
            return fault
    return Text(
        f"出现“{shown(sign)}”，此处要求{expected.zh}",
        f"{shown(sign)} stands here, {expected.en} is required",
    ), None


def _instead_of_text(text: str, at: int, sign: str) -> tuple[Text, Text | None] | None:
    if sign in "]}" and text[:at].rstrip().endswith(","):
        return _LAST_COMMA, Text("删去这个逗号", "delete the comma")
    if sign == '"':
        return _TEXT_OPEN, None
    word = _WORD.match(text, at)
    if word is None:
        return None
    return Text(
        f"“{word[0]}”不是 JSON 的写法",
        f"{word[0]} is not a value that JSON can write",
    ), _AS_TEXT
