"""The indicator rows of the official form, headings merged."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.exact import percent_text
from perfscore.model.outcomes import Aggregation, AggregationKind, EffectKind
from perfscore.model.outcomes import Role as IndicatorRole
from perfscore.model.printing import formula, value_text
from perfscore.model.units import RATIO, Quantity
from perfscore.report.execution import execution_line
from perfscore.report.headings import Run, runs
from perfscore.report.part import (
    UNDEFINED,
    Part,
    heading,
    points,
    points_text,
    shortened,
)
from perfscore.report.steps import step_of
from perfscore.report.table import Role, TableCell
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.whole.treatments import treatment_text

_LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标")
_COLUMNS = ("年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_USUAL_LEVELS = 3


def printed_lines(score: Score) -> tuple[IndicatorScore, ...]:
    """Give the lines of the indicator part: all but the one beside the funds."""
    apart = execution_line(score)
    return tuple(line for line in score.lines if line is not apart)


def level_count(score: Score) -> int:
    """Count the columns of indicator names: three, or four if the set goes deeper."""
    depths = (len(line.headings) + 1 for line in printed_lines(score))
    return max(_USUAL_LEVELS, max(depths, default=0))


def carries_no_points(score: Score, line: IndicatorScore) -> bool:
    """Whether a line without a score lacks none.

    The unit only named it (no target, no result, no weight), or gave it no weight
    while the others' weights already add up, so that there is a total all the same.
    """
    row = line.row
    if line.weight is not None or row is None or not line.indicator.declared:
        return False
    filled = (row.target, row.actual, row.weight, row.rating, *row.points)
    return score.total is not None or not any(filled)


def indicator_rows(score: Score, levels: int) -> Part:
    """Lay out the indicators below their headings.

    Where one line has a joint heading for itself, each of its names gets a row and
    the line's cells reach over them; where several lines share it, the names stand
    below each other in one merged cell.
    """
    lines = printed_lines(score)
    groups = runs(lines)
    tops = line_tops(lines, groups)
    rows = tops[-1]
    cells = [
        heading(0, 0, "绩效指标", row_span=rows),
        *(
            heading(0, column, text)
            for column, text in enumerate((*_LEVELS[:levels], *_COLUMNS), start=1)
        ),
    ]
    for group in groups:
        cells += _group_cells(score, group, tops)
    for index, line in enumerate(lines):
        cells += _line_cells(score, line, levels, tops[index], tops[index + 1])
    return Part(tuple(cells), rows)


def line_tops(lines: Sequence[IndicatorScore], groups: Sequence[Run]) -> list[int]:
    """Give the row at which each line begins, and the row after the last."""
    tops = [1]
    for index in range(len(lines)):
        spread = (
            len(each.names) for each in groups if each.is_spread and each.first == index
        )
        tops.append(tops[-1] + max(spread, default=1))
    return tops


def _group_cells(score: Score, group: Run, tops: Sequence[int]) -> list[TableCell]:
    top, end, column = tops[group.first], tops[group.end], group.level + 1
    if group.level == 0:
        text = "、".join(group.names) + _points_of(score, group.names)
        text += _own_score(score, group)
        return [TableCell(top, column, text, Role.GROUP, row_span=end - top)]
    if not group.is_spread:
        text = "\n".join(group.names) + _own_score(score, group)
        return [TableCell(top, column, text, Role.GROUP, row_span=end - top)]
    last = len(group.names) - 1
    return [
        TableCell(
            top + index,
            column,
            name,
            Role.GROUP,
            row_span=end - top - last if index == last else 1,
        )
        for index, name in enumerate(group.names)
    ]


def _points_of(score: Score, names: tuple[str, ...]) -> str:
    """Write a level 1 heading's points: what the set fixes, else the lines' sum."""
    for top in score.set.indicators:
        if top.names == names and top.weight is not None:
            kind = "" if top.role is IndicatorRole.NORMAL else f"{top.role.value}，"
            return f"（{kind}{points_text(top.weight)}分）"
    below = [line for line in score.lines if line.headings[:1] == (names,)]
    weights = [line.weight for line in below if not carries_no_points(score, line)]
    known = [each for each in weights if each is not None]
    if not known or len(known) < len(weights):
        return ""
    return f"（{points_text(sum(known, Fraction()))}分）"


def _own_score(score: Score, group: Run) -> str:
    """Write the score of a heading that is more than the sum of its lines."""
    path = tuple("、".join(names) for names in group.path)
    for each in score.groups:
        stated = each.indicator.aggregation
        if each.path == path and (stated is not None or is_vetoed(score, path)):
            shown = UNDEFINED
            if each.score is not None:
                shown = points_text(each.score, score.set.rounding)
            return f"\n得分 {shown}（{_how(stated)}）"
    return ""


def _how(stated: Aggregation | None) -> str:
    """Say what makes a heading's score: 取低, 封顶 120%, 否决."""
    if stated is None:
        return "否决"
    said = [] if stated.kind is AggregationKind.SUM else [stated.kind.value]
    if stated.cap is not None:
        said.append(f"封顶 {percent_text(stated.cap)}")
    if stated.floor is not None:
        said.append(f"保底 {formula(stated.floor, 'zh')}")
    return "，".join(said) or AggregationKind.SUM.value


def is_vetoed(score: Score, path: tuple[str, ...]) -> bool:
    """Whether a veto set the score of the indicator or heading at ``path``."""
    return any(
        each.path == path
        and any(effect.kind is EffectKind.SCORE_IS for effect in each.veto.effects)
        for each in score.vetoes
    )


def _name(line: IndicatorScore) -> str:
    role = line.indicator.role
    return line.name if role is IndicatorRole.NORMAL else f"{line.name}（{role.value}）"


def _reason(line: IndicatorScore) -> str:
    """Give the unit's reason, after what became of a line that does not apply."""
    given = line.row.reason if line.row else ""
    if line.not_applicable is None:
        return given
    treatment = f"不适用：{treatment_text(line.not_applicable).zh}"
    return f"{treatment}\n{given}" if given else treatment


def _line_cells(
    score: Score, line: IndicatorScore, levels: int, top: int, end: int
) -> list[TableCell]:
    height, first = end - top, len(line.headings) + 1
    width = levels + 1 - first
    texts = (
        (levels + 1, _target(line), Role.TARGET),
        (levels + 2, _actual(score, line), Role.ACTUAL),
        (levels + 5, _reason(line), Role.REASON),
    )
    return [
        TableCell(top, first, _name(line), Role.NAME, height, width),
        *(
            TableCell(top, column, text, role if text else Role.BLANK, height)
            for column, text, role in texts
        ),
        _weight(line, top, levels + 3, height),
        score_cell(score, line, top, levels + 4, height),
    ]


def _target(line: IndicatorScore) -> str:
    if line.row is not None and line.row.target is not None:
        return line.row.target.text
    return line.indicator.target_text


def _actual(score: Score, line: IndicatorScore) -> str:
    """Give what the unit wrote, or the chosen band, or the value as computed.

    A computed number whose decimals are many is shown with those that the set keeps.
    """
    row = line.row
    if row is not None and row.actual is not None:
        return row.actual.text
    if row is not None and row.rating is not None:
        return row.rating.text
    step = step_of(line.trace, line.scoring.value if line.scoring else None)
    if step is None or step.value is None:
        return ""
    kind = step.expression.type
    if not isinstance(step.value, Fraction) or not isinstance(kind, Quantity):
        return value_text(step.value, kind, "zh")
    if kind == RATIO:
        return percent_text(step.value)
    shown = shortened(step.value, score.set.rounding)
    if shown is None:
        return value_text(step.value, kind, "zh")
    return f"≈{value_text(shown, kind, 'zh')}"


def _weight(line: IndicatorScore, row: int, column: int, height: int) -> TableCell:
    if line.weight is None:
        return TableCell(row, column, "", Role.BLANK, height)
    return points(row, column, line.weight, role=Role.WEIGHT, row_span=height)


def score_cell(
    score: Score, line: IndicatorScore, row: int, column: int, height: int = 1
) -> TableCell:
    """Make the cell of a line's score, or of why it has none."""
    if carries_no_points(score, line):
        return TableCell(row, column, "", Role.BLANK, height)
    if line.is_left_out or line.is_skipped:
        text = "未评分" if line.is_skipped else "不适用"
        return TableCell(row, column, text, Role.SCORE, height)
    return points(
        row,
        column,
        line.score,
        role=Role.SCORE,
        rounding=score.set.rounding,
        row_span=height,
    )
