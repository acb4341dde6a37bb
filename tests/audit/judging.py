"""What was judged by hand of the published tables: each finding, each oddity."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import yaml

_FOLDER = Path(__file__).parent / "judged"
JUDGEMENTS = ("对", "可议", "错")
ANSWERS = ("found", "holds", "form", "unseen", "uncheckable", "missed")

Judged = TypedDict("Judged", {"rule": str, "at": str, "printed": str, "is": str})
"""A finding; ``at`` is how the last name of its path begins, or empty."""


class Answer(TypedDict, total=False):
    """What becomes of an oddity; just one of the first six is there.

    ``found`` are the rules that tell of it; ``holds``: it is right, or allowed, as the
    checks ``verified`` say; ``form``: it is about layout, writing, the transcript;
    ``unseen``: the table does not have it; ``uncheckable``: it is about numbers or
    rules, and nothing on the table tells; ``missed``: it is a fault that no check
    finds. ``at`` is where the finding stands.
    """

    found: list[str]
    holds: str
    form: str
    unseen: str
    uncheckable: str
    missed: str
    verified: list[str]
    at: str


class Table(TypedDict):
    """All that was judged of one table."""

    findings: list[Judged]
    oddities: list[Answer]


@cache
def judged() -> Mapping[str, Table]:
    """Read what was judged, by the numbers of the tables."""
    found: dict[str, Table] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        found.update(cast("dict[str, Table]", yaml.safe_load(path.read_text("utf-8"))))
    return found


def all_findings() -> Sequence[Judged]:
    """Give the judged findings of all tables."""
    return [each for table in judged().values() for each in table["findings"]]


def all_answers() -> Sequence[Answer]:
    """Give the answers to the oddities of all tables."""
    return [each for table in judged().values() for each in table["oddities"]]


def kind_of(answer: Answer) -> str:
    """Give which of :data:`ANSWERS` an answer is."""
    (kind,) = (each for each in ANSWERS if each in answer)
    return kind
