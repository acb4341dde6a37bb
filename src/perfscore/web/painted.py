"""The text of a set as lines of coloured stretches, for pages to show."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.api.editing.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind; ``kind`` is empty between the words."""

    kind: str
    text: str


def painted(text: str) -> list[list[Stretch]]:
    """Give the lines of a set, each as its stretches in their order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    by_line: dict[int, list[Token]] = {}
    for each in tokens("\n".join(lines)):
        by_line.setdefault(each.at.line, []).append(each)
    return [
        list(_stretches(line, by_line.get(number, [])))
        for number, line in enumerate(lines, start=1)
    ]


def _stretches(line: str, found: list[Token]) -> Iterator[Stretch]:
    position = 0
    for each in found:
        start = each.at.column - 1
        if start > position:
            yield Stretch("", line[position:start])
        yield Stretch(each.kind, line[start : start + each.at.length])
        position = start + each.at.length
    if position < len(line):
        yield Stretch("", line[position:])
