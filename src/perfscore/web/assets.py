"""Styles, scripts and pictures of the pages, found by their path, under one digest."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: as it is, and packed."""

    content: bytes
    packed: bytes
    media: str


@cache
def assets() -> dict[str, Asset]:
    """Give every file of ``static`` by its path."""
    found = dict(_within(files("perfscore.web") / "static", PurePosixPath()))
    return {
        path: Asset(content, gzip.compress(content, mtime=0), media)
        for path, content in sorted(found.items())
        if (media := _MEDIA.get(PurePosixPath(path).suffix)) is not None
    }


def _within(folder: Traversable, path: PurePosixPath) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for each in folder.iterdir():
        own = path / each.name
        if each.is_dir():
            found += _within(each, own)
        else:
            found.append((str(own), each.read_bytes()))
    return found


@cache
def digest_of_all() -> str:
    """Give one digest for all: modules name each other by relative addresses."""
    whole = sha256()
    for path, asset in assets().items():
        whole.update(path.encode() + b"\0" + asset.content + b"\0")
    return whole.hexdigest()[:16]


def address_of(path: str) -> str:
    """Give the address of a file in ``static``.

    Raises:
        LookupError: If there is no such file.
    """
    if path not in assets():
        msg = f"there is no asset {path}"
        raise LookupError(msg)
    return f"/static/{digest_of_all()}/{path}"
