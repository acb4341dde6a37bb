"""Short ways to make expressions, rows and methods, each with a text of its own."""

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import read_number
from perfscore.model.expressions import (
    Branch,
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Slot,
    Undefined,
)
from perfscore.model.indicator_set import Grade
from perfscore.model.methods import (
    Banded,
    BandRow,
    Checklist,
    ChecklistRow,
    Interval,
    Other,
    Rating,
    RatingRow,
    Scoring,
)
from perfscore.model.units import NUMBER, POINTS, RATIO, Kind, Quantity, ValueType
from perfscore.source import Source, Span

Number = int | str | Fraction


def span(text: str) -> Span:
    """Make a text of its own and give all of it but its end of line."""
    return Span(Source("set.perf", f"{text}\n"), 0, len(text))


def part(whole: Span, text: str) -> Span:
    """Give the place of ``text`` in a span."""
    start = whole.source.text.rindex(text)
    return Span(whole.source, start, start + len(text))


def fraction(number: Number) -> Fraction:
    """Read ``"80%"``, ``"-3"``, ``"1/3"`` or take a number."""
    if isinstance(number, int | Fraction):
        return Fraction(number)
    if "/" in number:
        return Fraction(number)
    value = read_number(number.removesuffix("%"))
    assert isinstance(value, Fraction)
    return value / 100 if number.endswith("%") else value


# ---- expressions


def lit(number: Number, unit: Quantity = NUMBER) -> Literal:
    return Literal(span=span(str(number)), type=unit, value=fraction(number))


def text_of(value: str) -> Literal:
    return Literal(span=span(value), type=Kind.TEXT, value=value)


def points(number: Number) -> Literal:
    return Literal(span=span(f"{number}分"), type=POINTS, value=fraction(number))


def given(name: str, unit: Quantity = NUMBER) -> Input:
    return Input(span=span(name), type=unit, name=name)


def defined(name: str, unit: Quantity = RATIO) -> Defined:
    return Defined(span=span(name), type=unit, name=name)


def local(slot: Slot, index: int = 0) -> Local:
    kinds: dict[Slot, ValueType] = {
        Slot.WEIGHT: POINTS,
        Slot.JUDGED: POINTS,
        Slot.POINT: Kind.TRUTH,
        Slot.RATING: Kind.TEXT,
    }
    words = {Slot.WEIGHT: "分值", Slot.ACTUAL: "完成值", Slot.TARGET: "目标"}
    kind = kinds.get(slot, NUMBER)
    return Local(span=span(words.get(slot, "")), type=kind, slot=slot, index=index)


WEIGHT = local(Slot.WEIGHT)
ACTUAL = local(Slot.ACTUAL)
TARGET = local(Slot.TARGET)
JUDGED = local(Slot.JUDGED)
RATING = local(Slot.RATING)

_TRUTHS = {*"<>=", "<=", ">=", "!=", "and", "or", "not"}


def op(sign: str, *operands: Expression, text: str = "") -> Operation:
    """Apply the operator whose sign in the core is ``sign``."""
    return Operation(
        span=span(text or f" {sign} ".join(each.span.text for each in operands)),
        type=Kind.TRUTH if sign in _TRUTHS else operands[0].type,
        operator=Operator(sign),
        operands=operands,
    )


def at_most(*operands: Expression) -> Operation:
    return op("min", *operands)


def at_least(*operands: Expression) -> Operation:
    return op("max", *operands)


def when(*rows: tuple[Expression, Expression], otherwise: Expression) -> Choice:
    """Choose the value beside the first condition that holds."""
    return Choice(
        span=otherwise.span,
        type=otherwise.type,
        branches=tuple(
            Branch(condition=condition, value=value) for condition, value in rows
        ),
        otherwise=otherwise,
    )


def undefined() -> Undefined:
    reason = Text("没有值", "no value")
    return Undefined(span=span(""), type=POINTS, rule="none", reason=reason)


# ---- intervals and rows

_BOTH_ENDS = re.compile(r"([\[(])\s*([^,]+),\s*([^\])]+)([\])])")
_ONE_END = re.compile(r"([≥≤<>=])\s*(.+)")


def interval(text: str, row: Span | None = None) -> Interval:
    """Read ``[80%, 90%)``, ``≥ 90%`` or ``= 0``; ``row`` is the text it stands in."""
    place = part(row, text) if row else span(text)
    if match := _BOTH_ENDS.fullmatch(text):
        low, high = fraction(match[2]), fraction(match[3])
        return Interval(place, low, match[1] == "[", high, match[4] == "]")
    match = _ONE_END.fullmatch(text)
    assert match is not None, text
    end, included = fraction(match[2]), match[1] in "≥≤="
    low_end = end if match[1] in "≥>=" else None
    high_end = end if match[1] in "≤<=" else None
    return Interval(place, low_end, included, high_end, included)


def grade(name: str, text: str) -> Grade:
    row = span(f"{name}：{text}")
    return Grade(row, name, interval(text, row))


def band(text: str, worth: Expression) -> BandRow:
    row = span(f"{text}：{worth.span.text}")
    if text == "否则":
        return BandRow(row, None, worth, is_otherwise=True)
    return BandRow(row, interval(text, row), worth)


def rating_row(name: str, text: str) -> RatingRow:
    row = span(f"{name}：{text}")
    return RatingRow(row, name, interval(text, row))


def check_row(
    text: str, worth: Expression, *, is_prerequisite: bool = False
) -> ChecklistRow:
    return ChecklistRow(
        span(f"{text}：{worth.span.text}"), text, worth, is_prerequisite
    )


# ---- methods


def formula(score: Expression, *, value: Expression | None = None) -> Scoring:
    written = span(f"得分 = {score.span.text}")
    return Scoring(written, "得分", Text("公式", "formula"), Other(), score, value)


def inside(subject: Expression, where: Interval) -> Expression:
    """Say that ``subject`` lies in an interval."""
    tests: list[Expression] = []
    if where.low is not None:
        tests.append(op(">=" if where.low_included else ">", subject, lit(where.low)))
    if where.high is not None:
        tests.append(op("<=" if where.high_included else "<", subject, lit(where.high)))
    return op("and", *tests)


def banded(subject: Expression, *rows: BandRow) -> Scoring:
    pairs = [
        (inside(subject, row.interval), row.points) for row in rows if row.interval
    ]
    others = [row.points for row in rows if row.is_otherwise]
    score = when(*pairs, otherwise=others[0] if others else undefined())
    method = Banded(subject, rows)
    return Scoring(span("评分 分档"), "分档", Text("分档", "bands"), method, score)


def rated(*rows: RatingRow) -> Scoring:
    """Score within the chosen band, as shares of the weight."""
    pairs: list[tuple[Expression, Expression]] = []
    for row in rows:
        assert row.share.low is not None
        assert row.share.high is not None
        low = op("×", WEIGHT, lit(row.share.low))
        high = op("×", WEIGHT, lit(row.share.high))
        chosen = op("=", RATING, text_of(row.name))
        within = op(
            "and",
            op(">=" if row.share.low_included else ">", JUDGED, low),
            op("<=" if row.share.high_included else "<", JUDGED, high),
        )
        pairs.append((op("and", chosen, within), JUDGED))
    score = when(*pairs, otherwise=undefined())
    method = Rating(rows)
    return Scoring(span("评分 评级"), "评级", Text("评级", "rating"), method, score)


def checklist(*rows: ChecklistRow) -> Scoring:
    met = [local(Slot.POINT, index) for index in range(len(rows))]
    earned: list[Expression] = [
        when((point, row.points), otherwise=points(0))
        for point, row in zip(met, rows, strict=True)
    ]
    score: Expression = op("+", *earned)
    gates = [p for p, row in zip(met, rows, strict=True) if row.is_prerequisite]
    for gate in gates:
        score = when((op("not", gate), points(0)), otherwise=score)
    method = Checklist(rows)
    return Scoring(span("评分 要点"), "要点", Text("要点", "points"), method, score)


def by_completion(*, cap: Number | None = 1, may_exceed: bool = False) -> Scoring:
    """分值 × 完成值 ÷ 目标, capped, for a target above zero."""
    share: Expression = op("÷", ACTUAL, TARGET)
    if cap is not None:
        share = at_most(lit(cap), share)
    score = when(
        (op("<=", TARGET, lit(0)), undefined()),
        otherwise=op("×", WEIGHT, at_least(lit(0), share)),
    )
    made = replace(formula(score), span=span("评分 按完成比例"), name="按完成比例")
    return replace(made, may_exceed=may_exceed)


def by_inverse(actual: Expression = ACTUAL) -> Scoring:
    """分值 × 目标 ÷ 完成值 where the target is missed."""
    score = when(
        (op("<=", actual, TARGET), WEIGHT),
        (op("<", TARGET, lit(0)), undefined()),
        otherwise=op("×", WEIGHT, op("÷", TARGET, actual)),
    )
    return replace(formula(score), span=span("评分 按反向比例"), name="按反向比例")


def decreasing() -> Scoring:
    """分值 × (1 - (完成值 - 目标) ÷ 目标), nothing below zero."""
    beyond = op("÷", op("-", ACTUAL, TARGET), TARGET)
    score = when(
        (op("<=", ACTUAL, TARGET), WEIGHT),
        (op("<=", TARGET, lit(0)), points(0)),
        otherwise=op("×", WEIGHT, at_least(lit(0), op("-", lit(1), beyond))),
    )
    return replace(formula(score), span=span("评分 反向递减"), name="反向递减")


def deductions(
    subject: Expression, base: Expression, step: Expression, off: Number
) -> Scoring:
    """分值 less ``off`` points for each whole step above the base, not below zero."""
    steps = op("floor", op("÷", op("-", subject, base), step))
    taken = when(
        (op(">", subject, base), op("×", steps, points(off))), otherwise=points(0)
    )
    score = at_least(points(0), op("-", WEIGHT, taken))
    return replace(formula(score), span=span("评分 扣分"), name="扣分")
