"""Why rows have no total by a set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from perfscore.diagnostics.model import Severity, Text
from perfscore.score.result import Score

MOST_LOOKED_AT = 1_000
"""Rows without a total that are scored exactly to say why, for each set."""
_MOST_REASONS = 200


class Why(NamedTuple):
    """A rule, and the indicator or datum that it is told of."""

    rule: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why rows have no total by one set.

    ``looked`` of them were scored exactly; ``found`` counts, of these, those that a
    rule is told of; ``message`` is what was said of the first.
    """

    looked: int = 0
    found: Mapping[Why, int] = field(default_factory=dict)
    message: Mapping[Why, Text] = field(default_factory=dict)


def reasons_of(scores: Iterable[Score]) -> Reasons:
    """Gather the errors of rows without a total, each once a row."""
    looked = 0
    found: dict[Why, int] = {}
    messages: dict[Why, Text] = {}
    for score in scores:
        looked += 1
        own: dict[Why, Text] = {}
        for each in score.findings:
            if each.rule.severity is Severity.ERROR:
                own.setdefault(Why(each.rule.name, each.path), each.message)
        whole = [why for why in own if why.path]
        for why in whole or own:
            found[why] = found.get(why, 0) + 1
            messages.setdefault(why, own[why])
    return Reasons(looked, found, messages)


def both_reasons(one: Reasons, other: Reasons) -> Reasons:
    """Add up two; of more reasons than are kept the later are left out."""
    found, messages = dict(one.found), dict(one.message)
    for why, count in other.found.items():
        if why in found or len(found) < _MOST_REASONS:
            found[why] = found.get(why, 0) + count
            messages.setdefault(why, other.message[why])
    return Reasons(one.looked + other.looked, found, messages)
