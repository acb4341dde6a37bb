"""How findings write what a difference comes from."""

from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.telling.alike import alike
from perfscore.diagnostics.model import Text

USUAL_WAY = Text(
    "（通行算法；地方另有规定的从其规定）", " (the usual way; local rules may differ)"
)
"""What is said where no set was named, and a place may score otherwise."""
_NOTHING = alike("")


def explained(how: Agreement, apart: Text) -> Text:
    """Write a difference that rounding or cutting digits explains; else nothing."""
    if how is Agreement.BY_ROUNDING:
        return Text(
            f"，差 {apart.zh}，可由四舍五入解释",
            f", {apart.en} apart, which rounding can explain",
        )
    if how is Agreement.BY_CUTTING:
        return Text(
            f"，差 {apart.zh}，末位是舍去的，没有四舍五入",
            f", {apart.en} apart: the last digit was cut off, not rounded",
        )
    return _NOTHING
