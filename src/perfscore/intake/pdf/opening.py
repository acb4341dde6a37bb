"""A PDF file is opened, or it is said why it cannot be."""

import pypdfium2 as pdfium
from pypdfium2 import raw

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.limits import MAX_BYTES
from perfscore.intake.pdf.unpacking import refuse_bombs
from perfscore.intake.refusal import RefusedError, damaged

_HEAD = 1024


def opened(data: bytes, name: str) -> pdfium.PdfDocument:
    """Open ``data``; the caller closes it.

    Raises:
        RefusedError: If it is of another kind, over :data:`MAX_BYTES`, unfolds to too
            much, is damaged or without pages, or opens with a password only.
    """
    if len(data) > MAX_BYTES:
        raise RefusedError(
            file_rules.FILE_UNPACKS_TOO_LARGE,
            Text(
                f"“{name}”超过 {MAX_BYTES} 字节",
                f"{name} has more than {MAX_BYTES} bytes",
            ),
            hint=Text("只留有自评表的几页", "keep the pages that hold the form"),
        )
    if b"%PDF-" not in data[:_HEAD]:
        raise damaged(Text("不是 PDF 文件", "it is no PDF document"))
    refuse_bombs(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise RefusedError(
                file_rules.PASSWORD_PROTECTED,
                Text(f"“{name}”有打开密码", f"{name} opens with a password only"),
                hint=Text(
                    "用密码打开，去掉打开密码后另存",
                    "open it, take the password off and save",
                ),
            ) from error
        what = Text("无法作为 PDF 打开", "it cannot be opened as a PDF")
        raise damaged(what) from error
    if not len(document):
        document.close()
        raise damaged(Text("一页也没有", "it has no pages"))
    return document
