"""How the whole came about: groups, 基本分, 总分, vetoes, 等级, 分级."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import fixed_text, short_text
from perfscore.model.expressions import Result, ResultKind, Rounded
from perfscore.model.outcomes import EffectKind
from perfscore.model.printing import rounding_text, value_text
from perfscore.model.units import POINTS
from perfscore.report.derivation_line import DerivationLine, Sign, placed
from perfscore.report.derivation_steps import Unfolding
from perfscore.report.part import points_text
from perfscore.report.steps import walk
from perfscore.report.typed import typed
from perfscore.score.result import (
    GroupScore,
    IndicatorScore,
    Score,
    Step,
    TriggeredVeto,
)
from perfscore.score.whole.vetoes import effects_text

_GRADE_EFFECTS = {EffectKind.GRADE_IS, EffectKind.GRADE_AT_MOST}
_TOTAL = Text("总分", "total")
PARTS = {
    "基本分": ResultKind.BASE,
    "加分": ResultKind.BONUS,
    "减分": ResultKind.PENALTY,
}
"""What a total is made of, by the names that ask for it."""


def group_line(
    group: GroupScore, unfolding: Unfolding, *, sums: bool = False
) -> Iterator[DerivationLine]:
    """Explain a group whose score is more than the sum of those below it.

    ``sums`` asks for plain sums as well.
    """
    vetoes = tuple(veto_lines(group.path, unfolding))
    if group.trace is None and not vetoes and not sums:
        return
    below = (sum_line(group, unfolding), *vetoes) if sums else vetoes
    if group.trace is not None:
        name = unfolding.say("得分", "score")
        made = unfolding.formula(name, _within(group.trace, group.path))
        stated = group.indicator.aggregation
        if stated is not None:
            made = placed(made, stated.span)
        below = (made, *vetoes)
    yield replace(
        group_heading(group, unfolding),
        basis=tuple(each.text for each in group.indicator.basis),
        children=below,
    )


def group_heading(group: GroupScore, unfolding: Unfolding) -> DerivationLine:
    """Say what a group weighs and scores, and no more."""
    weight = ""
    if group.weight is not None:
        shown = value_text(group.weight, POINTS, unfolding.language)
        weight = unfolding.say(f"（分值 {shown}）", f" (weight {shown})")
    made = DerivationLine(
        " / ".join(group.path) + weight,
        points_value(group.score, unfolding),
        "：" if unfolding.language == "zh" else ": ",
    )
    return placed(made, group.indicator.span)


def parts_of(
    score: Score, path: tuple[str, ...]
) -> Iterator[GroupScore | IndicatorScore]:
    """Give the groups and lines just below, as the form has them."""
    depth = len(path)
    groups = {each.path: each for each in score.groups if len(each.path) == depth + 1}
    given = set()
    for line in score.lines:
        if line.path[:depth] != path:
            continue
        group = groups.get(line.path[: depth + 1])
        if group is None:
            yield line
        elif group.path not in given:
            given.add(group.path)
            yield group


def sum_line(group: GroupScore, unfolding: Unfolding) -> DerivationLine:
    """Say how a plain group adds up: ``得分 = 16 + 17.56``."""
    parts = parts_of(unfolding.score, group.path)
    addends = [each.score for each in parts if each.score is not None]
    name = unfolding.say("得分", "score")
    shown = " + ".join(short_text(each) for each in addends)
    is_sum = group.score is not None and len(addends) > 1
    text = f"{name} = {shown}" if is_sum else name
    return DerivationLine(text, points_value(group.score, unfolding))


def _within(step: Step, path: tuple[str, ...]) -> Step:
    """Name the scores below a group from there: 得分(“甲”), not 得分(“产出/甲”)."""
    expression, depth = step.expression, len(path)
    if isinstance(expression, Result) and expression.path[:depth] == path:
        return step._replace(
            expression=replace(expression, path=expression.path[depth:])
        )
    return step._replace(inputs=tuple(_within(each, path) for each in step.inputs))


def total_line(trace: Step, unfolding: Unfolding) -> DerivationLine:
    """Explain the total before vetoes, by its formula and all that it reads."""
    score, language = unfolding.score, unfolding.language
    rule, name = score.set.total, _TOTAL.in_language(language)
    inner = trace.inputs[0] if isinstance(trace.expression, Rounded) else trace
    made = unfolding.formula(name, inner)
    if trace.value is not None and score.set.rounding is not None:
        known = trace.value if isinstance(trace.value, Fraction) else None
        rounded = rounding_text(score.set.rounding, language)
        text = made.text
        if inner is not trace:
            text = f"{made.lead}{made.value} → {rounded}"
        made = replace(made, text=text, value=points_value(known, unfolding))
    if rule is None:
        return made
    return placed(replace(made, basis=rule.basis), rule.span)


def part_lines(name: str, unfolding: Unfolding) -> tuple[DerivationLine, ...]:
    """Explain 基本分, 加分 or 减分; nothing where the total is the lines' sum."""
    trace, kind = unfolding.score.total_trace, PARTS[name]
    for step in walk(trace) if trace is not None else ():
        expression = step.expression
        if isinstance(expression, Result) and expression.kind is kind:
            return tuple(unfolding.formula(name, each) for each in step.inputs)
    return ()


def veto_lines(
    path: tuple[str, ...], unfolding: Unfolding, kinds: Sequence[EffectKind] = ()
) -> Iterator[DerivationLine]:
    """Say which vetoes of ``path`` apply; those that do one of ``kinds``, if given."""
    for each in unfolding.score.vetoes:
        does = {effect.kind for effect in each.veto.effects}
        if each.path == path and (not kinds or does & set(kinds)):
            yield _veto_line(each, unfolding)


def vetoes_of_whole(unfolding: Unfolding) -> tuple[DerivationLine, ...]:
    """Say which vetoes set the total or the grade, and what came of it."""
    score, language = unfolding.score, unfolding.language
    lines = [
        _veto_line(each, unfolding)
        for each in score.vetoes
        if not each.path or _rules_whole(each)
    ]
    if not lines:
        return ()
    total = points_value(score.total, unfolding)
    grade = "—" if score.grade is None else score.grade.name
    text = unfolding.say("否决之后", "after the vetoes")
    value = unfolding.say(
        f"总分 {total}，等级 {grade}", f"total {total}, grade {grade}"
    )
    sign: Sign = "：" if language == "zh" else ": "
    return (DerivationLine(text, value, sign, children=tuple(lines)),)


def class_lines(unfolding: Unfolding) -> Iterator[DerivationLine]:
    """Say which row of each 分级 was chosen, and why."""
    for each in unfolding.score.set.classifications:
        step = unfolding.score.classifications.get(each.name)
        if step is None:
            continue
        below = tuple(unfolding.lines(step))
        value = unfolding.value(step)
        made = DerivationLine(each.name, value, " → ", each.basis, children=below)
        yield placed(made, each.span)


def points_value(value: Fraction | None, unfolding: Unfolding) -> str:
    """Write points with the set's decimals, or that there are none."""
    if value is None:
        return unfolding.say("无法得出", "undefined")
    rounding = unfolding.score.set.rounding
    is_short = rounding is not None and (value * 10**rounding.places).denominator == 1
    if rounding is None:
        return value_text(value, POINTS, unfolding.language)
    if not is_short:
        shown = points_text(value, rounding)
        return unfolding.say(f"{shown}分", f"{shown} points")
    fixed = fixed_text(value, rounding.places)
    return unfolding.say(f"{fixed}分", f"{fixed} points")


def _rules_whole(each: TriggeredVeto) -> bool:
    kinds = {effect.kind for effect in each.veto.effects}
    return bool(kinds & {EffectKind.TOTAL_IS, EffectKind.STOP, *_GRADE_EFFECTS})


def _veto_line(each: TriggeredVeto, unfolding: Unfolding) -> DerivationLine:
    language = unfolding.language
    said = each.veto.said.in_language(language)
    does = effects_text(each.veto).in_language(language)
    text = unfolding.say(f"否决：{said}", f"veto: {said}")
    trace = typed(each.trace, unfolding.score.assessment.year)
    below = tuple(unfolding.lines(trace))
    made = DerivationLine(text, does, " → ", each.veto.basis, children=below)
    return placed(made, each.veto.span)
