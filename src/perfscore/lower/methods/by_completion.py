"""按完成比例: points in proportion to what was achieved, capped at the weight."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import method_rules, rules
from perfscore.lower.ground import core, numbers
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Branch, Expression, Literal, Operator
from perfscore.model.methods import Other, Scoring
from perfscore.model.units import NUMBER, RATIO
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.ByCompletion) -> Scoring | None:
    """Lower ``按完成比例`` with its 及格线, 阶梯, 封顶, 不封顶, applied in this order.

    A target of zero or below has no ratio; the score is then undefined, unless
    目标为零不超过得满分 says what a target of zero earns.
    """
    span = node.span
    target = ground.target_for(span, "按完成比例")
    pass_line = _one(ground, node.pass_lines, "及格线", example="60%")
    cap = _one(ground, node.caps, "封顶", example="120%")
    stair = _one(ground, node.stairs, "阶梯", example="10%")
    if node.uncapped and cap is not None:
        _contradiction(ground, node)
    if target is None or (stair is not None and not _reaches_full(ground, stair)):
        return None
    ratio = core.divide(
        span, ground.subject, target, label=Text("完成比例", "completion")
    )
    bounded: Expression = ratio if stair is None else _by_stairs(ratio, stair)
    if not node.uncapped:
        bounded = _capped(bounded, cap)
    floored = core.apply(
        span,
        Operator.AT_LEAST,
        core.number(span, 0, RATIO),
        bounded,
        label=Text("不低于 0（默认）", "not below 0 (default)"),
    )
    none = core.number(span, 0, core.quantity_of(target))
    branches = [_at_zero(ground, target)] if node.zero_target else []
    branches += [
        core.branch(
            core.compare(span, Operator.LESS_OR_EQUAL, target, none),
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


def _at_zero(ground: Ground, target: Expression) -> Branch:
    """Give full marks or none where nothing is to happen (目标 0件)."""
    span = target.span
    none = core.number(span, 0, core.quantity_of(target))
    kept = core.compare(span, Operator.LESS_OR_EQUAL, ground.subject, none)
    return core.branch(
        core.compare(span, Operator.EQUAL, target, none),
        core.choose(
            span,
            core.branch(kept, core.weight(span)),
            otherwise=core.no_points(span),
        ),
        label=Text(
            "目标为 0：不超过得满分，否则 0 分",
            "target 0: full marks if not exceeded, else none",
        ),
    )


def _by_stairs(ratio: Expression, stair: Literal) -> Expression:
    """Count the whole stairs of a ratio: 95% by stairs of 10% is 90%."""
    span, shown = stair.span, said(stair).zh
    stairs = core.apply(
        span,
        Operator.FLOOR,
        replace(core.divide(span, ratio, stair), type=NUMBER),
        label=Text("整阶数（不足一阶不计）", "whole stairs"),
    )
    label = Text(f"按阶梯 {shown} 的完成比例", f"completion by stairs of {shown}")
    return replace(core.multiply(span, stairs, stair, label=label), type=RATIO)


def _reaches_full(ground: Ground, stair: Literal) -> bool:
    """Whether a completion of 100% is a whole number of stairs; report it if not."""
    if isinstance(stair.value, Fraction) and (1 / stair.value).denominator == 1:
        return True
    shown = said(stair).zh
    ground.findings.add(
        method_rules.STAIRS_MISS_FULL_MARKS,
        stair.span,
        Text(
            f"100% 不是 {shown} 的整倍数，完成 100% 也得不到满分",
            f"100% is no multiple of {shown}: completion in full misses full marks",
        ),
        hint=Text("例如：阶梯 10%", "for example: stairs 10%"),
    )
    return False


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
            Text(
                f"“{name}”写的是“{literal.span.text}”，要求大于 0 的百分率",
                f"“{name}” is “{literal.span.text}”, a rate above zero is required",
            ),
            hint=Text(f"例如：{name} {example}", f"for example: {name} {example}"),
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
