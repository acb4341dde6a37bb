"""The result as a picture: points by level 1 indicator against what they could be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import exact_sum, round_to
from perfscore.model.outcomes import Role
from perfscore.report.execution import execution_line
from perfscore.report.official_form import titles
from perfscore.report.part import points_text
from perfscore.score.result import IndicatorScore, Score

_ADDED = {Role.NORMAL: "", Role.BONUS: "（加分项）", Role.PENALTY: "（减分项）"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A level 1 indicator; None is a value that could not be computed.

    What is taken off has points above zero too; its name says so.
    """

    name: str
    weight: Fraction | None
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: whose form it is, a bar for each level 1 indicator, total and grade.

    ``total`` is None while it is open; ``grade`` is empty where there is none.
    ``remark`` is a sentence on what the bars alone would leave unclear, or empty.
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    total: Fraction | None
    full: Fraction
    grade: str
    remark: str = ""


def picture(score: Score) -> Picture:
    """Put together the picture of ``score``: the funds' line first, then the others.

    A heading's points are those of its group; what does not apply has no bar.
    """
    title, subtitle = titles(score)
    bars = tuple(_bars(score))
    return Picture(
        title=title + subtitle,
        unit=score.assessment.unit,
        bars=bars,
        total=score.total,
        full=score.set.full,
        grade="" if score.grade is None else score.grade.name,
        remark=_remark(score, bars),
    )


def _bars(score: Score) -> Iterator[Bar]:
    below: dict[str, list[IndicatorScore]] = {}
    for line in score.lines:
        if line.weight is not None and not line.is_left_out:
            below.setdefault(line.path[0], []).append(line)
    groups = {each.path[0]: each for each in score.groups if len(each.path) == 1}
    funds = execution_line(score)
    first = [] if funds is None else [funds.name]
    order = (*first, *(each.title for each in score.set.indicators), *below, *groups)
    for name in dict.fromkeys(order):
        shown = name + _ADDED[_top_role(score, name)]
        if name in groups and not _is_left_out(score, name):
            yield Bar(shown, groups[name].weight, groups[name].score)
        elif name in below:
            weights = [each.weight for each in below[name]]
            yield Bar(shown, _sum(weights), _sum([each.score for each in below[name]]))


def _is_left_out(score: Score, name: str) -> bool:
    return all(each.is_left_out for each in score.lines if each.path[0] == name)


def _top_role(score: Score, name: str) -> Role:
    roles = {each.title: each.role for each in score.set.indicators}
    return roles.get(name, Role.NORMAL)


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [each for each in values if each is not None]
    return exact_sum(known) if len(known) == len(values) else None


def _remark(score: Score, bars: Sequence[Bar]) -> str:
    """Say why the bars do not add up to the total, or that the total is open."""
    if score.total is None:
        known = points_text(score.partial, score.set.rounding)
        return f"有的指标得分不能确定，总分未定；已确定的得分合计 {known} 分。"
    if any(each.is_skipped for each in score.lines):
        return "因否决不再评分的指标没有得分。"
    taken_off = _ADDED[Role.PENALTY]
    signed = [
        -each.score if each.score and each.name.endswith(taken_off) else each.score
        for each in bars
    ]
    together = _sum(signed)
    if together is None or score.total in {together, _rounded(score, together)}:
        return ""
    said = points_text(together, score.set.rounding)
    return f"各项得分合计 {said} 分；总分由本指标体系的总分规则得出，与合计不同。"


def _rounded(score: Score, value: Fraction) -> Fraction:
    rounding = score.set.rounding
    return value if rounding is None else round_to(value, rounding)
