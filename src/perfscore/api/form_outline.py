"""What an indicator set asks of a unit, as plain data, and the document to fill in."""

from collections.abc import Iterator
from typing import Any

from perfscore.diagnostics.model import Language
from perfscore.exact import exact_text
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.indicator_set import FormKind, Grade, Indicator, IndicatorSet
from perfscore.model.methods import Checklist, Rating
from perfscore.model.units import Kind, Quantity
from perfscore.report.blank.shape import FUND_ROWS, shape_of
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.reported.places import Place, places_of
from perfscore.score.reported.wanted import wanted_by
from perfscore.wire.blank_assessment import about_datum, has_declared, scored_by

Plain = dict[str, Any]

_KINDS = {
    FormKind.DEPARTMENT: "department",
    FormKind.PROJECT: "project",
    FormKind.TRANSFER: "transfer",
}


def form_outline(indicator_set: IndicatorSet, language: Language = "zh") -> Plain:
    """Say what a set asks for: head, funds, data, tables, goals, indicators.

    Numbers are exact texts. An indicator whose ``inputs`` are empty is worked out from
    the data; one that is ``declared`` is named by the unit.
    """
    funds = _has_funds(indicator_set)
    return {
        "set": indicator_set.id,
        "version": indicator_set.version,
        "title": indicator_set.title,
        "full": exact_text(indicator_set.full),
        "kind": _KINDS[indicator_set.form],
        "head": list(_head(indicator_set)),
        "funds": funds,
        "data": [_field(e, language) for e in _data(indicator_set, funds=funds)],
        "tables": [
            {
                "name": table.name,
                "columns": [_field(e, language) for e in table.columns],
            }
            for table in indicator_set.tables
        ],
        "goals": _has_goals(indicator_set),
        "indicators": [
            _indicator(each) for each in places_of(indicator_set.indicators)
        ],
        "grades": grades_of(indicator_set),
    }


def grades_of(indicator_set: IndicatorSet) -> list[Plain]:
    """Give the bands of a set's grades, as the set orders them."""
    return [_grade(each) for each in indicator_set.grades]


def _grade(grade: Grade) -> Plain:
    band = grade.interval
    return {
        "name": grade.name,
        "from": None if band.low is None else exact_text(band.low),
        "to": None if band.high is None else exact_text(band.high),
        "from_included": band.low_included,
        "to_included": band.high_included,
    }


def _has_funds(indicator_set: IndicatorSet) -> bool:
    return shape_of(indicator_set).funds is not None


def _has_goals(indicator_set: IndicatorSet) -> bool:
    is_department = indicator_set.form is FormKind.DEPARTMENT
    return not is_department or has_declared(indicator_set)


def _head(indicator_set: IndicatorSet) -> Iterator[str]:
    yield from ("单位", "年度")
    if indicator_set.form is not FormKind.DEPARTMENT:
        yield from ("项目", "主管部门")


def _data(indicator_set: IndicatorSet, *, funds: bool) -> Iterator[Datum]:
    """Give the data that are asked for beside the total row of the funds."""
    apart = (*YEAR_NAMES, *(FUND_NAMES if funds else ()))
    return (each for each in indicator_set.data if each.name not in apart)


def _field(datum: Datum, language: Language) -> Plain:
    kind = datum.type.name.lower() if isinstance(datum.type, Kind) else "number"
    return {
        "name": datum.name,
        "type": "choice" if datum.choices else kind,
        "unit": datum.type.label if isinstance(datum.type, Quantity) else "",
        "required": datum.required,
        "choices": list(datum.choices),
        "said": about_datum(datum, language),
        "note": datum.note,
    }


def _indicator(place: Place) -> Plain:
    indicator = place.indicator
    weight = indicator.weight
    holder = place.holder
    method = None if indicator.scoring is None else indicator.scoring.method
    return {
        "headings": [list(names) for names in place.headings],
        "name": "" if indicator.declared else indicator.title,
        "declared": indicator.declared,
        "weight": None if weight is None else exact_text(weight),
        "shared_weight": None
        if not indicator.declared or holder is None or holder.weight is None
        else exact_text(holder.weight),
        "scored_by": "" if indicator.declared else scored_by(indicator),
        "basis": [each.text for each in indicator.basis],
        "target_text": indicator.target_text or None,
        "inputs": list(inputs_of(indicator)),
        "points": [each.text for each in method.rows]
        if isinstance(method, Checklist)
        else [],
        "ratings": [each.name for each in method.rows]
        if isinstance(method, Rating)
        else [],
    }


def inputs_of(indicator: Indicator) -> Iterator[str]:
    """Give the cells of a row that the unit fills in for its score."""
    if indicator.declared:
        yield from ("目标值", "完成值", "分值")
        return
    scoring = indicator.scoring
    if scoring is None:
        return
    wanted = wanted_by(scoring)
    if wanted.target is not None and indicator.target is None:
        yield "目标值"
    if wanted.actual is not None or isinstance(scoring.method, Checklist):
        yield "完成值"
    if isinstance(scoring.method, Rating):
        yield "评级"
    if scoring.judged:
        yield "自评得分"


# ---- the document to fill in


def blank_document(
    indicator_set: IndicatorSet, *, unit: str = "", year: int | None = None
) -> Plain:
    """Make the document of a form that nobody has filled in yet."""
    funds = _has_funds(indicator_set)
    made: Plain = {
        "指标体系": indicator_set.id,
        "单位": unit,
        "年度": "" if year is None else str(year),
    }
    if indicator_set.form is not FormKind.DEPARTMENT:
        made |= {"项目": "", "主管部门": ""}
    if funds:
        is_department = indicator_set.form is FormKind.DEPARTMENT
        total = "合计" if is_department else "年度资金总额"
        made["资金"] = [
            {"名称": name, **dict.fromkeys(FUND_NAMES, "")}
            for name in (total, *FUND_ROWS)
        ]
    data = {each.name: "" for each in _data(indicator_set, funds=funds)}
    if data:
        made["数据"] = data
    if indicator_set.tables:
        made["明细表"] = {
            table.name: [{each.name: "" for each in table.columns}]
            for table in indicator_set.tables
        }
    if _has_goals(indicator_set):
        made["目标"] = [{"预期目标": "", "实际完成情况": ""}]
    made["指标"] = list(_rows(indicator_set))
    return made


def _rows(indicator_set: IndicatorSet) -> Iterator[Plain]:
    for place in places_of(indicator_set.indicators):
        inputs = list(inputs_of(place.indicator))
        if inputs:
            yield _row(place, inputs)


def _row(place: Place, inputs: list[str]) -> Plain:
    indicator = place.indicator
    keys = ("一级", "二级", "三级")
    row: Plain = {
        key: "、".join(names) for key, names in zip(keys, place.headings, strict=False)
    }
    name = "" if indicator.declared else indicator.title
    row["名称" if "三级" in row else "三级"] = name
    row |= dict.fromkeys(inputs, "")
    scoring = indicator.scoring
    if scoring is not None and isinstance(scoring.method, Checklist):
        row["完成值"] = {each.text: "" for each in scoring.method.rows}
    row["偏差原因"] = ""
    return row
