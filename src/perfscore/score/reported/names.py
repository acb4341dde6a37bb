"""When two names on a form are the same name."""

import re
from functools import lru_cache

_BRACKETED_POINTS = re.compile(r"[(\[][0-9.]+分?[)\]]$")
_QUOTES = dict.fromkeys(map(ord, "“”‘’「」『』\"'"), None)
_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_MARKS = re.compile(r"[\s★☆*]+")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Give ``name`` without what forms add to it: width, blanks, quotes, points.

    ``产出指标（50分）`` and ``产出 指标`` are both ``产出指标``.
    """
    half = _MARKS.sub("", name.translate(_HALF_WIDTH).translate(_QUOTES))
    return _BRACKETED_POINTS.sub("", half).rstrip(":;。,.、").casefold()
