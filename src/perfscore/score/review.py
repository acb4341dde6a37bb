"""An evaluator's scores beside the claimed ones: rows, level 1, totals, grades."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.exact import exact_sum
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import Grade
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.review_lines import ReviewLine, points
from perfscore.score.scorer import Scorer
from perfscore.score.whole.plain import is_plain

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

    Then the line counts as claimed; as the set scores it where ``by_set`` is there,
    which is the line with the evaluator's scores in place.
    """

    line: ReviewLine
    reviewed: Fraction | None = None
    reason: str = ""
    by_set: IndicatorScore | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the evaluator left the line as it is claimed."""
        return self.reviewed is None and self.by_set is None

    @property
    def is_overruled(self) -> bool:
        """Whether the set does not let the evaluator's score count: 否决, 不适用."""
        by_set = self.by_set
        given = None if by_set is None else self.reviewed
        return given is not None and by_set is not None and by_set.exact != given

    @property
    def is_rounded(self) -> bool:
        """Whether the evaluator's score has more decimals than the set keeps."""
        is_other = self.reviewed is not None and self.counted != self.reviewed
        return is_other and not self.is_overruled

    @property
    def counted(self) -> Fraction | None:
        """The score that counts: the evaluator's, else the claimed one."""
        if self.by_set is not None:
            return self.by_set.score
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

    ``whole`` adds up all lines but 加分项 and 减分项, ``total`` is 总分; ``is_total``
    says whether the two are one: not where the set makes 总分 in another way (加分,
    减分, 封顶, 否决 …). ``again`` is the score with the evaluator's scores in place,
    where the set was asked what they come to. ``grading`` is what the grades rest on.
    ``printed_total`` is 总分 as the form prints it. ``is_by_set``: lines that are left
    blank count as the set scores them, not as claimed.
    """

    assessment: Assessment
    score: Score | None
    lines: tuple[ReviewedLine, ...]
    level1: tuple[Sums, ...]
    whole: Sums
    total: Sums
    is_total: bool
    again: Score | None
    grading: "Grading"
    claimed_grade: str | None
    reviewed_grade: str | None
    printed_total: Fraction | None
    is_by_set: bool = False
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
    assessment: Assessment,
    lines: Sequence[ReviewedLine],
    score: Score | None = None,
    *,
    by_set: bool = False,
) -> Review:
    """Add up the lines, and grade both totals.

    A set that does more than add up is asked what the lines come to. ``by_set`` asks
    it in any case: lines that are left blank then count as it scores them.
    Grades are the set's; without a set those of common practice, where the points
    add up to 100. A grade that the form prints is the claimed one.
    """
    again = claims = None
    if score is not None and (by_set or not is_plain(score.set)):
        left = {e.line.index for e in lines if _is_left(e, by_set=by_set)}
        again = _scored(score, {e.line.index: e.counted for e in lines}, left)
        beside = {e.line.index for e in lines if _is_unclaimed_beside(e)}
        claims = _scored(score, {e.line.index: e.line.claimed for e in lines}, beside)
        left = {e.line.index for e in lines} if by_set else left
        lines = [_by_set(e, again) if e.line.index in left else e for e in lines]
    within = [each for each in lines if not each.line.is_beside]
    name = "合计" if len(within) == len(lines) else "合计（不含加分项、减分项）"
    whole = _sums(name, within)
    total = replace(whole, name="总分")
    grading = _grading(whole, score)
    grade = grading.grade(total.reviewed)
    if again is not None and claims is not None:
        total = Sums("总分", again.set.full, claims.total, again.total)
        grade = None if again.grade is None else again.grade.name
    stated = assessment.claimed_grade
    claimed = None if stated is None else stated.text.strip().removeprefix("等级：")
    return Review(
        assessment=assessment,
        score=score,
        lines=tuple(lines),
        level1=_by_level1(lines),
        whole=whole,
        total=total,
        is_total=replace(total, name=name) == whole,
        again=again,
        grading=grading,
        claimed_grade=claimed or grading.grade(total.claimed),
        reviewed_grade=grade,
        printed_total=points(assessment.claimed_total),
        is_by_set=by_set,
    )


def _is_left(each: ReviewedLine, *, by_set: bool) -> bool:
    """Whether the set says what a line scores: 加分 by data is claimed nowhere."""
    return each.reviewed is None and (by_set or _is_unclaimed_beside(each))


def _is_unclaimed_beside(each: ReviewedLine) -> bool:
    return each.line.is_beside and each.line.claimed is None


def _scored(
    score: Score,
    scores: Mapping[int | None, Fraction | None],
    left: Collection[int | None],
) -> Score:
    """Score an assessment with scores in place, but for the lines that are left."""
    if score.checked is None:
        return score
    own = {at: e for at, e in scores.items() if at is not None and at not in left}
    return Scorer(score.checked).score(score.assessment, own=own)


def _by_set(each: ReviewedLine, again: Score) -> ReviewedLine:
    index = each.line.index
    return each if index is None else replace(each, by_set=again.lines[index])


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
