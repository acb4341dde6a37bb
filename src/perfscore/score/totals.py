"""The total and the grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import (
    Rounding,
    RoundingMode,
    exact_sum,
    exact_text,
    is_too_large,
    round_to,
)
from perfscore.model.indicator_set import Footing, Grade, IndicatorSet
from perfscore.score import rules
from perfscore.score.result import Finding, IndicatorScore

_SHOWN = Rounding(RoundingMode.HALF_UP, 12)


@dataclass(frozen=True, slots=True)
class Totals:
    """The total with its grade, None where open; the sum of what is defined."""

    total: Fraction | None
    partial: Fraction
    grade: Grade | None
    findings: list[Finding]


def total_of(
    indicator_set: IndicatorSet, lines: Sequence[IndicatorScore], *, lost: bool
) -> Totals:
    """Add up the lines as 合计 says: rounded ones, or exact ones rounded at the end.

    ``lost`` says that a line is missing from ``lines``, so that the total is open.
    """
    exact = indicator_set.footing is Footing.EXACT
    counted = [line for line in lines if line.weight is not None]
    values = [line.exact if exact else line.score for line in counted]
    partial = exact_sum(value for value in values if value is not None)
    if is_too_large(partial):
        partial = round_to(partial, _SHOWN)
        return Totals(None, partial, None, [_too_large(partial)])
    if exact and indicator_set.rounding is not None:
        partial = round_to(partial, indicator_set.rounding)
    undefined = [
        line for line, value in zip(counted, values, strict=True) if value is None
    ]
    if undefined or lost:
        return Totals(None, partial, None, [_open(undefined, partial)])
    grade = next(
        (each for each in indicator_set.grades if partial in each.interval), None
    )
    findings = []
    if grade is None and indicator_set.grades:
        findings.append(
            Finding(
                rules.NO_GRADE,
                Text(
                    f"总分 {exact_text(partial)} 不在任何一个等级内",
                    f"the total {exact_text(partial)} lies in no grade",
                ),
            )
        )
    return Totals(partial, partial, grade, findings)


def _too_large(partial: Fraction) -> Finding:
    shown = exact_text(partial)
    return Finding(
        rules.NUMBER_TOO_LARGE,
        Text(
            f"各行得分之和的分子、分母过长，无法精确写出（约 {shown}），总分不能确定",
            f"the sum of the lines (about {shown}) has too many digits to be exact; "
            "the total is open",
        ),
    )


def _open(undefined: list[IndicatorScore], partial: Fraction) -> Finding:
    names = "、".join(f"“{line.name}”" for line in undefined[:5])
    more = f" 等 {len(undefined)} 项" if len(undefined) > 5 else ""  # noqa: PLR2004 - a glance
    shown = exact_text(partial)
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
            f"{len(undefined)} lines have no score; the total is open, "
            f"the others add up to {shown}",
        ),
    )
