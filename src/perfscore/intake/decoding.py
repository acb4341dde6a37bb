"""Bytes of a page or a pasted text become text, in the encodings people have."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.intake import file_rules
from perfscore.source import Source, Span
from perfscore.wire.encoding import decode, text_in_gbk
from perfscore.wire.rules import NOT_UTF_8

_BOMS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}


def decode_text(data: bytes, name: str, declared: str | None = None) -> Outcome[Source]:
    """Read ``data`` as UTF-8 (with or without BOM), UTF-16 with a BOM, or GB18030.

    ``declared`` is the encoding that the file itself names, as an HTML page may: it
    counts for the Chinese encodings where the bytes are not UTF-8. Otherwise GB18030
    is taken where it reads as ordinary Chinese, and a note says so. Other bytes, NUL
    characters, files of another kind and files over
    :data:`perfscore.wire.encoding.MAX_BYTES` are refused.
    """
    outcome = decode(data, name)
    if outcome.value is not None or data.startswith(_BOMS) or _is_utf_8(data):
        return outcome
    if outcome.diagnostics[0].rule is not NOT_UTF_8:
        return outcome
    encoding = _DECLARED.get((declared or "").strip().lower())
    text = None if encoding is None else _decoded(data, encoding)
    if text is not None and "\0" not in text:
        return Outcome(Source(name, text))
    text = text_in_gbk(data)
    if text is None or "\0" in text:
        return outcome
    source = Source(name, text)
    return Outcome(source, (_note(source),))


def _is_utf_8(data: bytes) -> bool:
    return _decoded(data, "utf-8") is not None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _note(source: Source) -> Diagnostic:
    return Diagnostic(
        file_rules.READ_AS_GB18030,
        Text(
            f"“{source.name}”不是 UTF-8 编码，已按 GB18030（GBK）读取",
            f"{source.name} is not UTF-8, it was read as GB18030 (GBK)",
        ),
        Label(Span(source, 0, 0)),
    )
