"""How a score came about, line by line."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from perfscore.diagnostics.model import Language, Text
from perfscore.exact import fixed_text, short_text
from perfscore.model.indicator_set import Footing
from perfscore.model.printing import interval_text, rounding_text, value_text
from perfscore.model.units import POINTS
from perfscore.report.derivation_line import (
    DerivationLine,
    placed,
    without_repeats,
)
from perfscore.report.derivation_steps import Unfolding
from perfscore.report.derivation_whole import (
    PARTS,
    class_lines,
    group_line,
    part_lines,
    total_line,
    veto_lines,
    vetoes_of_whole,
)
from perfscore.report.indicator_rows import carries_no_points
from perfscore.report.typed import typed
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.whole.totals import is_open
from perfscore.score.whole.treatments import treatment_text

_SCORE = Text("得分", "score")
_OWN = Text("复核得分", "the evaluator's score")
_TOTAL_NAME = Text("总分", "total")
_TOTAL = {_TOTAL_NAME.zh, _TOTAL_NAME.en}
_GRADE = {"等级", "grade"}
_FOOTINGS = {
    Footing.ROUNDED: Text("（合计按已取整得分）", " (total of the rounded scores)"),
    Footing.EXACT: Text("（合计按未取整得分）", " (total of the exact scores)"),
}


def derivation(
    score: Score, language: Language = "zh", *, wanted: str = ""
) -> DerivationLine:
    """Explain ``score``: every line down to what was reported, the total, the grade.

    ``wanted`` picks lines: an indicator's name, its path (``产出指标/数量指标/名称``)
    or either end of it, a heading, a 定义, 总分 or 等级; else what a name contains.
    Where nothing fits, the derivation has no children.
    """
    facts = score.assessment
    who = facts.project or facts.unit or score.set.title
    year = facts.year
    title = (
        Text(who, who)
        if year is None
        else Text(f"{who}（{year}年度）", f"{who} ({year})")
    )
    total = _points(score, score.total, language)
    value = Text(f"总分 {total}", f"total {total}")
    if score.grade is not None:
        grade = score.grade.name
        value = Text(f"{value.zh}，等级 {grade}", f"{value.en}, grade {grade}")
    made = DerivationLine(
        title.in_language(language),
        value.in_language(language),
        _colon(language),
        children=_children(score, language, wanted.strip()),
    )
    return without_repeats(placed(made, score.set.span))


def line_derivation(
    score: Score, line: IndicatorScore, language: Language = "zh"
) -> DerivationLine:
    """Explain one line of ``score``."""
    return without_repeats(_indicator(score, line, language))


def matching(score: Score, wanted: str) -> tuple[IndicatorScore, ...]:
    """Find the lines that ``wanted`` names, as :func:`derivation` takes it."""
    parts = [each.strip() for each in wanted.split("/")]
    exact = [line for line in score.lines if _is_named(line, wanted, parts)]
    found = exact or [line for line in score.lines if wanted in line.name]
    return tuple(found)


def _is_named(line: IndicatorScore, wanted: str, parts: list[str]) -> bool:
    headings = {name for names in line.headings for name in names}
    ends = (list(line.path[-len(parts) :]), list(line.path[: len(parts)]))
    return wanted in {line.name, *headings} or parts in ends


def _children(
    score: Score, language: Language, wanted: str
) -> tuple[DerivationLine, ...]:
    if not wanted:
        lines = tuple(_indicator(score, line, language) for line in score.lines)
        return (*lines, *_groups(score, language), *_whole(score, language))
    if wanted in _TOTAL:
        return _totals(score, language)
    if wanted in _GRADE:
        return _grade(score, language)
    if wanted in PARTS and (part := part_lines(wanted, Unfolding(score, language))):
        return part
    if wanted in score.classifications:
        made = class_lines(Unfolding(score, language))
        return tuple(each for each in made if each.text == wanted)
    if wanted in score.definitions:
        _, step = score.definitions[wanted]
        return (Unfolding(score, language).definition(wanted, step),)
    found = matching(score, wanted)
    lines = tuple(_indicator(score, line, language) for line in found)
    return (*lines, *_groups(score, language, wanted))


def _groups(
    score: Score, language: Language, wanted: str = ""
) -> tuple[DerivationLine, ...]:
    """Explain the groups that are more than a sum; ``wanted`` names some by path."""
    end = tuple(part.strip() for part in wanted.split("/"))
    return tuple(
        made
        for each in score.groups
        if not wanted or each.path[-len(end) :] == end or wanted in each.path
        for made in group_line(
            each,
            Unfolding(score, language),
            sums=bool(wanted) and each.path[-len(end) :] == end,
        )
    )


def _whole(score: Score, language: Language) -> tuple[DerivationLine, ...]:
    classes = class_lines(Unfolding(score, language))
    return (*_totals(score, language), *_grade(score, language), *classes)


def _totals(score: Score, language: Language) -> tuple[DerivationLine, ...]:
    """Give the total before vetoes, and what vetoes made of it."""
    unfolding = Unfolding(score, language)
    first = _total(score, language)
    if score.total_trace is not None:
        first = total_line(score.total_trace, unfolding)
    return (first, *vetoes_of_whole(unfolding))


def _indicator(
    score: Score, line: IndicatorScore, language: Language
) -> DerivationLine:
    facts = []
    if line.weight is not None:
        weight = value_text(line.weight, POINTS, language)
        facts.append(Text(f"分值 {weight}", f"weight {weight}"))
    if line.is_own:
        facts.append(_OWN)
    elif line.scoring is not None:
        facts.append(line.scoring.description)
    zh = "，".join(each.zh for each in facts if each.zh)
    en = ", ".join(each.en for each in facts if each.en)
    said = Text(f"（{zh}）" if zh else "", f" ({en})" if en else "")
    value = _points(score, line.score, language)
    if carries_no_points(score, line):
        value = Text("不计分", "carries no points").in_language(language)
    if line.is_skipped:
        value = Text("未评分", "not scored").in_language(language)
    if line.is_left_out:
        value = Text("不适用", "not applicable").in_language(language)
    made = DerivationLine(
        " / ".join(line.path) + said.in_language(language),
        value,
        _colon(language),
        _basis(line),
        children=(*_settled(score, line, language), *_explained(score, line, language)),
    )
    return placed(made, line.indicator.span)


def _settled(
    score: Score, line: IndicatorScore, language: Language
) -> Iterator[DerivationLine]:
    """Say what 不适用 did to a line, and which of its vetoes apply."""
    unfolding = Unfolding(score, language)
    clause = line.not_applicable
    if clause is not None:
        how = treatment_text(clause).in_language(language)
        text = Text("不适用", "not applicable").in_language(language)
        yield placed(DerivationLine(text, how, _colon(language)), clause.span)
    if line.weight_trace is not None:
        name = Text("分值", "weight").in_language(language)
        yield unfolding.formula(name, line.weight_trace)
    yield from veto_lines(line.path, unfolding)


def _basis(line: IndicatorScore) -> tuple[str, ...]:
    """Give the basis of the way of scoring, or else the indicator's."""
    if line.scoring is not None and line.scoring.basis:
        return line.scoring.basis
    return tuple(each.text for each in line.indicator.basis)


def _explained(
    score: Score, line: IndicatorScore, language: Language
) -> list[DerivationLine]:
    """Give the formula of a line; where there is none, what was found about it."""
    if line.is_left_out or line.is_skipped:
        return []
    if line.trace is None or (line.scoring is None and line.not_applicable is None):
        found = [each for each in score.findings if each.path == line.path]
        return [DerivationLine(each.message.in_language(language)) for each in found]
    is_fixed = line.indicator.target is not None
    unfolding = Unfolding(score, language, fixed_target=is_fixed)
    trace = typed(line.trace, score.assessment.year)
    made = unfolding.formula(_SCORE.in_language(language), trace)
    if line.scoring is not None and line.not_applicable is None and not line.is_own:
        made = placed(made, line.scoring.span)
    rounding = score.set.rounding
    if line.score is None or rounding is None:
        return [made]
    if any(each.path == line.path for each in score.vetoes):
        return [made]
    text = f"{made.lead}{made.value} → {rounding_text(rounding, language)}"
    return [replace(made, text=text, value=_points(score, line.score, language))]


def _total(score: Score, language: Language) -> DerivationLine:
    name = _TOTAL_NAME.in_language(language)
    if score.total is None:
        return DerivationLine(name, _open(score, language), _colon(language))
    is_exact = score.set.footing is Footing.EXACT
    values = [line.exact if is_exact else line.score for line in score.lines]
    addends = [each for each in values if each is not None]
    text = f"{name} = {' + '.join(short_text(each) for each in addends)}"
    rounding = score.set.rounding
    if is_exact and rounding is not None:
        whole = value_text(sum(addends, Fraction()), POINTS, language)
        text += f" = {whole} → {rounding_text(rounding, language)}"
    if score.set.footing is not None:
        text += _FOOTINGS[score.set.footing].in_language(language)
    return DerivationLine(text, _points(score, score.total, language))


def _open(score: Score, language: Language) -> str:
    known = value_text(score.partial, POINTS, language)
    lines = [line for line in score.lines if line.weight is not None]
    missing = [line.name for line in lines if is_open(line)]
    why = Text("", "")
    if missing:
        why = Text(
            f"没有得分的指标：{'、'.join(missing)}；",
            f"without a score: {', '.join(missing)}; ",
        )
    return Text(
        f"无法得出（{why.zh}已有得分合计 {known}）",
        f"undefined ({why.en}the scores there are add up to {known})",
    ).in_language(language)


def _grade(score: Score, language: Language) -> tuple[DerivationLine, ...]:
    """Say which band the total lies in, and whether that total is a rounded one."""
    if score.total is None or score.grade is None:
        return ()
    if score.total not in score.grade.interval:
        return ()
    exact = sum((line.exact or Fraction() for line in score.lines), Fraction())
    kind = Text("总分", "the total")
    if score.total_trace is None and exact != score.total and not score.vetoes:
        kind = Text("取整后的总分", "the rounded total")
    shown, band = short_text(score.total), interval_text(score.grade.interval)
    text = Text(
        f"等级：{kind.zh} {shown} 在 {band} 内",
        f"grade: {kind.en} {shown} lies in {band}",
    )
    made = DerivationLine(text.in_language(language), score.grade.name, " → ")
    return (placed(made, score.grade.span),)


def _points(score: Score, value: Fraction | None, language: Language) -> str:
    """Write points with the set's decimals, or that there are none."""
    if value is None:
        return Text("无法得出", "undefined").in_language(language)
    if score.set.rounding is None:
        return value_text(value, POINTS, language)
    fixed = fixed_text(value, score.set.rounding.places)
    return Text(f"{fixed}分", f"{fixed} points").in_language(language)


def _colon(language: Language) -> Literal["：", ": "]:
    return "：" if language == "zh" else ": "
