"""Which row of the funds is the total, wherever a form prints it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Diagnostic, Label, Text
from perfscore.intake import rules
from perfscore.intake.plain import plain
from perfscore.model.assessment import FundRow

_TOTAL = re.compile(r"合计|总计|总额|总金额|资金总|总量|年度资金$|整体|^总|全部")
_PART = re.compile(r"^(其中|#|[—-]+)|结转|上年")


def total_first(
    funds: Sequence[FundRow],
) -> tuple[tuple[FundRow, ...], tuple[Diagnostic, ...]]:
    """Put the row of the total first, and the points of the execution on it.

    A form may print it last, with points in a cell beside all rows. Where several rows
    stand and none is a total, this is told: the first one counts as the total.
    """
    rows = list(funds)
    named = [each for each in rows if _TOTAL.search(plain(each.name))]
    if len(rows) <= 1 or (named and named[0] is rows[0]):
        return tuple(rows), ()
    if not named:
        return tuple(rows), _not_totalled(rows)
    total, others = named[0], [each for each in rows if each is not named[0]]
    first = others[0]
    if total.weight is None and total.score is None:
        total = replace(total, weight=first.weight, score=first.score)
        others[0] = replace(first, weight=None, score=None)
    return (total, *others), ()


def _not_totalled(rows: Sequence[FundRow]) -> tuple[Diagnostic, ...]:
    parts = [each for each in rows[1:] if not _PART.search(plain(each.name))]
    cell = rows[0].annual_budget or rows[0].executed
    is_parted = any(plain(each.name).startswith("其中") for each in rows[1:])
    if is_parted or not parts or cell is None or cell.span is None:
        return ()
    names = "、".join(f"“{each.name}”" for each in rows[:6])
    return (
        Diagnostic(
            rules.UNCERTAIN_READING,
            Text(
                f"资金有{names}各行，没有合计；第一行“{rows[0].name}”当作合计",
                f"the funds have the rows {names} and no total; the first one, "
                f"“{rows[0].name}”, is taken for it",
            ),
            Label(cell.span),
        ),
    )
