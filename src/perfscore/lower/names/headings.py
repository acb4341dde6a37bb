"""The headings of a set, nested by level as they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground.findings import Findings
from perfscore.syntax import tree as t

DECLARED = "由单位填报"


@dataclass(slots=True)
class Heading:
    """A heading with the headings found below it so far."""

    node: t.Indicator
    below: list["Heading"] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of a joint heading; in quotes, or where scored, it is one name."""
        title = self.node.title
        if self.node.declared:
            return (DECLARED,)
        is_quoted = title.span.text.strip() != title.text
        if not self.below or is_quoted:
            return (title.text,)
        names = tuple(part.strip() for part in title.text.split("、"))
        return tuple(name for name in names if name) or (title.text,)

    @property
    def title(self) -> str:
        """The heading as one text."""
        return "、".join(self.names)

    def clauses(self, *kinds: type[t.Node]) -> list[t.IndicatorClause]:
        """Give the clauses of these kinds."""
        return [each for each in self.node.clauses if isinstance(each, kinds)]


def nested(findings: Findings, sections: Sequence[t.Indicator]) -> list[Heading]:
    """Nest the headings; report one that skips a level."""
    top: list[Heading] = []
    open_: list[Heading] = []
    for node in sections:
        while open_ and open_[-1].node.level >= node.level:
            open_.pop()
        if node.level != len(open_) + 1:
            _skips_level(findings, node, open_)
        heading = Heading(node)
        (open_[-1].below if open_ else top).append(heading)
        open_.append(heading)
    return top


def by_title(headings: Sequence[Heading]) -> dict[str, list[tuple[str, ...]]]:
    """Give the indicators and groups that a title can mean, as titles from level 1.

    They are found by their own title, and by those from any level down joined by ``/``.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for path in dict.fromkeys(_paths(headings)):
        for first in range(len(path)):
            found.setdefault("/".join(path[first:]), []).append(path)
    return found


def _paths(
    headings: Sequence[Heading], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    for each in headings:
        if not each.node.declared:
            path = (*above, each.title)
            yield path
            yield from _paths(each.below, path)


def _skips_level(findings: Findings, node: t.Indicator, open_: list[Heading]) -> None:
    above = open_[-1].node if open_ else None
    wanted = (above.level if above else 0) + 1
    names = ("一", "二", "三", "四")
    findings.add(
        rules.HEADING_SKIPS_LEVEL,
        node.title.span,
        Text(
            f"{names[node.level - 1]}级指标“{node.title.text}”前面没有它所属的"
            f"{names[max(wanted, 1) - 1]}级指标",
            f"the level-{node.level} heading “{node.title.text}” "
            f"has no level-{wanted} heading above it",
        ),
    )
