"""The official self-assessment form, from a score."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Language
from perfscore.exact import round_to
from perfscore.model.indicator_set import FormKind
from perfscore.model.outcomes import Role as IndicatorRole
from perfscore.report.execution import execution_line
from perfscore.report.fund_rows import fund_rows
from perfscore.report.indicator_rows import indicator_rows, level_count
from perfscore.report.part import UNDEFINED, Part, heading, points, words
from perfscore.report.remarks import remarks
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.reported.data import FUND_NAMES
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
    title, subtitle = titles(score)
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


def titles(score: Score) -> tuple[str, str]:
    """Give the title, and the year where the title does not say it."""
    kind, year = score.set.form, score.assessment.year
    is_dated = kind is FormKind.DEPARTMENT and year is not None
    own = f"{year}年度{_TITLES[kind]}" if is_dated else _TITLES[kind]
    title = score.assessment.title or own
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
    """Lay out 基本分, 加分 and 减分 where there are any, 总分 with 等级, each 分级."""
    first = levels + 3
    rounding = score.set.rounding
    parts = _parts_of_total(score)
    cells: list[TableCell] = []
    for row, (name, value) in enumerate(parts):
        cells += [
            TableCell(row, 0, name, Role.TOTAL, column_span=first),
            TableCell(row, first, "", Role.BLANK),
            points(row, first + 1, value, role=Role.SCORE, rounding=rounding),
            TableCell(row, first + 2, "", Role.BLANK),
        ]
    at = len(parts)
    cells += [
        TableCell(at, 0, "总分", Role.TOTAL, column_span=first),
        points(at, first, score.set.full, role=Role.WEIGHT),
        points(at, first + 1, score.total, role=Role.SCORE, rounding=rounding),
        TableCell(
            at, first + 2, _grade(score), Role.GRADE, undefined=score.total is None
        ),
    ]
    classes = list(score.classifications.items())
    for row, (name, step) in enumerate(classes, start=at + 1):
        text = step.value if isinstance(step.value, str) else UNDEFINED
        is_open = step.value is None
        cells += [
            TableCell(row, 0, name, Role.TOTAL, column_span=first),
            TableCell(row, first, "", Role.BLANK),
            TableCell(row, first + 1, "", Role.BLANK),
            TableCell(row, first + 2, text, Role.GRADE, undefined=is_open),
        ]
    return Part(tuple(cells), rows=at + 1 + len(classes))


def _parts_of_total(score: Score) -> list[tuple[str, Fraction | None]]:
    """Give what the total is made of, where that is more than its lines."""
    roles = {each.role for each in score.set.indicators}
    parts: list[tuple[str, Fraction | None]] = []
    if IndicatorRole.BONUS in roles:
        parts.append(("加分", score.bonus))
    if IndicatorRole.PENALTY in roles:
        parts.append(("减分", score.penalty))
    rule = score.set.total
    has_base = bool(parts) or (rule is not None and rule.value is not None)
    if has_base or _differs_from_base(score):
        return [("基本分", score.base), *parts]
    return []


def _differs_from_base(score: Score) -> bool:
    """Whether the total is another number than 基本分, as after a veto."""
    if score.base is None or score.total is None:
        return False
    rounding = score.set.rounding
    base = score.base if rounding is None else round_to(score.base, rounding)
    return base != score.total


def _grade(score: Score) -> str:
    if score.grade is not None:
        return f"等级：{score.grade.name}"
    return "等级：—" if score.total is None and score.set.grades else ""


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
