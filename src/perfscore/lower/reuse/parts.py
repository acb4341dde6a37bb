"""What a set has beside indicators, taken apart so that each can be changed alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from perfscore.diagnostics.model import Text
from perfscore.model.audit_names import find_audit_name
from perfscore.source import Span
from perfscore.syntax import tree as t

KINDS = {
    "data": Text("数据", "data"),
    "parameter": Text("参数", "parameter"),
    "definition": Text("定义", "define"),
    "function": Text("函数", "function"),
    "table": Text("明细表", "table"),
    "validation": Text("校验", "validate"),
    "classification": Text("分级", "classes"),
    "grades": Text("等级", "grades"),
    "total": Text("总分", "total"),
    "declared": Text("填报指标评分", "declared_scoring"),
    "declared_rules": Text("填报指标评分", "declared_scoring"),
    "roll_up": Text("多单位汇总", "roll_up_units"),
    "audit": Text("复核", "audit"),
    "case": Text("用例", "case"),
}
"""The kinds of parts, as the keywords that stand before them."""

ONE_NAMESPACE = ("data", "parameter", "definition", "function", "table")
"""Formulas use these by name: whatever the kind, a name stands once."""

Node = t.DataRow | t.RollUpRow | t.DeclaredRow | t.AuditRow | t.Plain


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that has a kind and a name, empty where there is only one of the kind.

    ``node`` is the thing as written, ``section`` where it is written, ``at`` the place
    of its name.
    """

    kind: str
    name: str
    node: Node
    section: t.Plain
    at: Span

    @property
    def said(self) -> Text:
        """The part as messages call it."""
        return named(self.kind, self.name)


def named(kind: str, name: str) -> Text:
    """Write a kind and a name as messages do."""
    word = KINDS[kind]
    if not name:
        return Text(f"“{word.zh}”", f"“{word.en}”")
    return Text(f"{word.zh}“{name}”", f"{word.en} “{name}”")


def parts_of(section: t.Plain) -> Iterator[Part]:
    """Take a section apart; an indicator is none of this."""
    match section:
        case t.Data() | t.RollUp() | t.Audit():
            yield from _rows(section)
        case t.DeclaredScoring():
            yield from _declared(section)
        case t.Grades() | t.Total():
            kind = "grades" if isinstance(section, t.Grades) else "total"
            yield Part(kind, "", section, section, section.span)
        case t.Validation(name=label):
            yield Part("validation", label, section, section, section.span)
        case t.Case(title=title):
            yield Part("case", title.text, section, section, title.span)
        case t.Indicator():
            return
        case _:
            name, kind = section.name, _KIND_OF[type(section)]
            if isinstance(section, t.Definition) and section.is_parameter:
                kind = "parameter"
            yield Part(kind, name.text, section, section, name.span)


def _rows(section: t.Data | t.RollUp | t.Audit) -> Iterator[Part]:
    match section:
        case t.Data(rows=rows):
            for row in rows:
                yield Part("data", row.name.text, row, section, row.name.span)
        case t.RollUp(rows=lines):
            for line in lines:
                yield Part("roll_up", line.name.text, line, section, line.name.span)
        case t.Audit(rows=checks):
            for each in checks:
                title = check_title(each.name.text)
                yield Part("audit", title, each, section, each.name.span)


def sections_of(parts: Iterable[Part]) -> Iterator[t.Plain]:
    """Put parts together again; rows of 数据, 多单位汇总, 复核 stand in one section."""
    for kind, group in groupby(sorted(parts, key=_keyword), key=_keyword):
        same = list(group)
        span = same[0].section.span
        nodes = [each.node for each in same]
        match kind:
            case "数据":
                rows = (each for each in nodes if isinstance(each, t.DataRow))
                yield t.Data(span, tuple(rows))
            case "多单位汇总":
                lines = (each for each in nodes if isinstance(each, t.RollUpRow))
                yield t.RollUp(span, tuple(lines))
            case "复核":
                checks = (each for each in nodes if isinstance(each, t.AuditRow))
                yield t.Audit(span, tuple(checks))
            case "填报指标评分":
                yield from _together(same)
            case _:
                yield from (each for each in nodes if not isinstance(each, _ROWS))


def check_title(written: str) -> str:
    """Give the one name of an audit's check, which has three spellings."""
    found = find_audit_name(written)
    return written if found is None else found.title


def _keyword(part: Part) -> str:
    return KINDS[part.kind].zh


_ROWS = (t.DataRow, t.RollUpRow, t.DeclaredRow, t.AuditRow)
_KIND_OF: dict[type, str] = {
    t.Definition: "definition",
    t.ParameterTable: "parameter",
    t.Function: "function",
    t.Table: "table",
    t.Classification: "classification",
}


def _declared(section: t.DeclaredScoring) -> Iterator[Part]:
    """Give a part for each form of a target, and one for what holds of all rows."""
    for row in section.rows:
        for form in row.forms:
            node = t.DeclaredRow(row.span, (form,), row.method)
            name = _FORMS.get(form.kind, form.text)
            yield Part("declared", name, node, section, form.span)
    if section.not_applicable or section.reasons:
        rules = t.DeclaredScoring(
            section.span, (), section.not_applicable, section.reasons, section.basis
        )
        yield Part("declared_rules", "", rules, section, section.span)


_FORMS = {
    "AT_LEAST_SIGN": "≥",
    "MORE": "＞",
    "EQUALS": "＝",
    "AT_MOST_SIGN": "≤",
    "LESS": "＜",
    "NUMBER_TYPE": "数值",
    "DATE_TYPE": "日期",
    "QUALITATIVE": "定性",
}
"""Forms of targets have several spellings each."""


def _together(parts: Iterable[Part]) -> Iterator[t.DeclaredScoring]:
    """Put forms together that stand in one section, for the sake of its 依据.

    What holds of all rows comes first.
    """
    parts = list(parts)
    rules = [each.node for each in parts if isinstance(each.node, t.DeclaredScoring)]
    not_applicable = tuple(each for rule in rules for each in rule.not_applicable)
    reasons = tuple(each for rule in rules for each in rule.reasons)
    rows: dict[int, list[t.DeclaredRow]] = {}
    sections: dict[int, t.DeclaredScoring] = {}
    for part in parts:
        if isinstance(part.section, t.DeclaredScoring):
            sections[id(part.section)] = part.section
            found = rows.setdefault(id(part.section), [])
            if isinstance(part.node, t.DeclaredRow):
                _add(found, part.node)
    written = [key for key in sections if rows[key]] or list(sections)
    for key in written:
        section = sections[key]
        yield t.DeclaredScoring(
            section.span,
            tuple(rows[key]),
            not_applicable,
            reasons,
            section.basis,
        )
        not_applicable, reasons = (), ()


def _add(rows: list[t.DeclaredRow], row: t.DeclaredRow) -> None:
    """Add a form to the row that it is written in, or begin one."""
    last = rows[-1] if rows else None
    if last is not None and last.span == row.span:
        rows[-1] = t.DeclaredRow(row.span, (*last.forms, *row.forms), row.method)
    else:
        rows.append(row)
