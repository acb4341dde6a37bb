"""The findings in all forms of a job, as they are searched and counted."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from perfscore.api.desk_view import check_title
from perfscore.api.told import Language, Text
from perfscore.store.jobs import Item

Plain = dict[str, Any]

_UNREAD = {
    "file-damaged": Text("文件损坏", "damaged file"),
    "kind-not-read": Text("不能读的格式", "kind of file"),
    "empty-file": Text("空文件", "empty file"),
    "form-not-found": Text("没有自评表", "no form"),
}
"""What the faults are called for which most files are not read."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings are wanted; what is empty leaves none out."""

    rule: str = ""
    severity: str = ""
    words: str = ""

    @property
    def is_all(self) -> bool:
        """Whether everything is wanted, forms without findings too."""
        return not (self.rule or self.severity or self.words)


@dataclass(frozen=True, slots=True)
class FormFindings:
    """A form with those of its findings that are wanted."""

    item: Item
    findings: tuple[Plain, ...]


def sought_in(
    items: Iterable[Item], sought: Sought, language: Language
) -> tuple[list[FormFindings], list[Plain]]:
    """Give the forms with what is wanted of them, and how many there are by rule.

    What was not read comes first. The counts leave the wanted rule out of account,
    so that another can be chosen.
    """
    forms: list[FormFindings] = []
    counts: dict[str, int] = {}
    listed = sorted(items, key=lambda each: each.state != "unread")
    for item in listed:
        found = tuple(_within(item, sought, language))
        for each in found:
            counts[each["rule"]] = counts.get(each["rule"], 0) + 1
        own = tuple(e for e in found if sought.rule in {"", e["rule"]})
        if own or sought.is_all:
            forms.append(FormFindings(item, own))
    rules = [
        {"rule": rule, "title": _title(rule, language), "count": count}
        for rule, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
    return forms, rules


def _within(item: Item, sought: Sought, language: Language) -> Iterator[Plain]:
    """Give a form's findings of a severity in which, or in whose form, words stand."""
    words = sought.words.casefold()
    is_named = words in f"{item.name}\n{item.unit}".casefold()
    for each in _all(item, language):
        is_grave = sought.severity in {"", each["severity"]}
        if is_grave and (is_named or words in each["message"].casefold()):
            yield each


def _all(item: Item, language: Language) -> Sequence[Plain]:
    result = json.loads(item.result)
    if item.state == "unread":
        return [_told(each, language) for each in result["reading"]]
    found = [_finding(each, item, language) for each in result.get("findings", ())]
    order = ("error", "warning", "note")
    return sorted(found, key=lambda each: order.index(each["severity"]))


def _title(rule: str, language: Language) -> str:
    named = _UNREAD.get(rule)
    return check_title(rule, language) if named is None else named.in_language(language)


def _finding(plain: Plain, item: Item, language: Language) -> Plain:
    at = plain["at"]
    place = at["cell"] or ""
    file = at["file"] or ""
    if file and not item.name.startswith(file):
        place = f"{file} {place}".strip()
    return {
        "rule": plain["rule"],
        "title": check_title(plain["rule"], language),
        "severity": plain["severity"],
        "message": plain["message"],
        "place": place,
        "path": at["path"],
        "points": plain["points"],
    }


def _told(plain: Plain, language: Language) -> Plain:
    hint = plain.get("hint") or ""
    between = Text("。改法：", ". To mend it: ").in_language(language)
    return {
        "rule": plain["rule"],
        "title": _title(plain["rule"], language),
        "severity": plain["severity"],
        "message": plain["message"] + (between + hint if hint else ""),
        "place": plain.get("cell") or "",
        "path": [],
        "points": None,
    }
