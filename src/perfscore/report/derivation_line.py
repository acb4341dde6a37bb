"""A line of a derivation, and the lines that explain it."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal[" = ", " → ", "：", ": "]


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line: ``text``, then ``sign`` and ``value`` (``执行率 = 1 ÷ 2``, ``50%``).

    ``basis`` are the legal bases, ``place`` is where the rule stands (``file:line``);
    both may be empty, as may the value. ``children`` explain the line.
    """

    text: str
    value: str = ""
    sign: Sign = " = "
    basis: tuple[str, ...] = ()
    place: str = ""
    children: tuple["DerivationLine", ...] = ()

    @property
    def lead(self) -> str:
        """What stands before the value; one that begins with ≈ needs no =."""
        if not self.value:
            return self.text
        is_rounded = self.sign == " = " and self.value.startswith("≈")
        return f"{self.text} " if is_rounded else self.text + self.sign
