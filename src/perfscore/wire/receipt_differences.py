"""Where a receipt says something else than its recomputation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perfscore.diagnostics.model import Text

MOST = 20
"""Differences that are listed; the rest would follow from the same causes."""

_NAMES = {
    "set": "指标体系",
    "sha256": "SHA-256",
    "unit": "单位",
    "year": "年度",
    "execution_rate": "执行率",
    "base": "基本分",
    "bonus": "加分",
    "penalty": "减分",
    "total": "总分",
    "full": "满分",
    "grade": "等级",
    "classifications": "分级",
    "vetoes": "否决",
    "groups": "标题",
    "indicators": "指标",
    "findings": "发现的问题",
    "target": "目标值",
    "actual": "完成值",
    "weight": "分值",
    "score": "得分",
    "exact": "未取整得分",
    "applicable": "是否适用",
    "definitions": "定义",
    "data": "数据",
    "steps": "步骤数",
    "message": "文字",
    "severity": "轻重",
    "rule": "规则",
    "at": "位置",
}
_LONGEST = 300
_COUNT = Text("项数", "number of items")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the two differ; None is what one of them does not have."""

    place: Text
    stored: str | None
    recomputed: str | None


def differences(
    stored: Mapping[str, Any], recomputed: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """Compare the results, then the traces, each step before those that rest on it.

    Both hold ``result`` and ``trace`` as the schema ``receipt`` has them. At most
    ``MOST`` differences are listed.
    """
    found = _Found([])
    found.values(("result",), stored["result"], recomputed["result"])
    _Traces(stored["trace"], recomputed["trace"], found).compare()
    return tuple(found.listed[:MOST])


@dataclass(slots=True)
class _Found:
    listed: list[Difference]

    def add(self, path: tuple[str, ...], stored: object, recomputed: object) -> None:
        said = [_NAMES.get(each, each) for each in path[1:]]
        place = Text(" / ".join(said), ".".join(path[1:]))
        if path[0] == "trace":
            place = Text(f"计算过程 / {place.zh}", f"trace.{place.en}")
        self.listed.append(Difference(place, _shown(stored), _shown(recomputed)))

    def values(self, path: tuple[str, ...], stored: object, recomputed: object) -> None:
        """Compare plain data; items of lists are named by what they say."""
        if stored == recomputed:
            return
        if isinstance(stored, dict) and isinstance(recomputed, dict):
            for key in (*stored, *(each for each in recomputed if each not in stored)):
                self.values((*path, key), stored.get(key), recomputed.get(key))
        elif isinstance(stored, list) and isinstance(recomputed, list):
            self._items(path, stored, recomputed)
        else:
            self.add(path, stored, recomputed)

    def _items(
        self, path: tuple[str, ...], stored: Sequence[Any], recomputed: Sequence[Any]
    ) -> None:
        if not all(isinstance(each, dict) for each in (*stored, *recomputed)):
            self.add(path, stored, recomputed)
            return
        if len(stored) != len(recomputed):
            self.add((*path, _COUNT.zh), str(len(stored)), str(len(recomputed)))
        for number, (one, other) in enumerate(zip(stored, recomputed, strict=False), 1):
            self.values((*path, item_name(one, number)), one, other)


def item_name(item: Mapping[str, Any], number: int) -> str:
    """Name an item of a list by its path, its name or its rule, else by its number."""
    path = item.get("path")
    if isinstance(path, list) and path:
        return "/".join(map(str, path))
    return str(item.get("name") or item.get("rule") or number)


def _shown(value: object) -> str | None:
    if value is None:
        return None
    said = str(value)
    if isinstance(value, bool):
        said = "true" if value else "false"
    elif isinstance(value, list):
        said = "、".join(str(each) for each in value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


@dataclass(slots=True)
class _Traces:
    """Two traces walked side by side from each result down."""

    stored: Mapping[str, Any]
    recomputed: Mapping[str, Any]
    found: _Found

    def compare(self) -> None:
        seen: set[tuple[int, int]] = set()
        ours, theirs = self._roots(self.stored), self._roots(self.recomputed)
        if len(ours) != len(theirs):
            counts = str(len(ours)), str(len(theirs))
            self.found.add(("trace", _COUNT.zh), *counts)
        for (path, one), (_, other) in zip(ours, theirs, strict=False):
            if len(self.found.listed) >= MOST:
                return
            if one is None or other is None:
                if one is not other:
                    self.found.add(path, _is_there(one), _is_there(other))
                continue
            self._steps(path, one, other, seen)
        steps = [str(len(each["steps"])) for each in (self.stored, self.recomputed)]
        if not self.found.listed and steps[0] != steps[1]:
            self.found.add(("trace", "steps"), *steps)

    def _roots(
        self, trace: Mapping[str, Any]
    ) -> list[tuple[tuple[str, ...], int | None]]:
        """Give every named step: data first, then what rests on them."""
        roots: list[tuple[tuple[str, ...], int | None]] = []
        for kind in ("data", "definitions", "indicators", "groups"):
            for number, each in enumerate(trace[kind], 1):
                path = ("trace", kind, item_name(each, number))
                if "weight" in each:
                    roots.append(((*path, "weight"), each["weight"]))
                roots.append((path, each["step"]))
        roots.append((("trace", "total"), trace["total"]))
        for kind in ("vetoes", "classifications"):
            for number, each in enumerate(trace[kind], 1):
                roots.append((("trace", kind, item_name(each, number)), each["step"]))
        return roots

    def _steps(
        self,
        path: tuple[str, ...],
        one: int,
        other: int,
        seen: set[tuple[int, int]],
    ) -> None:
        """Compare a step and those it rests on; the lowest that differs is told."""
        waiting = [(one, other, False)]
        differing: set[tuple[int, int]] = set()
        while waiting:
            left, right, is_done = waiting.pop()
            pair = (left, right)
            if pair in seen and not is_done:
                continue
            ours = self._step(self.stored, left)
            theirs = self._step(self.recomputed, right)
            if ours is None or theirs is None:
                self.found.add(path, _is_there(ours), _is_there(theirs))
                continue
            below = list(zip(ours["inputs"], theirs["inputs"], strict=False))
            if not is_done:
                seen.add(pair)
                waiting.append((left, right, True))
                waiting.extend((*each, False) for each in reversed(below))
            elif any(each in differing for each in below):
                differing.add(pair)
            elif _own(ours) != _own(theirs):
                differing.add(pair)
                self.found.add(path, *_said(ours, theirs))

    def _step(self, trace: Mapping[str, Any], number: int) -> Mapping[str, Any] | None:
        steps: Sequence[Mapping[str, Any]] = trace["steps"]
        return steps[number] if number < len(steps) else None


def _own(step: Mapping[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in step.items() if key != "inputs"}
    return {**own, "inputs": len(step["inputs"])}


def _said(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, str]:
    """Write two steps: what they are and their values, and more if that is equal."""
    first, second = _brief(one), _brief(other)
    if first != second:
        return first, second
    return str(_own(one)), str(_own(other))


def _brief(step: Mapping[str, Any]) -> str:
    return f"{step['says'] or step['kind']} = {step['value']}"


def _is_there(value: object) -> str | None:
    return None if value is None else "有"
