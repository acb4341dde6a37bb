"""The budget execution line of an indicator set: what the fund rows print."""

from fractions import Fraction

from perfscore.report.steps import step_of
from perfscore.score.result import IndicatorScore, Score

EXECUTION_NAMES = ("预算执行率", "预算执行", "执行率")


def execution_line(score: Score) -> IndicatorScore | None:
    """Find the line whose points the form prints beside the funds.

    It is the indicator that stands at level 1 with nothing below it and is named
    预算执行率, 预算执行 or 执行率. A set that scores execution deeper in its tree has
    no such line; there the indicator is printed among the others.
    """
    for line in score.lines:
        top = line.indicator
        if top.level == 1 and top.is_leaf and top.title in EXECUTION_NAMES:
            return line
    return None


def execution_rate(score: Score) -> Fraction | None:
    """Give the share that 执行率 prints: the set's 定义, else the line's 指标值."""
    if score.execution_rate is not None:
        return score.execution_rate
    line = execution_line(score)
    if line is None or line.scoring is None:
        return None
    step = step_of(line.trace, line.scoring.value)
    return step.value if step and isinstance(step.value, Fraction) else None
