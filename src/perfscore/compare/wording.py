"""Pieces of a set in words, the same however they are written."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from perfscore.diagnostics.model import Language, Severity, Text
from perfscore.model.expressions import Expression
from perfscore.model.methods import Interval
from perfscore.model.outcomes import (
    Aggregation,
    AggregationKind,
    Effect,
    EffectKind,
    NotApplicable,
    ReasonRule,
    Treatment,
    Veto,
)
from perfscore.model.printing import formula, value_text
from perfscore.model.units import NUMBER, POINTS, RATIO, ValueType

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "notice"),
}
_AGGREGATIONS = {
    AggregationKind.SUM: Text("合计", "sum"),
    AggregationKind.WEIGHTED_MEAN: Text("加权平均", "weighted mean"),
    AggregationKind.LOWEST: Text("取低", "lowest"),
    AggregationKind.HIGHEST: Text("取高", "highest"),
    AggregationKind.GEOMETRIC_MEAN: Text("几何平均", "geometric mean"),
    AggregationKind.HARMONIC_MEAN: Text("调和平均", "harmonic mean"),
    AggregationKind.FORMULA: Text("算式", "formula"),
}
_TREATMENTS = {
    Treatment.FULL_MARKS: Text("得满分", "full marks"),
    Treatment.RESCALE_TOTAL: Text("剔除并按比例折算", "leave out, rescale the total"),
    Treatment.RESCALE_PARENT: Text(
        "上级内按比例折算", "leave out, rescale within the parent"
    ),
    Treatment.SPREAD_EQUALLY: Text("平均分摊", "leave out, spread equally"),
    Treatment.MERGE_INTO: Text("并入", "leave out, merge into"),
    Treatment.PEER_MEAN: Text("取同组平均分", "the mean of the group"),
    Treatment.FIXED: Text("取", "give"),
}
_EFFECTS = {
    EffectKind.SCORE_IS: "score =",
    EffectKind.STOP: "stop scoring",
    EffectKind.TOTAL_IS: "total =",
    EffectKind.GRADE_IS: "grade =",
    EffectKind.GRADE_AT_MOST: "grade at most",
}
YES = Text("是", "yes")
NO = Text("否", "no")
NO_BOUNDS = Text("不限", "none")


def in_both(make: Callable[[Language], str]) -> Text:
    """Make a text in both languages."""
    return Text(make("zh"), make("en"))


def plain(text: str) -> Text:
    """Take a text as it is written."""
    return Text(text, text)


def quoted(text: str) -> Text:
    """Put a text as it is written in quotes."""
    return plain(f"“{text}”")


def stated(text: str) -> Text | None:
    """Give a text in quotes; None where there is none."""
    return quoted(text) if text else None


def formula_of(expression: Expression | None) -> Text | None:
    """Write an expression; None where there is none."""
    if expression is None:
        return None
    return in_both(lambda language: formula(expression, language))


def points(value: Fraction | None) -> Text | None:
    """Write points; None where there are none."""
    if value is None:
        return None
    return in_both(lambda language: value_text(value, POINTS, language))


def share(value: Fraction | None) -> Text | None:
    """Write a share as per cent; None where there is none."""
    if value is None:
        return None
    return in_both(lambda language: value_text(value, RATIO, language))


def stretch(interval: Interval, kind: ValueType = NUMBER) -> Text:
    """Write a stretch of numbers in their unit: ``[80%, 90%)``, ``≥ 50人``."""

    def write(language: Language) -> str:
        def number(value: Fraction) -> str:
            return value_text(value, kind, language)

        low, high = interval.low, interval.high
        if low is not None and high is not None:
            if low == high:
                return number(low)
            opening = "[" if interval.low_included else "("
            closing = "]" if interval.high_included else ")"
            return f"{opening}{number(low)}, {number(high)}{closing}"
        if low is not None:
            return f"{'≥' if interval.low_included else '>'} {number(low)}"
        if high is not None:
            return f"{'≤' if interval.high_included else '<'} {number(high)}"
        return NO_BOUNDS.in_language(language)

    return in_both(write)


def period(since: date | None, until: date | None) -> Text | None:
    """Write when a set is in effect; None where it does not say."""
    if since is None:
        return None
    if until is None:
        return Text(f"{since} 起", f"from {since}")
    return Text(f"{since} 至 {until}", f"{since} to {until}")


def listed(texts: Iterable[Text]) -> Text:
    """Join texts as parts of one clause."""
    found = list(texts)
    return Text("，".join(each.zh for each in found), ", ".join(e.en for e in found))


def not_applicable(one: NotApplicable | None) -> Text | None:
    """Write 不适用: when, and what then becomes of the indicator."""
    if one is None:
        return None
    when = formula_of(one.condition)
    said = Text("由单位填报", "as the unit says")
    if when is not None:
        said = Text(f"若 {when.zh}", f"if {when.en}")
    then = _TREATMENTS[one.treatment]
    into = f" “{'/'.join(one.into)}”" if one.into else ""
    value = formula_of(one.value) or plain("")
    return Text(
        f"{said.zh} 则 {then.zh}{into} {value.zh}".rstrip(),
        f"{said.en} then {then.en}{into} {value.en}".rstrip(),
    )


def veto(one: Veto) -> Text:
    """Write 否决: its condition, and what it does."""
    when = formula_of(one.condition) or plain("")
    effects = listed(_effect(each) for each in one.effects)
    return Text(f"若 {when.zh} 则 {effects.zh}", f"if {when.en} then {effects.en}")


def _effect(effect: Effect) -> Text:
    name = Text(effect.kind.value, _EFFECTS[effect.kind])
    if effect.grade:
        return Text(f"{name.zh} {effect.grade}", f"{name.en} {effect.grade}")
    value = formula_of(effect.value) or plain("")
    return Text(f"{name.zh} {value.zh}".rstrip(), f"{name.en} {value.en}".rstrip())


def reason(one: ReasonRule) -> Text:
    """Write 须说明理由: always, or when."""
    when = formula_of(one.condition)
    if when is None:
        return Text("总是", "always")
    return Text(f"若 {when.zh}", f"if {when.en}")


def aggregation(one: Aggregation | None) -> Text:
    """Write how a group's score comes of its children's; 合计 where it does not say."""
    if one is None:
        return _AGGREGATIONS[AggregationKind.SUM]
    parts = [_AGGREGATIONS[one.kind]]
    value, floor = formula_of(one.value), formula_of(one.floor)
    cap = share(one.cap)
    if value is not None:
        parts = [Text(f"= {value.zh}", f"= {value.en}")]
    if cap is not None:
        parts.append(Text(f"封顶 {cap.zh}", f"at most {cap.en}"))
    if floor is not None:
        parts.append(Text(f"保底 {floor.zh}", f"at least {floor.en}"))
    return listed(parts)
