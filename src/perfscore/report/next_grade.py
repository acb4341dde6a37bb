"""What is missing to the next grade, and which single line could bring it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language
from perfscore.exact import percent_text, short_text
from perfscore.model.indicator_set import Grade
from perfscore.model.outcomes import Role
from perfscore.report.derivation_line import DerivationLine, Sign, placed
from perfscore.report.derivation_steps import Unfolding
from perfscore.report.derivation_whole import points_value, vetoes_of_whole
from perfscore.report.shortfall import falling_short
from perfscore.report.trying import Knob, Trial
from perfscore.report.ways import Way, low_of, turned
from perfscore.score.result import IndicatorScore, Score

_MOST_TRIED = 12
"""Lines that are tried; those behind them lost fewer points still."""


def next_grade(
    score: Score, lines: Sequence[IndicatorScore], language: Language
) -> tuple[DerivationLine, ...]:
    """Say how far the next grade is, and what each of ``lines`` could bring.

    Only what scoring again has shown to bring the grade is called enough. Nothing is
    said where the set has no grade above.
    """
    unfolding = Unfolding(score, language)
    if not score.set.grades:
        return ()
    if score.total is None:
        text = unfolding.say(
            "总分无法得出，不推算离下一等级还差多少",
            "the total is undefined: how far the next grade is cannot be told",
        )
        return (DerivationLine(text),)
    vetoes = vetoes_of_whole(unfolding)
    if vetoes:
        text = unfolding.say(
            "有否决成立，不推算下一等级：否决不消除，得分再高等级也不一定提高",
            "a veto applies: while it does, more points need not raise the grade",
        )
        return (DerivationLine(text, children=vetoes[0].children),)
    above = _above(score.set.grades, score.total)
    if above is None or score.checked is None:
        return ()
    trial = Trial(score, score.checked)
    return (_section(_way(score, above, trial), lines, unfolding),)


def _above(grades: Sequence[Grade], total: Fraction) -> Grade | None:
    higher = [
        each
        for each in grades
        if each.interval.low is not None
        and total <= each.interval.low
        and total not in each.interval
    ]
    return min(higher, key=low_of, default=None)


def _way(score: Score, grade: Grade, trial: Trial) -> Way:
    is_sum = (
        score.total_trace is None
        and all(each.trace is None for each in score.groups)
        and all(line.weight_trace is None for line in score.lines)
        and not any(node.vetoes for node in score.set.walk())
        and not (score.set.total and score.set.total.vetoes)
    )
    total = score.total or Fraction()
    return Way(score, grade, low_of(grade) - total, trial, is_sum)


def _section(
    way: Way, lines: Sequence[IndicatorScore], unfolding: Unfolding
) -> DerivationLine:
    name, low = way.grade.name, short_text(low_of(way.grade))
    gap = points_value(way.gap, unfolding)
    text = unfolding.say(f"距离“{name}”", f"to “{name}”")
    if way.grade.interval.low_included:
        value = unfolding.say(
            f"还差 {gap}（总分须达到 {low}分）", f"{gap} missing (a total of {low})"
        )
    else:
        value = unfolding.say(
            f"还差 {gap} 以上（总分须超过 {low}分）",
            f"more than {gap} missing (a total above {low})",
        )
    short = [
        (lost, line)
        for lost, line in falling_short(way.score, lines)
        if line.not_applicable is None
    ]
    children = tuple(
        _line(way, line, lost, unfolding, is_tried=number < _MOST_TRIED)
        for number, (lost, line) in enumerate(short)
    )
    beside = tuple(_beside(way.score, lines, unfolding))
    sign: Sign = "：" if unfolding.language == "zh" else ": "
    made = DerivationLine(
        text, value, sign, children=(*children, *beside), is_open=True
    )
    return placed(made, way.grade.span)


def _line(
    way: Way,
    line: IndicatorScore,
    lost: Fraction,
    unfolding: Unfolding,
    *,
    is_tried: bool,
) -> DerivationLine:
    """Say what a line can still bring, and whether that alone is enough."""
    is_capped = line.scoring is None or not line.scoring.may_exceed
    text = _can_bring(way, line, lost, unfolding, is_capped=is_capped)
    never = unfolding.say("单凭这一项不够", "not enough alone")
    if way.is_sum and is_capped and lost < way.gap:
        return DerivationLine(text, never, " → ")
    if not way.trial.is_sound:
        return DerivationLine(text)
    value = (
        _enough(way, line, unfolding, never if is_capped else "") if is_tried else ""
    )
    has_room = way.is_sum and lost >= way.gap
    if not value and has_room and way.grade.interval.low_included:
        gap = points_value(way.gap, unfolding)
        value = unfolding.say(f"这一项再得 {gap}即可", f"{gap} more here are enough")
    return DerivationLine(text, value, " → ")


def _can_bring(
    way: Way,
    line: IndicatorScore,
    lost: Fraction,
    unfolding: Unfolding,
    *,
    is_capped: bool,
) -> str:
    """Say how many points a line lacks; that these come to the total is another thing.

    Where the total is no plain sum, a point of the line is not a point of the total.
    """
    name, shown = line.name, points_value(lost, unfolding)
    if not is_capped:
        return unfolding.say(
            f"{name}：离本项分值 {shown}，还可以超过分值",
            f"{name}: {shown} below its weight, which it may exceed",
        )
    if way.is_sum:
        return unfolding.say(
            f"{name}：最多还能得 {shown}", f"{name}: {shown} more at most"
        )
    return unfolding.say(
        f"{name}：本项最多还能得 {shown}", f"{name}: {shown} more at most for itself"
    )


def _beside(
    score: Score, lines: Sequence[IndicatorScore], unfolding: Unfolding
) -> Iterator[DerivationLine]:
    """Name the 加分项 that could earn more and the 减分项 that took points off."""
    for line in lines:
        role = score.role_of(line)
        if role is Role.NORMAL or line.score is None or line.is_left_out:
            continue
        if role is Role.PENALTY and line.score > 0:
            shown = points_value(line.score, unfolding)
            text = unfolding.say(f"已减 {shown}（减分项）", f"{shown} were taken off")
            yield DerivationLine(line.name, text, _colon(unfolding))
        room = (line.weight or Fraction()) - line.score
        if role is Role.BONUS and room > 0:
            shown = points_value(room, unfolding)
            text = unfolding.say(
                f"最多还能加 {shown}（加分项）", f"{shown} more bonus at most"
            )
            yield DerivationLine(line.name, text, _colon(unfolding))


def _colon(unfolding: Unfolding) -> Sign:
    return "：" if unfolding.language == "zh" else ": "


def _enough(way: Way, line: IndicatorScore, unfolding: Unfolding, never: str) -> str:
    """Say which number brings the grade; ``never`` where full marks do not."""
    made = turned(way, line)
    if made is None:
        return ""
    return never if made.value is None else _said(made.knob, made.value, unfolding)


def _said(knob: Knob, value: Fraction, unfolding: Unfolding) -> str:
    shown = knob.written(value)
    rises = knob.best > knob.now
    zh, en = ("达到", "at") if rises else ("降到", "down to")
    if not knob.datum:
        return unfolding.say(f"完成值{zh} {shown}即可", f"enough {en} {shown}")
    name, rate = knob.datum, ""
    if knob.rate and knob.per is not None:
        share = percent_text(value / knob.per)
        rate = unfolding.say(f"（{knob.rate} {share}）", f" ({knob.rate} {share})")
    return unfolding.say(
        f"{name}{zh} {shown}{rate}即可", f"enough with {name} {en} {shown}{rate}"
    )
