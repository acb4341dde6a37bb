"""同组 报价 = 80, 100, 120: what the whole group of a case has."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import case_rules
from perfscore.lower.cases.names import Own, only
from perfscore.lower.cases.parts import parts_of, split_path, thousands_in
from perfscore.lower.cases.subjects import Subjects
from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.findings import Findings
from perfscore.lower.stated import stated_number
from perfscore.model.cases import SubjectKind
from perfscore.model.targets import NumberCell
from perfscore.model.units import POINTS, Quantity, ValueType
from perfscore.syntax import tree as t

_ENDINGS = {"指标值": "指标值", "value": "指标值", "得分": "得分", "score": "得分"}
_NAMED = {SubjectKind.DATUM, SubjectKind.DEFINITION, SubjectKind.TOTAL}

Peers = tuple[str, tuple[Fraction, ...]]


def group_values(
    subjects: Subjects, findings: Findings, node: t.CaseValue, own: Own
) -> Peers | None:
    """Give the key of :class:`Peers` nodes, and the value of each of the group."""
    found = _subject(subjects, findings, node, own)
    if found is None:
        return None
    key, type_ = found
    values = []
    for part in parts_of(node.value, signs="，,、"):
        value = None if thousands_in(part) else _number(part.text, type_)
        if value is None:
            findings.add(
                case_rules.CASE_PART_UNCLEAR,
                part.span,
                Text(
                    f"“{part.text[:40]}”不是“{key}”的一个值",
                    f"“{part.text[:40]}” is no single value of “{key}”",
                ),
                hint=Text(
                    "逐个写出本组各家的值，用逗号和空格隔开，不用千位分隔符："
                    "80, 100, 120",
                    "write each value of the group, parted by a comma and a blank, "
                    "without thousands separators: 80, 100, 120",
                ),
            )
            return None
        values.append(value)
    return key, tuple(values)


def _subject(
    subjects: Subjects, findings: Findings, node: t.CaseValue, own: Own
) -> tuple[str, ValueType | None] | None:
    *titles, last = split_path(node.name.text)
    if titles and last in _ENDINGS:
        return _of_indicator(subjects, findings, node, own)
    subject = subjects.find(node.name.text, node.name.span, own=own)
    if subject is None:
        return None
    if subject.kind in _NAMED and isinstance(subject.type, Quantity):
        return subject.name, subject.type
    name = subject.name
    findings.add(
        case_rules.CASE_PART_UNCLEAR,
        node.name.span,
        Text(
            f"“{name}”不能按同组比较",
            f"“{name}” is nothing that a group is compared by",
        ),
        hint=Text(
            f"写数据、定义、总分，或 {name}/指标值、{name}/得分",
            f"name a datum, a definition, total, or {name}/value, {name}/score",
        ),
    )
    return None


def _of_indicator(
    subjects: Subjects, findings: Findings, node: t.CaseValue, own: Own
) -> tuple[str, ValueType | None] | None:
    *titles, last = split_path(node.name.text)
    path = "/".join(titles)
    found = subjects.places.find(titles, own)
    place = only(found, path, node.name.span, findings)
    if place is None:
        if not found:
            subjects.find(path, node.name.span, own=own)
        return None
    key = "/".join((*place.titles, _ENDINGS[last]))
    if _ENDINGS[last] == "得分":
        return key, POINTS
    scoring = place.indicator.scoring if place.indicator else None
    stated = scoring.value if scoring else None
    return key, None if stated is None else stated.type


def _number(text: str, type_: ValueType | None) -> Fraction | None:
    if isinstance(type_, Quantity):
        stated = stated_number(text, type_)
        return None if stated is None else stated.value
    cell = cell_value(text)
    is_number = isinstance(cell, NumberCell) and cell.comparison is None
    return cell.value if is_number and isinstance(cell, NumberCell) else None
