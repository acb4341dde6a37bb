"""Whether the points of a form make up its full marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.numbers.printed import Printed
from perfscore.audit.points.form import FormPoints
from perfscore.audit.points.headings import Heading, PointSum, headings, sum_below
from perfscore.audit.telling.alike import alike
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum, exact_text

_EXECUTION = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Sum:
    """The points of all indicators: by rows, or by the headings' own points.

    ``lacking`` are the names of indicators without points. ``slack`` is what rounding
    of decimals can make up. ``at`` is where the points stand, from first to last.
    """

    total: Fraction
    working: str
    slack: Fraction
    lacking: tuple[str, ...]


def row_sum(read: FormPoints) -> Sum | None:
    """Add up the points of all rows; None where some cannot be read, or none are."""
    rows = [each for each in read.rows if not each.is_beside_total]
    known = [each.weight for each in rows if each.weight is not None]
    if not known or any(each.is_unread for each in rows):
        return None
    return _sum(known, [each.title for each in rows if each.lacks_weight])


def heading_sum(read: FormPoints) -> Sum | None:
    """Add up what the level-1 headings print; a heading without takes its rows'.

    A row below no heading counts by itself. None where there are no points.
    """
    tops = headings(read.rows)
    covered = {id(row) for each in tops for row in each.rows}
    alone = [each.weight for each in read.rows if id(each) not in covered]
    addends = [each for each in alone if each is not None]
    if not tops or len(addends) < len(alone):
        return None
    for each in tops:
        made = _stated_or_summed(each)
        if made is None:
            return None
        addends += made
    return _sum(addends, []) if addends else None


def fund_points(read: FormPoints) -> Fraction:
    """Give the points printed for budget execution; 0 where there are none."""
    return read.fund_weight.value if read.fund_weight else Fraction()


def legal_sums(read: FormPoints, full: Fraction) -> tuple[Fraction, ...]:
    """Give what the points may make up; without the execution's they may leave a tenth.

    An indicator 预算执行率 among the others makes up the whole.
    """
    if read.fund_weight is not None:
        return (full,)
    return (full, full * (1 - _EXECUTION))


def right_sum(sums: Sequence[Sum], read: FormPoints, full: Fraction) -> Sum | None:
    """Give the sum that makes up the full marks, first one that needs no rounding."""
    legal = legal_sums(read, full)
    gaps = [
        min(abs(each.total + fund_points(read) - due) for due in legal) for each in sums
    ]
    right = [(gap, at) for at, gap in enumerate(gaps) if gap <= sums[at].slack]
    return sums[min(right)[1]] if right else None


def total_agrees(made: Sum, read: FormPoints, full: Fraction) -> bool:
    """Whether the printed total is of all points, or of the indicators alone."""
    if read.total_weight is None:
        return True
    stated = read.total_weight.value
    whole = made.total + fund_points(read)
    return stated == full or any(
        abs(stated - each) <= made.slack for each in (whole, made.total)
    )


def sum_working(made: Sum, read: FormPoints) -> Text:
    """Write the sum as a person does, the points for execution last."""
    total = exact_text(made.total + fund_points(read))
    if read.fund_weight is None:
        return alike(f"{made.working} = {total}")
    fund = read.fund_weight.text
    return Text(
        f"{made.working} + 预算执行 {fund} = {total}",
        f"{made.working} + {fund} for execution = {total}",
    )


def breaks_total(made: Sum, read: FormPoints) -> bool:
    """Whether the form prints a total of points that is not their sum."""
    stated = read.total_weight
    if stated is None:
        return False
    return abs(stated.value - made.total - fund_points(read)) > made.slack


def sum_text(made: Sum, read: FormPoints, full: Fraction) -> Text:
    """Say what the points make up, and what is printed or due instead."""
    shown, stated = exact_text(made.total + fund_points(read)), read.total_weight
    if stated is not None and breaks_total(made, read):
        return Text(
            f"各项分值合计 {shown} 分，合计行印 {stated.text.rstrip('%％')} 分",
            f"all points add up to {shown}, the total row prints {stated.text}",
        )
    due = exact_text(full)
    return Text(
        f"各项分值合计 {shown} 分，满分应为 {due} 分",
        f"all points add up to {shown}, the full marks are {due}",
    )


def due_text(full: Fraction) -> Text:
    """Say what all points have to come to."""
    shown = exact_text(full)
    return Text(f"各项合计 {shown}", f"points that add up to {shown}")


def twice_text(names: Sequence[str]) -> Text:
    """Say that several rows of the funds print the points for execution."""
    shown = "、".join(f"“{each}”" for each in names)
    return Text(
        f"预算执行的分值在{shown}各行重复印出，只能算一次",
        f"the points for execution are printed in each of {shown}; they count once",
    )


def _stated_or_summed(heading: Heading) -> list[Printed] | None:
    if heading.points is not None:
        return [heading.points]
    made: PointSum = sum_below(heading)
    return list(made.addends) if made.is_known and not made.lacking else None


def _sum(addends: list[Printed], lacking: list[str]) -> Sum:
    rounded = [each.places for each in addends if each.places]
    slack = Fraction(len(rounded), 2 * 10 ** max(rounded)) if rounded else Fraction()
    return Sum(
        exact_sum(each.value for each in addends),
        " + ".join(each.text for each in addends),
        slack,
        tuple(lacking),
    )
