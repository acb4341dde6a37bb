"""The points of level 1 that the notes below a form state (产出50分、效益30分 …)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfscore.audit.points.counted import FULL
from perfscore.exact import exact_sum, exact_text, read_number
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_PART = re.compile(
    r"(预算(?:资金)?执行(?:率|情况)?|资金执行率|执行率|产出|效[益果]|满意度|成本)"
    r"(?:一级)?(?:指标)?的?(?:\(?(?:分值|权重|总分|满分)?\)?)?(?:设置|统一|设定|定|占|共|各|比重)?"
    r"[为是:占计]?\(?(\d+(?:\.\d+)?)(分|%)"
)
_ENDS = re.compile(r"[;。]")
_FEWEST = 3


class Part(Enum):
    """A part of the full marks, as forms divide them."""

    EXECUTION = "预算执行率"
    OUTPUT = "产出指标"
    BENEFIT = "效益指标"
    SATISFACTION = "满意度指标"
    COST = "成本指标"


_WORDS = (
    ("执行", Part.EXECUTION),
    ("产出", Part.OUTPUT),
    ("满意", Part.SATISFACTION),
    ("效益", Part.BENEFIT),
    ("效果", Part.BENEFIT),
    ("成本", Part.COST),
)


@dataclass(frozen=True, slots=True)
class StatedWeights:
    """One division of the full marks that a note states."""

    note: Cell
    weights: Mapping[Part, Fraction]

    @property
    def text(self) -> str:
        """The division as a person writes it."""
        return "、".join(
            f"{part.value}{exact_text(each)}" for part, each in self.weights.items()
        )


def part_of(heading: str) -> Part | None:
    """Say which part a level-1 heading is; None for those of other frameworks."""
    name = plain(heading)
    return next((part for word, part in _WORDS if word in name), None)


def stated_weights(notes: Iterable[Cell]) -> tuple[StatedWeights, ...]:
    """Find the divisions that notes state; those for several cases are several.

    A division names three parts or more and makes up 100, or 90 without 预算执行率.
    """
    return tuple(each for note in notes for each in _of_note(note))


def _of_note(note: Cell) -> Iterator[StatedWeights]:
    for sentence in _ENDS.split(plain(note.text)):
        weights: dict[Part, Fraction] = {}
        for found in _PART.finditer(sentence):
            part, number = part_of(found[1]), read_number(found[2])
            if part is None or not isinstance(number, Fraction):
                continue
            if part in weights:
                yield from _made(note, weights)
                weights = {}
            weights[part] = number
        yield from _made(note, weights)


def _made(note: Cell, weights: Mapping[Part, Fraction]) -> Iterator[StatedWeights]:
    total = exact_sum(weights.values())
    is_whole = total == FULL or (Part.EXECUTION not in weights and total == FULL - 10)
    if len(weights) >= _FEWEST and is_whole:
        yield StatedWeights(note, weights)
