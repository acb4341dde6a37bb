"""K10: much of the budget was not spent and the form does not say why."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.funds.whole import whole_execution
from perfscore.audit.numbers.points import points_in
from perfscore.audit.reasons.execution import reasons_of_execution
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting
from perfscore.audit.sources import LOCAL_LIMITS, PIDU_2026
from perfscore.audit.telling.numbers import percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "under-execution-unexplained",
    Severity.WARNING,
    page(
        zh="""
        资金执行率低于 90%（界限可由指标体系另定），而全表没有一处说明原因：指标的偏差
        原因、总体目标的完成情况、备注都没有讲到。执行率按全年执行数除以全年预算数重算；
        没有全年预算数的，除以年初预算数；两个数都没有的，取表上的执行率。

        复核时要看：钱为什么没花出去，项目是不是没有做完，结余是否交回。

        改正：在表内逐项写明执行率低的原因。
        """,
        en="""
        Less than 90% of the budget was spent (a set may state another limit),
        and no place of the form says why: no reason of an indicator, no result
        of the goals, no note. The rate is worked out anew; where the amounts
        are missing the printed one is taken.

        See why the money was not spent, and whether the work was done.

        Mended by the reasons, item by item.
        """,
    ),
)
BASIS = (
    f"{PIDU_2026}：执行率低于 90% 的须逐项说明原因",
    LOCAL_LIMITS,
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the total's rate where it is low and nothing explains it."""
    made = whole_execution(case)
    limit = setting.threshold
    if made is None or limit is None or made.share not in limit:
        return
    if any(reasons_of_execution(case)):
        return
    weight, score = points_in(made.row.weight), points_in(made.row.score)
    lost: Fraction | None = None
    if weight is not None and score is not None and score < weight:
        lost = weight - score
    yield AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"执行率 {percent(made.share)}，全表没有说明执行率低的原因",
            f"{percent(made.share)} of the budget was spent and nothing in the form "
            "says why",
        ),
        at=made.at.span if made.at is not None else None,
        path=(fund_name(made.row),),
        printed=made.at.text.strip() if made.at is not None else "",
        working=made.ratio,
        basis=setting.basis,
        points=lost,
    )


CHECK = Check(RULE, BASIS, look, threshold="< 90%")
