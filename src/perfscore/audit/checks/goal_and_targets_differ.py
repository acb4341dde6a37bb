"""T16: the overall goal and the targets give different numbers of one thing."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import number_in
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.rows.wording import unspaced
from perfscore.audit.setting import Setting
from perfscore.audit.sources import TARGET_RULES
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.exact import NumberFault, read_number
from perfscore.model.assessment import Cell
from perfscore.model.units import MONEY

_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(万|千|亿)?")
_TIMES = {"万": 10**4, "千": 10**3, "亿": 10**8, None: 1}
_SHORTEST = 4
_FAR = 16
_BEFORE = r"(?:^|[,，。.;；、:：)）\d]|完成|开展|举办|实施|组织)"
_BETWEEN = r"(?:约|共|达到?|为|不少于|不低于|[≥=])?(?=\d)"
_TELLS_LITTLE = tuple("个人次项年月日元名位家户天件场期批处类种份块级度第号条款分%")

RULE = Rule(
    "goal-and-targets-differ",
    Severity.NOTE,
    page(
        zh="""
        年度总体目标里写了一个数（“425万粒”），指标值里同一单位写了另一个数（“550万粒”），
        彼此对不上，也不是合计的关系。只比少见的单位（粒、米、吨、公里、亩），各剩一个
        对不上的数时才提示；人、个、次、元这样到处都用的单位不比，总体目标里数前面就是指标
        全称的（“完成审计项目18个”，审计项目 ≥20个）除外。

        复核时要看：年中有没有调整，或者两处说的不是一件事。

        改正：使总体目标与指标值一致，或分别说明。
        """,
        en="""
        The overall goal states a number (425万粒) and a target another one of the
        same unit (550万粒); neither is found in the other place, nor is one a
        sum. Compared are rare units only (grains, metres, tonnes, mu), where
        one number is left on either side; people, pieces, times and 元 are not,
        unless the number stands right behind an indicator's whole name.

        See whether the goal was changed, or both speak of different things.

        Mended by one number in both places.
        """,
    ),
)
BASIS = (f"{TARGET_RULES}：绩效指标与总体目标相匹配",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report units whose one number in the goal has another among the targets."""
    goals = [each.expected for each in case.form.goals if each.expected is not None]
    for unit, rows in _targets(case).items():
        stated = {
            value: told for goal in goals for value, told in _numbers(goal.text, unit)
        }
        lonely = [value for value in stated if value not in rows]
        other = [value for value in rows if value not in stated]
        if not len(lonely) == len(other) == 1 or _is_named(case, lonely[0], unit):
            continue
        is_sum = sum(rows) == lonely[0] or sum(stated) == other[0]
        if not is_sum:
            yield _finding(rows[other[0]], goals[0], stated[lonely[0]], setting)
    for row in case.rows:
        told = _by_name(case, row, goals)
        if told:
            yield _finding(row, goals[0], told, setting)


def _by_name(case: AuditCase, row: AuditRow, goals: Sequence[Cell]) -> str:
    """Give the number that the goal puts behind the row's whole name, if it differs.

    So units that are too common to be compared alone can be: 完成审计项目18个.
    """
    number, name = number_in(row.printed.target, case.year), row.printed.name
    if number is None or name is None or not number.unit.startswith(_TELLS_LITTLE):
        return ""
    word = unspaced(name.text)
    if len(word) < _SHORTEST or number.unit in {"%", *MONEY} or "/" in number.unit:
        return ""
    behind = re.compile(_BEFORE + re.escape(word) + _BETWEEN)
    found: list[tuple[Fraction, str]] = []
    for goal in goals:
        plain = unspaced(goal.text)
        for match in behind.finditer(plain):
            rest = plain[match.end() : match.end() + _FAR]
            stated = next(_numbers(rest, number.unit), None)
            if stated is not None and rest.startswith(stated[1]):
                found.append(stated)
    is_other = len(found) == 1 and found[0][0] != number.value
    return found[0][1] if is_other else ""


def _numbers(text: str, unit: str) -> Iterator[tuple[Fraction, str]]:
    """Give the numbers of a text with ``unit`` behind them, and how they print."""
    plain = unspaced(text)
    for match in _AMOUNT.finditer(plain):
        number = read_number(match[1])
        if plain.startswith(unit, match.end()) and not isinstance(number, NumberFault):
            yield number * _TIMES[match[2]], match[0] + unit


def _targets(case: AuditCase) -> dict[str, dict[Fraction, AuditRow]]:
    """Give the rows by the units and numbers of their targets."""
    found: dict[str, dict[Fraction, AuditRow]] = {}
    for row in case.rows:
        number = number_in(row.printed.target, case.year)
        if number is None or not number.unit or number.unit in MONEY:
            continue
        if "/" not in number.unit and not number.unit.startswith(_TELLS_LITTLE):
            found.setdefault(number.unit, {}).setdefault(number.value, row)
    return found


def _is_named(case: AuditCase, value: Fraction, unit: str) -> bool:
    """Whether a number of the goal stands in the name of an indicator."""
    names = (each.printed.name for each in case.rows)
    return any(
        value == stated
        for name in names
        if name is not None
        for stated, _ in _numbers(name.text, unit)
    )


def _finding(row: AuditRow, goal: Cell, told: str, setting: Setting) -> AuditFinding:
    target = row.printed.target.text.strip() if row.printed.target else ""
    related: tuple[Label, ...] = ()
    if goal.span is not None:
        related = (Label(goal.span, alike(told)),)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"总体目标写“{told}”，“{name_of(row)}”的指标值写“{target}”，对不上",
            f"the overall goal says “{told}”, the target of “{name_of(row)}” is "
            f"“{target}”",
        ),
        at=place_of(row, row.printed.target),
        path=row.path,
        printed=target,
        basis=setting.basis,
        related=related,
    )


CHECK = Check(RULE, BASIS, look)
