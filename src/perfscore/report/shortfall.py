"""The points that lines did not earn, and why, as a person would say it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Slot,
)
from perfscore.model.outcomes import EffectKind, Role
from perfscore.model.units import Quantity
from perfscore.report.computed import (
    computed_text,
    is_bound,
    is_piece,
    leaf_name,
    piece_name,
    taken,
)
from perfscore.report.derivation_line import DerivationLine, Sign, placed
from perfscore.report.derivation_steps import Unfolding
from perfscore.report.derivation_whole import points_value, veto_lines
from perfscore.report.distance import aim_and_actual
from perfscore.report.reasons import reason
from perfscore.report.steps import walk
from perfscore.score.result import IndicatorScore, Score, Step
from perfscore.score.whole.treatments import treatment_text

_MOST_REPORTED = 4
"""Data that are named where a score rests on nothing that has a name."""
_WHOLE_STEPS = {Operator.FLOOR, Operator.CEILING}


def lost_points(score: Score, line: IndicatorScore) -> Fraction | None:
    """Give the points that a line falls short of its weight; None if it earned all.

    Lines without a score, left out, or beside 满分 (加分项, 减分项) fall short of none.
    """
    if line.weight is None or line.score is None or line.is_left_out:
        return None
    if line.is_skipped or line.score >= line.weight:
        return None
    if score.role_of(line) is not Role.NORMAL:
        return None
    return line.weight - line.score


def falling_short(
    score: Score, lines: Sequence[IndicatorScore]
) -> list[tuple[Fraction, IndicatorScore]]:
    """Give the lines that did not earn all their points, those that lost most first."""
    found = [(lost_points(score, line), line) for line in lines]
    known = [(lost, line) for lost, line in found if lost is not None]
    return sorted(known, key=lambda each: -each[0])


def shortfall(
    score: Score, lines: Sequence[IndicatorScore], language: Language
) -> tuple[DerivationLine, ...]:
    """Say which of ``lines`` lack points, how many, and why; nothing if none does."""
    unfolding = Unfolding(score, language)
    short = falling_short(score, lines)
    made = [_lost(each, lost, unfolding) for lost, each in short]
    made += [_taken_off(each, unfolding) for each in lines if _takes_off(score, each)]
    made += [_open(each, unfolding) for each in lines if _is_open(each)]
    if not made:
        return ()
    text = unfolding.say("为什么没有得满分", "why not full marks")
    value = _in_all(short, unfolding, is_whole=lines is score.lines) if short else ""
    sign = _colon(language)
    return (DerivationLine(text, value, sign, children=tuple(made), is_open=True),)


def _in_all(
    short: Sequence[tuple[Fraction, IndicatorScore]],
    unfolding: Unfolding,
    *,
    is_whole: bool,
) -> str:
    """Add up what lines lost; say what the total lacks where that is another number.

    Roll-ups, 加分, 减分 and 不适用 can make it so.
    """
    score = unfolding.score
    lost = sum((each for each, _ in short), Fraction())
    shown = points_value(lost, unfolding)
    lacks = None if score.total is None else score.set.full - score.total
    if is_whole and lacks is not None and lacks != lost:
        whole = points_value(abs(lacks), unfolding)
        zh, en = ("少", "below") if lacks >= 0 else ("多", "above")
        return unfolding.say(
            f"各行按本项分值共少得 {shown}，总分比满分{zh} {whole}",
            f"{shown} lost by the lines' own weights, the total is {whole} {en} full",
        )
    if len(short) > 1 and any(_is_rolled_up(score, line) for _, line in short):
        return unfolding.say(
            f"各行按本项分值共少得 {shown}", f"{shown} lost by the lines' own weights"
        )
    return unfolding.say(f"共少得 {shown}", f"{shown} lost in all")


def _is_rolled_up(score: Score, line: IndicatorScore) -> bool:
    """Whether a heading above a line is more than the sum of those below it."""
    return any(
        each.trace is not None and line.path[: len(each.path)] == each.path
        for each in score.groups
    )


def _takes_off(score: Score, line: IndicatorScore) -> bool:
    """Whether a line is a 减分项 that takes points off the total."""
    return bool(line.score) and score.role_of(line) is Role.PENALTY


def _is_open(line: IndicatorScore) -> bool:
    """Whether a line that counts has no score."""
    is_out = line.is_left_out or line.is_skipped
    return line.score is None and line.weight is not None and not is_out


def _lost(line: IndicatorScore, lost: Fraction, unfolding: Unfolding) -> DerivationLine:
    shown = points_value(lost, unfolding)
    return _said(line, unfolding.say(f"少得 {shown}", f"{shown} lost"), unfolding)


def _taken_off(line: IndicatorScore, unfolding: Unfolding) -> DerivationLine:
    shown = points_value(line.score, unfolding)
    return _said(line, unfolding.say(f"减 {shown}", f"{shown} taken off"), unfolding)


def _said(line: IndicatorScore, value: str, unfolding: Unfolding) -> DerivationLine:
    language = unfolding.language
    why = tuple(_why(line, unfolding))
    joint, colon = ("，", "：") if language == "zh" else (", ", ": ")
    text = line.name + (colon + joint.join(why) if why else "")
    made = DerivationLine(text, value, " → ")
    rule = line.not_applicable or line.scoring or line.indicator
    return placed(made, rule.span)


def _open(line: IndicatorScore, unfolding: Unfolding) -> DerivationLine:
    language = unfolding.language
    found = [
        each.message.in_language(language)
        for each in unfolding.score.findings
        if each.path == line.path
    ]
    if not found and line.trace is not None:
        found = [reason(line.trace).in_language(language)]
    joint, colon = ("；", "：") if language == "zh" else ("; ", ": ")
    text = line.name + (colon + joint.join(dict.fromkeys(found)) if found else "")
    value = unfolding.say("没有得分", "no score")
    made = DerivationLine(text, value, " → ")
    return placed(made, (line.scoring or line.indicator).span)


def _why(line: IndicatorScore, unfolding: Unfolding) -> Iterator[str]:
    """Name what the score rests on: the veto, target and actual, rows, rates."""
    taking = (EffectKind.SCORE_IS,)
    vetoes = [each.text for each in veto_lines(line.path, unfolding, taking)]
    if vetoes:
        yield from vetoes
        return
    if line.is_own:
        yield unfolding.say("复核得分", "the evaluator's score")
        return
    if line.not_applicable is not None:
        how = treatment_text(line.not_applicable)
        yield unfolding.say(f"不适用，{how.zh}", f"not applicable, {how.en}")
        return
    if line.trace is None:
        return
    steps = list(walk(line.trace, into_definitions=False))
    is_fixed = line.indicator.target is not None
    pair = aim_and_actual(steps, unfolding.language, is_fixed=is_fixed)
    yield from (each.in_language(unfolding.language) for each in pair)
    values = [] if pair else list(_values(steps, unfolding))
    rows = [text for each in steps for text in _of_step(each, unfolding)]
    pieces = list(_pieces(steps, unfolding, has_pair=bool(pair)))
    found = tuple(dict.fromkeys((*values, *rows, *pieces)))
    if not (found or pair):
        formula = computed_text(line.trace, unfolding.language)
        found = (unfolding.say(f"得分 = {formula}", f"score = {formula}"),)
    yield from found


def _values(steps: Sequence[Step], unfolding: Unfolding) -> Iterator[str]:
    """Name the rates and judgements that a score rests on, else what was reported."""
    named = [each for each in steps if _is_named(each.expression)]
    reported = [each for each in steps if isinstance(each.expression, Input)]
    is_judged = all(_is_judgement(each.expression) for each in named)
    for step in (*named, *(reported[:_MOST_REPORTED] if is_judged else ())):
        expression = step.expression
        if isinstance(expression, Local | Defined | Input) and step.value is not None:
            name = leaf_name(expression, unfolding.language)
            yield f"{name} {unfolding.value(step)}"


def _is_judgement(expression: Expression) -> bool:
    return isinstance(expression, Local) and expression.slot is Slot.JUDGED


def _is_named(expression: Expression) -> bool:
    if isinstance(expression, Local):
        return expression.slot in {Slot.JUDGED, Slot.VALUE}
    return isinstance(expression, Defined)


def _pieces(
    steps: Sequence[Step], unfolding: Unfolding, *, has_pair: bool
) -> Iterator[str]:
    """Name the parts that a method works out (整步数) and the limits that it met.

    Sums are left out.
    """
    left_out = {Operator.ADD, Operator.DIVIDE} if has_pair else {Operator.ADD}
    for step in steps:
        expression = step.expression
        if not isinstance(expression, Operation) or not is_piece(step):
            continue
        is_idle = expression.operator in _WHOLE_STEPS and not step.value
        is_idle = is_idle or _converts(step)
        if expression.operator not in left_out and not is_idle:
            label = expression.label or Text("", "")
            name = piece_name(label, unfolding.language)
            points = next((each for each in steps if _is_worth(each, step)), None)
            if points is None:
                yield f"{name} {unfolding.value(step)}"
            else:
                yield computed_text(points, unfolding.language)
    for step in steps:
        if is_bound(step) and step.value != step.inputs[-1].value:
            label = step.expression.label or Text("", "")
            yield piece_name(label, unfolding.language)


def _converts(step: Step) -> bool:
    """Whether a step only writes an amount in another unit (换算为元)."""
    kinds = (step.expression.type, *(each.expression.type for each in step.inputs[:1]))
    labels = [each.label for each in kinds if isinstance(each, Quantity)]
    return len(labels) > 1 and all(labels) and labels[0] != labels[1]


def _is_worth(whole: Step, piece: Step) -> bool:
    """Whether ``whole`` is steps times the points of one (整步数 2 × 0.5分)."""
    expression = whole.expression
    if not isinstance(expression, Operation) or whole.inputs[:1] != (piece,):
        return False
    is_product = expression.operator is Operator.MULTIPLY and expression.label is None
    return is_product and isinstance(whole.inputs[-1].expression, Literal)


def _of_step(step: Step, unfolding: Unfolding) -> Iterator[str]:
    """Name a row that was taken, or a point that is not met."""
    expression, language = step.expression, unfolding.language
    if isinstance(expression, Choice):
        yield from _row(step, expression, language)
    is_point = isinstance(expression, Local) and expression.slot is Slot.POINT
    if is_point and isinstance(expression, Local) and step.value is False:
        name = leaf_name(expression, language)
        yield unfolding.say(f"{name}不具备", f"{name} is not met")


def _row(step: Step, choice: Choice, language: Language) -> Iterator[str]:
    """Name the row of a choice that was taken, if rows have names."""
    if taken(step) is None:
        return
    for branch, condition in zip(choice.branches, step.inputs[:-1], strict=False):
        is_judged = any(
            isinstance(each.expression, Local) and each.expression.slot is Slot.JUDGED
            for each in walk(condition)
        )
        is_point = isinstance(condition.expression, Local)
        if condition.value is True and branch.label and not is_judged and not is_point:
            yield branch.label.in_language(language)


def _colon(language: Language) -> Sign:
    return "：" if language == "zh" else ": "
