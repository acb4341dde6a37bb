"""The points that a quantified indicator is due by the common practice."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.rows.kinds import extra_sign
from perfscore.audit.targets.attainment import Attained, Attainment, attained
from perfscore.audit.telling.numbers import equals, number_text
from perfscore.diagnostics.model import Text
from perfscore.exact import percent_text

_ZERO = Fraction()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a row is due; ``value`` is None where only full marks are ruled out.

    ``facts`` are target and actual value as printed, ``working`` begins with them.
    """

    attained: Attained
    weight: Printed
    value: Fraction | None
    facts: Text
    working: Text


def expected(row: AuditRow, year: int | None) -> Expected | None:
    """Work out the points of a row; None where target and actual do not tell.

    What adds to the full marks or takes off has a rule of its own.
    """
    weight = points(row.printed.weight)
    made = attained(row, year)
    if weight is None or made is None or weight.value <= 0 or extra_sign(row.path):
        return None
    target = row.printed.target.text.strip() if row.printed.target else ""
    actual = row.printed.actual.text.strip() if row.printed.actual else ""
    said = Text(f"目标 {target}，完成 {actual}", f"target {target}, actual {actual}")
    if made.has_sign:
        said = Text(
            f"{said.zh}（带比较符号，按其数字计）",
            f"{said.en} (its number is taken, without the sign)",
        )
    value, how = _value(weight, made)
    working = Text(f"{said.zh}：{how.zh}", f"{said.en}: {how.en}")
    return Expected(made, weight, value, said, working)


def _value(weight: Printed, made: Attained) -> tuple[Fraction | None, Text]:
    shown = number_text(weight.value)
    if made.attainment is Attainment.REACHED:
        how = f"达到目标，满分 {shown}", f"reached, full marks {shown}"
        return weight.value, Text(*how)
    if made.attainment is Attainment.LATE:
        return None, Text("晚于目标日期，不应是满分", "late, so less than full marks")
    if made.attainment is Attainment.OVER:
        return None, _over(weight, made)
    value = weight.value * (made.share or _ZERO)
    formula = f"{shown} × {_ratio(made)} {equals(value)}"
    return value, Text(
        f"未达到目标，按比例 {formula}", f"not reached, in proportion {formula}"
    )


def _over(weight: Printed, made: Attained) -> Text:
    """Say both ways in which bureaus score a limit that was exceeded."""
    zh, en = "超过上限，不应是满分", "over the limit, so less than full marks"
    if not made.target or not made.actual or made.share is None:
        return Text(zh, en)
    shown = number_text(weight.value)
    turned = weight.value / made.share
    less = max(weight.value * (2 - made.share), _ZERO)
    one = f"{shown} × {_ratio(made, turned=True)} {equals(turned)}"
    start, end = f"{shown} × (1 − ", f") {equals(less)}"
    other, deducted = f"{start}超出比例{end}", f"{start}the excess{end}"
    return Text(
        f"{zh}；按 A/B 为 {one}，按超出比例扣为 {other}",
        f"{en}; by A/B {one}, by deduction {deducted}",
    )


def _ratio(made: Attained, *, turned: bool = False) -> str:
    actual, target = (
        percent_text(each, 4) if made.is_percent else number_text(each, 4)
        for each in (made.actual or _ZERO, made.target or _ZERO)
    )
    return f"{target}/{actual}" if turned else f"{actual}/{target}"
