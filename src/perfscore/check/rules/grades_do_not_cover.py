"""Rule: the grades cover all totals from 0 to 满分."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.check.bands import grade_table
from perfscore.check.coverage import uncovered_ends
from perfscore.check.page import page
from perfscore.check.stretches import Stretch, closed
from perfscore.diagnostics.model import Diagnostic, Rule, Severity
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "grades-do-not-cover",
    Severity.ERROR,
    page(
        zh="""
        等级要覆盖从 0 到满分的每一个总分，两端都含。否则得 0 分或满分的单位没有等级。总
        分按规则可能超过满分或低于 0 的，等级也要覆盖到能达到的最高分和最低分。
        """,
        en="""
        The grades cover every total from 0 to the full score, both included. Otherwise
        a unit with 0 or with the full score has no grade. Where the rules let the total
        go beyond, the grades cover the highest and lowest that it can reach.
        """,
        failing="""
        满分 100
        等级
          优：[90, 100)
          良：[60, 90)
          差：[0, 60)
        """,
        mended="""
        满分 100
        等级
          优：[90, 100]
          良：[60, 90)
          差：[0, 60)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report the totals below the lowest and above the highest grade."""
    if indicator_set.grades:
        table = grade_table(indicator_set)
        full, within = closed(Fraction(0), indicator_set.full), table.within
        start = full.start if within.low is None else within.start
        stop = full.stop if within.high is None else within.stop
        yield from uncovered_ends(RULE, table, Stretch(start, stop))
