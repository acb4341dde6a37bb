"""Texts as Markdown takes them literally."""

import re

from perfscore.render.safe import safe_lines

_ACTIVE = re.compile(r"([\\`*_\[\]|~$])")
_NUMBERED = re.compile(r"^(\s*[0-9]+)([.)])(?=\s|$)")
_LEADING = re.compile(r"^(\s*)([-+#=>])")


def inline(text: str) -> str:
    """Give ``text`` for a table's cell: literal, its lines parted by ``<br>``."""
    return "<br>".join(_literal(line) for line in safe_lines(text))


def paragraph(text: str) -> str:
    """Give ``text`` as a paragraph: literal, no list and no heading."""
    literal = inline(text)
    return _LEADING.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", literal))


def _literal(line: str) -> str:
    plain = line.replace("&", "&amp;").replace("<", "&lt;")
    return _ACTIVE.sub(r"\\\1", plain)
