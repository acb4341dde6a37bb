"""The rows that take points off or add them, each with its own limit."""

from perfscore.diagnostics.model import Text
from perfscore.lower import method_rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.wording import said
from perfscore.lower.methods import case_rows, if_rows, step_rows
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression, Operator
from perfscore.syntax import tree as t


def lower(ground: Ground, row: t.PointsRow) -> Expression | None:
    """Give how many points a row adds or takes off, at most its own limit."""
    match row:
        case t.StepRow():
            points = step_rows.lower(ground, row)
        case t.CaseRow():
            points = case_rows.lower(ground, row)
        case t.IfRow():
            points = if_rows.lower(ground, row)
    if row.limit is None:
        return points
    limit = ground.points(lower_expression(ground.scope, row.limit))
    if points is None or limit is None:
        return None
    shown = said(limit)
    label = Text(f"本行最多 {shown.zh}", f"{shown.en} at most for this row")
    return core.apply(row.span, Operator.AT_MOST, limit, points, label=label)


def of_one_sign(ground: Ground, row: t.PointsRow, *, adds: bool) -> Expression | None:
    """Give a row's points where all rows either add or take off; report others."""
    points = lower(ground, row)
    if row.adds is adds:
        return points
    zh, en = ("加", "adds") if row.adds else ("扣", "takes off")
    wanted = Text("扣", "takes off") if row.adds else Text("加", "adds")
    ground.findings.add(
        method_rules.POINTS_OF_OTHER_SIGN,
        row.span,
        Text(
            f"这一行写的是“{zh}”，此处的行须写“{wanted.zh}”",
            f"the row {en} points; a row here {wanted.en}",
        ),
        hint=Text(
            "有加有扣的，写“评分 加分”，第一行写“基本分 …”",
            "for both, write “scoring bonus” with base_points in its first row",
        ),
    )
    return None
