"""Check K18: a form measures quantity, quality, time, cost, effects, satisfaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.points.form import FormPoints, PointedRow, form_points
from perfscore.audit.points.headings import Heading, headings, sum_below
from perfscore.audit.points.stated import Part, part_of
from perfscore.audit.rows.cells import has_text
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import CHECKLIST
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.intake.plain import plain
from perfscore.lower.ground.cells import cell_value
from perfscore.model.indicator_set import FormKind
from perfscore.model.targets import DateCell, NumberCell
from perfscore.source import Span

RULE = Rule(
    "indicator-kinds-missing",
    Severity.WARNING,
    page(
        zh="""
        产出要从数量、质量、时效、成本几方面衡量，另外至少有一个效益指标、一个满意度
        指标；产出指标至少有一个是量化的。只看二级指标按这几类列示的表，只看填完的块：
        被截断的部分不下结论。没有成本指标、部门整体支出表缺某一类的，
        只作提示，因为有的规定允许。

        复核时看：缺的一类确实不适用，还是没有设；数量指标之外的产出有没有人核实。

        改法：补上缺的一类指标，或者说明不适用的理由。
        """,
        en="""
        Outputs are measured by quantity, quality, time and cost, and a form needs an
        indicator of effects and one of satisfaction; one output at least is to be a
        number or a day. Forms with these level-2 headings are looked at, and only the
        blocks that are whole. No cost indicator, or a kind that lacks in a form of a
        whole department, is a note, as some rules allow it.

        To look at: whether the kind does not apply, or was left out.

        To mend: add an indicator of that kind, or say why none applies.
        """,
    ),
)


class _Kind(Enum):
    QUANTITY = "数量"
    QUALITY = "质量"
    TIME = "时效"
    COST = "成本"
    BENEFIT = "效益"
    SATISFACTION = "满意度"


_OUTPUTS = (_Kind.QUANTITY, _Kind.QUALITY, _Kind.TIME, _Kind.COST)
_ENGLISH = {
    _Kind.QUANTITY: "quantity",
    _Kind.QUALITY: "quality",
    _Kind.TIME: "time",
    _Kind.COST: "cost",
    _Kind.BENEFIT: "effects",
    _Kind.SATISFACTION: "satisfaction",
}


@dataclass(frozen=True, slots=True)
class _Lacking:
    """Kinds that a form lacks, and the heading below which they are missed."""

    kinds: tuple[_Kind, ...]
    heading: Heading | None


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Report the kinds of indicators that whole blocks of the form lack."""
    read = form_points(case)
    tops = headings(read.rows)
    held = {kind for each in read.rows if _counts(each) for kind in _kinds(each)}
    for lacking in _lacking(tops, read, held):
        yield _finding(lacking, case, setting)
    outputs = _whole_outputs(tops, read)
    if outputs is not None:
        if held.issuperset(_OUTPUTS):
            yield Verified(
                RULE,
                outputs.title,
                Text(
                    "数量、质量、时效、成本都有", "all four kinds of outputs are there"
                ),
                outputs.at,
            )
        if not any(_is_measured(each) for each in outputs.rows):
            yield _unmeasured(outputs, setting)


def _lacking(
    tops: tuple[Heading, ...], read: FormPoints, held: set[_Kind]
) -> Iterator[_Lacking]:
    outputs = _whole_outputs(tops, read)
    if outputs is not None:
        is_cut = outputs.is_last and not read.is_complete
        wanted = _OUTPUTS[:-1] if is_cut else _OUTPUTS  # costs may be a level 1 below
        absent = tuple(each for each in wanted if each not in held)
        if absent:
            yield _Lacking(absent, outputs)
    if not read.is_complete or not tops:
        return
    rest = (_Kind.BENEFIT, _Kind.SATISFACTION)
    missing = tuple(each for each in rest if each not in held)
    if missing:
        yield _Lacking(missing, None)


def _whole_outputs(tops: tuple[Heading, ...], read: FormPoints) -> Heading | None:
    """Give the block of outputs, if it is whole and its rows are told apart."""
    for each in tops:
        is_whole = read.is_complete or not each.is_last or _is_full(each)
        if part_of(each.title) is Part.OUTPUT and is_whole:
            told_apart = any(_level2_kinds(row) for row in each.rows)
            return each if told_apart else None
    return None


def _is_full(heading: Heading) -> bool:
    """Whether the rows make up the points that the heading prints."""
    made = sum_below(heading)
    is_sum = heading.points is not None and made.total == heading.points.value
    return made.is_known and not made.lacking and is_sum


def _kinds(row: PointedRow) -> set[_Kind]:
    level1 = plain(row.row.path[0]) if row.row.path else ""
    found = _level2_kinds(row)
    for kind in (_Kind.COST, _Kind.BENEFIT, _Kind.SATISFACTION):
        if kind.value in level1:
            found.add(kind)
    if "效果" in level1:
        found.add(_Kind.BENEFIT)
    return found


def _level2_kinds(row: PointedRow) -> set[_Kind]:
    cells = (*row.row.level2, row.row.printed.level3)
    text = " ".join(plain(each.text) for each in cells if each is not None)
    found = {each for each in _Kind if each.value in text}
    name = plain(row.row.printed.name.text) if row.row.printed.name else ""
    found |= {each for each in _Kind if name.startswith(f"{each.value}指标")}
    if "实际完成" in text or "实际完成" in name:
        found.add(_Kind.QUANTITY)
    if "进度" in text or "及时" in text:
        found.add(_Kind.TIME)
    if "可持续影响" in text:
        found.add(_Kind.BENEFIT)
    return found


def _counts(row: PointedRow) -> bool:
    """Whether the row is an indicator, not an open row of a template."""
    made = row.row.printed
    cells = (made.target, made.actual, made.weight, made.score)
    return made.name is not None and any(has_text(each) for each in cells)


def _is_measured(row: PointedRow) -> bool:
    target = row.row.printed.target
    value = cell_value(target.text, year=_ANY_YEAR) if target else None
    return isinstance(value, NumberCell | DateCell) or bool(
        target and any(each.isdigit() for each in target.text)
    )


_ANY_YEAR = 2000
"""A year for days without one: only that they are days matters."""


def _finding(lacking: _Lacking, case: AuditCase, setting: Setting) -> AuditFinding:
    kinds = lacking.kinds
    zh = "、".join(f"{each.value}指标" for each in kinds)
    en = ", ".join(_ENGLISH[each] for each in kinds)
    where = lacking.heading.title if lacking.heading else ""
    severity = setting.severity
    if case.form.kind is FormKind.DEPARTMENT or _is_optional(lacking, case):
        severity = at_most(severity, Severity.NOTE)
    return AuditFinding(
        RULE,
        severity,
        Text(
            f"{where or '表'}里没有{zh}",
            f"{where or 'the form'} has no indicators of {en}",
        ),
        at=lacking.heading.at if lacking.heading else _place_of(case),
        path=lacking.heading.path if lacking.heading else (),
        basis=setting.basis,
    )


def _place_of(case: AuditCase) -> Span | None:
    """Give the place of the form: its title's, else that of its first heading."""
    cells = (case.form.title, *(each.level1 for each in case.rows))
    return next((each.span for each in cells if each and each.span), None)


def _is_optional(lacking: _Lacking, case: AuditCase) -> bool:
    """Whether rules leave the kinds open: costs everywhere, satisfaction by a note."""
    if lacking.kinds == (_Kind.COST,):
        return True
    notes = "".join(plain(each.text) for each in case.form.notes)
    is_left_open = "满意度" in notes and ("不列为必" in notes or "非必" in notes)
    return lacking.kinds == (_Kind.SATISFACTION,) and is_left_open


def _unmeasured(outputs: Heading, setting: Setting) -> AuditFinding:
    return AuditFinding(
        RULE,
        setting.severity,
        Text(
            f"{outputs.title}的目标没有一个是量化的",
            f"none of the targets of {outputs.title} is a number or a day",
        ),
        at=outputs.at,
        path=outputs.path,
        basis=setting.basis,
    )


def _can_look(case: AuditCase) -> bool:
    read = form_points(case)
    return _whole_outputs(headings(read.rows), read) is not None


CHECK = Check(
    RULE,
    basis=(f"{CHECKLIST}：产出指标量化，各类指标至少一个",),
    look=look,
    needs=_can_look,
    lacking=Text(
        "没有按数量、质量、时效、成本列示的、填完的产出指标",
        "there is no whole block of outputs by quantity, quality, time and cost",
    ),
)
