"""The 自评结果复核表: claimed scores, the evaluator's, and what lies between them."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from perfscore.report.paper import Paper
from perfscore.report.part import UNDEFINED, heading, points, points_text, words
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.review import Review, ReviewedLine, Sums

TITLE = "自评结果复核表"
SHEET = "复核表"
AS_CLAIMED = "按自评"
"""What stands as the reason where the evaluator gave no score."""
RECOMPUTED = "按指标体系重算"
"""The same where the score by the set counts then."""
UNCLAIMED = "没有自评得分，也没有复核得分"
UNSCORED = "指标体系没有给出得分"
OVERRULED = "指标体系的否决、不适用优先，复核得分不计"

_COLUMNS = (
    ("一级指标", 10),
    ("二级指标", 13),
    ("指标", 25),
    ("分值", 7),
    ("自评得分", 8),
    ("复核得分", 8),
    ("差异", 7),
    ("理由", 22),
)
_HEADINGS = 2
"""The row of the headings; above it stands what is reviewed, and by whom."""
_WEIGHT, _CLAIMED, _REVIEWED, _DIFFERENCE, _REASON = range(3, 8)


def review_paper(review: Review) -> Paper:
    """Give the 复核表 as a paper of its own."""
    return Paper(tables=(review_form(review),), sheet=SHEET)


def review_form(review: Review) -> Table:
    """Lay out the review: each line, the sums below each level 1 heading, the total.

    差异 is 复核得分 less 自评得分. A line without a score of the evaluator's says what
    it counts as. 总分 stands below the sum of the lines where it is another number.
    """
    cells = _header(review)
    cells += [
        heading(_HEADINGS, column, name) for column, (name, _) in enumerate(_COLUMNS)
    ]
    row = _HEADINGS + 1
    for sums in review.level1:
        lines = [each for each in review.lines if each.line.path[0] == sums.name]
        cells += _group(row, sums, lines)
        row += len(lines)
        if len(lines) > 1:
            cells += _sums(row, f"{sums.name}小计", sums, "")
            row += 1
    if not review.is_total:
        cells += _sums(row, review.whole.name, review.whole, "")
        row += 1
    cells += _sums(row, "总分", review.total, "")
    cells[-1] = TableCell(row, _REASON, _grades(review), Role.GRADE)
    whole = sum(width for _, width in _COLUMNS)
    return Table(
        title=TITLE,
        subtitle="",
        rows=row + 1,
        columns=len(_COLUMNS),
        cells=tuple(cells),
        notes=_notes(review),
        column_widths=tuple(Fraction(width, whole) for _, width in _COLUMNS),
        sections=(_HEADINGS,),
    )


def _header(review: Review) -> list[TableCell]:
    facts = review.assessment
    names = "\n".join(
        dict.fromkeys(each for each in (facts.project, facts.unit) if each)
    )
    year = "" if facts.year is None else f"{facts.year}年度"
    pairs = (
        (("项目、单位" if facts.project else "单位", names), ("评价年度", year)),
        (("复核人", review.evaluator), ("复核日期", review.date)),
    )
    return [
        cell
        for row, (left, right) in enumerate(pairs)
        for cell in (
            heading(row, 0, left[0]),
            words(row, 1, left[1], span=3),
            heading(row, 4, right[0], span=2),
            words(row, 6, right[1], span=2),
        )
    ]


def _group(row: int, sums: Sums, lines: Sequence[ReviewedLine]) -> list[TableCell]:
    """Lay out the lines below a level 1 heading; what is the same stands once."""
    if len(lines) == 1 and len(lines[0].line.path) == 1:
        name = TableCell(row, 0, sums.name, Role.GROUP, column_span=3)
        return [name, *_values(row, lines[0])]
    cells = [TableCell(row, 0, sums.name, Role.GROUP, row_span=len(lines))]
    at = row
    for headings, same in groupby(lines, key=lambda each: each.line.path[1:-1]):
        below = list(same)
        if headings:
            text = "\n".join(headings)
            cells.append(TableCell(at, 1, text, Role.GROUP, row_span=len(below)))
        for line in below:
            first = 2 if headings else 1
            own = line.line.path[-1]
            cells.append(TableCell(at, first, own, Role.NAME, column_span=3 - first))
            cells += _values(at, line)
            at += 1
    return cells


def _values(row: int, each: ReviewedLine) -> list[TableCell]:
    reason = each.reason
    if each.is_overruled:
        reason = f"{reason}；{OVERRULED}" if reason else OVERRULED
    if each.reviewed is None:
        said = AS_CLAIMED if each.is_kept else RECOMPUTED
        if each.counted is None:
            said = UNCLAIMED if each.is_kept else UNSCORED
        reason = f"{said}；{reason}" if reason else said
    return [
        _points(row, _WEIGHT, each.line.weight, Role.WEIGHT),
        _points(row, _CLAIMED, each.line.claimed, Role.SCORE),
        _points(row, _REVIEWED, each.counted, Role.SCORE),
        _points(row, _DIFFERENCE, each.difference, Role.SCORE),
        TableCell(row, _REASON, reason, Role.REASON if reason else Role.BLANK),
    ]


def _sums(row: int, name: str, sums: Sums, reason: str) -> list[TableCell]:
    return [
        TableCell(row, 0, name, Role.TOTAL, column_span=3),
        _points(row, _WEIGHT, sums.weight, Role.WEIGHT),
        _points(row, _CLAIMED, sums.claimed, Role.SCORE),
        _points(row, _REVIEWED, sums.reviewed, Role.SCORE),
        _points(row, _DIFFERENCE, sums.difference, Role.SCORE),
        TableCell(row, _REASON, reason, Role.BLANK),
    ]


def _points(row: int, column: int, value: Fraction | None, role: Role) -> TableCell:
    return points(row, column, value, role=role)


def _grades(review: Review) -> str:
    if review.claimed_grade is None and review.reviewed_grade is None:
        return ""
    claimed, own = review.claimed_grade, review.reviewed_grade
    return f"自评等级：{claimed or UNDEFINED}\n复核等级：{own or UNDEFINED}"


def _notes(review: Review) -> tuple[str, ...]:
    """Say what the numbers rest on, where a reader could take them for more."""
    left = RECOMPUTED if review.is_by_set else "按自评得分计"
    notes = [f"差异 = 复核得分 − 自评得分；没有填复核得分的行{left}。"]
    if not review.is_total:
        notes.append(
            "总分由各行得分按指标体系的规定得出，不是各行相加"
            "（有加分、减分、汇总、取整、不适用或否决）。"
        )
    if review.grading.source == "usual":
        notes.append(
            "没有指定指标体系，等级按通行分档（财预〔2020〕10号）："
            "90 分以上优，80 分以上良，60 分以上中，60 分以下差；"
            "各地另有规定的从其规定。"
        )
    elif review.score is not None:
        notes.append(f"等级按 {review.score.set.id} {review.score.set.version}。")
    printed, made = review.printed_total, review.total.claimed
    if printed is not None and made is not None and printed != made:
        summed = "合计" if review.is_total else "按指标体系得出的总分是"
        notes.append(
            f"自评表印的总分是 {points_text(printed)}，"
            f"各行自评得分{summed} {points_text(made)}。"
        )
    return tuple(notes)
