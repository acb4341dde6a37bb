"""A target and what was achieved, side by side, and how far apart they are."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.exact import short_text
from perfscore.lower.ground.cells import cell_value
from perfscore.model.expressions import Local, Slot
from perfscore.model.printing import value_text
from perfscore.model.targets import NumberCell
from perfscore.model.units import PERCENTAGE_POINT, Quantity, Style
from perfscore.score.result import Step


def aim_and_actual(
    steps: Iterable[Step], language: Language, *, is_fixed: bool
) -> tuple[Text, ...]:
    """Write ``目标 95%``, ``完成 90%``, ``少 5个百分点`` of a line's steps.

    Empty where the line has no target and actual that can be set side by side.
    ``is_fixed`` says that the set states the target, not the unit.
    """
    found = {
        each.expression.slot: each
        for each in steps
        if isinstance(each.expression, Local)
    }
    aim, actual = found.get(Slot.TARGET), found.get(Slot.ACTUAL)
    if actual is None and is_fixed:
        actual = found.get(Slot.VALUE)
    if aim is None or actual is None or aim.value is None or actual.value is None:
        return ()
    aimed, done = _shown(aim, language), _shown(actual, language)
    pair = (
        Text(f"目标 {aimed}", f"target {aimed}"),
        Text(f"完成 {done}", f"achieved {done}"),
    )
    return (*pair, *_apart(aim, actual, language))


def _shown(step: Step, language: Language) -> str:
    if step.cell is not None and step.cell.strip():
        return step.cell.strip()
    if step.value is None:
        return ""
    return value_text(step.value, step.expression.type, language)


def _apart(aim: Step, actual: Step, language: Language) -> tuple[Text, ...]:
    if isinstance(aim.value, date) and isinstance(actual.value, date):
        days = (actual.value - aim.value).days
        if days == 0:
            return ()
        zh, en = ("晚", "later") if days > 0 else ("早", "earlier")
        count = abs(days)
        unit = "day" if count == 1 else "days"
        return (Text(f"{zh} {count}天", f"{count} {unit} {en}"),)
    if isinstance(aim.value, Fraction) and isinstance(actual.value, Fraction):
        distance = actual.value - aim.value
        if distance == 0:
            return ()
        shown = _amount(abs(distance), aim, language)
        zh, en = ("多", "more") if distance > 0 else ("少", "less")
        return (Text(f"{zh} {shown}", f"{shown} {en}"),)
    return ()


def _amount(value: Fraction, aim: Step, language: Language) -> str:
    """Write a difference in the unit of the target; of rates in percentage points."""
    kind = aim.expression.type
    if isinstance(kind, Quantity) and kind.style is Style.PERCENT:
        return value_text(value, PERCENTAGE_POINT, language)
    if isinstance(kind, Quantity) and kind.label:
        return value_text(value, kind, language)
    cell = cell_value(aim.cell or "")
    unit = cell.unit if isinstance(cell, NumberCell) else ""
    if unit == "%":
        return value_text(value, PERCENTAGE_POINT, language)
    return f"{short_text(value)}{unit}"
