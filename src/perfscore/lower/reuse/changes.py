"""Data, definitions and all that is no indicator are changed, added and removed."""

from collections.abc import Iterable, Iterator

from perfscore.diagnostics.model import Text
from perfscore.lower.reuse.faults import Faults, near
from perfscore.lower.reuse.inside import changed_inside, with_columns
from perfscore.lower.reuse.merged import Reach
from perfscore.lower.reuse.parts import (
    KINDS,
    ONE_NAMESPACE,
    Part,
    check_title,
    named,
    parts_of,
    sections_of,
)
from perfscore.source import Span
from perfscore.syntax import tree as t

_REMOVED = {
    "_DATA": "data",
    "_PARAMETER": "parameter",
    "_DEFINE": "definition",
    "_FUNCTION": "function",
    "_TABLE": "table",
    "_VALIDATE": "validation",
    "_CLASSES": "classification",
    "_GRADES": "grades",
    "_TOTAL": "total",
    "_CASE": "case",
    "_DECLARED_SCORING": "declared",
    "_ROLL_UP_UNITS": "roll_up",
    "_AUDIT": "audit",
}
_UNNAMED = {"grades", "total", "declared", "declared_rules", "roll_up", "audit"}
"""What can be removed as a whole, without a name."""


class PartChanges:
    """Applies the sections on all but indicators one after the other.

    Cases state the numbers of their own set: the base's stay behind, but for those
    that are modified.
    """

    def __init__(self, faults: Faults, sections: Iterable[t.Plain]) -> None:
        self.reaches: list[Reach] = []
        self._faults = faults
        self._parts: dict[tuple[str, str], list[Part]] = {}
        for section in sections:
            for part in parts_of(section):
                self._parts.setdefault((part.kind, part.name), []).append(part)
        self._old = {id(each): each for each in self._all()}
        self._touched: dict[tuple[str, str], Span] = {}

    def sections(self) -> Iterator[t.Plain]:
        """Give what there is now."""
        return sections_of(
            each
            for each in self._all()
            if each.kind != "case" or id(each) not in self._old
        )

    def modify(self, section: t.Plain, at: Span) -> None:
        """Put the parts of ``section`` in the place of those of the same name."""
        for part in parts_of(section):
            if part.kind == "declared_rules" and (part.kind, "") not in self._parts:
                self._parts[part.kind, ""] = [part]
                continue
            old = self._one(part.kind, part.name, part.at)
            if old is not None:
                new = changed_inside(self._faults, old, part)
                self._parts[part.kind, part.name] = [new]
                self._touched[part.kind, part.name] = part.at
                self.reaches.append(Reach(at, (old.node.span,), part.name))

    def insert(self, section: t.Plain, *, is_change: bool) -> None:
        """Add the parts of ``section``; 新增 adds columns to a table of the base."""
        for part in parts_of(section):
            old = self._existing(part)
            if old is None:
                self._parts.setdefault((part.kind, part.name), []).append(part)
            elif is_change and old.kind == part.kind == "table":
                new = with_columns(self._faults, old, part)
                self._parts[part.kind, part.name] = [new]
            else:
                self._faults.exists(part.at, old.said, old.at)

    def remove(self, node: t.Removal) -> None:
        """Take out what a removal names."""
        kind = _REMOVED[node.kind.kind]
        # The tree has no word where a kind alone is written.
        word: t.Word | None = node.name
        name = word.text if word else ""
        if kind == "audit":
            name = check_title(name)
        if word is None and kind in _UNNAMED:
            self._remove_all(kind, node)
            return
        old = self._one(kind, name, word.span if word else node.span)
        if old is not None:
            del self._parts[kind, name]
            self._touched[kind, name] = node.span
            self.reaches.append(Reach(node.span, (old.node.span,), name))

    def _remove_all(self, kind: str, node: t.Removal) -> None:
        keys = [each for each in self._parts if KINDS[each[0]] == KINDS[kind]]
        if not keys:
            self._one(kind, "", node.span)
            return
        for key in keys:
            places = tuple(each.node.span for each in self._parts.pop(key))
            self.reaches.append(Reach(node.span, places))
        self._touched[kind, ""] = node.span

    def _one(self, kind: str, name: str, at: Span) -> Part | None:
        """Give the part of the base to be changed; report it where there is none."""
        key = (kind, name)
        first = self._touched.get(key)
        found = self._parts.get(key, [])
        if first is not None:
            self._faults.twice(at, named(kind, name), first)
        elif not found:
            self._faults.missing(at, named(kind, name), self._hint(kind, name))
        elif len(found) > 1 and kind != "grades":
            places = [each.at for each in found]
            self._faults.ambiguous(at, named(kind, name), places)
        else:
            return found[0]
        return None

    def _existing(self, part: Part) -> Part | None:
        kinds = ONE_NAMESPACE if part.kind in ONE_NAMESPACE else (part.kind,)
        if part.kind in {"case", "declared_rules"}:
            return None
        return next(
            (
                each
                for kind in kinds
                for each in self._parts.get((kind, part.name), ())
                if id(each) in self._old
            ),
            None,
        )

    def _hint(self, kind: str, name: str) -> Text:
        for other in ONE_NAMESPACE:
            if kind in ONE_NAMESPACE and (other, name) in self._parts:
                zh, en = KINDS[other].zh, KINDS[other].en
                return Text(f"“{name}”是{zh}", f"“{name}” stands under {en}")
        names = [each for of, each in self._parts if of == kind]
        zh, en = KINDS[kind].zh, KINDS[kind].en
        otherwise = Text(f"所沿用的没有{zh}可改", f"it has no {en} to change")
        if names:
            otherwise = Text(
                "名称要与所沿用的指标体系一致；新的内容不写“修改”",
                "names are those of the set taken over; what is new is not modified",
            )
        return near(name, names, otherwise)

    def _all(self) -> Iterator[Part]:
        for parts in self._parts.values():
            yield from parts
