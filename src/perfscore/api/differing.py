"""Two sets are compared, and the scores that they give the same assessments."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.scoring import read_assessment
from perfscore.compare.scores import ScoreChange, compare_scores
from perfscore.compare.sets import Comparison, compare_sets
from perfscore.diagnostics.model import Diagnostic, Language, Outcome
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class ScoredByBoth:
    """One assessment file scored by both sets; None where it cannot be read."""

    file: Found
    change: ScoreChange | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class SetDifference:
    """What differs between two sets, and between the scores they give.

    ``scored`` is None where no assessments were given.
    """

    comparison: Comparison
    scored: tuple[ScoredByBoth, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs, neither in the sets nor in a score."""
        return not self.comparison.differences and not any(
            each.change is not None and each.change.is_changed
            for each in self.scored or ()
        )


def diff_sets(
    before: str | Path,
    after: str | Path,
    *,
    on: Iterable[Found] | None = None,
    sets: Sets = HERE,
) -> Outcome[SetDifference]:
    """Compare two sets, each a shipped set's id, a path, or ``-`` for stdin.

    ``on`` are assessments to score by both sets, whatever set they name. There is no
    result if one of the sets has an error.

    Example:
        >>> here = "hunan/zhuzhou/department-2021"
        >>> diff_sets(here, here).value.is_empty
        True
        >>> found = diff_sets(here, "national/project-2020").value.comparison
        >>> [each.kind for each in found.differences][:3]
        ['title-changed', 'id-changed', 'version-changed']
    """
    first, second = (sets.load(str(each), None) for each in (before, after))
    told = (*first.diagnostics, *second.diagnostics)
    if first.value is None or second.value is None:
        return Outcome(None, told)
    comparison = compare_sets(first.value.indicator_set, second.value.indicator_set)
    if on is None:
        return Outcome(SetDifference(comparison), told)
    scorers = Scorer(first.value), Scorer(second.value)
    scored = tuple(_scored(each, comparison, scorers, sets) for each in on)
    return Outcome(SetDifference(comparison, scored), told)


def _scored(
    file: Found,
    comparison: Comparison,
    scorers: tuple[Scorer, Scorer],
    sets: Sets,
) -> ScoredByBoth:
    read = read_assessment(file if file.is_posted else file.path, sets=sets)
    if read.value is None:
        return ScoredByBoth(file, None, read.diagnostics)
    before, after = (each.score(read.value) for each in scorers)
    change = compare_scores(before, after, comparison.matching)
    return ScoredByBoth(file, change, read.diagnostics)


def difference_as_text(
    difference: SetDifference, *, width: int = 80, language: Language = "zh"
) -> str:
    """Write what differs for people."""
    from perfscore.render.difference_text import (  # noqa: PLC0415 - one form is needed
        difference_text,
    )
    from perfscore.render.score_difference import (  # noqa: PLC0415
        score_difference_text,
    )

    text = difference_text(difference.comparison, width=width, language=language)
    if difference.scored is None:
        return text
    named = [
        (each.file.name, each.change)
        for each in difference.scored
        if each.change is not None
    ]
    return f"{text}\n{score_difference_text(named, width=width, language=language)}"


def difference_as_json(difference: SetDifference, *, language: Language = "zh") -> str:
    """Write what differs as the JSON object of the schema ``difference``."""
    from perfscore.wire.difference import (  # noqa: PLC0415 - one form is needed
        difference_to_json,
    )

    named = None
    if difference.scored is not None:
        named = [
            (each.file.name, each.change)
            for each in difference.scored
            if each.change is not None
        ]
    made = difference_to_json(difference.comparison, named, language)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
