"""The picture of a result as SVG that stands in a page."""

import html
from fractions import Fraction

from perfscore.diagnostics.width import columns
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to
from perfscore.render.picture_drawing import Drawing, DrawnBar, drawing
from perfscore.render.safe import safe_text
from perfscore.render.wrapping import wrap
from perfscore.report.picture import Picture

_WIDTH = 1_000
_NAMES, _BARS, _ROOM = 205, 220, 520
"""Where the names end, where the bars begin, and how long the longest is."""

_POINTS, _RATES = 895, 990
"""Where the points and the rates end."""

_LINE = 20
_BAR = 36
_GAP = 24
_NAME_COLUMNS = 24
_TITLE_COLUMNS, _TEXT_COLUMNS = 90, 110
_BRIEF = 16
_INK = "#595959"
_PLACES = Rounding(RoundingMode.HALF_UP, 2)


def picture_svg(picture: Picture) -> str:
    """Write ``picture`` with its words as texts; it scales, and prints in black."""
    drawn = drawing(picture)
    shapes, top = _heading(drawn)
    heads = ((_NAMES, "一级指标"), (_POINTS, "得分 / 分值"), (_RATES, "得分率"))
    shapes += [_text(x, top, head, anchor="end", size=13) for x, head in heads]
    top += _LINE
    for bar in drawn.bars:
        height, marks = _bar(bar, top)
        shapes += marks
        top += height + _GAP
    for remark in drawn.remarks:
        for line in wrap(remark, _TEXT_COLUMNS):
            shapes.append(_text(10, top + 5, line, size=13))
            top += _LINE
    body = "\n".join(shapes)
    name = html.escape(safe_text(drawn.title))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {top + 10}" role="img" aria-label="{name}" '
        f'font-size="16">\n{body}\n</svg>'
    )


def _heading(drawn: Drawing) -> tuple[list[str], int]:
    """Write whose result it is, total and grade; give where what follows begins."""
    middle, is_brief = _WIDTH // 2, columns(safe_text(drawn.grade)) <= _BRIEF
    words = [drawn.title, drawn.unit]
    parts = ["总分　", _large(drawn.total), f" / {html.escape(drawn.full)} 分"]
    if drawn.grade and is_brief:
        parts += ["　　　等级　", _large(drawn.grade)]
    elif drawn.grade:
        words.append(f"等级：{drawn.grade}")
    lines = [line for each in words if each for line in wrap(each, _TITLE_COLUMNS)]
    shapes = [
        _text(middle, 10 + _LINE * number, line, anchor="middle")
        for number, line in enumerate(lines, start=1)
    ]
    y = 70 + _LINE * len(lines)
    total = "".join(parts)
    shapes.append(f'<text x="{middle}" y="{y}" text-anchor="middle">{total}</text>')
    return shapes, y + 50


def _large(text: str) -> str:
    return f'<tspan font-size="40">{html.escape(safe_text(text))}</tspan>'


def _bar(bar: DrawnBar, top: int) -> tuple[int, list[str]]:
    """Draw a bar below ``top``; give how high it is."""
    names = wrap(bar.name, _NAME_COLUMNS)
    height = max(_BAR, _LINE * len(names))
    first = top + (height - _LINE * len(names)) // 2 + 15
    marks = [
        _text(_NAMES, first + _LINE * index, name, anchor="end")
        for index, name in enumerate(names)
    ]
    at = top + (height - _BAR) // 2
    if bar.outline:
        dashes = ' stroke-dasharray="6 4"' if bar.is_open else ""
        look = f'fill="#fff" stroke="#000"{dashes}'
        marks.append(_rectangle(at, bar.outline, look))
    if bar.filled:
        marks.append(_rectangle(at, bar.filled, f'fill="{_INK}" stroke="{_INK}"'))
    middle = top + height // 2 + 6
    marks.append(_text(_POINTS, middle, f"{bar.points} 分", anchor="end"))
    marks.append(_text(_RATES, middle, bar.rate, anchor="end"))
    return height, marks


def _rectangle(top: int, share: Fraction, look: str) -> str:
    width = fixed_text(round_to(share * _ROOM, _PLACES), _PLACES.places)
    return f'<rect x="{_BARS}" y="{top}" width="{width}" height="{_BAR}" {look}/>'


def _text(x: int, y: int, text: str, *, anchor: str = "start", size: int = 0) -> str:
    font = f' font-size="{size}"' if size else ""
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}"{font}>{html.escape(text)}</text>'
    )
