"""按完成比例: points in proportion to what was achieved, capped at the weight."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import core, numbers, rules
from perfscore.lower.methods.ground import Ground
from perfscore.lower.wording import said
from perfscore.model.expressions import Expression, Literal, Operator
from perfscore.model.methods import Other, Scoring
from perfscore.model.units import RATIO
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.ByCompletion) -> Scoring | None:
    """Lower ``按完成比例`` with its 及格线, 封顶, 不封顶.

    A target of zero or below has no ratio; the score is then undefined.
    """
    span = node.span
    target = ground.target_for(span, "按完成比例")
    pass_line = _one(ground, node.pass_lines, "及格线", example="60%")
    cap = _one(ground, node.caps, "封顶", example="120%")
    if node.uncapped and cap is not None:
        _contradiction(ground, node)
    if target is None:
        return None
    ratio = core.divide(
        span, ground.subject, target, label=Text("完成比例", "completion")
    )
    bounded: Expression = ratio
    if not node.uncapped:
        bounded = _capped(ratio, cap)
    floored = core.apply(
        span,
        Operator.AT_LEAST,
        core.number(span, 0, RATIO),
        bounded,
        label=Text("不低于 0（默认）", "not below 0 (default)"),
    )
    branches = [
        core.branch(
            core.compare(
                span,
                Operator.LESS_OR_EQUAL,
                target,
                core.number(span, 0, core.quantity_of(target)),
            ),
            core.undefined(
                span,
                "target-not-positive",
                "目标值不大于 0，没有完成比例",
                "the target is not above zero, so there is no ratio",
            ),
        )
    ]
    if pass_line is not None:
        shown = said(pass_line).zh
        branches.append(
            core.branch(
                core.compare(span, Operator.LESS, ratio, pass_line),
                core.no_points(span),
                label=Text(f"未达及格线 {shown}", f"below the pass line {shown}"),
            )
        )
    score = core.choose(
        span,
        *branches,
        otherwise=core.multiply(span, core.weight(span), floored),
    )
    over = node.uncapped or (cap is not None and _above_one(cap))
    return Scoring(
        span=span,
        name="按完成比例",
        description=Text("按完成比例计分", "in proportion to completion"),
        method=Other(),
        score=score,
        may_exceed=over,
    )


def _capped(ratio: Expression, cap: Literal | None) -> Expression:
    span = ratio.span
    if cap is None:
        limit: Expression = core.number(span, 1, RATIO)
        label = Text("封顶 100%（默认）", "capped at 100% (default)")
    else:
        limit, shown = cap, said(cap).zh
        label = Text(f"封顶 {shown}", f"capped at {shown}")
    return core.apply(span, Operator.AT_MOST, limit, ratio, label=label)


def _above_one(cap: Literal) -> bool:
    return isinstance(cap.value, Fraction) and cap.value > 1


def _one(
    ground: Ground, written: tuple[t.Quantity, ...], name: str, *, example: str
) -> Literal | None:
    """Give an option's share, which is stated once and above zero."""
    if not written:
        return None
    if len(written) > 1:
        ground.findings.add(
            rules.CLAUSE_TWICE,
            written[1].span,
            Text(f"“{name}”写了两次", f"“{name}” stands twice"),
        )
    literal = numbers.quantity(written[0], ground.findings)
    if literal is None:
        return None
    if literal.type != RATIO or not _positive(literal):
        ground.findings.add(
            rules.UNIT_MISMATCH,
            literal.span,
            Text(f"“{name}”是大于 0 的百分率", f"“{name}” is a rate above zero"),
            hint=Text(f"例如：{name} {example}", f"for example {example}"),
        )
        return None
    return literal


def _positive(literal: Literal) -> bool:
    return isinstance(literal.value, Fraction) and literal.value > 0


def _contradiction(ground: Ground, node: t.ByCompletion) -> None:
    ground.findings.add(
        rules.CLAUSE_TWICE,
        node.span,
        Text("“封顶”和“不封顶”不能同时写", "cap and uncapped exclude each other"),
    )
