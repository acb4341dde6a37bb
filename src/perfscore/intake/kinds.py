"""What kind a file is, by its content first."""

import re
import zipfile
from enum import Enum
from io import BytesIO

from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.intake import file_rules
from perfscore.intake.limits import MAX_BYTES
from perfscore.intake.refusal import refusal
from perfscore.wire.file_kinds import kind_of
from perfscore.wire.rules import EMPTY_FILE


class FileKind(Enum):
    """The kinds of files that can hold a form."""

    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    WEB = "web"
    TEXT = "text"


_SHOWN = {
    FileKind.XLSX: Text("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    FileKind.DOCX: Text("Word 文档（.docx）", "a Word document (.docx)"),
    FileKind.PDF: Text("PDF 文件", "a PDF document"),
    FileKind.WEB: Text("网页（.html）", "a web page (.html)"),
    FileKind.TEXT: Text("纯文本", "plain text"),
}
_BY_ENDING = {
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm", "xls", "et"), FileKind.XLSX),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm", "doc", "wps"), FileKind.DOCX),
    **dict.fromkeys(("htm", "html", "xhtml"), FileKind.WEB),
    **dict.fromkeys(("pdf",), FileKind.PDF),
    **dict.fromkeys(("txt", "text", "csv", "tsv", "md"), FileKind.TEXT),
}
_OLDER = ("xls", "et", "doc", "wps")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SAVE_XLSX = Text(
    "在 WPS 或 Excel 里另存为 .xlsx", "save it as .xlsx in an office program"
)
_SAVE_DOCX = Text(
    "在 WPS 或 Word 里另存为 .docx", "save it as .docx in an office program"
)
_SAVE_EITHER = Text("另存为 .xlsx、.docx 或 PDF", "save it as .xlsx, .docx or PDF")
_WITHIN = (
    ("xl/workbook.bin", Text("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)")),
    ("content.xml", Text("OpenDocument 文件", "an OpenDocument file")),
    ("ppt/", Text("演示文稿（.pptx）", "a presentation (.pptx)")),
    ("ofd.xml", Text("OFD 版式文件", "an OFD document")),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|table|div|title|style|p|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLD_XML = re.compile(rb"progid=[\"'](?:Excel\.Sheet|Word\.Document)")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4_096


def kind_of_file(data: bytes, name: str) -> Outcome[FileKind]:
    """Tell what ``data`` is; ``name`` is what people know the file by.

    A file whose name says otherwise is taken as what it is, with a note. Files that
    are empty, too large, encrypted, cut off or of another kind are refused.
    """
    if not data.strip(b"\0 \t\r\n"):
        what = Text(f"“{name}”是空的", f"{name} is empty")
        return Outcome(None, (refusal(EMPTY_FILE, name, what),))
    if len(data) > MAX_BYTES:
        return Outcome(None, (_too_large(name),))
    kind = _kind(data, name)
    if not isinstance(kind, FileKind):
        return Outcome(None, (kind,))
    ending = name.rpartition(".")[2].lower()
    expected = _BY_ENDING.get(ending)
    if expected is None or (expected is kind and ending not in _OLDER):
        return Outcome(kind)
    if kind is FileKind.TEXT and _CONTROL.search(data[:_HEAD]):
        return Outcome(None, (_not_that(name, ending),))
    shown = _SHOWN[kind]
    note = refusal(
        file_rules.KIND_DIFFERS_FROM_NAME,
        name,
        Text(
            f"“{name}”的内容是{shown.zh}，按此读取",
            f"{name} holds {shown.en} and is read as such",
        ),
    )
    return Outcome(kind, (note,))


def _kind(data: bytes, name: str) -> FileKind | Diagnostic:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, name)
    if data.startswith(_OLE):
        return _old(data, name)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    known = kind_of(data)
    if known is not None:
        return _not_read(name, known, _SAVE_EITHER)
    head = _head(data)
    if _OLD_XML.search(head):
        what = Text("旧版 XML 表格或文档", "an old XML workbook or document")
        return _not_read(name, what, _SAVE_EITHER)
    if head.lstrip().lower().startswith(b"mime-version:"):
        what = Text("单个文件网页（.mht）", "a web archive (.mht)")
        return _not_read(name, what, _SAVE_EITHER)
    return FileKind.WEB if _HTML.match(head) else FileKind.TEXT


def _head(data: bytes) -> bytes:
    """Give the beginning in which tags can be seen, UTF-16 brought to ASCII."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head


def _packed(data: bytes, name: str) -> FileKind | Diagnostic:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [each.lower().replace("\\", "/") for each in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return refusal(
            file_rules.FILE_DAMAGED,
            name,
            Text(
                f"“{name}”不完整或已损坏：压缩结构读不出来",
                f"{name} is damaged: its archive cannot be read",
            ),
            hint=Text("重新下载或拷贝", "fetch it again"),
        )
    for within, what in _WITHIN:
        if any(each.startswith(within) for each in names):
            return _not_read(name, what, _SAVE_EITHER)
    if any(each.startswith("xl/") for each in names):
        return FileKind.XLSX
    if any(each.startswith("word/") for each in names):
        return FileKind.DOCX
    what = Text("压缩包（.zip）", "a zip archive")
    hint = Text("先解压，再读其中的文件", "unpack it and read the files in it")
    return _not_read(name, what, hint)


def _old(data: bytes, name: str) -> Diagnostic:
    if _ENCRYPTED in data:
        return refusal(
            file_rules.PASSWORD_PROTECTED,
            name,
            Text(f"“{name}”有打开密码", f"{name} opens with a password only"),
            hint=Text(
                "用密码打开，去掉打开密码后另存",
                "open it, take the password off and save",
            ),
        )
    if _WORD in data or name.lower().endswith((".doc", ".wps")):
        what = Text("旧版 Word 或 WPS 文字文件", "an old Word or WPS document")
        return _not_read(name, what, _SAVE_DOCX)
    what = Text("旧版 Excel 或 WPS 表格文件", "an old Excel or WPS workbook")
    return _not_read(name, what, _SAVE_XLSX)


def _not_read(name: str, what: Text, hint: Text) -> Diagnostic:
    return refusal(
        file_rules.KIND_NOT_READ,
        name,
        Text(
            f"“{name}”是{what.zh}，不能直接读取",
            f"{name} is {what.en}, which is not read",
        ),
        hint=hint,
    )


def _not_that(name: str, ending: str) -> Diagnostic:
    return refusal(
        file_rules.FILE_DAMAGED,
        name,
        Text(
            f"“{name}”不是完整的 .{ending} 文件：开头的字节不对",
            f"{name} is no whole .{ending} file: its first bytes are wrong",
        ),
        hint=Text("重新下载或拷贝", "fetch it again"),
    )


def _too_large(name: str) -> Diagnostic:
    return refusal(
        file_rules.FILE_UNPACKS_TOO_LARGE,
        name,
        Text(
            f"“{name}”超过 {MAX_BYTES} 字节",
            f"{name} has more than {MAX_BYTES} bytes",
        ),
        hint=Text("把自评表单独另存为一个文件", "save the form in a file of its own"),
    )
