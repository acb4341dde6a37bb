"""How 总分, 分级, 明细表, 用例 and changes of a base become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first


@dataclass(frozen=True, slots=True)
class _If:
    condition: t.Expression


@dataclass(frozen=True, slots=True)
class _Weighted:
    name: t.Name
    word: t.Word


@dataclass(frozen=True, slots=True)
class _Audited:
    bounds: t.Condition | None
    severity: t.Word | None


def _parameter_table(
    span: Span, name: t.Name, *parts: t.Name | t.Word | t.ParameterRow | t.Basis
) -> t.ParameterTable:
    return t.ParameterTable(
        span,
        name,
        tuple(each for each in parts if isinstance(each, t.Name)),
        tuple(each for each in parts if isinstance(each, t.ParameterRow)),
        tuple(each for each in parts if isinstance(each, t.Basis)),
    )


def _parameter_row(
    span: Span, key: t.Word, _colon: t.Word, value: t.Expression
) -> t.ParameterRow:
    return t.ParameterRow(span, None if key.kind == "ELSE" else key, value)


def _function(
    span: Span, name: t.Word, *parts: t.Word | t.Expression | t.Basis
) -> t.Function:
    words = [each for each in parts if isinstance(each, t.Word)]
    (body,) = (each for each in parts if not isinstance(each, t.Word | t.Basis))
    return t.Function(
        span,
        name,
        tuple(each for each in words if each.kind == "NAME"),
        body,
        tuple(each for each in parts if isinstance(each, t.Basis)),
    )


def _table(span: Span, name: t.Name, *columns: t.DataRow | t.ComputedColumn) -> t.Table:
    return t.Table(span, name, columns)


def _computed_column(
    span: Span, name: t.Name, _equals: t.Word, value: t.Expression
) -> t.ComputedColumn:
    return t.ComputedColumn(span, name, value)


def _total(
    span: Span,
    _equals: t.Word | None,
    value: t.Expression | None,
    *parts: t.Veto | t.Basis,
) -> t.Total:
    return t.Total(
        span,
        value,
        tuple(each for each in parts if isinstance(each, t.Veto)),
        tuple(each for each in parts if isinstance(each, t.Basis)),
    )


def _if_condition(_span: Span, condition: t.Expression) -> _If:
    return _If(condition)


def _class_row(
    span: Span, label: t.Word, _colon: t.Word, said: t.Condition | _If | t.Word
) -> t.ClassRow:
    if isinstance(said, _If):
        return t.ClassRow(span, label.text, None, said.condition)
    bounds = None if isinstance(said, t.Word) else said
    return t.ClassRow(span, label.text, bounds, None)


def _classification(
    span: Span,
    name: t.Name,
    _equals: t.Word | None,
    subject: t.Expression | None,
    *parts: t.ClassRow | t.Basis,
) -> t.Classification:
    return t.Classification(
        span,
        name,
        subject,
        tuple(each for each in parts if isinstance(each, t.ClassRow)),
        tuple(each for each in parts if isinstance(each, t.Basis)),
    )


def _weighted_by(_span: Span, name: t.Name, word: t.Word) -> _Weighted:
    return _Weighted(name, word)


def _roll_up_row(
    span: Span, label: t.Word, colon: t.Word, weighted: _Weighted | None = None
) -> t.RollUpRow:
    if weighted is None:
        return t.RollUpRow(span, label, t.Word(colon.span, "SUM", ""), None)
    return t.RollUpRow(span, label, weighted.word, weighted.name)


def _roll_up(span: Span, *rows: t.RollUpRow) -> t.RollUp:
    return t.RollUp(span, rows)


def _audit_part(_span: Span, *parts: t.Word | t.Condition | None) -> _Audited:
    words = [each for each in parts if isinstance(each, t.Word)]
    bounds = [each for each in parts if isinstance(each, t.Interval | t.Bound)]
    severities = [each for each in words if each.kind != "COMMA"]
    return _Audited(
        bounds[0] if bounds else None, severities[0] if severities else None
    )


def _audit_row(
    span: Span, label: t.Word, _colon: t.Word, said: t.Word | _Audited, *basis: t.Basis
) -> t.AuditRow:
    if isinstance(said, t.Word):
        return t.AuditRow(
            span, label, is_off=True, bounds=None, severity=None, basis=basis
        )
    return t.AuditRow(
        span,
        label,
        is_off=False,
        bounds=said.bounds,
        severity=said.severity,
        basis=basis,
    )


def _audit(span: Span, *rows: t.AuditRow) -> t.Audit:
    return t.Audit(span, rows)


def _case_value(*, is_group: bool) -> Maker:
    def make(span: Span, name: t.Word, _equals: t.Word, value: t.Word) -> t.CaseValue:
        return t.CaseValue(span, name, value, is_group)

    return make


def _case_line(span: Span, label: t.Word, _colon: t.Word, text: t.Word) -> t.CaseLine:
    return t.CaseLine(span, label, text)


def _expectation(
    span: Span, subject: t.Word, sign: t.Word, value: t.Word
) -> t.Expectation:
    return t.Expectation(span, subject, value, sign.kind == "APPROXIMATELY")


def _case(
    span: Span,
    title: t.Word,
    *rows: t.CaseValue | t.CaseLine | t.Expectation | t.ExpectedFinding,
) -> t.Case:
    return t.Case(span, title, rows)


def _change(span: Span, word: t.Word, section: t.Plain) -> t.Change:
    return t.Change(span, word.kind == "ADD_SECTION", section)


def _removal(
    span: Span, kind: t.Word, name: t.Word | t.Name | None = None
) -> t.Removal:
    level = int(kind.kind[-1]) if kind.kind.startswith("LEVEL") else 0
    if kind.kind in {"BONUS_ITEM", "PENALTY_ITEM"}:
        level = 1
    if isinstance(name, t.Name):
        name = t.Word(name.span, "NAME", name.text)
    return t.Removal(span, kind, level, name)


WHOLES: Mapping[str, Maker] = {
    "parameter_table": _parameter_table,
    "parameter_row": _parameter_row,
    "function": _function,
    "table": _table,
    "computed_column": _computed_column,
    "total": _total,
    "classification": _classification,
    "class_row": _class_row,
    "if_condition": _if_condition,
    "roll_up": _roll_up,
    "roll_up_row": _roll_up_row,
    "weighted_by": _weighted_by,
    "audit": _audit,
    "audit_row": _audit_row,
    "audit_part": _audit_part,
    "severity": first,
    "case": _case,
    "case_value": _case_value(is_group=False),
    "case_group": _case_value(is_group=True),
    "case_line": _case_line,
    "expectation": _expectation,
    "expected_finding": t.ExpectedFinding,
    "change": _change,
    "removal": _removal,
    "removed": first,
}
