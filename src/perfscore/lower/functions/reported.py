"""Functions of dates, and of whether something is filled in."""

from perfscore.diagnostics.model import Text
from perfscore.lower.functions.arguments import Arguments, two_dates, wrong
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.model.expressions import Expression, Input, Operation, Operator
from perfscore.model.units import NUMBER, Kind, count_of
from perfscore.source import Span
from perfscore.syntax import tree as t

_DAYS = count_of("天")
PARTS_OF_DATE = {
    "年份": Operator.YEAR_OF,
    "year_of": Operator.YEAR_OF,
    "月份": Operator.MONTH_OF,
    "month_of": Operator.MONTH_OF,
    "日数": Operator.DAY_OF,
    "day_of": Operator.DAY_OF,
}


def days(findings: Findings, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower 天数(起, 止): the days from the first date to the second."""
    dates = two_dates(findings, node, arguments)
    return None if dates is None else _between(node.span, *dates)


def days_late(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 逾期天数(实际, 期限): the days past the time limit, 0 if in time."""
    dates = two_dates(findings, node, arguments)
    if dates is None:
        return None
    actual, limit = dates
    none = core.number(node.span, 0, _DAYS)
    late = _between(node.span, limit, actual)
    return core.apply(node.span, Operator.AT_LEAST, none, late)


def part_of_date(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 年份(日期), 月份(日期), 日数(日期): a part of a date, without unit."""
    match arguments:
        case (argument,) if argument.type is Kind.DATE:
            return Operation(
                span=node.span,
                type=NUMBER,
                operator=PARTS_OF_DATE[node.function.text],
                operands=(argument,),
            )
    wrong(findings, node, Text("要一个日期", "takes one date"))
    return None


def _between(span: Span, first: Expression, second: Expression) -> Expression:
    return Operation(
        span=span, type=_DAYS, operator=Operator.DAYS, operands=(first, second)
    )


def reported(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 已填(名称): whether a datum is reported or has a default."""
    match arguments:
        case (Input() as datum,):
            return Operation(
                span=node.span,
                type=Kind.TRUTH,
                operator=Operator.REPORTED,
                operands=(datum,),
            )
    wrong(findings, node, Text("要“数据”里的一个名称", "takes the name of one datum"))
    return None
