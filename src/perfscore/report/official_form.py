"""The official self-assessment form, from a score."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Language
from perfscore.model.indicator_set import FormKind
from perfscore.report.execution import execution_line
from perfscore.report.fund_rows import fund_rows
from perfscore.report.indicator_rows import indicator_rows, level_count
from perfscore.report.part import Part, heading, points, words
from perfscore.report.remarks import remarks
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.data import FUND_NAMES
from perfscore.score.result import Score

_TITLES = {
    FormKind.DEPARTMENT: "部门整体支出绩效自评表",
    FormKind.PROJECT: "项目支出绩效自评表",
    FormKind.TRANSFER: "转移支付绩效自评表",
}


def official_form(score: Score, language: Language = "zh") -> Table:
    """Lay out ``score`` as the official form prints it.

    The parts are the header, the funds, the goals, the indicators and the total;
    remarks follow. A table of indicators alone has no funds and no goals. The form is
    Chinese in either language: ``language`` only says in which one the remarks are
    that perfscore adds to those of the set.

    Source:
        The form attached to the Zhuzhou Beijing liaison office's department report
        of 2021, and the attachment of 财预〔2020〕10号 for projects.
    """
    levels = level_count(score)
    has_funds = _has_funds(score)
    parts = [_header(score, levels)]
    if has_funds:
        parts.append(fund_rows(score, levels))
    if has_funds or score.assessment.goals:
        parts.append(_goals(score, levels))
    parts += [indicator_rows(score, levels), _total(score, levels)]
    cells: list[TableCell] = []
    sections: list[int] = []
    row = 0
    for part in parts:
        sections.append(row)
        cells += [replace(each, row=each.row + row) for each in part.cells]
        row += part.rows
    title, subtitle = _titles(score)
    return Table(
        title=title,
        subtitle=subtitle,
        rows=row,
        columns=levels + 6,
        cells=tuple(cells),
        notes=remarks(score, language),
        column_widths=_widths(levels),
        sections=tuple(sections[1:]),
    )


def _has_funds(score: Score) -> bool:
    """Whether the set scores or asks for the funds, or the unit reports them."""
    asked = any(name in score.data for name in FUND_NAMES)
    return asked or bool(score.assessment.funds) or execution_line(score) is not None


def _titles(score: Score) -> tuple[str, str]:
    """Give the title, and the year where the title does not say it."""
    kind, year = score.set.form, score.assessment.year
    if kind is FormKind.DEPARTMENT:
        dated = f"{year}年度" if year is not None else ""
        return score.assessment.title or f"{dated}{_TITLES[kind]}", ""
    title = score.assessment.title or _TITLES[kind]
    is_said = year is None or str(year) in title
    return title, "" if is_said else f"（{year}年度）"


def _header(score: Score, levels: int) -> Part:
    facts = score.assessment
    end = levels + 6
    if score.set.form is FormKind.DEPARTMENT:
        name = words(0, 1, facts.unit, span=end - 1)
        return Part((heading(0, 0, "部门名称"), name), rows=1)
    if score.set.form is FormKind.PROJECT:
        labels = ("项目名称", "主管部门", "实施单位")
    else:
        labels = ("专项名称", "主管部门", "资金使用单位")
    middle = levels + 2
    cells = (
        heading(0, 0, labels[0]),
        words(0, 1, facts.project, span=end - 1),
        heading(1, 0, labels[1]),
        words(1, 1, facts.supervisor, span=middle - 1),
        heading(1, middle, labels[2]),
        words(1, middle + 1, facts.unit, span=end - middle - 1),
    )
    return Part(cells, rows=2)


def _goals(score: Score, levels: int) -> Part:
    middle = levels + 2
    expected, actual = middle - 1, levels + 6 - middle
    pairs = [(each.expected, each.actual) for each in score.assessment.goals]
    rows = 1 + max(1, len(pairs))
    cells = [
        heading(0, 0, "年度总体目标", row_span=rows),
        heading(0, 1, "预期目标", span=expected),
        heading(0, middle, "实际完成情况", span=actual),
    ]
    for row, pair in enumerate(pairs or [("", "")], start=1):
        cells.append(words(row, 1, pair[0], span=expected))
        cells.append(words(row, middle, pair[1], span=actual))
    return Part(tuple(cells), rows)


def _total(score: Score, levels: int) -> Part:
    first = levels + 3
    grade = "等级：—" if score.total is None else ""
    if score.grade is not None:
        grade = f"等级：{score.grade.name}"
    rounding = score.set.rounding
    cells = (
        TableCell(0, 0, "总分", Role.TOTAL, column_span=first),
        points(0, first, score.set.full, role=Role.WEIGHT),
        points(0, first + 1, score.total, role=Role.SCORE, rounding=rounding),
        TableCell(0, first + 2, grade, Role.GRADE, undefined=score.total is None),
    )
    return Part(cells, rows=1)


def _widths(levels: int) -> tuple[Fraction, ...]:
    """Share the page: the names' columns divide what the others leave."""
    label, others = 7, (11, 11, 6, 8, 12)
    names = (8, *(12 for _ in range(levels - 2)), 25)
    room = 100 - label - sum(others)
    return (
        Fraction(label, 100),
        *(Fraction(each * room, 100 * sum(names)) for each in names),
        *(Fraction(each, 100) for each in others),
    )
