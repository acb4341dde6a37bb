"""The total and the grade."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import (
    Rounding,
    RoundingMode,
    exact_sum,
    is_too_large,
    round_to,
    short_text,
)
from perfscore.model.indicator_set import Footing, IndicatorSet
from perfscore.score import outcome_rules, rules
from perfscore.score.result import Finding, IndicatorScore
from perfscore.score.whole.settle import Whole
from perfscore.score.whole.vetoes import Verdict

_SHOWN = Rounding(RoundingMode.HALF_UP, 12)


def partial_of(
    indicator_set: IndicatorSet, lines: Sequence[IndicatorScore]
) -> Fraction:
    """Add up the lines that are scored, as 合计 says; an endless sum is shortened."""
    partial = _sum(indicator_set, lines)
    if is_too_large(partial):
        return round_to(partial, _SHOWN)
    is_exact = indicator_set.footing is Footing.EXACT
    if is_exact and indicator_set.rounding is not None:
        partial = round_to(partial, indicator_set.rounding)
    return partial


def findings_of_total(
    indicator_set: IndicatorSet,
    lines: Sequence[IndicatorScore],
    whole: Whole,
    verdict: Verdict,
) -> Iterator[Finding]:
    """Say why there is no total, or no grade for it.

    Where a veto stopped scoring and set no total, none is due.
    """
    if whole.total is None:
        partial = partial_of(indicator_set, lines)
        if is_too_large(_sum(indicator_set, lines)):
            yield _too_large(partial)
        elif whole.is_all_left_out:
            yield _all_left_out()
        elif not verdict.stops or verdict.is_open:
            names = [each.name for each in _counted(lines) if is_open(each)]
            yield total_open(names, short_text(partial))
    elif whole.grade is None and indicator_set.grades:
        yield no_grade(whole.total)


def _sum(indicator_set: IndicatorSet, lines: Sequence[IndicatorScore]) -> Fraction:
    exact = indicator_set.footing is Footing.EXACT
    values = (line.exact if exact else line.score for line in _counted(lines))
    return exact_sum(value for value in values if value is not None)


def _counted(lines: Sequence[IndicatorScore]) -> list[IndicatorScore]:
    return [line for line in lines if line.weight is not None and not line.is_left_out]


def is_open(line: IndicatorScore) -> bool:
    """Whether a line that should have a score has none."""
    return line.score is None and not (line.is_skipped or line.is_left_out)


def _too_large(partial: Fraction) -> Finding:
    shown = short_text(partial)
    return Finding(
        rules.NUMBER_TOO_LARGE,
        Text(
            f"各行得分之和的分子、分母过长，无法精确写出（约 {shown}），总分不能确定",
            f"the sum of the lines (about {shown}) has too many digits to be exact; "
            "the total is open",
        ),
    )


def _all_left_out() -> Finding:
    return Finding(
        outcome_rules.NOTHING_LEFT_TO_SCALE,
        Text(
            "所有指标都不适用，没有可以折算的得分，总分不能确定",
            "no indicator applies: there is no score to rescale; the total is open",
        ),
    )


def no_grade(total: Fraction) -> Finding:
    """Say that a total lies in no grade."""
    shown = short_text(total)
    return Finding(
        rules.NO_GRADE,
        Text(
            f"总分 {shown} 不在任何一个等级内",
            f"the total {shown} lies in no grade",
        ),
    )


def total_open(lines: Sequence[str], shown: str) -> Finding:
    """Say that the lines of these names have no score, so that there is no total.

    ``shown`` is the sum of the others.
    """
    names = "、".join(f"“{name}”" for name in lines[:5])
    more = f" 等 {len(lines)} 项" if len(lines) > 5 else ""  # noqa: PLR2004 - a glance
    if not names:
        return Finding(
            rules.TOTAL_OPEN,
            Text(
                f"总分不能确定，已计分的合计 {shown}",
                f"the total is open; what is scored adds up to {shown}",
            ),
        )
    return Finding(
        rules.TOTAL_OPEN,
        Text(
            f"{names}{more}未能计分，总分不能确定，已计分的合计 {shown}",
            f"{len(lines)} lines have no score; the total is open, "
            f"the others add up to {shown}",
        ),
    )
