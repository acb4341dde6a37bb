"""Letters and ruled lines are taken from a page as it is drawn."""

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_float, c_int
from itertools import pairwise
from math import isfinite

import pypdfium2 as pdfium
from pypdfium2 import raw

from perfscore.intake.pdf.geometry import Glyph, Page, Rule

MOST_LETTERS = 60_000
MOST_SHAPES = 40_000
"""A page with more of either holds a drawing, and no form."""

_THIN = 300
_STRAIGHT = 100
_HIGH_SURROGATES, _LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)

Place = tuple[int, int]
Matrix = tuple[float, float, float, float, float, float]


class CrowdedPageError(Exception):
    """The page has more letters or shapes than are looked at."""


def drawn(page: pdfium.PdfPage, number: int) -> Page:
    """Take up what is drawn on a page, turned as it is looked at.

    Raises:
        CrowdedPageError: If it has more than is looked at.
    """
    turn = page.get_rotation() // 90
    glyphs, unknown = _glyphs(page, turn)
    across: list[Rule] = []
    down: list[Rule] = []
    for one, other in _strokes(page, turn):
        (left, top), (right, bottom) = sorted((one, other))
        if abs(bottom - top) <= _STRAIGHT < right - left:
            across.append(Rule((top + bottom) // 2, left, right))
        elif right - left <= _STRAIGHT < abs(bottom - top):
            ends = sorted((top, bottom))
            down.append(Rule((left + right) // 2, ends[0], ends[1]))
    left, bottom, right, top = page.get_mediabox()
    ends = [_turned(left, bottom, turn)[0], _turned(right, top, turn)[0]]
    drawing = (tuple(glyphs), tuple(across), tuple(down), unknown)
    return Page(number, min(ends), max(ends), *drawing)


def _glyphs(page: pdfium.PdfPage, turn: int) -> tuple[list[Glyph], int]:
    with closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > MOST_LETTERS:
            raise CrowdedPageError
        found = list(_letters(text.raw, count, turn))
    return [each for each in found if each is not None], found.count(None)


def _letters(text: object, count: int, turn: int) -> Iterator[Glyph | None]:
    """Give every letter; None for one that the file does not name."""
    box, high = raw.FS_RECTF(), 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) == 1 or code in _HIGH_SURROGATES:
            high = code
            continue
        if code in _LOW_SURROGATES:
            code = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF)
        if raw.FPDFText_IsHyphen(text, at) == 1:
            code = ord("-")
        if raw.FPDFText_HasUnicodeMapError(text, at) == 1 or code < ord(" "):
            yield None
        elif raw.FPDFText_GetLooseCharBox(text, at, byref(box)):
            corners = [
                _turned(box.left, box.top, turn),
                _turned(box.right, box.bottom, turn),
            ]
            (left, right), (top, bottom) = (
                sorted(each) for each in zip(*corners, strict=True)
            )
            yield Glyph(chr(code), left, top, right, bottom)


def _strokes(page: pdfium.PdfPage, turn: int) -> Iterator[tuple[Place, Place]]:
    shapes = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    for number, shape in enumerate(shapes):
        if number > MOST_SHAPES:
            raise CrowdedPageError
        fill, is_stroked = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(shape.raw, byref(fill), byref(is_stroked))
        if not fill.value and not is_stroked.value:
            continue
        for points in _parts(shape, turn):
            if is_stroked.value:
                yield from pairwise(points)
            else:
                yield from _bar(points)


def _bar(points: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Give the line that a thin filled rectangle is drawn for."""
    lefts, tops = [each[0] for each in points], [each[1] for each in points]
    left, right, top, bottom = min(lefts), max(lefts), min(tops), max(tops)
    if bottom - top <= _THIN < right - left:
        yield (left, (top + bottom) // 2), (right, (top + bottom) // 2)
    elif right - left <= _THIN < bottom - top:
        yield ((left + right) // 2, top), ((left + right) // 2, bottom)


def _parts(shape: pdfium.PdfObject, turn: int) -> Iterator[list[Place]]:
    matrices = list(_matrices(shape))
    x, y = c_float(), c_float()
    points: list[Place] = []
    for at in range(min(raw.FPDFPath_CountSegments(shape.raw), MOST_SHAPES)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        place = _placed(x.value, y.value, matrices, turn)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(place)
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrices(shape: pdfium.PdfObject) -> Iterator[Matrix]:
    each: pdfium.PdfObject | None = shape
    while each is not None:
        matrix = raw.FS_MATRIX()
        if raw.FPDFPageObj_GetMatrix(each.raw, byref(matrix)):
            yield (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        each = each.container


def _placed(right: float, up: float, matrices: list[Matrix], turn: int) -> Place:
    for a, b, c, d, e, f in matrices:
        right, up = a * right + c * up + e, b * right + d * up + f
    return _turned(right, up, turn)


def _turned(right: float, up: float, turn: int) -> Place:
    """Count a place from the top left of the page as it is looked at."""
    x, y = _hundredths(right), _hundredths(up)
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn % 4]


def _hundredths(points: float) -> int:
    """Say points in 1/100, kept within what a page can be (200 inches and more)."""
    return round(max(-1e7, min(1e7, points)) * 100) if isfinite(points) else 0
