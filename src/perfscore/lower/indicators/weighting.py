"""What a heading and those below it are worth: 分值, 均分, 权重."""

from collections.abc import Mapping
from fractions import Fraction

from perfscore.diagnostics.model import Label, Text
from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    round_to,
)
from perfscore.lower import outcome_rules, rules
from perfscore.lower.ground import numbers
from perfscore.lower.ground.findings import Findings
from perfscore.lower.names.headings import Heading
from perfscore.lower.sections.head import MAX_PLACES
from perfscore.model.units import NUMBER, RATIO
from perfscore.syntax import tree as t

_LONGEST = 4
"""More decimals than these are no weight that anybody means to print."""


def stated_weight(findings: Findings, heading: Heading) -> Fraction | None:
    """Give the 分值 that a heading states."""
    word = heading.node.weight
    return None if word is None else numbers.digits(word, findings)


def equal_weights(
    findings: Findings, heading: Heading, weight: Fraction | None
) -> Mapping[int, Fraction]:
    """Share out what 均分 leaves for those below that state no 分值, by their ids.

    ``weight`` is the heading's. What is stated below is taken off it first.
    """
    clause = next(
        (each for each in heading.node.clauses if isinstance(each, t.EqualWeights)),
        None,
    )
    if clause is None or not heading.below:
        return {}
    given = [stated_weight(findings, each) for each in heading.below]
    heirs = [
        each
        for each, points in zip(heading.below, given, strict=True)
        if points is None
    ]
    rest = (weight or Fraction(0)) - sum(
        (each for each in given if each is not None), start=Fraction(0)
    )
    if weight is None or rest <= 0 or not heirs:
        _nothing_to_share(findings, heading, clause, weight, heirs)
        return {}
    parts = _parts(findings, clause, rest, len(heirs))
    return {id(each): part for each, part in zip(heirs, parts, strict=True)}


def share_of(findings: Findings, heading: Heading) -> Fraction | None:
    """Give the 权重 that a heading states, a share above 0."""
    clause = next(
        (each for each in heading.node.clauses if isinstance(each, t.Share)), None
    )
    return None if clause is None else percent(findings, clause.quantity)


def percent(findings: Findings, node: t.Quantity) -> Fraction | None:
    """Give a share that is written in per cent and above 0; report it if it is not."""
    made = numbers.quantity(node, findings)
    value = None if made is None else made.value
    if made is None or not isinstance(value, Fraction):
        return None
    if made.type == RATIO and value > 0:
        return value
    shown = exact_text(value) if made.type == NUMBER and value > 0 else "40"
    findings.add(
        rules.UNIT_MISMATCH,
        node.span,
        Text(
            f"这里需要大于 0 的百分数，写的是“{node.span.text}”",
            f"a share above 0 in per cent is required, this is “{node.span.text}”",
        ),
        hint=Text(f"例如：{shown}%", f"for example: {shown}%"),
    )
    return None


def _nothing_to_share(
    findings: Findings,
    heading: Heading,
    clause: t.EqualWeights,
    weight: Fraction | None,
    heirs: list[Heading],
) -> None:
    title = heading.node.title.text
    if weight is None:
        why = Text(f"“{title}”没有写分值", f"“{title}” states no weight")
    elif not heirs:
        why = Text("下级都写明了分值", "all below state their weights")
    else:
        why = Text(
            f"下级写明的分值已达到 {exact_text(weight)}分",
            f"the weights stated below reach {exact_text(weight)} points",
        )
    findings.add(
        outcome_rules.NOTHING_TO_SHARE,
        clause.span,
        Text(
            f"没有可以均分的分值：{why.zh}",
            f"there is nothing to share out: {why.en}",
        ),
        related=(Label(heading.node.title.span),),
    )


def _parts(
    findings: Findings, clause: t.EqualWeights, rest: Fraction, count: int
) -> list[Fraction]:
    part = rest / count
    places = _places(findings, clause)
    digits = decimal_places(part)
    kept = _LONGEST if places is None else places
    if digits is not None and digits <= kept:
        return [part] * count
    if places is None or clause.remainder is None:
        _does_not_divide(findings, clause, rest, count)
        return [part] * count
    small = round_to(part, Rounding(RoundingMode.DOWN, places))
    parts = [small] * count
    index = 0 if clause.remainder.kind == "REMAINDER_TO_FIRST" else -1
    parts[index] = rest - small * (count - 1)
    return parts


def _places(findings: Findings, clause: t.EqualWeights) -> int | None:
    if clause.places is None:
        return None
    places = numbers.digits(clause.places, findings)
    if places is not None and places.denominator == 1 and places <= MAX_PLACES:
        return int(places)
    findings.add(
        rules.WRONG_ARGUMENTS,
        clause.places.span,
        Text(
            f"保留的位数须是 0 到 {MAX_PLACES} 的整数",
            f"the number of decimals is whole, from 0 to {MAX_PLACES}",
        ),
    )
    return None


def _does_not_divide(
    findings: Findings, clause: t.EqualWeights, rest: Fraction, count: int
) -> None:
    points = exact_text(rest)
    findings.add(
        outcome_rules.EQUAL_WEIGHTS_DO_NOT_DIVIDE,
        clause.span,
        Text(
            f"{points}分 不能平均分给 {count} 项，要求写明保留几位小数、余数归哪一项",
            f"{points} points cannot be shared out equally among {count}; the decimals "
            "and where the remainder goes have to be stated",
        ),
        hint=Text(
            "均分，保留 2 位小数，余数归末项",
            "equal_weights, keep 2 decimals, remainder_to_last",
        ),
    )
