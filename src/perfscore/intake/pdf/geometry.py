"""What lies on a page: letters and ruled lines, measured in hundredths of a point."""

# Places count from the left and from the top as the page is looked at, turned or not,
# so that reading order is that of growing numbers.

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and the room that it takes."""

    text: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> int:
        """How far down the middle of the character is."""
        return (self.top + self.bottom) // 2

    @property
    def centre(self) -> int:
        """How far to the right the middle of the character is."""
        return (self.left + self.right) // 2

    @property
    def height(self) -> int:
        """How high the line is that the character asks for."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along or down the page, ``at`` a place, from one to another."""

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page between ``left`` and ``right``.

    ``across`` are the lines from left to right, ``down`` the others.

    ``unknown`` counts letters of which the file does not say what they are.
    """

    number: int
    left: int
    right: int
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    unknown: int = 0
