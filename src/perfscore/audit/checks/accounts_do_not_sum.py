"""Check A1: the published accounts add up, each table in itself."""

from collections.abc import Iterator

from perfscore.audit.accounts.telling import told
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting
from perfscore.audit.sources import ACCOUNTS
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "accounts-do-not-sum",
    Severity.ERROR,
    page(
        zh="""
        决算公开表自身的合计对不上：本年收入（支出）合计与各项之和，总计与本年合计、
        结转结余、结余分配之和，收入总计与支出总计，科目逐级（类、款、项）相加，
        各栏相加，人员经费和公用经费，“三公”各项。

        一个数错了会牵动几处合计：报在最能解释这些差额的那一格，其余列为相关。
        空白格不当作 0，只是没有相加的数；读不成数的格所在的合计不核对。以万元公布
        而差 0.01、四舍五入能解释的，作为提示单独列出。

        复核时看：换算成万元时是否逐格四舍五入，录入时是否错位。改法：更正该格。
        """,
        en="""
        A published account does not add up in itself: income and spending of the year
        against their lines, totals against what was left before and after, the two
        totals against each other, codes level by level, columns across, staff and
        running costs, the expenses on 三公.

        One wrong number upsets several sums; it is told at the cell that explains them
        best, the others are given as related. A blank cell is not zero, there is merely
        nothing to add; a sum with a cell that is no number is not looked at. What
        rounding to 万元 explains is a note of its own.

        To look at: whether each cell was rounded by itself, whether an amount slipped
        into another row. To mend: correct the cell.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Add the accounts up, table by table."""
    if case.accounts is not None:
        yield from told(case.accounts, RULE, setting, is_across=False)


def _has_accounts(case: AuditCase) -> bool:
    return case.accounts is not None


CHECK = Check(
    RULE,
    basis=(f"{ACCOUNTS}表内勾稽关系",),
    look=look,
    needs=_has_accounts,
    lacking=Text("没有决算表", "there are no accounts"),
)
