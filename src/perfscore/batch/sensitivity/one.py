"""One assessment: what an error in each of its numbers does, and what it would take."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from perfscore.batch.layout import BatchLayout
from perfscore.batch.sensitivity.cells import CellShifter, Reported
from perfscore.batch.sensitivity.handed import named_of
from perfscore.batch.sensitivity.margins import Cut, cuts_of
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.question import Question, Size, shift_of
from perfscore.batch.sensitivity.shifts import Shift
from perfscore.batch.sensitivity.study import Study
from perfscore.check.checked import CheckedSet
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Standing:
    """A total and a grade; None where there is none."""

    total: Fraction | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A number that gives another grade, as it would be written."""

    text: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class OneCell:
    """A reported number: with its error less and more, and where the grade turns.

    ``down`` and ``up`` are the nearest smaller and larger number found that give
    another grade; None where none was found, down to 0 and up to twice the number.
    """

    path: tuple[str, ...]
    text: str
    size: Size
    unit: str
    less: Standing
    more: Standing
    down: Turn | None
    up: Turn | None

    def regrades(self, grade: str | None) -> bool:
        """Whether the error alone gives another grade than ``grade``."""
        return any(each.grade != grade for each in (self.less, self.more))


@dataclass(frozen=True, slots=True)
class OneStudy:
    """A study of one assessment that has a total.

    ``cells`` are those that change the total most first; ``weights`` holds what points
    moved and indicators left out do to it, ``lower`` and ``higher`` the cuts around it.
    """

    unit: str
    total: Fraction
    grade: str | None
    lower: Cut | None
    higher: Cut | None
    cells: tuple[OneCell, ...]
    weights: Sensitivity

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.weights.question


def study_score(score: Score, checked: CheckedSet, question: Question) -> OneStudy:
    """Study an assessment that was scored, and has a total."""
    total = score.total or Fraction()
    layout = BatchLayout(checked)
    trial = _Trial(Scorer(checked), CellShifter(layout), layout, question, score)
    cells = sorted(trial.cells(), key=lambda each: -_reach(each, total))
    cuts = cuts_of(checked.indicator_set.grades)
    under = [each for each in cuts if _is_reached(total, each)]
    over = [each for each in cuts if not _is_reached(total, each)]
    study = Study(checked, question)
    counts = study.count("", named_of([("", score.assessment)]))
    return OneStudy(
        unit=score.assessment.unit,
        total=total,
        grade=None if score.grade is None else score.grade.name,
        lower=under[-1] if under else None,
        higher=over[0] if over else None,
        cells=tuple(cells),
        weights=study.result(counts, ()),
    )


def _is_reached(total: Fraction, cut: Cut) -> bool:
    return total > cut.at or (total == cut.at and cut.included)


def _reach(cell: OneCell, total: Fraction) -> Fraction:
    known = [each.total for each in (cell.less, cell.more) if each.total is not None]
    return max((abs(each - total) for each in known), default=Fraction())


@dataclass(frozen=True, slots=True)
class _Trial:
    """Scores an assessment again with one number changed."""

    scorer: Scorer
    shifter: CellShifter
    layout: BatchLayout
    question: Question
    score: Score

    def cells(self) -> Iterator[OneCell]:
        for each in self.shifter.numbers(self.score.assessment):
            size = self.question.error_of(each.key)
            shifts = [
                shift_of(
                    self.layout,
                    each.key,
                    Size(sign * size.amount, size.is_relative),
                    self.question,
                )
                for sign in (-1, 1)
            ]
            less, more = (self._standing(each, shift) for shift in shifts)
            datum = self.layout.by_key.get(each.key)
            unit = "" if datum is None else getattr(datum.type, "label", "")
            yield OneCell(
                path=each.path,
                text=each.text,
                size=size,
                unit=unit,
                less=less,
                more=more,
                down=self._turn(each, shifts[0], -1),
                up=self._turn(each, shifts[1], 1),
            )

    def _standing(self, number: Reported, shift: Shift) -> Standing:
        made = self.scorer.score(number.change(shift))
        return Standing(made.total, None if made.grade is None else made.grade.name)

    def _turn(self, number: Reported, like: Shift, sign: int) -> Turn | None:
        """Find the nearest number in one direction that gives another grade.

        Steps double until the grade is another; then the last one is halved. Nothing
        is found if the grade turns and turns back between two steps.
        """
        own = None if self.score.grade is None else self.score.grade.name
        most = _most_steps(number, like, sign)

        def tried(steps: int) -> Standing:
            return self._standing(number, Shift(plus=sign * steps * number.step))

        same, steps = 0, min(1, most)
        while same < steps and tried(steps).grade == own:
            same, steps = steps, min(2 * steps, most)
        if same == steps:
            return None
        other = steps
        while other - same > 1:
            middle = (same + other) // 2
            if tried(middle).grade == own:
                same = middle
            else:
                other = middle
        last = tried(other)
        if last.total is None:
            return None
        return Turn(number.text_of(number.value + sign * other * number.step), last)


def _most_steps(number: Reported, like: Shift, sign: int) -> int:
    """Count the steps down to 0 or up to twice the number, within its bounds."""
    most = int(abs(number.value) / number.step)
    bounds = like.interval
    if bounds is None:
        return most
    end, is_included = (
        (bounds.low, bounds.low_included)
        if sign < 0
        else (bounds.high, bounds.high_included)
    )
    if end is None:
        return most
    room = abs(end - number.value) / number.step
    within = int(room) if is_included else ceil(room) - 1
    return min(most, max(within, 0))
