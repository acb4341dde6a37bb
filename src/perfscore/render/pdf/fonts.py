"""Fonts for a text: the bundled ones, then the machine's for what those lack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from typst import Fonts

from perfscore.render.pdf.cmap import Coverage, coverage

_PACKAGE = "pylopdf_fonts_zh_cn"
_BODY_FILE = "NotoSerifSC-Regular.otf"
"""宋 for the text; 黑 for headings lies beside it and has the same characters."""

_SIGNS_FAMILY = "DejaVu Sans Mono"
_SIGNS = frozenset("☐☑☒✗✘❌⅓⅔")
"""Signs of forms that the engine's own font has and the Chinese ones lack."""

_INVISIBLE = frozenset(" \n\t")


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The fonts that a text is set in.

    ``fallbacks`` are families to try after the bundled ones. ``borrowed`` are the
    characters that only a font of this machine has, with its family; ``lacking`` are
    those that none has.
    """

    fonts: Fonts
    fallbacks: tuple[str, ...]
    borrowed: Mapping[str, str]
    lacking: tuple[str, ...]


def choose_fonts(characters: Iterable[str]) -> FontChoice | None:
    """Find fonts for ``characters``; None if the bundled fonts are not installed."""
    if find_spec(_PACKAGE) is None or not (_folder() / _BODY_FILE).is_file():
        return None
    foreign = sorted(set(characters) - _INVISIBLE - _SIGNS)
    unknown = [each for each in foreign if not _is_bundled(each)]
    if not unknown:
        return FontChoice(_bundled_fonts(), (_SIGNS_FAMILY,), {}, ())
    borrowed = _borrowed(unknown)
    return FontChoice(
        _all_fonts(),
        (_SIGNS_FAMILY, *dict.fromkeys(borrowed.values())),
        borrowed,
        tuple(each for each in unknown if each not in borrowed),
    )


def _folder() -> Path:
    return Path(str(files(_PACKAGE)))


@cache
def _bundled_fonts() -> Fonts:
    return Fonts(include_system_fonts=False, font_paths=[_folder()])


@cache
def _all_fonts() -> Fonts:
    return Fonts(include_system_fonts=True, font_paths=[_folder()])


@cache
def _bundled_coverage() -> Coverage:
    return coverage((_folder() / _BODY_FILE).read_bytes())


def _is_bundled(character: str) -> bool:
    return _bundled_coverage().has(character)


def _borrowed(unknown: Iterable[str]) -> dict[str, str]:
    """Find for each character the first family of the machine that has it."""
    wanted, found = set(unknown), {}
    for family, covered in _machine_families():
        has = {each for each in wanted if covered.has(each)}
        found.update(dict.fromkeys(sorted(has), family))
        wanted -= has
        if not wanted:
            break
    return found


@cache
def _machine_families() -> tuple[tuple[str, Coverage], ...]:
    """Read the machine's upright fonts, those for simplified Chinese first."""
    faces = sorted(
        (each.family, each.path, each.index)
        for each in _all_fonts().fonts()
        if each.path is not None and each.style == "normal"
    )
    first = {family: (path, index) for family, path, index in reversed(faces)}
    return tuple(
        (family, coverage(_content(path), index))
        for family, (path, index) in sorted(
            first.items(), key=lambda each: _preference(each[0])
        )
    )


def _preference(family: str) -> tuple[bool, bool, bool, str]:
    is_simplified = family.endswith(("SC", "CN"))
    return not is_simplified, "Mono" in family, "Sans" in family, family


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
