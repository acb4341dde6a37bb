"""An evaluator's scores beside the claimed ones: rows, level 1, totals, grades."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import exact_sum
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import Grade
from perfscore.model.outcomes import Role
from perfscore.score.result import Score
from perfscore.score.review_lines import ReviewLine, points

_USUAL_FULL = Fraction(100)
_USUAL_GRADES = (
    (Fraction(90), "优"),
    (Fraction(80), "良"),
    (Fraction(60), "中"),
    (Fraction(0), "差"),
)
"""财预〔2020〕10号: from 90 to 100 优, from 80 良, from 60 中, below 差."""


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """One line with the evaluator's score; ``reviewed`` is None where none was given.

    Then the line counts as claimed.
    """

    line: ReviewLine
    reviewed: Fraction | None = None
    reason: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the evaluator left the line as it is claimed."""
        return self.reviewed is None

    @property
    def counted(self) -> Fraction | None:
        """The score that counts: the evaluator's, else the claimed one."""
        return self.line.claimed if self.reviewed is None else self.reviewed

    @property
    def difference(self) -> Fraction | None:
        """The score that counts less the claimed one."""
        return _less(self.counted, self.line.claimed)


@dataclass(frozen=True, slots=True)
class Sums:
    """Points added up; None where an addend is missing."""

    name: str
    weight: Fraction | None
    claimed: Fraction | None
    reviewed: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """The reviewed sum less the claimed one."""
        return _less(self.reviewed, self.claimed)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review of one form.

    ``whole`` adds up all lines but 加分项 and 减分项. ``is_total`` says whether that is
    总分: not where the set makes 总分 in another way (加分, 减分, 封顶, 否决 …).
    ``grading`` is what the grades rest on. ``printed_total`` is 总分 as the form prints
    it.
    """

    assessment: Assessment
    score: Score | None
    lines: tuple[ReviewedLine, ...]
    level1: tuple[Sums, ...]
    whole: Sums
    is_total: bool
    grading: "Grading"
    claimed_grade: str | None
    reviewed_grade: str | None
    printed_total: Fraction | None
    evaluator: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Grading:
    """The bands of totals; ``source`` is ``set``, ``usual``, or empty for none."""

    source: str
    grades: tuple[Grade, ...] = ()

    def grade(self, total: Fraction | None) -> str | None:
        """Give the grade of a total; None without a total or without bands."""
        if total is None:
            return None
        if self.source == "usual":
            return next(
                (name for low, name in _USUAL_GRADES if low <= total <= _USUAL_FULL),
                None,
            )
        found = (each.name for each in self.grades if total in each.interval)
        return next(found, None)


def reviewed(
    assessment: Assessment, lines: Sequence[ReviewedLine], score: Score | None = None
) -> Review:
    """Add up the lines, and grade both totals.

    Grades are the set's; without a set those of common practice, where the points
    add up to 100. A grade that the form prints is the claimed one.
    """
    within = [each for each in lines if not each.line.is_beside]
    name = "合计" if len(within) == len(lines) else "合计（不含加分项、减分项）"
    whole = _sums(name, within)
    is_total = score is None or _is_sum(score)
    grading = _grading(whole, score)
    stated = assessment.claimed_grade
    claimed = None if stated is None else stated.text.strip().removeprefix("等级：")
    return Review(
        assessment=assessment,
        score=score,
        lines=tuple(lines),
        level1=_by_level1(lines),
        whole=whole,
        is_total=is_total,
        grading=grading,
        claimed_grade=claimed or (grading.grade(whole.claimed) if is_total else None),
        reviewed_grade=grading.grade(whole.reviewed) if is_total else None,
        printed_total=points(assessment.claimed_total),
    )


def _is_sum(score: Score) -> bool:
    """Whether the set's 总分 is the plain sum of its lines."""
    roles = {each.role for each in score.set.indicators}
    return score.total_trace is None and not score.vetoes and roles <= {Role.NORMAL}


def _grading(whole: Sums, score: Score | None) -> Grading:
    if score is not None:
        return Grading("set" if score.set.grades else "", score.set.grades)
    return Grading("usual" if whole.weight == _USUAL_FULL else "")


def _by_level1(lines: Sequence[ReviewedLine]) -> tuple[Sums, ...]:
    """Add up the lines below each level 1 heading, in the order of the form."""
    names = dict.fromkeys(each.line.path[0] for each in lines)
    return tuple(
        _sums(name, [each for each in lines if each.line.path[0] == name])
        for name in names
    )


def _sums(name: str, lines: Sequence[ReviewedLine]) -> Sums:
    """Add up lines; one that carries no points and has no score lacks none."""
    return Sums(
        name,
        _sum(each.line.weight for each in lines),
        _sum(each.line.claimed for each in lines),
        _sum(each.counted for each in lines),
    )


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    listed = list(values)
    known = [each for each in listed if each is not None]
    return exact_sum(known) if len(known) == len(listed) else None


def _less(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other
