"""Rows that a table holds and a set could not be asked to score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from perfscore.batch.impact.lacking import Why
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Diagnostic, Severity, Text

_BLANK = "row-blank"
_NOTHING = Text("这一行没有这个体系要读的格", "the row has no cell that the set reads")


@dataclass(frozen=True, slots=True)
class Unread:
    """Rows that were not scored: by either set, or by one alone, and why.

    ``found`` counts findings by the sets that tell them (both, ``before``, ``after``)
    and what is told; ``message`` is that of the first.
    """

    both: int = 0
    before: int = 0
    after: int = 0
    found: Mapping[tuple[str, Why], int] = field(default_factory=dict)
    message: Mapping[tuple[str, Why], Text] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were not scored by both sets."""
        return self.both + self.before + self.after


def unread_of(before: Named, after: Named) -> Unread:
    """Say which rows one reading has and the other has not, or neither has."""
    numbers = set(before.numbers.tolist()), set(after.numbers.tolist())
    bad = _errors(before.bad), _errors(after.bad)
    lost = [
        {row for row in (*found, *numbers[1 - at]) if row not in numbers[at]}
        for at, found in enumerate(bad)
    ]
    made: dict[tuple[str, Why], int] = {}
    messages: dict[tuple[str, Why], Text] = {}
    for row in sorted({*bad[0], *bad[1], *lost[0], *lost[1]}):
        why = [_why(bad[at], row, is_lost=row in lost[at]) for at in (0, 1)]
        for each in dict.fromkeys(one for both in why for one in both):
            name = ("before", "after")[each not in why[0]]
            key = ("both" if each in why[0] and each in why[1] else name, each)
            made[key] = made.get(key, 0) + 1
            told = bad[0].get(row, []) + bad[1].get(row, [])
            said = (x.message for x in told if _named(x) == each)
            messages.setdefault(key, next(said, _NOTHING))
    both = lost[0] & lost[1]
    return Unread(len(both), len(lost[0] - both), len(lost[1] - both), made, messages)


def both_unread(one: Unread, other: Unread) -> Unread:
    """Add up two."""
    found = dict(one.found)
    for key, count in other.found.items():
        found[key] = found.get(key, 0) + count
    return Unread(
        one.both + other.both,
        one.before + other.before,
        one.after + other.after,
        found,
        {**other.message, **one.message},
    )


def _errors(told: Iterable[BadRow]) -> dict[int, list[BadRow]]:
    found: dict[int, list[BadRow]] = {}
    for each in told:
        if each.rule.severity is Severity.ERROR:
            found.setdefault(each.number, []).append(each)
    return found


def _why(bad: Mapping[int, list[BadRow]], row: int, *, is_lost: bool) -> list[Why]:
    told = list(dict.fromkeys(_named(each) for each in bad.get(row, [])))
    return told or ([Why(_BLANK, ())] if is_lost else [])


def _named(bad: BadRow) -> Why:
    return Why(bad.rule.name, (bad.column,) if bad.column else ())


def is_same(before: Named, after: Named) -> bool:
    """Whether both readings have the same rows and tell of none."""
    return (
        not before.bad
        and not after.bad
        and np.array_equal(before.numbers, after.numbers)
    )


def unread_file(
    told: tuple[Sequence[Diagnostic], Sequence[Diagnostic]],
) -> Unread:
    """Say of one assessment that was not read, by either set or by one, and why.

    What a set could read has nothing told.
    """
    errors = tuple(
        [each for each in some if each.rule.severity is Severity.ERROR] for some in told
    )
    lost = tuple(bool(each) for each in errors)
    name = "both" if all(lost) else "before" if lost[0] else "after"
    first = (errors[0] or errors[1])[0]
    key = (name, Why(first.rule.name, ()))
    return Unread(
        both=int(name == "both"),
        before=int(name == "before"),
        after=int(name == "after"),
        found={key: 1},
        message={key: first.message},
    )
