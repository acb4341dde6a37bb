"""The rows of a form whose points count, and the full marks that they count to."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.numbers.points import points
from perfscore.audit.rows.cells import has_text
from perfscore.audit.rows.kinds import is_sum_row

FULL = Fraction(100)


def counted_rows(case: AuditCase) -> Sequence[AuditRow]:
    """Give the rows whose points count, each joint score once.

    A cell that several rows share is given with the first of them.
    """
    seen: set[tuple[str, int]] = set()
    found = []
    for row in case.rows:
        cells = (row.printed.score, row.printed.weight)
        cell = cells[0] or cells[1]
        if is_sum_row(row) or cell is None or not any(map(has_text, cells)):
            continue
        if cell.span is not None and not cell.span.is_whole:
            place = (cell.span.source.name, cell.span.start)
            if place in seen and row.printed.score is not None:
                continue
            seen.add(place)
        found.append(row)
    return found


def full_marks(case: AuditCase) -> Fraction:
    """Give the full marks: the set's, or as the form prints them, else 100."""
    if case.score is not None:
        return case.score.set.full
    stated = points(case.form.total_weight)
    return stated.value if stated is not None and stated.value > 0 else FULL
