"""What kind of indicator a row is, by its headings, its name and its words."""

import re
from collections.abc import Sequence
from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.audit.rows.cells import says_not_applicable
from perfscore.intake.names import without_points
from perfscore.intake.plain import bare, plain

_SCORING = re.compile(
    r"[得加扣减][0-9.]+分|每.{0,12}扣|不得分|得满分|(?<![0-9.])[0-9.]+分(?:[,，;；]|$)"
    r"|[否的]则?0分"
)
_RULE_HEADING = re.compile(
    r"评价标准|评分标准|评分规则|评分办法|计分|评价要点|考核标准"
)
_VETO = "否决"
_BONUS = re.compile(r"(?<!增)加分|附加[分项指]|奖励分")
_PENALTY = re.compile(r"扣分|(?<!递)减分|倒扣")
_SUMS = frozenset({"小计", "合计", "总计", "总分", "得分合计"})
_OUTPUT2 = ("数量", "质量", "时效")
_EFFECT2 = ("经济效益", "社会效益", "生态效益", "环境效益", "可持续影响", "可持续发展")


def is_satisfaction(row: AuditRow) -> bool:
    """Whether the row asks how satisfied people are."""
    names = [each.text for each in (row.level1, *row.level2) if each is not None]
    names += [row.printed.name.text] if row.printed.name else []
    return any("满意" in each for each in names)


def is_sum_row(row: AuditRow) -> bool:
    """Whether a row sums up others (小计)."""
    return bool(row.path) and row.path[-1].replace(" ", "") in _SUMS


def extra_sign(path: Sequence[str]) -> int:
    """Say whether a row adds to the full marks (1), takes off (-1) or is within (0).

    ``path`` are its headings and name.
    """
    if is_penalty(path):
        return -1
    return 1 if is_bonus(path) else 0


def is_bonus(path: Sequence[str]) -> bool:
    """Whether a row or its headings are named as points on top (加分项)."""
    return any(_BONUS.search(plain(each)) for each in path)


def is_penalty(path: Sequence[str]) -> bool:
    """Whether a row or its headings are named as points taken off (扣分项)."""
    return any(_PENALTY.search(plain(each)) for each in path)


def signed(score: Fraction, sign: int) -> Fraction:
    """Give points as they count; a deduction may be printed without its minus."""
    return -abs(score) if sign < 0 else score


def is_not_applicable(row: AuditRow) -> bool:
    """Whether the row says 不适用 in its target, its actual value or its points."""
    made = row.printed
    cells = (made.target, made.actual, made.rating, made.weight, made.score)
    return any(map(says_not_applicable, cells))


def is_extra(row: AuditRow) -> bool:
    """Whether the row gives points on top, takes some off, or sums others up."""
    is_veto = any(_VETO in each for each in row.path)
    return is_sum_row(row) or is_veto or extra_sign(row.path) != 0


def is_scoring_text(row: AuditRow) -> bool:
    """Whether the row has a scoring rule in place of a target (``缺的不得分``)."""
    target = row.printed.target
    if target is not None and _SCORING.search("".join(target.text.split())):
        return True
    return any(_RULE_HEADING.search(heading) for heading, _ in row.printed.extras)


def level1_of(row: AuditRow) -> str:
    """Give the level-1 heading without points and brackets; empty where none is."""
    return "" if row.level1 is None else bare(without_points(row.level1.text)[0])


def level2_of(row: AuditRow) -> tuple[str, ...]:
    """Give the level-2 headings without points and brackets."""
    return tuple(bare(without_points(each.text)[0]) for each in row.level2)


def is_output_heading(text: str) -> bool:
    """Whether a level-2 heading belongs to the outputs (数量, 质量, 时效)."""
    return text.startswith(_OUTPUT2)


def is_effect_heading(text: str) -> bool:
    """Whether a level-2 heading belongs to the effects (经济效益 …)."""
    return text.startswith(_EFFECT2)
