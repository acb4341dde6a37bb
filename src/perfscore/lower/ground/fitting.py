"""Whether a value fits where it stands: type, dimension and scale."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.ground import core
from perfscore.lower.ground.core import quantity_of
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.units import divided, unit_text, unit_words
from perfscore.model.expressions import Expression, Literal, Undefined
from perfscore.model.units import (
    NUMBER,
    POINTS,
    RATIO,
    Kind,
    Quantity,
    Style,
    ValueType,
)

_NUMBER = Text("数", "a number")
_OF_DATES = Text(
    "相差几天写 天数(起, 止)；按先后给分写 评分 判定，若 … ≤ 2024年6月30日：…",
    "days between dates: days(from, to); points by date: decision, "
    "if … ≤ 2024年6月30日: …",
)
_KINDS = {
    Kind.TRUTH: Text("条件（是/否）", "a condition"),
    Kind.TEXT: Text("文字", "a text"),
    Kind.DATE: Text("日期", "a date"),
}
_NEVER_DIVIDED_OUT = {"元", "分"}


def type_words(type_: ValueType) -> Text:
    """Say a type in a message."""
    if isinstance(type_, Quantity):
        unit = unit_words(type_)
        return Text(f"数（{unit}）", f"a number ({unit})")
    return _KINDS[type_]


def wrong_type(findings: Findings, found: Expression, wanted: Text) -> None:
    """Report a value of another type than is ``wanted``."""
    is_ = type_words(found.type)
    findings.add(
        rules.WRONG_TYPE,
        found.span,
        Text(
            f"这里是{is_.zh}，需要{wanted.zh}",
            f"this is {is_.en}; {wanted.en} is required",
        ),
        hint=_OF_DATES if (found.type, wanted) == (Kind.DATE, _NUMBER) else None,
    )


def fit_truth(findings: Findings, value: Expression | None) -> Expression | None:
    """Give ``value`` if it is a condition; report it if not."""
    if value is None or value.type is Kind.TRUTH:
        return value
    wrong_type(findings, value, type_words(Kind.TRUTH))
    return None


def fit_number(findings: Findings, value: Expression | None) -> Expression | None:
    """Give ``value`` if it is a number; report it if not."""
    if value is None or isinstance(value.type, Quantity):
        return value
    wrong_type(findings, value, _NUMBER)
    return None


def fit_points(
    findings: Findings, value: Expression | None, *, share_of: Expression | None
) -> Expression | None:
    """Give ``value`` in points; a share (80%) is taken of ``share_of`` if given."""
    value = fit_number(findings, value)
    if value is None or value.type == POINTS:
        return value
    unit = quantity_of(value)
    if unit == RATIO and share_of is not None:
        return core.share(value, share_of)
    if isinstance(value, Literal) and value.value == Fraction(0) and unit.is_plain:
        return Literal(span=value.span, type=POINTS, value=Fraction(0))
    shown, hint = value.span.text, None
    told = unit_text(unit)
    said = Text(f"这里的单位是“{told.zh}”", f"this is in “{told.en}”")
    if unit == NUMBER:
        said = Text("这里的数没有单位", "this number has no unit")
    if unit == RATIO:
        hint = Text(f"写作“分值 × {shown}”", f"write “weight × {shown}”")
    elif unit == NUMBER and isinstance(value, Literal):
        hint = Text(f"写作“{shown}分”", f"write “{shown} points”")
    elif unit == NUMBER:
        hint = Text(
            f"是比例的写“分值 × ({shown})”，是分数的写“({shown}) × 1分”",
            f"for a share “weight × ({shown})”, for points “({shown}) × 1 points”",
        )
    findings.add(
        rules.UNIT_MISMATCH,
        value.span,
        Text(
            f"得分以“分”计，{said.zh}",
            f"a score is in points, {said.en}",
        ),
        hint=hint,
    )
    return None


def fit_pair(
    findings: Findings, left: Expression, right: Expression, *, verb: Text
) -> tuple[Expression, Expression] | None:
    """Bring two numbers to one dimension and scale; report them if they differ.

    What stands for a faulty value fits everywhere.
    """
    if isinstance(left, Undefined):
        return replace(left, type=right.type), right
    others = [each for each in (left, right) if not isinstance(each.type, Quantity)]
    for each in others:
        wrong_type(findings, each, _NUMBER)
    if others:
        return None
    adopted = _adopt(left, right) or _adopt(right, left, swapped=True)
    if adopted is not None:
        return adopted
    one, other = quantity_of(left), quantity_of(right)
    if not one.same_dimension(other):
        first, second = unit_text(one), unit_text(other)
        findings.add(
            rules.UNIT_MISMATCH,
            Label(right.span, _in_unit(second)),
            Text(
                f"单位不同，不能{verb.zh}：“{first.zh}”与“{second.zh}”",
                f"different units cannot be {verb.en}: “{first.en}” and “{second.en}”",
            ),
            related=(Label(left.span, _in_unit(first)),),
            hint=_unit_hint(right, one)
            or _unit_hint(left, other)
            or _one_too_many(left, right)
            or _one_too_many(right, left),
        )
        return None
    if one.scale != other.scale:
        return left, core.converted(right, one)
    return left, right


def _in_unit(unit: Text) -> Text:
    return Text(f"单位是“{unit.zh}”", f"in “{unit.en}”")


def is_rate_without_sign(value: Expression) -> bool:
    """Whether ``value`` is a bare number that can only be meant in per cent (90)."""
    number = value.value if isinstance(value, Literal) else None
    return (
        value.type == NUMBER and isinstance(number, Fraction) and not -1 <= number <= 1
    )


def fit_rate(findings: Findings, value: Expression, beside: Expression) -> bool:
    """Say whether ``value`` can stand beside a rate; report a 90 that is 90%."""
    if not is_rate(beside) or not is_rate_without_sign(value):
        return True
    rate_without_sign(findings, value, beside)
    return False


def is_rate(value: Expression) -> bool:
    """Whether ``value`` is in per cent or percentage points."""
    return isinstance(value.type, Quantity) and value.type.style is not Style.PLAIN


def rate_without_sign(
    findings: Findings, value: Expression, beside: Expression
) -> None:
    """Report a bare number beside a rate."""
    shown, sign = value.span.text, Text("%", "%")
    if quantity_of(beside).style is Style.PERCENTAGE_POINT:
        sign = Text("个百分点", "percentage_points")
    findings.add(
        rules.UNIT_MISMATCH,
        value.span,
        Text(
            f"另一边是百分率，“{shown}”没有写单位",
            f"the other side is a rate, “{shown}” has no unit",
        ),
        related=(Label(beside.span, Text("百分率", "a rate")),),
        hint=Text(
            f"若指 {shown}{sign.zh}，把单位写上",
            f"if {shown}{sign.en} is meant, write its unit",
        ),
    )


def _adopt(
    value: Expression, literal: Expression, *, swapped: bool = False
) -> tuple[Expression, Expression] | None:
    """Let a bare 0, or a bare number beside a count, take the unit beside it.

    What is reported or worked out in points is a count like others; 5 and 5分 differ.
    """
    unit = quantity_of(value)
    if not isinstance(literal, Literal) or not quantity_of(literal).is_plain:
        return None
    if quantity_of(literal).label or unit.is_plain:
        return None
    bases = {base for base, _ in unit.powers}
    is_count = "元" not in bases and (
        "分" not in bases or not isinstance(value, Literal)
    )
    if literal.value != Fraction(0) and not is_count:
        return None
    fitted = Literal(span=literal.span, type=unit, value=literal.value)
    return (fitted, value) if swapped else (value, fitted)


def _one_too_many(found: Expression, beside: Expression) -> Text | None:
    """Suggest to divide out the one count that ``found`` has more than ``beside``."""
    more = divided(quantity_of(found), quantity_of(beside)).powers
    if len(more) != 1 or isinstance(found, Literal) or is_rate(beside):
        return None
    word, power = more[0]
    if power != 1 or word in _NEVER_DIVIDED_OUT:
        return None
    mended = f"{found.span.text} / 1{word}"
    return Text(f"不带单位“{word}”：{mended}", f"without the unit “{word}”: {mended}")


def _unit_hint(found: Expression, wanted: Quantity) -> Text | None:
    if isinstance(found, Literal) and found.type == NUMBER and wanted.label:
        shown = f"{found.span.text}{wanted.label}"
        return Text(f"若指 {shown}，把单位写上", f"if {shown} is meant, write its unit")
    return None
