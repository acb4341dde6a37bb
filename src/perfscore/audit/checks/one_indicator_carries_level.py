"""T4: one indicator carries all points of a level-1 heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.kinds import level1_of
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST, TARGET_RULES
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals_share, percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell

_FEWEST_POINTS = 20
_LOOKED_AT = ("产出", "效益", "效果", "完成", "履职")

RULE = Rule(
    "one-indicator-carries-level",
    Severity.NOTE,
    page(
        zh="""
        产出、效益这样的一级指标有 20 分以上，却只有一个三级指标，或一个指标就占了规定
        的比例（默认全部）。一个数达到了就得全部的分，考核不出成本、时效、质量或各方面
        的效益。满意度只有一个指标是常见的，不算。

        复核时要看：一级指标下印着的其他二级指标是不是空着。

        改正：把一级指标分解成几个指标，分值按重要程度分配。
        """,
        en="""
        A level-1 heading of outputs or effects with 20 points and more has a
        single indicator, or one that carries a stated share of it (all, by
        default): one number decides all its points. One indicator of
        satisfaction is usual and left alone.

        See whether the other level-2 headings that are printed stay blank.

        Mended by several indicators with points by their weight.
        """,
    ),
)
BASIS = (
    f"{CHECKLIST}I1–I5：数量、质量、时效、成本、效益各有指标",
    f"{TARGET_RULES}：绩效指标是总体目标的细化和量化",
)


@dataclass(frozen=True, slots=True)
class _Sole:
    """A row, the points of its heading, its share of them."""

    row: AuditRow
    points: Fraction
    whole: Fraction
    headings: int

    @property
    def share(self) -> Fraction:
        return self.points / self.whole


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such indicator."""
    limit = setting.threshold
    for _, group in groupby(case.rows, key=lambda each: _key(each.level1)):
        for sole in _shares(list(group)):
            if limit is not None and sole.share in limit:
                yield _finding(sole, setting)


def _key(level1: Cell | None) -> str:
    return "" if level1 is None else level1.text


def _shares(rows: Sequence[AuditRow]) -> Iterator[_Sole]:
    if not any(each in level1_of(rows[0]) for each in _LOOKED_AT):
        return
    points = [points_in(each.printed.weight) or Fraction() for each in rows]
    stated = points_in(rows[0].printed.level1_weight)
    whole = max(sum(points, Fraction()), stated or Fraction())
    headings = {each.text for row in rows for each in row.level2}
    if whole < _FEWEST_POINTS:
        return
    for row, weight in zip(rows, points, strict=True):
        if weight > 0:
            yield _Sole(row, weight, whole, len(headings))


def _finding(sole: _Sole, setting: Setting) -> AuditFinding:
    level1, name = level1_of(sole.row), name_of(sole.row)
    many = sole.headings
    zh = f"（印有 {many} 个二级指标）" if many > 1 else ""
    en = f" ({many} level-2 headings are printed)" if many > 1 else ""
    whole, points = exact_text(sole.whole), exact_text(sole.points)
    message = Text(
        f"“{level1}”{zh}的 {whole} 分只由“{name}”一个指标承担",
        f"“{name}” alone carries all {whole} points of “{level1}”{en}",
    )
    if sole.share != 1:
        message = Text(
            f"“{name}”一个指标占“{level1}”{zh} {whole} 分的 {percent(sole.share)}",
            f"“{name}” carries {points} of the {whole} points of “{level1}”{en}",
        )
    working = f"{points} ÷ {whole} {equals_share(sole.share)}"
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=message,
        at=place_of(sole.row, sole.row.printed.weight),
        path=sole.row.path,
        printed=sole.row.printed.weight.text.strip() if sole.row.printed.weight else "",
        working=alike(working),
        basis=setting.basis,
        points=sole.points,
    )


CHECK = Check(RULE, BASIS, look, threshold="≥ 100%")
