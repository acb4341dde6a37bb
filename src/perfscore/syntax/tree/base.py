"""What every piece of a document has: its place."""

from dataclasses import dataclass, field

from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the document. Two nodes are equal whatever their spans."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A stretch of text that stands for itself: a name, a string, a keyword.

    ``kind`` is the terminal's name in the grammar (``NAME``, ``STRING``, ``HALF_UP``).
    """

    kind: str
    text: str
