"""The formula of a cell: blank until it can be worked out, and never a guess."""

from perfscore.exact import Rounding
from perfscore.formulas.expressions import Writing, needed
from perfscore.formulas.formula import Formula
from perfscore.formulas.leaf import Resolver, unfilled
from perfscore.formulas.parts import BLANK, Parts, call, if_, made
from perfscore.formulas.rounding import rounded
from perfscore.model.expressions import Expression

UNSAID = "由 perfscore 计算"
"""What a cell says whose rule cannot be said in a spreadsheet formula."""
OPEN: Parts = ('"—"',)
"""What a cell shows where everything is filled in and there is no value."""


def cell_formula(
    expression: Expression, resolve: Resolver, rounding: Rounding | None = None
) -> Formula | None:
    """Write the formula of an expression; None if a spreadsheet cannot say it.

    The cell is blank while something lacks that every way through the rule needs,
    and ``—`` where there is no value: a division by zero, a rule that does not say
    what is to be done, or something that only this way needs and that lacks.
    """
    parts = expression_parts(expression, resolve, rounding)
    return None if parts is None else made(parts)


def expression_parts(
    expression: Expression, resolve: Resolver, rounding: Rounding | None = None
) -> Parts | None:
    """Write what :func:`cell_formula` makes a formula of."""
    known = needed(expression, resolve)
    said = Writing(resolve, known).said(expression)
    if said is None:
        return None
    value = rounded(said.parts, rounding)
    if said.can_fail:
        value = call("IFERROR", value, OPEN)
    lacks = unfilled(known)
    return value if lacks is None else if_(lacks, BLANK, value)
