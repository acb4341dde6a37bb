"""The rows of a form beside those of the form with the goals as approved."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.audit.building import audit_case
from perfscore.audit.case import AuditRow
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.names import is_placeholder
from perfscore.intake.plain import plain
from perfscore.intake.settle import settled
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell


@dataclass(frozen=True, slots=True)
class Pairs:
    """The rows of the approved form beside those of the form; None: there is none."""

    both: tuple[tuple[AuditRow, AuditRow], ...]
    lost: tuple[AuditRow, ...]
    added: tuple[AuditRow, ...]


def rows_of(form: ClaimedForm) -> Sequence[AuditRow]:
    """Give the rows of an approved form that have names."""
    assessment = settled(form, None).value
    return () if assessment is None else named(audit_case(form, assessment).rows)


def named(rows: Sequence[AuditRow]) -> Sequence[AuditRow]:
    """Leave out rows without a name, and those that a template left open."""
    return [each for each in rows if _name(each)]


def paired(approved: Sequence[AuditRow], rows: Sequence[AuditRow]) -> Pairs:
    """Pair equal names, first those below the same headings."""
    both: list[tuple[AuditRow, AuditRow]] = []
    left, lost = list(rows), list(approved)
    for is_strict in (True, False):
        for one in tuple(lost):
            same = [
                each
                for each in left
                if _name(each) == _name(one)
                and (not is_strict or _headings(each) == _headings(one))
            ]
            if same:
                both.append((one, same[0]))
                left = [each for each in left if each is not same[0]]
                lost = [each for each in lost if each is not one]
    return Pairs(tuple(both), tuple(lost), tuple(left))


def differ(one: Cell | None, other: Cell | None) -> bool:
    """Whether a target that was stated is another one, or gone."""
    if one is None or not plain(one.text):
        return False
    if other is None or not plain(other.text):
        return True
    if plain(one.text) == plain(other.text):
        return False
    return cell_value(one.text) != cell_value(other.text)


def is_renamed(one: AuditRow, other: AuditRow) -> bool:
    """Whether two rows of one heading have one target, or one name within another."""
    if _headings(one) != _headings(other):
        return False
    first, second = _name(one), _name(other)
    if first in second or second in first:
        return True
    before, now = one.printed.target, other.printed.target
    return before is not None and now is not None and not differ(before, now)


def _name(row: AuditRow) -> str:
    cell = row.printed.name
    return "" if cell is None or is_placeholder(cell.text) else plain(cell.text)


def _headings(row: AuditRow) -> tuple[str, ...]:
    return tuple(plain(each.text) for each in row.level2)
