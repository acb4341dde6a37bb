"""The elements of drawings, and how wide texts are in them."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.diagnostics.width import columns
from perfscore.render.charts.colours import FAINT, INK
from perfscore.render.safe import safe_text

SIZE = 13
"""The size of the type, in pixels."""
WIDE, NARROW = 860, 358
"""The widths of drawings: for screens and paper, and for phones."""
_NARROW_CHARACTER, _COLUMN = 0.57, 0.5
_MOST_TOLD = 300
_MOST_AXIS = 260


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it stands in a page: how high it is, and its elements."""

    width: int
    height: float
    shapes: Sequence[str]

    def svg(self, title: str, described: str) -> str:
        """Write the whole, with its words for those who cannot see it."""
        named, told = _escaped(title), _escaped(described)
        look = "wide" if self.width == WIDE else "narrow"
        return (
            f'<svg class="{look}" viewBox="0 0 {self.width} {number(self.height)}" '
            f'role="img" aria-label="{named}" font-size="{SIZE}" fill="{INK}">'
            f"<desc>{told}</desc>\n" + "\n".join(self.shapes) + "\n</svg>"
        )


def number(value: float) -> str:
    """Write a coordinate."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text_width(text: str, size: float = SIZE) -> float:
    """Say about how wide a text is; no narrower than common fonts draw it."""
    narrow = sum(each.isascii() for each in text)
    marks = sum("\u2010" <= each < "\u2e80" for each in text)
    other = max(columns(text), 0) - narrow + marks
    return size * (narrow * _NARROW_CHARACTER + other * _COLUMN)


def fitted(text: str, room: float, size: float = SIZE) -> str:
    """Give a text as one safe line; one that is too wide is cut and ends in …."""
    safe = safe_text(text)
    if text_width(safe[: int(room) + 1], size) <= room and len(safe) <= room:
        return safe
    low, high = 0, min(len(safe), int(room))
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(safe[:middle] + "…", size) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return safe[:low].rstrip() + "…"


def text(  # noqa: PLR0913 - as many as a text has sides
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    colour: str = "",
    size: float = 0,
    is_bold: bool = False,
) -> str:
    """Write one line of text; ``y`` is its base line."""
    look = f' fill="{colour}"' if colour else ""
    look += f' font-size="{number(size)}"' if size else ""
    look += ' font-weight="600"' if is_bold else ""
    look += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{number(x)}" y="{number(y)}"{look}>{_escaped(said)}</text>'


def cut_text(
    x: float, y: float, said: str, room: float, *, anchor: str = "start"
) -> str:
    """Write a text in ``room`` pixels; one that was cut is told whole on pointing."""
    shown = fitted(said, room)
    line = text(x, y, shown, anchor=anchor)
    whole = safe_text(said)
    return line if shown == whole else line.replace("</text>", f"{hint(whole)}</text>")


def rectangle(  # noqa: PLR0913, PLR0917 - its place, its size, its look
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    told: str = "",
    look: str = "",
) -> str:
    """Draw a rectangle; ``told`` is shown on pointing at it."""
    place = f'x="{number(x)}" y="{number(y)}"'
    size = f'width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
    inner = f">{hint(told)}</rect>" if told else "/>"
    return f'<rect {place} {size} fill="{fill}"{look and " " + look}{inner}'


def line(  # noqa: PLR0913 - two points and a look
    x1: float, y1: float, x2: float, y2: float, *, colour: str, look: str = ""
) -> str:
    """Draw a thin straight line."""
    ends = " ".join(
        f'{name}="{number(at)}"'
        for name, at in (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2))
    )
    return f'<line {ends} stroke="{colour}"{look and " " + look}/>'


def axis_text(x: float, y: float, said: str, *, anchor: str = "middle") -> str:
    """Write what stands at an axis."""
    shown = fitted(said, _MOST_AXIS, 12)
    return text(x, y, shown, anchor=anchor, colour=FAINT, size=12)


def hint(said: str) -> str:
    """Write what is shown on pointing at a shape."""
    return f"<title>{_escaped(said[:_MOST_TOLD])}</title>"


def _escaped(said: str) -> str:
    return html.escape(safe_text(said))
