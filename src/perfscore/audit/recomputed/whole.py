"""The recomputed total and grade of a form."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.numbers.points import points
from perfscore.audit.points.counted import FULL, full_marks
from perfscore.audit.points.grades import bands_of
from perfscore.audit.result import AuditLine
from perfscore.audit.rows.kinds import extra_sign, signed


def total_of(case: AuditCase, lines: Sequence[AuditLine]) -> Fraction | None:
    """Give the recomputed total; None where a line that counts has no points.

    Without a set it is the sum of the lines, each as recomputed or else as claimed
    (its points at most), if all lines of the form are there: if the weights make up the
    full marks, or the claimed points the claimed total.
    """
    if case.score is not None:
        return case.score.total
    values = [_points_of(each) for each in lines]
    known = [each for each in values if each is not None]
    if not lines or len(known) < len(values) or not _is_complete(case, lines):
        return None
    return sum(known, Fraction())


def grade_of(case: AuditCase, total: Fraction | None) -> str | None:
    """Give the grade of a recomputed total by the set, the form's notes, or custom.

    The customary bands are those of 财预〔2020〕10号: 优 from 90, 良 from 80, 中 from
    60 points.
    """
    if case.score is not None:
        grade = case.score.grade
        return None if grade is None else grade.name
    full = full_marks(case)
    if total is None or full != FULL:
        return None
    return bands_of(case).grade(total)


def _is_complete(case: AuditCase, lines: Sequence[AuditLine]) -> bool:
    weights = [each.weight for each in lines if not extra_sign(each.path)]
    known = [each for each in weights if each is not None]
    if len(known) == len(weights):
        return sum(known, Fraction()) >= full_marks(case)
    total = points(case.form.total_score)
    claimed = [points(each.claimed) for each in lines]
    values = [each.value for each in claimed if each is not None]
    return total is not None and sum(values, Fraction()) == total.value


def _points_of(line: AuditLine) -> Fraction | None:
    if line.recomputed is not None:
        return line.recomputed
    claimed, sign = points(line.claimed), extra_sign(line.path)
    if claimed is None:
        return None
    if line.weight is not None and not sign:
        return min(claimed.value, line.weight)
    return signed(claimed.value, sign)
