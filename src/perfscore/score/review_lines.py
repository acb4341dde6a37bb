"""The lines of a form that an evaluator can score: as claimed, and as recomputed."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.outcomes import Role
from perfscore.score.reported.lines import with_headings
from perfscore.score.result import IndicatorScore, Score

EXECUTION = "预算执行率"
"""What the line beside the funds is called where no set names it."""
_EXECUTION_NAMES = (EXECUTION, "预算执行", "执行率")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line: its points, the claimed score, the score by the set.

    ``claimed`` is None where the form prints none, or none that is a number;
    ``recomputed`` where no set is named, or it gives none. ``low`` and ``high`` are
    the least and the most that the line can score; no ``high`` is no limit.
    ``is_beside`` marks a line of 加分项 or 减分项, which no sum of lines has in it.
    ``index`` is its place among the lines that were scored; None for a row that the
    set has no line for.
    """

    path: tuple[str, ...]
    weight: Fraction | None
    claimed: Fraction | None
    recomputed: Fraction | None = None
    low: Fraction = Fraction(0)
    high: Fraction | None = None
    is_beside: bool = False
    index: int | None = None

    @property
    def name(self) -> str:
        """The headings and the name, joined by ``/``."""
        return "/".join(self.path)


def review_lines(
    assessment: Assessment, score: Score | None = None
) -> tuple[ReviewLine, ...]:
    """Give the lines of a form, those of the set first where one is named.

    Rows without points and without a claimed score are left out: they only name an
    indicator, or do not apply.
    """
    found = _of_form(assessment) if score is None else _of_set(assessment, score)
    return tuple(
        each for each in found if each.weight is not None or each.claimed is not None
    )


def points(cell: Cell | None) -> Fraction | None:
    """Read points as written (``9.5``, ``10分``); None where it is no number."""
    if cell is None:
        return None
    found = read_number(cell.text.strip().removesuffix("分").rstrip())
    return found if isinstance(found, Fraction) else None


def _of_form(assessment: Assessment) -> Iterator[ReviewLine]:
    if assessment.funds:
        total = assessment.funds[0]
        weight = points(total.weight)
        yield ReviewLine((EXECUTION,), weight, points(total.score), high=weight)
    yield from _rows(assessment)


def _rows(
    assessment: Assessment, bound: frozenset[int] = frozenset()
) -> Iterator[ReviewLine]:
    """Give the rows of the form but for those that lines of the set stand for."""
    for row, headings in with_headings(assessment.indicators):
        if id(row) not in bound:
            path = (*("、".join(each) for each in headings), row.name)
            weight = points(row.weight)
            yield ReviewLine(path, weight, points(row.claimed), high=weight)


def _of_set(assessment: Assessment, score: Score) -> Iterator[ReviewLine]:
    bound = frozenset(id(line.row) for line in score.lines if line.row is not None)
    for index, line in enumerate(score.lines):
        claimed = _claimed(line.row, line, assessment)
        weight = None if line.is_left_out else line.weight
        low, high = _limits(score, line, weight)
        beside = score.role_of(line) is not Role.NORMAL
        yield ReviewLine(
            line.path, weight, claimed, line.score, low, high, beside, index
        )
    yield from _rows(assessment, bound)


def _claimed(
    row: IndicatorRow | None, line: IndicatorScore, assessment: Assessment
) -> Fraction | None:
    if row is not None and row.claimed is not None:
        return points(row.claimed)
    top = line.indicator
    is_execution = top.level == 1 and top.is_leaf and top.title in _EXECUTION_NAMES
    if is_execution and assessment.funds:
        return points(assessment.funds[0].score)
    return None


def _limits(
    score: Score, line: IndicatorScore, weight: Fraction | None
) -> tuple[Fraction, Fraction | None]:
    """Give the least and the most that a line can score.

    That is 0 and 分值, unless the set states 得分范围 or lets the line exceed 分值
    (封顶 120%, 加分); a line of 减分项 may be negative.
    """
    low = -(weight or Fraction()) if score.role_of(line) is Role.PENALTY else Fraction()
    may_exceed = line.scoring is not None and line.scoring.may_exceed
    high = None if may_exceed else weight
    stated = line.indicator.score_range
    if stated is not None:
        low = low if stated.low is None else min(low, stated.low)
        high = high if stated.high is None else stated.high
    return low, high
