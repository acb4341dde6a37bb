"""What each assessment brings to its group, worked out by column or one by one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Long, Wide
from perfscore.batch.groups.needs import KeyKind, PeerKey, needs_of
from perfscore.batch.groups.numbers import Bools, Brought
from perfscore.batch.groups.reduced import reduced
from perfscore.batch.groups.values import ValueProgram
from perfscore.batch.kernel import Kernel, LongResult, Result
from perfscore.batch.layout import BatchLayout
from perfscore.batch.results import CellState
from perfscore.batch.settling import settled as settled_cells
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment
from perfscore.score.reported.places import places_of
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.scorer import Peers, Scorer

_OF_SCORES = {KeyKind.SCORE, KeyKind.TOTAL}


class Gatherer:
    """Works out what members bring by one set; keeps nothing of what it has met."""

    def __init__(self, checked: CheckedSet) -> None:
        self.needs = needs_of(checked.indicator_set)
        plain = reduced(checked)
        layout = BatchLayout(plain)
        self._kernel = Kernel(plain)
        self._scorer = Scorer(plain)
        self._programs: dict[str, ValueProgram] = {
            key.name: ValueProgram(layout, key)
            for key in self.needs.keys
            if key.kind not in _OF_SCORES
        }
        self._settles = self._kernel.settled.difference(
            *(each.asked for each in self._programs.values())
        )

    def brought(self, given: Wide | Long, level: int) -> dict[str, Brought]:
        """Give what each assessment brings of the keys of one level.

        ``given`` has the groups of the levels before attached to it.
        """
        heads = given.heads if isinstance(given, Long) else given
        keys = self.needs.levels[level]
        made: dict[str, Brought] = {}
        left: dict[str, Bools] = {}
        plain = settled_cells(heads, self._settles)
        for key in keys:
            if key.kind not in _OF_SCORES:
                made[key.name], left[key.name] = self._programs[key.name].values(plain)
        self._finish(heads, [each for each in keys if each.name in left], made, left)
        scored = [each for each in keys if each.kind in _OF_SCORES]
        if scored:
            result = self._scored(given)
            for key in scored:
                made[key.name] = _of_result(result, key)
        return made

    def brought_by(
        self, given: Sequence[tuple[Assessment, Peers]], level: int
    ) -> dict[str, Brought]:
        """Give the same of single assessments, each with its earlier levels' groups."""
        scores = [self._scorer.score(each, peers=peers) for each, peers in given]
        return {key.name: _of_scores(scores, key) for key in self.needs.levels[level]}

    def _finish(
        self,
        given: Wide,
        keys: Sequence[PeerKey],
        made: Mapping[str, Brought],
        left: Mapping[str, Bools],
    ) -> None:
        """Have the exact scorer work out what columns could not."""
        rows = np.zeros(given.size, np.bool_)
        for each in left.values():
            rows |= each
        for row in map(int, np.flatnonzero(rows)):
            score = self._scorer.score(given.assessment(row), peers=given.peers_of(row))
            for key in keys:
                if left[key.name][row]:
                    _put(made[key.name], row, *value_of(score, key))

    def _scored(self, given: Wide | Long) -> Result:
        if isinstance(given, Long):
            made: LongResult = self._kernel.score_long(given, findings=False)
            return made.heads
        return self._kernel.score(given, findings=False)


def value_of(score: Score, key: PeerKey) -> tuple[Fraction | None, bool]:
    """Give what an assessment brings, and whether it lacks that by right."""
    match key.kind:
        case KeyKind.DATUM:
            step = score.data.get(key.name)
        case KeyKind.DEFINITION:
            step = score.definitions[key.name][1]
        case KeyKind.TOTAL:
            return score.total, False
        case _:
            return _of_line(_line(score, key.line), key)
    value = None if step is None else step.value
    return (value if isinstance(value, Fraction) else None), False


def _line(score: Score, index: int) -> IndicatorScore:
    place = list(places_of(score.set.indicators))[index]
    return next(each for each in score.lines if each.indicator is place.indicator)


def _of_line(line: IndicatorScore, key: PeerKey) -> tuple[Fraction | None, bool]:
    if line.not_applicable is not None or line.is_skipped:
        return None, True
    return line.value if key.kind is KeyKind.VALUE else line.score, False


def _of_scores(scores: Sequence[Score], key: PeerKey) -> Brought:
    found = [value_of(each, key) for each in scores]
    return Brought.of([each for each, _ in found], [silent for _, silent in found])


def _of_result(result: Result, key: PeerKey) -> Brought:
    """Take scores or totals as what members bring."""
    top: NDArray[np.int64]
    if key.kind is KeyKind.TOTAL:
        top, has = result.totals.astype(np.int64), ~result.open
    else:
        top = result.scores[key.line].astype(np.int64)
        has = np.ones(result.size, np.bool_)
        if result.state is not None:
            has = result.state[key.line] == CellState.SCORED
    under = np.full(result.size, 10**result.places, np.int64)
    made = Brought(top, under, has, {}, np.zeros(result.size, np.bool_))
    for row, score in result.exact.items():
        _put(made, row, *value_of(score, key))
    return made


def _put(made: Brought, row: int, value: Fraction | None, silent: bool) -> None:  # noqa: FBT001 - as value_of gives it
    one = Brought.of([value], [silent])
    made.top[row], made.under[row] = one.top[0], one.under[0]
    made.has[row], made.silent[row] = one.has[0], silent
    made.long.pop(row, None)  # type: ignore[attr-defined]
    if one.long:
        made.long[row] = one.long[0]  # type: ignore[index]
