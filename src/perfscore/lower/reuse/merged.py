"""The document that a base and a derived set make together."""

from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t


@dataclass(frozen=True, slots=True)
class Reach:
    """What one change of the derived set bears upon in the base.

    ``change`` is the section of the derived set, ``places`` are those of the base that
    it can have put out of order, ``name`` is what formulas call the thing that changed
    (empty for indicators).
    """

    change: Span
    places: tuple[Span, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """One plain document; each node keeps its place, in the base or the derived set."""

    document: t.Document
    reaches: tuple[Reach, ...] = ()


def version_place(head: t.Head) -> Span:
    """Give the line that says which version a set is, or else its title."""
    clauses = [each for each in head.clauses if isinstance(each, t.Clause)]
    said = (each.span for each in clauses if each.kind == "version")
    return next(said, head.title.span)
