"""Indicators of the base are changed, added and removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfscore.diagnostics.model import Text
from perfscore.lower.reuse.clauses import changed
from perfscore.lower.reuse.faults import Faults, near
from perfscore.lower.reuse.forest import Branch, Forest, plain, splits
from perfscore.lower.reuse.merged import Reach
from perfscore.source import Span
from perfscore.syntax import tree as t

_LEVELS = ("一", "二", "三", "四")
_ROLES = {
    "bonus": Text("加分项", "bonus_item"),
    "penalty": Text("减分项", "penalty_item"),
}
_REMOVED_ROLES = {"BONUS_ITEM": "bonus", "PENALTY_ITEM": "penalty"}


@dataclass(frozen=True, slots=True)
class _Removed:
    """A heading that is no more, and where the derived set says so."""

    level: int
    path: str
    at: Span


class IndicatorChanges:
    """Applies the sections on indicators one after the other."""

    def __init__(self, faults: Faults, nodes: Sequence[t.Indicator]) -> None:
        self.reaches: list[Reach] = []
        self._faults = faults
        self._forest = Forest(nodes)
        self._old = set(self._forest.walk())
        self._changed: dict[Branch, Span] = {}
        self._removed: list[_Removed] = []
        self._last: Branch | None = None

    def nodes(self) -> tuple[t.Indicator, ...]:
        """Give all headings, as they are to be lowered."""
        return tuple(each.node for each in self._forest.walk())

    def modify(self, node: t.Indicator, at: Span) -> None:
        """Change the indicator that a heading names."""
        self._last = branch = self._one(node.level, node.role, node.title, at)
        if branch is None:
            return
        if branch in self._changed:
            what = _named(node.level, node.role, node.title.text)
            self._faults.twice(node.title.span, what, self._changed[branch])
            return
        self._reach(branch, at)
        self._changed[branch] = node.title.span
        branch.node = changed(branch.node, node)

    def remove(self, node: t.Removal) -> None:
        """Take out the indicator that a removal names, with all below it."""
        self._last = None
        role = _REMOVED_ROLES.get(node.kind.kind, "")
        branch = self._one(node.level, role, node.name, node.span)
        if branch is None:
            return
        self._reach(branch, node.span)
        self._removed += [
            _Removed(each.node.level, each.path, node.span) for each in branch.walk()
        ]
        self._forest.remove(branch)

    def insert(self, node: t.Indicator, at: Span) -> None:
        """Add an indicator whose title is a path, at the end below its heading."""
        self._last = None
        if node.level == 1:
            self._last = self._add(node, None, at)
            return
        for path, name in splits(node.title.text):
            found = self._forest.find(node.level - 1, path)
            if len(found) > 1:
                what = _named(node.level - 1, "", path.strip())
                places = [each.node.title.span for each in found]
                self._faults.ambiguous(node.title.span, what, places)
                return
            if found:
                titled = replace(node, title=_last_part(node.title, name.strip()))
                self._last = self._add(titled, found[0], at)
                return
        self._no_parent(node)

    def append(self, node: t.Indicator) -> None:
        """Add a plain heading: nested below the one above it in the derived set."""
        above = None
        if node.level > 1:
            line = self._last.line() if self._last else []
            above = next(
                (each for each in line if each.node.level == node.level - 1), None
            )
            if above is None:
                self._last = None
                self._no_parent(node)
                return
        self._last = self._add(node, above, node.span)

    def _add(self, node: t.Indicator, above: Branch | None, at: Span) -> Branch:
        siblings = self._forest.top if above is None else above.below
        title = plain(node.title.text)
        for each in siblings:
            if each in self._old and plain(each.node.title.text) == title:
                what = _named(node.level, node.role, node.title.text)
                self._faults.exists(node.title.span, what, each.node.title.span)
                return each
        added = self._forest.add(node, above)
        self._reach(added, at)
        return added

    def _one(
        self, level: int, role: str, name: t.Word | None, at: Span
    ) -> Branch | None:
        text = name.text if name else ""
        place = name.span if name else at
        found = self._forest.find(level, text)
        fitting = [each for each in found if each.node.role == role]
        if len(fitting) == 1:
            return fitting[0]
        what = _named(level, role, text)
        if fitting:
            places = [each.node.title.span for each in fitting]
            self._faults.ambiguous(place, what, places)
            return None
        gone = self._gone(level, text)
        if gone is not None:
            self._faults.twice(place, what, gone)
        else:
            self._faults.missing(place, what, self._hint(level, text))
        return None

    def _gone(self, level: int, text: str) -> Span | None:
        ending = f"/{plain(text)}"
        return next(
            (
                each.at
                for each in self._removed
                if each.level == level and f"/{each.path}".endswith(ending)
            ),
            None,
        )

    def _hint(self, level: int, text: str) -> Text:
        """Name headings that may be meant: by path where a path is written."""
        known = [each for each in self._forest.walk() if each.node.level == level]
        paths = [each.path for each in known]
        titles = [each.node.title.text for each in known]
        otherwise = Text(
            "层级和名称要与所沿用的指标体系一致",
            "level and name are those of the set taken over",
        )
        joint = next((each for each in titles if text in each.split("、")), None)
        if joint is not None:
            otherwise = Text(
                f"并排的几格写全：{joint}", f"write the joint heading in full: {joint}"
            )
        return near(text, paths if "/" in text else titles, otherwise)

    def _no_parent(self, node: t.Indicator) -> None:
        above = _LEVELS[node.level - 2]
        text = node.title.text
        path = text.rpartition("/")[0]
        missing = f"“{path}”" if path else ""
        hint = Text(
            f"写作：新增 {_LEVELS[node.level - 1]}级指标 {above}级指标名称/{text}",
            f"write: insert level{node.level} heading/{text}",
        )
        if path:
            hint = self._hint(node.level - 1, path)
        what = Text(
            f"“{text}”所属的{above}级指标{missing}",
            f"level-{node.level - 1} heading for “{text}”",
        )
        self._faults.missing(node.title.span, what, hint)

    def _reach(self, branch: Branch, at: Span) -> None:
        """Note what a change can upset: the headings above, and at the top 满分."""
        places = [each.node.span for each in branch.line()]
        if branch.above is None:
            places.append(self._faults.base.span)
        self.reaches.append(Reach(at, tuple(places)))


def _last_part(title: t.Word, name: str) -> t.Word:
    """Give the name at the end of a path, with its own place."""
    start = title.span.start + title.span.text.rindex(name)
    span = Span(title.span.source, start, title.span.end)
    return t.Word(span, title.kind, name)


def _named(level: int, role: str, text: str) -> Text:
    if role:
        return Text(f"{_ROLES[role].zh}“{text}”", f"{_ROLES[role].en} “{text}”")
    kind = Text(f"{_LEVELS[level - 1]}级指标", f"level{level}")
    return Text(f"{kind.zh}“{text}”", f"{kind.en} “{text}”")
