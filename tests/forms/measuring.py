"""How much of a form's fields a reading has, and what it had wrong in silence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from tests.forms.fields import claimed_fields, same
from tests.forms.places import claimed_places

from perfscore.diagnostics.model import Diagnostic, Outcome
from perfscore.intake.claimed import ClaimedForm
from perfscore.source import Span

_TELLING = ("uncertain-reading", "not-read", "row-not-used", "heading-not-known")
_LONGEST_SHORT = 4
"""A text of so many characters stands in many places: told only with its row."""

_UNIT = re.compile(r"(?<=[0-9])[^0-9]+$")
"""A unit that may stand in a cell of its own, before its number."""
_TOTALS = ("total_weight", "total_score", "grade")

Places = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of printed fields; ``silent`` lists what is wrong or lost, and not told.

    ``told`` were read as something else, ``missing`` were not read; of both a
    diagnostic speaks.
    """

    right: int
    told: int
    missing: int
    silent: tuple[str, ...]
    doubted: tuple[str, ...] = ()
    """What was told or missing, for those who mend the reading."""
    remarked: int = 0
    """Fields that are right though a diagnostic stands at them."""

    @property
    def printed(self) -> int:
        """All fields that the form prints, and those that were read beyond them."""
        return self.right + self.told + self.missing + len(self.silent)


@dataclass(frozen=True, slots=True)
class _Told:
    """The places and the texts that diagnostics speak of."""

    shown: tuple[tuple[Span, ...], ...]
    """Of each diagnostic those that it labels."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All places."""
        return tuple(span for each in self.shown for span in each)

    def at(self, places: tuple[Span, ...]) -> bool:
        """Whether a diagnostic points at one of the places."""
        return any(_meet(one, two) for one in self.spans for two in places)

    def holds(self, text: str, row: str) -> bool:
        """Whether a diagnostic shows the text; a short one with its row's name."""
        shown = (same("".join(each.text for each in one)) for one in self.shown)
        if len(text) <= _LONGEST_SHORT:
            return any(text in each and bool(row) and row in each for each in shown)
        return any(text in each for each in shown)


def measure(
    expected: Mapping[str, str], outcome: Outcome[tuple[ClaimedForm, ...]]
) -> Measure:
    """Hold the first form of ``outcome`` against what was printed.

    A field is told where a diagnostic points at what was read for it. One that was
    not read is missing where a diagnostic shows its text, with its row, or points at
    its row; else it is lost, and that is as silent as a wrong one.
    """
    forms = outcome.value or ()
    found: dict[str, str] = {}
    places: dict[str, tuple[Span, ...]] = {}
    if forms:
        read = claimed_fields(forms[0])
        numbers = _numbers(expected, read)
        found = {_moved(each, numbers): text for each, text in read.items()}
        at = claimed_places(forms[0])
        places = {_moved(each, numbers): spans for each, spans in at.items()}
    told = _Told(tuple(_told(outcome.diagnostics)))
    right = remarked = 0
    doubtful: list[str] = []
    missing: list[str] = []
    silent: list[str] = []
    names = _names(expected)
    for path in {**expected, **found}:
        printed, text = expected.get(path, ""), found.get(path, "")
        shown = f"{path}: {printed!r} -> {text!r}"
        if printed == text:
            right += 1
            remarked += told.at(places.get(path, ()))
        elif not text or (path.endswith("/path") and printed.startswith(text + "/")):
            number = _row(path)
            name = names.get(number, "") if number else ""
            whole = places.get(number, ()) if number else ()
            is_path = path.endswith(("/path", "/name"))
            words = printed.rpartition("/")[2] if is_path else printed
            if path.endswith("/target") or path.startswith("funds/"):
                words = _UNIT.sub("", words)
            if path.endswith("/level1_weight") and not whole:
                words = name
            is_shown = told.holds(words, name)
            (missing if is_shown or told.at(whole) else silent).append(shown)
        else:
            is_told = told.at(places.get(path, ()))
            if number := _beyond(path):
                is_told = told.at(places.get(f"indicators/{number}/path", ()))
            if path.startswith("funds/") and not places.get(path):
                is_told = told.holds(text, text)
            (doubtful if is_told else silent).append(shown)
    return Measure(
        right,
        len(doubtful),
        len(missing),
        tuple(silent),
        (*doubtful, *missing),
        remarked,
    )


def _meet(one: Span, two: Span) -> bool:
    return one.source is two.source and one.start < two.end and two.start < one.end


def _row(path: str) -> str:
    head, _, rest = path.partition("/")
    number = rest.partition("/")[0]
    if head in _TOTALS:
        return "total"
    if head == "goals":
        return "goals"
    return f"{head}/{number}" if head in ("indicators", "funds") else ""


def _beyond(path: str) -> str:
    """Give the number of a row that nothing printed has, for its level-1 points.

    They stand in the heading of the rows about it, and are right there.
    """
    head, number, *rest = (*path.split("/"), "", "")
    is_weight = head == "indicators" and rest[0] == "level1_weight"
    return number if is_weight and number.startswith("+") else ""


def _moved(path: str, numbers: Mapping[str, str]) -> str:
    head, _, rest = path.partition("/")
    number, slash, key = rest.partition("/")
    if head != "indicators":
        return path
    return f"{head}/{numbers.get(number, number)}{slash}{key}"


def _numbers(
    expected: Mapping[str, str], found: Mapping[str, str]
) -> Mapping[str, str]:
    """Number the rows that were read as those printed, a lost row is one miss."""
    printed, read = _names(expected), _names(found)
    printed = {
        key: name for key, name in printed.items() if key.startswith("indicators/")
    }
    read = {key: name for key, name in read.items() if key.startswith("indicators/")}
    matcher = SequenceMatcher(
        None, list(printed.values()), list(read.values()), autojunk=False
    )
    numbers: dict[str, str] = {}
    for _, low, high, other, last in matcher.get_opcodes():
        numbers |= zip(
            [each.rpartition("/")[2] for each in list(read)[other:last]],
            [
                *(each.rpartition("/")[2] for each in list(printed)[low:high]),
                *(f"+{other + at}" for at in range(last - other)),
            ],
            strict=False,
        )
    return numbers


def _names(fields: Mapping[str, str]) -> dict[str, str]:
    """Give the name of each row of funds and indicators, by the row's path."""
    names: dict[str, str] = {}
    for path, text in fields.items():
        row = _row(path)
        if row:
            names.setdefault(row, "")
            if path in (f"{row}/path", f"{row}/name"):
                names[row] = text.rpartition("/")[2]
    return names


def _told(diagnostics: tuple[Diagnostic, ...]) -> Iterator[tuple[Span, ...]]:
    for each in diagnostics:
        if each.rule.name in _TELLING:
            spans = [each.at.span, *(one.span for one in each.related)]
            yield tuple(span for span in spans if not span.is_whole)
