"""Results by column held against the exact scorer, cell by cell."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from perfscore.batch.columns import Long, Wide
from perfscore.batch.kernel import CellState, Kernel, LongResult, Result
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


def differences(
    kernel: Kernel, scorer: Scorer, given: Wide, result: Result
) -> list[str]:
    """Say where a result is not what the exact scorer gives."""
    found = []
    for row in range(given.size):
        score = scorer.score(given.assessment(row))
        found += [f"row {row}: {each}" for each in unlike(kernel, score, result, row)]
        if score.findings and not result.told[row]:
            found.append(f"row {row}: untold {score.findings[0].rule.name}")
    return found


def differences_of_rows(
    kernel: Kernel, scorer: Scorer, given: Long, result: LongResult
) -> list[str]:
    """Say where the rows of a long table, or its assessments, are scored otherwise."""
    found = []
    heads, scale = result.heads, 10**result.heads.places
    for at in range(given.heads.size):
        score = scorer.score(given.heads.assessment(at))
        found += [f"{at}: {each}" for each in _unlike_whole(kernel, score, heads, at)]
        if score.findings and not heads.told[at]:
            found.append(f"{at}: untold {score.findings[0].rule.name}")
        if at in heads.exact:
            continue
        rows = np.flatnonzero(given.rows.owner == at)
        ordered = sorted(rows, key=lambda row: (given.rows.place[row], row))
        lines = [each for each in score.lines if each.indicator.declared]
        for row, line in zip(ordered, lines, strict=True):
            state = CellState.UNDEFINED if line.score is None else CellState.SCORED
            if result.state[row] != state:
                found.append(f"{at} {line.name}: state {result.state[row]}")
            if (line.score or 0) != Fraction(int(result.scores[row]), scale):
                found.append(f"{at} {line.name}: {result.scores[row]}, {line.score}")
    return found


def unlike(kernel: Kernel, score: Score, result: Result, row: int) -> Iterator[str]:
    """Compare one assessment, cell by cell."""
    scale = 10**result.places
    if kernel.layout.indicator_set.rounding is None:
        if result.exact[row] != score:
            yield "a set without a rounding is scored exactly"
        return
    index = {id(place.indicator): at for at, place in enumerate(kernel.layout.places)}
    for line in score.lines:
        at = index[id(line.indicator)]
        state = 0 if result.state is None else int(result.state[at, row])
        wanted = int(line.score is None)
        if line.is_skipped:
            wanted = CellState.SKIPPED
        if line.is_left_out:
            wanted = CellState.LEFT_OUT
        if state != wanted:
            yield f"{line.name}: state {state}, not {wanted}"
        made = Fraction(int(result.scores[at, row]), scale)
        if line.score is not None and made != line.score:
            yield f"{line.name}: {made}, not {line.score}"
    yield from _unlike_whole(kernel, score, result, row)


def _unlike_whole(
    kernel: Kernel, score: Score, result: Result, row: int
) -> Iterator[str]:
    if kernel.layout.indicator_set.rounding is None:
        return
    total = Fraction(int(result.totals[row]), 10**result.places)
    if bool(result.open[row]) != (score.total is None):
        yield f"open {result.open[row]}, total {score.total}"
    if score.total is not None and total != score.total:
        yield f"total {total}, not {score.total}"
    grades, at = kernel.layout.indicator_set.grades, int(result.grades[row])
    if (grades[at] if at >= 0 else None) != score.grade:
        yield f"grade {at}, not {score.grade}"
