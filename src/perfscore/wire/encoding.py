"""Bytes become text, or a diagnostic that says what they are instead."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.source import Source, Span
from perfscore.syntax.rules import CONTROL_CHARACTER
from perfscore.wire import rules
from perfscore.wire.file_kinds import kind_of

MAX_BYTES = 5_000_000
"""A larger file is refused; who reads one needs to read one byte more at most."""

_SAMPLE = 20_000
_ASCII = re.compile(r"[\x00-\x7f]+")
_SAVE_AS_UTF_8 = Text(
    "用 WPS 或记事本“另存为”，编码选 UTF-8",
    "save the file as UTF-8",
)
_CONVERT_GBK = Text(
    "用 WPS 或记事本“另存为”，编码选 UTF-8；"
    "或用命令 `iconv -f GB18030 -t UTF-8 旧文件 > 新文件`",
    "save the file as UTF-8, or run `iconv -f GB18030 -t UTF-8 old > new`",
)


def decode(data: bytes, name: str, *, most: int = MAX_BYTES) -> Outcome[Source]:
    """Read the bytes of a document as text: UTF-8, or UTF-16 where a BOM says so.

    Nothing is guessed: text in GBK is recognised, and refused with its remedy. More
    bytes than ``most`` are refused.
    """
    kind = kind_of(data)
    if kind is not None:
        return _not_a_text_file(name, kind)
    if len(data) > most:
        return _too_large(name, most)
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    try:
        text = data.removeprefix(BOM_UTF8).decode(encoding)
    except UnicodeDecodeError as fault:
        before = len(data) - len(fault.object)
        return _not_utf_8(data, name, encoding, before + fault.start)
    source = Source(name, text)
    place = text.find("\0")
    if place >= 0:
        return _nul(source, place)
    return Outcome(source)


def _not_a_text_file(name: str, kind: Text) -> Outcome[Source]:
    return _refused(
        Diagnostic(
            rules.NOT_A_TEXT_FILE,
            Text(
                f"“{name}”是{kind.zh}，要求是文本文件",
                f"{name} is {kind.en}, a text file is required",
            ),
            Label(_start_of(name)),
            hint=Text(
                "指标体系是 .perf 纯文本；自评表可以是 .yaml、.json，"
                "或填好的 .xlsx、.docx、.html、.pdf、.txt",
                "a set is .perf, plain text; an assessment is .yaml, .json, or a "
                "filled .xlsx, .docx, .html, .pdf or .txt form",
            ),
        )
    )


def _too_large(name: str, most: int) -> Outcome[Source]:
    return _refused(
        Diagnostic(
            rules.FILE_TOO_LARGE,
            Text(
                f"“{name}”超过 {most} 字节，一个文件最多 {most} 字节",
                f"{name} has more than {most} bytes, a file has at most so many",
            ),
            Label(_start_of(name)),
        )
    )


def _not_utf_8(data: bytes, name: str, encoding: str, place: int) -> Outcome[Source]:
    if encoding == "utf-16":
        return _refused(
            Diagnostic(
                rules.NOT_UTF_8,
                Text(
                    f"“{name}”标明是 UTF-16，第 {place + 1} 个字节起却不合 UTF-16",
                    f"{name} claims to be UTF-16, byte {place + 1} does not fit UTF-16",
                ),
                Label(_start_of(name)),
                hint=_SAVE_AS_UTF_8,
            )
        )
    in_gbk = text_in_gbk(data)
    if in_gbk is None:
        before = data[:place].removeprefix(BOM_UTF8).decode()
        source = Source(name, before + data[place:].decode(errors="replace"))
        at = len(before)
        what = Text("", "")
        hint = Text(
            "文件可能已损坏，或存成了别的编码；请在原软件中另存为 UTF-8",
            "the file is damaged or in another encoding; save it as UTF-8",
        )
    else:
        source = Source(name, in_gbk)
        at = len(data[:place].decode("gb18030", errors="ignore"))
        what = Text("，看来是 GBK（GB18030）", ", it looks like GBK (GB18030)")
        hint = _CONVERT_GBK
    return _refused(
        Diagnostic(
            rules.NOT_UTF_8,
            Text(
                f"“{name}”不是 UTF-8 编码{what.zh}：第 {place + 1} 个字节起不合 UTF-8",
                f"{name} is not UTF-8{what.en}: byte {place + 1} does not fit UTF-8",
            ),
            Label(Span(source, at, min(at + 1, len(source.text)))),
            hint=hint,
        )
    )


def text_in_gbk(data: bytes) -> str | None:
    """Give the text if it reads as ordinary Chinese in GBK.

    UTF-8 misread as GBK also decodes, but to characters outside the common GB 2312.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    chinese = _ASCII.sub("", text)[:_SAMPLE]
    common = len(chinese.encode("gb2312", errors="ignore")) // 2
    return text if 10 * common >= 9 * len(chinese) else None


def _nul(source: Source, place: int) -> Outcome[Source]:
    return _refused(
        Diagnostic(
            CONTROL_CHARACTER,
            Text(
                f"“{source.name}”含有 NUL 字符（U+0000），文本文件里不应有",
                f"{source.name} holds a NUL character (U+0000), a text file has none",
            ),
            Label(Span(source, place, place + 1)),
            hint=Text(
                "文件可能是没有 BOM 的 UTF-16，或不是文本；请另存为 UTF-8",
                "it may be UTF-16 without a BOM, or no text; save it as UTF-8",
            ),
        )
    )


def _start_of(name: str) -> Span:
    return Span(Source(name, ""), 0, 0)


def _refused(diagnostic: Diagnostic) -> Outcome[Source]:
    return Outcome(None, (diagnostic,))
