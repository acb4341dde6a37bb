"""What differs between the scores that two sets give one assessment."""

from collections.abc import Hashable
from dataclasses import dataclass

from perfscore.compare.matching import Matching
from perfscore.compare.steps import StepChange, first_change
from perfscore.diagnostics.model import Severity
from perfscore.score.result import Finding, IndicatorScore, Score


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that scores or weighs otherwise; None where a set has no such line.

    ``step`` is where the derivations part first; None where there is no pair of them.
    """

    before: IndicatorScore | None
    after: IndicatorScore | None
    step: StepChange | None

    @property
    def path(self) -> tuple[str, ...]:
        """The headings and the name, as the later set has them, else the earlier."""
        line = self.after or self.before
        return line.path if line else ()


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One assessment scored by both sets.

    ``lines`` are those that differ; ``total_step`` is where derivations of 总分 part
    where it is more than a sum. ``reasons`` say, for each set by which the total is
    open, why.
    """

    before: Score
    after: Score
    lines: tuple[LineChange, ...]
    total_step: StepChange | None
    reasons: tuple[tuple[Finding, ...], tuple[Finding, ...]]

    @property
    def is_changed(self) -> bool:
        """Whether a line, the total or the grade differs."""
        return bool(self.lines) or self.is_total_changed

    @property
    def is_total_changed(self) -> bool:
        """Whether the total or the grade differs."""
        return (self.before.total, _grade(self.before)) != (
            self.after.total,
            _grade(self.after),
        )

    @property
    def is_unscored(self) -> bool:
        """Whether the total is open by either set."""
        return self.before.total is None or self.after.total is None


def compare_scores(before: Score, after: Score, matching: Matching) -> ScoreChange:
    """Compare the scores of one assessment; ``matching`` is of their two sets."""
    lines = tuple(
        LineChange(left, right, _step(left, right))
        for left, right in _pairs(before, after, matching)
        if _facts(left) != _facts(right)
    )
    return ScoreChange(
        before,
        after,
        lines,
        first_change(before.total_trace, after.total_trace),
        (_reasons(before), _reasons(after)),
    )


def _grade(score: Score) -> str | None:
    return score.grade.name if score.grade else None


def _reasons(score: Score) -> tuple[Finding, ...]:
    """Give the errors that leave the total open."""
    if score.total is not None:
        return ()
    found = score.findings
    return tuple(each for each in found if each.rule.severity is Severity.ERROR)


def _facts(line: IndicatorScore | None) -> Hashable:
    if line is None:
        return None
    return line.weight, line.score, line.is_left_out, line.is_skipped


def _step(
    before: IndicatorScore | None, after: IndicatorScore | None
) -> StepChange | None:
    if before is None or after is None:
        return None
    found = first_change(before.trace, after.trace)
    return found or first_change(before.weight_trace, after.weight_trace)


def _pairs(
    before: Score, after: Score, matching: Matching
) -> list[tuple[IndicatorScore | None, IndicatorScore | None]]:
    """Pair the lines of what both sets have, those of equal names in their order."""
    partners = {
        id(pair.before.indicator): id(pair.after.indicator) for pair in matching.pairs
    }
    open_: dict[Hashable, list[IndicatorScore]] = {}
    for line in after.lines:
        open_.setdefault(_key(line, id(line.indicator)), []).append(line)
    found: list[tuple[IndicatorScore | None, IndicatorScore | None]] = []
    for line in before.lines:
        same = open_.get(_key(line, partners.get(id(line.indicator))))
        found.append((line, same.pop(0) if same else None))
    found += [(None, line) for rest in open_.values() for line in rest]
    return found


def _key(line: IndicatorScore, indicator: int | None) -> Hashable:
    """Tell lines apart: fixed ones by their indicator, declared ones by their path."""
    return line.path if line.indicator.declared else indicator
