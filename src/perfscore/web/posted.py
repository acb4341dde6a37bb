"""Documents that come with a request lie in a private folder while it is answered."""

import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp, mkstemp

from anyio.to_thread import run_sync
from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from perfscore.api.files import Found
from perfscore.api.told import Text
from perfscore.web.file_names import SET_ENDING, ending_of, found_at, plain_name
from perfscore.web.media_types import DOCX, HTML, JSON, PDF, PLAIN, XLSX, YAML
from perfscore.web.problem_kinds import INVALID, MEDIA_NOT_KNOWN, TOO_LARGE
from perfscore.web.problems import ProblemError
from perfscore.web.service import service_of

MULTIPART = "multipart/form-data"
_MOST_OF_A_FIELD = 16 * 1024 * 1024
_FIELDS = 100
_FILE = "file"
FORM_MEDIA = {
    JSON: ".json",
    YAML: ".yaml",
    "application/x-yaml": ".yaml",
    "text/yaml": ".yaml",
    "text/x-yaml": ".yaml",
    PLAIN: ".txt",
    HTML: ".html",
    PDF: ".pdf",
    XLSX: ".xlsx",
    DOCX: ".docx",
}
"""What the name of a body ends in that is an assessment, by its media type."""

SET_MEDIA = {PLAIN: SET_ENDING, JSON: SET_ENDING}
"""The same of a body that is a set; in JSON it is ``{"name", "text"}``."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What came with a request: files and texts, by the names of their fields.

    A body that is no form in parts is the one file of the field ``file``.
    """

    found: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def files(self, name: str = _FILE) -> tuple[Found, ...]:
        """Give the files of a field; raises the problem ``invalid`` without any."""
        found = self.found.get(name, ())
        if not found:
            raise _missing(name)
        return found

    def optional(self, name: str) -> tuple[Found, ...]:
        """Give the files of a field, which may have none."""
        return self.found.get(name, ())

    def one(self, name: str = _FILE) -> Found:
        """Give the only file of a field; raises ``invalid`` where it is not one."""
        found = self.files(name)
        if len(found) > 1:
            raise ProblemError(
                INVALID,
                Text(
                    f"“{name}”有 {len(found)} 个文件，这里要求一个",
                    f"{len(found)} files are in “{name}”, one is required here",
                ),
            )
        return found[0]

    def named(self, *names: str) -> None:
        """Refuse fields of other names, so that none is passed over unnoticed."""
        unknown = [each for each in (*self.found, *self.texts) if each not in names]
        if unknown:
            shown = "、".join(each[:40] for each in unknown[:5])
            raise ProblemError(
                INVALID,
                Text(
                    f"不认识这几项：{shown}；可以有的是 {'、'.join(names)}",
                    f"fields that are not known: {shown}; there are {', '.join(names)}",
                ),
            )


async def posted(request: Request) -> AsyncIterator[Posted]:
    """Keep the forms that came with a request, until it is answered."""
    async with _kept(request, FORM_MEDIA) as found:
        yield found


async def posted_sets(request: Request) -> AsyncIterator[Posted]:
    """Keep the sets that came with a request, until it is answered."""
    async with _kept(request, SET_MEDIA) as found:
        yield found


@asynccontextmanager
async def _kept(request: Request, whole: Mapping[str, str]) -> AsyncIterator[Posted]:
    service = service_of(request)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    below = service.settings.posted
    if media == MULTIPART:
        folder = await run_sync(_folder, below)
        try:
            most = service.settings.limits.files
            async with _form(request, most) as form:
                yield await run_sync(_of_form, form, folder)
        finally:
            await run_sync(partial(rmtree, folder, ignore_errors=True))
    elif media in whole:
        _require_utf_8(request.headers.get("content-type", ""))
        body = await request.body()
        name = request.query_params.get("name", "")
        found, path = await run_sync(_of_body, body, name, media, whole[media], below)
        try:
            yield found
        finally:
            await run_sync(_remove, path)
    else:
        raise _media_not_known(media, whole)


def _folder(below: Path) -> Path:
    below.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(mkdtemp(dir=below))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


@asynccontextmanager
async def _form(request: Request, most: int) -> AsyncIterator[FormData]:
    _require_utf_8(request.headers.get("content-type", ""))
    try:
        form = await request.form(
            max_files=most, max_fields=_FIELDS, max_part_size=_MOST_OF_A_FIELD
        )
    except HTTPException as fault:
        if fault.status_code == TOO_LARGE.status:
            raise
        raise _unreadable(str(fault.detail), most) from None
    try:
        yield form
    finally:
        await form.close()


def _of_form(form: FormData, folder: Path) -> Posted:
    found: dict[str, tuple[Found, ...]] = {}
    texts: dict[str, tuple[str, ...]] = {}
    for number, (name, value) in enumerate(form.multi_items()):
        if isinstance(value, UploadFile):
            path = folder / f"{number}{ending_of(value.filename or '')}"
            with path.open("wb") as file:
                while piece := value.file.read(1 << 20):
                    file.write(piece)
            one = found_at(path, value.filename or name)
            found[name] = (*found.get(name, ()), one)
        else:
            texts[name] = (*texts.get(name, ()), value)
    return Posted(found, texts)


def _of_body(
    body: bytes, name: str, media: str, ending: str, below: Path
) -> tuple[Posted, Path]:
    """Keep a body in one piece in a file of its own."""
    if not body:
        raise _missing(_FILE)
    if ending == SET_ENDING and media == JSON:
        name, body = _set_in_json(body, name)
    name = name or f"body{ending}"
    below.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, path = mkstemp(ending_of(name) or ending, dir=below)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(body)
    except OSError:
        _remove(Path(path))
        raise
    return Posted({_FILE: (found_at(Path(path), name),)}), Path(path)


def _set_in_json(body: bytes, name: str) -> tuple[str, bytes]:
    """Take a set out of ``{"name": …, "text": …}``."""
    try:
        held = json.loads(body)
    except (ValueError, RecursionError):
        held = None
    match held:
        case {"text": str(text), **rest} if rest.keys() <= {"name"} and isinstance(
            rest.get("name", ""), str
        ):
            shown = name or str(rest.get("name", "")) or f"body{SET_ENDING}"
            return shown, text.encode("utf-8", "backslashreplace")
    raise ProblemError(
        INVALID,
        Text(
            "要求是 JSON 对象 {name, text}：text 是指标体系的文字",
            "a JSON object {name, text} is required: text is that of the set",
        ),
    )


def _require_utf_8(content_type: str) -> None:
    _, _, rest = content_type.lower().partition("charset=")
    charset = rest.partition(";")[0].strip().strip('"')
    if charset and charset not in {"utf-8", "utf8", "us-ascii"}:
        raise ProblemError(
            MEDIA_NOT_KNOWN,
            Text("文字要求是 UTF-8", "texts are required in UTF-8"),
        )


def _unreadable(said: str, most: int) -> ProblemError:
    """Tell why a form in parts was not taken, from what its parser says."""
    if "Maximum number" in said or "maximum size" in said:
        return ProblemError(
            TOO_LARGE,
            Text(
                f"最多 {most} 个文件、{_FIELDS} 个文字项",
                f"{most} files and {_FIELDS} texts are the most",
            ),
        )
    return ProblemError(
        INVALID,
        Text(
            f"内容读不出来，要求是完整的 {MULTIPART}",
            f"the content cannot be read, a whole {MULTIPART} is required",
        ),
    )


def _media_not_known(media: str, whole: Mapping[str, str]) -> ProblemError:
    listed = f"{MULTIPART}, {', '.join(whole)}"
    shown = plain_name(media)[:80] if media else "—"
    return ProblemError(
        MEDIA_NOT_KNOWN,
        Text(
            f"不认识内容的类型“{shown}”，可以是 {listed}",
            f"the content type “{shown}” is not known; there are {listed}",
        ),
    )


def _missing(name: str) -> ProblemError:
    return ProblemError(
        INVALID,
        Text(
            f"没有“{name}”，要求随请求发来",
            f"“{name}” is missing, it has to come with the request",
        ),
    )
