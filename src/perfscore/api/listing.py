"""What there is of shipped indicator sets."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from perfscore.api.loading import load_set
from perfscore.api.shipped import shipped_example, shipped_ids
from perfscore.diagnostics.model import Language, Text
from perfscore.render.wrapping import wrap

_HEADINGS = (
    Text("编号、版本、适用", "id, version, period"),
    Text("名称、依据", "title, basis"),
)
_TAKES_OVER = Text("沿用", "reuse")
_FRAME = 7
"""Columns that the lines of a table of two columns take."""
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class SetSummary:
    """A shipped set: its head, in short.

    The set is in effect from ``effective_from`` to ``effective_to``, where it says so;
    ``basis`` are its sources. ``bases`` are the sets it takes over, the nearest first:
    id and version.
    """

    id: str
    title: str
    version: str
    effective_from: date | None
    effective_to: date | None
    basis: tuple[str, ...]
    has_example: bool
    bases: tuple[tuple[str, str], ...] = ()


def sets() -> tuple[SetSummary, ...]:
    """Give the shipped indicator sets, sorted by id.

    Example:
        >>> "national/project-2020" in {each.id for each in sets()}
        True
    """
    loaded = ((name, load_set(name).value) for name in shipped_ids())
    return tuple(
        SetSummary(
            id=name,
            title=checked.indicator_set.title,
            version=checked.indicator_set.version,
            effective_from=checked.indicator_set.effective_from,
            effective_to=checked.indicator_set.effective_to,
            basis=tuple(each.text for each in checked.indicator_set.basis),
            has_example=shipped_example(name) is not None,
            bases=checked.indicator_set.bases,
        )
        for name, checked in loaded
        if checked is not None
    )


def sets_as_json() -> str:
    """Write the shipped sets as a JSON array, days as ``2021-12-31``."""
    listed = [asdict(each) for each in sets()]
    return json.dumps(listed, ensure_ascii=False, indent=2, default=str) + "\n"


def sets_as_table(*, width: int = 80, language: Language = "zh") -> str:
    """Write the shipped sets as a table for a terminal."""
    from tabulate import tabulate  # noqa: PLC0415 - it loads slowly

    found = sets()
    names = [_names(each, language) for each in found]
    taken = max(len(each.id) for each in found) + _FRAME
    room = max(width - taken, _NARROWEST)
    rows = [
        (name, "\n".join(_wrapped((each.title, *each.basis), room)))
        for name, each in zip(names, found, strict=True)
    ]
    headings = [each.in_language(language) for each in _HEADINGS]
    return tabulate(rows, headers=headings, tablefmt="simple_grid") + "\n"


def _names(one: SetSummary, language: Language) -> str:
    version = f"版本 {one.version}" if language == "zh" else f"version {one.version}"
    days = [str(day) for day in (one.effective_from, one.effective_to) if day]
    period = f"{days[0]} – {''.join(days[1:])}".rstrip() if days else ""
    taken_over = _chain(one.bases, language)
    return "\n".join(each for each in (one.id, version, period, *taken_over) if each)


def chain_text(name: str, language: Language = "zh") -> str:
    """Write which sets a shipped one takes over, a line each; empty where it does not.

    Example:
        >>> chain_text("national/project-2020")
        ''
    """
    checked = load_set(name).value
    bases = checked.indicator_set.bases if checked else ()
    return "".join(f"{line}\n" for line in _chain(bases, language))


def _chain(bases: tuple[tuple[str, str], ...], language: Language) -> Iterator[str]:
    for id_, version in bases:
        yield f"{_TAKES_OVER.in_language(language)} {id_}@{version}"


def _wrapped(texts: tuple[str, ...], room: int) -> list[str]:
    return [line for text in texts for line in wrap(text, room)]
