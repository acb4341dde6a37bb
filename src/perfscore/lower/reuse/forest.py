"""The headings of a set as a forest that can be searched and changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from perfscore.syntax import tree as t

SEPARATOR = "/"


@dataclass(eq=False, slots=True)
class Branch:
    """A heading, what stands below it, and the heading above."""

    node: t.Indicator
    above: "Branch | None" = None
    below: list["Branch"] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The titles from level 1 down to this one, as they are compared."""
        return SEPARATOR.join(plain(each.node.title.text) for each in self.line())

    def line(self) -> list["Branch"]:
        """Give the headings from level 1 down to this one."""
        found = [self]
        while found[0].above is not None:
            found.insert(0, found[0].above)
        return found

    def walk(self) -> Iterator["Branch"]:
        """Give this heading and all below it, as they are written."""
        yield self
        for each in self.below:
            yield from each.walk()


class Forest:
    """The headings of a whole set."""

    def __init__(self, nodes: Sequence[t.Indicator]) -> None:
        self.top: list[Branch] = []
        self._by_title: dict[str, list[Branch]] = {}
        open_: list[Branch] = []
        for node in nodes:
            while open_ and open_[-1].node.level >= node.level:
                open_.pop()
            open_.append(self.add(node, open_[-1] if open_ else None))

    def add(self, node: t.Indicator, above: Branch | None) -> Branch:
        """Put a heading at the end of those below ``above``, or of level 1."""
        branch = Branch(node, above)
        (self.top if above is None else above.below).append(branch)
        self._by_title.setdefault(plain(node.title.text), []).append(branch)
        return branch

    def remove(self, branch: Branch) -> None:
        """Take a heading out, with all below it."""
        siblings = self.top if branch.above is None else branch.above.below
        siblings.remove(branch)
        for each in branch.walk():
            self._by_title[plain(each.node.title.text)].remove(each)

    def find(self, level: int, path: str) -> list[Branch]:
        """Find headings by level and title or by a path that ends with the title.

        Where one has exactly this path, those whose path only ends so do not count.
        """
        wanted = plain(path)
        ends = [wanted, *(end for _, end in splits(wanted))]
        found = [
            branch
            for title in dict.fromkeys(ends)
            for branch in self._by_title.get(title, ())
            if branch.node.level == level
            and f"{SEPARATOR}{branch.path}".endswith(f"{SEPARATOR}{wanted}")
        ]
        return [each for each in found if each.path == wanted] or found

    def walk(self) -> Iterator[Branch]:
        """Give all headings as they are written."""
        for each in self.top:
            yield from each.walk()


def splits(path: str) -> Iterator[tuple[str, str]]:
    """Cut a path in two at each separator, from the right."""
    at = path.rfind(SEPARATOR)
    while at >= 0:
        yield path[:at], path[at + 1 :]
        at = path.rfind(SEPARATOR, 0, at)


def plain(path: str) -> str:
    """Give a title or path as it is compared: width and blanks round / do not count."""
    parts = normalize("NFKC", path).split(SEPARATOR)
    return SEPARATOR.join(each.strip() for each in parts)
