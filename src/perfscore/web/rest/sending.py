"""Results are sent as texts, and as files to be saved."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from fastapi.responses import Response

from perfscore.web.file_names import plain_name
from perfscore.web.media_types import (
    DOCX,
    HTML,
    JSON,
    MARKDOWN,
    MEDIA,
    PDF,
    PLAIN,
    XLSX,
    YAML,
    ZIP,
)

__all__ = [
    "DOCX",
    "HTML",
    "JSON",
    "MARKDOWN",
    "MEDIA",
    "PDF",
    "PLAIN",
    "XLSX",
    "YAML",
    "ZIP",
    "disposition",
    "send",
    "send_file",
    "send_json",
    "zipped",
]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "
    "frame-ancestors 'none'"
)
"""For pages made of what was posted: they load nothing and run nothing."""


def send(content: str | bytes, media: str) -> Response:
    """Answer a text or a file as it is, to be read by a program or on a page."""
    text = (
        content.encode("utf-8", "backslashreplace")
        if isinstance(content, str)
        else content
    )
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    if media == HTML:
        headers["Content-Security-Policy"] = _POLICY
    return Response(text, headers=headers, media_type=media)


def send_json(value: object) -> Response:
    """Answer plain data, laid out as the command line does."""
    return send(json.dumps(value, ensure_ascii=False, indent=2) + "\n", JSON)


def send_file(content: str | bytes, name: str, *, media: str | None = None) -> Response:
    """Answer a file to be saved under ``name``, in whatever script that is written."""
    shown = PurePosixPath(plain_name(name)).name
    kind = media or MEDIA.get(PurePosixPath(shown).suffix.lower(), PLAIN)
    response = send(content, kind)
    response.headers["Content-Disposition"] = disposition(shown)
    return response


def disposition(name: str) -> str:
    """Write a file's name for ``Content-Disposition``, as RFC 5987 has it."""
    ending = PurePosixPath(name).suffix
    plain = name if _is_token(name) else _fallback(ending)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_token(name: str) -> bool:
    return name.isascii() and all(each.isalnum() or each in "-_." for each in name)


def _fallback(ending: str) -> str:
    return f"download{ending}" if _is_token(ending) else "download"


def zipped(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Put files into one archive; the same files always make the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            data = (
                content
                if isinstance(content, bytes)
                else content.encode("utf-8", "backslashreplace")
            )
            archive.writestr(entry, data)
    return whole.getvalue()
