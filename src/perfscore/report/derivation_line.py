"""A line of a derivation, and the lines that explain it."""

from dataclasses import dataclass, replace
from typing import Literal

from perfscore.source import Span

Sign = Literal[" = ", " → ", "：", ": "]


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line: ``text``, then ``sign`` and ``value`` (``执行率 = 1 ÷ 2``, ``50%``).

    ``basis`` are the legal bases, ``place`` is where the rule stands (``file:line``)
    and ``rule_text`` what stands there; all may be empty, as may the value.
    ``children`` explain the line; ``is_open`` asks that pages which open and close
    show them at first.
    """

    text: str
    value: str = ""
    sign: Sign = " = "
    basis: tuple[str, ...] = ()
    place: str = ""
    children: tuple["DerivationLine", ...] = ()
    rule_text: str = ""
    is_open: bool = False

    @property
    def lead(self) -> str:
        """What stands before the value; one that begins with ≈ needs no =."""
        if not self.value:
            return self.text
        is_rounded = self.sign == " = " and self.value.startswith("≈")
        return f"{self.text} " if is_rounded else self.text + self.sign


def place_of(span: Span) -> str:
    """Write a place as ``file:line``."""
    line, _ = span.source.place(span.start)
    return f"{span.source.name}:{line}"


def placed(line: DerivationLine, span: Span) -> DerivationLine:
    """Say where the rule of ``line`` stands, and what that line of the set says."""
    number, _ = span.source.place(span.start)
    text = " ".join(span.source.line(number).split())
    return replace(line, place=place_of(span), rule_text=text)


def without_repeats(line: DerivationLine, shown: str = "") -> DerivationLine:
    """Leave out places of steps that stand on the same line as what they explain."""
    place = line.place or shown
    children = tuple(without_repeats(each, place) for each in line.children)
    if line.place and line.place == shown:
        return replace(line, place="", rule_text="", children=children)
    return replace(line, children=children)
