"""Several units' assessments become one (多单位汇总)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import outcome_rules
from perfscore.score.reported.data import fund_cells
from perfscore.score.reported.lines import with_headings
from perfscore.score.reported.names import plain
from perfscore.score.reported.rolled import Rolling
from perfscore.score.result import Finding

_Headings = tuple[tuple[str, ...], ...]
_Key = tuple[tuple[tuple[str, ...], ...], str]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """One assessment for several units, and what could not be made one."""

    assessment: Assessment
    findings: tuple[Finding, ...]


def roll_up(indicator_set: IndicatorSet, assessments: Sequence[Assessment]) -> RolledUp:
    """Make one assessment of several, by the set's 多单位汇总.

    Amounts, counts and other absolute values are added up, rates are means weighted
    by the datum that the set names; all exactly. What differs and has no rule, or is
    missing in a unit, is left blank and told.
    """
    rolling = Rolling(
        names=[_name(each, at) for at, each in enumerate(assessments, start=1)],
        rules={each.name: each for each in indicator_set.roll_ups},
        data={each.name: each for each in indicator_set.data},
        cells=[{**dict(fund_cells(each)), **each.data} for each in assessments],
        years=[each.year for each in assessments],
    )
    made = Assessment(
        unit=_joined(each.unit for each in assessments),
        year=_year(rolling),
        set_id=assessments[0].set_id,
        project=_joined(each.project for each in assessments),
        supervisor=_joined(each.supervisor for each in assessments),
        data=_data(indicator_set, rolling),
        tables={
            table.name: tuple(
                row for each in assessments for row in each.tables.get(table.name, ())
            )
            for table in indicator_set.tables
            if any(table.name in each.tables for each in assessments)
        },
        goals=tuple(goal for each in assessments for goal in each.goals),
        indicators=tuple(_rows(rolling, assessments)),
    )
    return RolledUp(made, tuple(rolling.findings))


def _name(assessment: Assessment, number: int) -> str:
    return assessment.unit or assessment.project or f"第 {number} 份"


def _joined(names: Iterator[str]) -> str:
    return "、".join(dict.fromkeys(name for name in names if name))


def _year(rolling: Rolling) -> int | None:
    years = set(rolling.years)
    if len(years) == 1:
        return rolling.years[0]
    shown = "、".join("—" if each is None else str(each) for each in rolling.years)
    rolling.findings.append(
        Finding(
            outcome_rules.ROLL_UP_DIFFERS,
            Text(f"各单位的年度不同：{shown}", f"the units' years differ: {shown}"),
        )
    )
    return None


def _data(indicator_set: IndicatorSet, rolling: Rolling) -> dict[str, Cell]:
    """Roll up the set's data; what it does not list goes along to be told as such."""
    found: dict[str, Cell] = {}
    for datum in indicator_set.data:
        made = rolling.datum(datum)
        if made is not None:
            found[datum.name] = made
    for cells in rolling.cells:
        for name, cell in cells.items():
            if name not in rolling.data:
                found.setdefault(name, cell)
    return found


def _rows(
    rolling: Rolling, assessments: Sequence[Assessment]
) -> Iterator[IndicatorRow]:
    """Roll up the rows, in the order in which units report them."""
    by_unit: list[dict[_Key, IndicatorRow]] = []
    headings_of: dict[_Key, _Headings] = {}
    for each in assessments:
        rows: dict[_Key, IndicatorRow] = {}
        for row, headings in with_headings(each.indicators):
            names = tuple(tuple(map(plain, names)) for names in headings)
            key = (names, plain(row.name))
            rows.setdefault(key, row)
            headings_of.setdefault(key, headings)
        by_unit.append(rows)
    for key, headings in headings_of.items():
        yield _row(rolling, headings, [rows.get(key) for rows in by_unit])


def _row(
    rolling: Rolling, headings: _Headings, rows: Sequence[IndicatorRow | None]
) -> IndicatorRow:
    there = [each for each in rows if each is not None]
    first = there[0]
    path = (*("、".join(names) for names in headings), first.name)
    texts = dict.fromkeys(text for each in there for text, _ in each.points)
    points = (
        (text, rolling.same((*path, text), [_point(each, text) for each in rows]))
        for text in texts
    )
    levels = [*headings, (), (), ()]
    return IndicatorRow(
        level1="、".join(levels[0]) or None,
        level2=levels[1],
        level3="、".join(levels[2]) or None,
        name=first.name,
        target=rolling.cell(
            path, "目标", [each.target if each else None for each in rows]
        ),
        actual=rolling.cell(
            path, "完成值", [each.actual if each else None for each in rows]
        ),
        points=tuple((text, cell) for text, cell in points if cell is not None),
        rating=rolling.same(
            (*path, "评级"), [each.rating if each else None for each in rows]
        ),
        weight=rolling.same(
            (*path, "分值"), [each.weight if each else None for each in rows]
        ),
        reason="；".join(dict.fromkeys(each.reason for each in there if each.reason)),
    )


def _point(row: IndicatorRow | None, text: str) -> Cell | None:
    return None if row is None else dict(row.points).get(text)
