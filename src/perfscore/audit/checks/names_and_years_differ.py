"""T14: names and years on the form are not those of what it reports."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.printed import money, printed_text
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell

_FILE_NAME = re.compile(
    r"(?:部门决算|单位决算|部门预算|决算公开|预算公开|决算|绩效自评|自评表|自评报告|绩效评价|评价报告)"
    r"(?:表|报告|公开|情况)?$"
)
_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年度")
_CARRIED = re.compile(r"结转|结余|续建|跨年|[-—~至]\s*20\d\d")
_DAY = re.compile(r"(?<!\d)(20\d\d)\s*年\s*\d{1,2}\s*月")
_GOAL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_IN_YUAN = re.compile(r"(?<![\d.])(\d[\d,]{0,20}\.\d+)\s*元(?!/)")

RULE = Rule(
    "names-and-years-differ",
    Severity.NOTE,
    page(
        zh="""
        表头和文字里的名称、年度、单位与本表不符：单位名称带着文件名（“……部门决算”）；
        标题、项目名称的年度与表的年度不同；指标里的日期、总体目标里的年份早于自评年度；
        金额的“万元”写成了“元”（总体目标里的 471.23元，资金栏是 471.23 万元）。多半是
        套用旧表、旧文没有改。

        跨年项目、上年结转项目确实会有早先的日期，所以只作提示。

        改正：更正名称、年度和单位。
        """,
        en="""
        Names, years or units do not go with the form: a unit's name with that
        of the file, a title or project of another year, days and goals of an
        earlier year, 元 where 万元 is meant (471.23元 in the goal, 471.23 in 万元
        among the funds).
        Most often an old form was used again.

        Projects over several years do have earlier days, so these are notes.

        Mended by the right name, year and unit.
        """,
    ),
)
BASIS = (f"{FORM}表头：单位名称、年度与填报内容一致",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report names, then years, then units of amounts."""
    yield from _names(case, setting)
    if case.year is not None:
        yield from _title(case, case.year, setting)
        yield from _project(case, case.year, setting)
        yield from _rows(case, case.year, setting)
        yield from _goals(case, case.year, setting)
    yield from _amounts(case, setting)


def _names(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    cell = case.form.unit
    match = None if cell is None else _FILE_NAME.search(cell.text.strip())
    if cell is not None and match is not None and match.start() > 1:
        yield _finding(
            cell,
            Text(
                f"单位名称“{cell.text.strip()}”带着“{match[0]}”，不是单位的名称",
                f"the unit's name “{cell.text.strip()}” ends in “{match[0]}”, which is "
                "no part of it",
            ),
            setting,
        )


def _title(case: AuditCase, year: int, setting: Setting) -> Iterator[AuditFinding]:
    cell = case.form.title
    years = [] if cell is None else _TITLE_YEAR.findall(cell.text)
    if cell is not None and years and str(year) not in cell.text:
        yield _finding(
            cell,
            Text(
                f"标题是 {years[0]} 年度，表的年度是 {year}",
                f"the title is of {years[0]}, the form of {year}",
            ),
            setting,
        )


def _project(case: AuditCase, year: int, setting: Setting) -> Iterator[AuditFinding]:
    cell = case.form.project
    years = {int(each) for each in _TITLE_YEAR.findall(cell.text)} if cell else set()
    if cell is None or not years or max(years) >= year or _CARRIED.search(cell.text):
        return
    yield _finding(
        cell,
        Text(
            f"项目名称写的是 {max(years)} 年度，表的年度是 {year}",
            f"the project's name is of {max(years)}, the form of {year}",
        ),
        setting,
    )


def _rows(case: AuditCase, year: int, setting: Setting) -> Iterator[AuditFinding]:
    for row in case.rows:
        for cell in (row.printed.name, row.printed.target):
            years = {int(each) for each in _DAY.findall(cell.text)} if cell else set()
            if cell is not None and years and max(years) < year:
                yield _of_row(row, cell, max(years), year, setting)
                break


def _of_row(
    row: AuditRow, cell: Cell, stated: int, year: int, setting: Setting
) -> AuditFinding:
    return _finding(
        cell,
        Text(
            f"“{name_of(row)}”的日期在 {stated} 年，表的年度是 {year}",
            f"“{name_of(row)}” has a day in {stated}, the form is of {year}",
        ),
        setting,
        row,
    )


def _goals(case: AuditCase, year: int, setting: Setting) -> Iterator[AuditFinding]:
    for goal in case.form.goals:
        cell = goal.expected
        years = {int(each) for each in _GOAL_YEAR.findall(cell.text)} if cell else set()
        if cell is not None and years and max(years) < year:
            yield _finding(
                cell,
                Text(
                    f"年度总体目标写的是 {max(years)} 年，表的年度是 {year}",
                    f"the overall goal speaks of {max(years)}, the form is of {year}",
                ),
                setting,
            )


def _amounts(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report an amount in 元 whose figure the funds have in 万元."""
    figures = {
        made.value
        for row in case.form.funds
        for cell in (row.initial_budget, row.annual_budget, row.executed)
        if cell is not None
        and not cell.text.strip().endswith("元")
        and (made := money(cell, unit="万元")) is not None
        and made.places > 0
    }
    for goal in case.form.goals:
        for cell in (goal.expected, goal.actual):
            for match in _IN_YUAN.finditer(cell.text if cell else ""):
                amount = printed_text(match[1])
                if cell is not None and amount is not None and amount.value in figures:
                    yield _finding(
                        cell,
                        Text(
                            f"“{match[0]}”的单位：资金栏的 {match[1]} 是万元",
                            f"the unit of “{match[0]}”: the funds have {match[1]} 万元",
                        ),
                        setting,
                        printed=match[0],
                    )


def _finding(
    cell: Cell,
    message: Text,
    setting: Setting,
    row: AuditRow | None = None,
    *,
    printed: str = "",
) -> AuditFinding:
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=message,
        at=cell.span if row is None else place_of(row, cell),
        path=() if row is None else row.path,
        printed=printed or cell.text.strip(),
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look)
