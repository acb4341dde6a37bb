"""How the clauses of heads, data and indicators become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first


def _clause(kind: str) -> Maker:
    def make(span: Span, word: t.Word, *_rest: t.Word) -> t.Clause:
        return t.Clause(span, kind, word)

    return make


def _basis(span: Span, *words: t.Word) -> t.Basis:
    return t.Basis(span, tuple(each for each in words if each.kind == "STRING"))


def _rounding(span: Span, *parts: t.Word) -> t.Rounding:
    return t.Rounding(span, parts[0] if len(parts) > 1 else None, parts[-1])


def _grade_row(
    span: Span, label: t.Word, _colon: t.Word, interval: t.Interval
) -> t.GradeRow:
    return t.GradeRow(span, label.text, interval)


@dataclass(frozen=True, slots=True)
class _Type:
    word: t.Word
    arguments: tuple[t.Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Choices:
    words: tuple[t.Word, ...]


@dataclass(frozen=True, slots=True)
class _Default:
    value: t.Expression


@dataclass(frozen=True, slots=True)
class _Flag:
    kind: str


@dataclass(frozen=True, slots=True)
class _Note:
    text: str


def _type(_span: Span, word: t.Word, *rest: t.Word | _Choices) -> _Type:
    choices = [each for each in rest if isinstance(each, _Choices)]
    if choices:
        return _Type(word, choices[0].words)
    units = (each for each in rest if isinstance(each, t.Word) and each.kind == "NAME")
    return _Type(word, tuple(units))


def _choices(_span: Span, *words: t.Word) -> _Choices:
    return _Choices(tuple(each for each in words if each.kind in {"NAME", "STRING"}))


def _option(_span: Span, value: t.Word | t.Condition) -> _Flag | t.Condition:
    return _Flag(value.kind) if isinstance(value, t.Word) else value


def _default(_span: Span, value: t.Expression) -> _Default:
    return _Default(value)


def _explained(_span: Span, text: t.Word) -> _Note:
    return _Note(text.text)


def _data_row(
    span: Span,
    name: t.Name,
    _colon: t.Word,
    type_: _Type,
    *options: t.Word | _Flag | _Default | _Note | t.Condition,
) -> t.DataRow:
    flags = {each.kind for each in options if isinstance(each, _Flag)}
    defaults = [each.value for each in options if isinstance(each, _Default)]
    notes = [each.text for each in options if isinstance(each, _Note)]
    return t.DataRow(
        span,
        name,
        type_.word,
        type_.arguments,
        required="REQUIRED" in flags,
        may_be_negative="MAY_BE_NEGATIVE" in flags,
        default=defaults[-1] if defaults else None,
        bounds=tuple(each for each in options if isinstance(each, t.Condition)),
        note="；".join(notes),
    )


def _value(span: Span, _equals: t.Word, value: t.Expression) -> t.ValueClause:
    return t.ValueClause(span, value)


def _score(span: Span, _equals: t.Word, value: t.Expression) -> t.ScoreClause:
    return t.ScoreClause(span, value)


CLAUSES: Mapping[str, Maker] = {
    "id": _clause("id"),
    "version": _clause("version"),
    "reuse": _clause("reuse"),
    "basis": _basis,
    "effective": t.Effective,
    "full": _clause("full"),
    "rounding": _rounding,
    "mode": first,
    "footing": _clause("footing"),
    "form": _clause("form"),
    "remark": _clause("remark"),
    "grade_row": _grade_row,
    "data_row": _data_row,
    "type": _type,
    "choices": _choices,
    "choice_item": first,
    "option": _option,
    "default": _default,
    "explained": _explained,
    "weight": first,
    "explanation": _clause("explanation"),
    "target": _clause("target"),
    "target_formula": t.TargetFormula,
    "value": _value,
    "score": _score,
    "scoring": t.Scoring,
}
