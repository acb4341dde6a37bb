"""Slips of the pen: a good set with one thing in it changed, and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

_TO_FULL = {ord(each): ord(each) + 0xFEE0 for each in "0123456789:,()%<>=+-/*[]"}
_QUOTES = '“”"「」'


@dataclass(frozen=True)
class Mutant:
    """A text with one slip; ``lines`` are the numbers (from 1) of the lines it hit."""

    kind: str
    text: str
    lines: tuple[int, ...]


def drop_row(text: str, random: Random) -> Mutant | None:
    """Leave out a line that says something; its place is where the gap is."""
    lines = text.split("\n")
    index = _any_line(lines, random)
    left = [*lines[:index], *lines[index + 1 :]]
    return Mutant("row dropped", "\n".join(left), (index, index + 1))


def swap_lines(text: str, random: Random) -> Mutant | None:
    """Exchange a line with the next one that says something."""
    lines = text.split("\n")
    said = [index for index, line in enumerate(lines) if _says_something(line)]
    place = random.randrange(len(said) - 1)
    one, other = said[place], said[place + 1]
    lines[one], lines[other] = lines[other], lines[one]
    return Mutant("lines swapped", "\n".join(lines), (one + 1, other + 1))


def drop_digit(text: str, random: Random) -> Mutant | None:
    """Leave out a digit."""
    return _without("digit dropped", text, str.isdigit, random)


def drop_quote(text: str, random: Random) -> Mutant | None:
    """Leave out a quotation mark."""
    return _without("quote dropped", text, lambda each: each in _QUOTES, random)


def drop_comma(text: str, random: Random) -> Mutant | None:
    """Leave out a comma."""
    return _without("comma dropped", text, lambda each: each in ",，、", random)


def drop_colon(text: str, random: Random) -> Mutant | None:
    """Leave out a colon."""
    return _without("colon dropped", text, lambda each: each in ":：", random)


def drop_bracket(text: str, random: Random) -> Mutant | None:
    """Leave out a bracket."""
    return _without("bracket dropped", text, lambda each: each in "()（）[]", random)


def type_full_width(text: str, random: Random) -> Mutant | None:
    """Type one line as an input method left in full width would."""
    lines = text.split("\n")
    index = _any_line(lines, random)
    lines[index] = lines[index].translate(_TO_FULL)
    return Mutant("full width", "\n".join(lines), (index + 1,))


MUTATIONS: tuple[Callable[[str, Random], Mutant | None], ...] = (
    drop_row,
    swap_lines,
    drop_digit,
    drop_quote,
    drop_comma,
    drop_colon,
    drop_bracket,
    type_full_width,
)


def mutants(text: str, count: int, random: Random) -> Iterator[Mutant]:
    """Give ``count`` different mutants of a text, as many of each kind as there are."""
    seen = {text}
    for _ in range(20 * count):
        mutant = random.choice(MUTATIONS)(text, random)
        if mutant is None or mutant.text in seen:
            continue
        seen.add(mutant.text)
        yield mutant
        count -= 1
        if not count:
            return


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _any_line(lines: list[str], random: Random) -> int:
    return random.choice([i for i, line in enumerate(lines) if _says_something(line)])


def _without(
    kind: str, text: str, is_it: Callable[[str], bool], random: Random
) -> Mutant | None:
    """Leave out one character of those that ``is_it`` names, not in a comment."""
    places = []
    start = 0
    for line in text.split("\n"):
        if _says_something(line):
            said = line.split("# ", 1)[0]
            places += [start + i for i, each in enumerate(said) if is_it(each)]
        start += len(line) + 1
    if not places:
        return None
    at = random.choice(places)
    number = text.count("\n", 0, at) + 1
    return Mutant(kind, text[:at] + text[at + 1 :], (number,))
