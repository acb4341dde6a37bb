"""Check A2: the published accounts print an amount alike in every table."""

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
    "accounts-disagree",
    Severity.WARNING,
    page(
        zh="""
        同一个数在两张决算表里应当一样：01 表本年收入、支出合计与 02、03 表合计，
        01 表各类收入与 02 表各栏，04 表与 01、02、05 表，05 表基本支出与 06 表人员、
        公用经费之和，06 表公务接待费（30217）、公务用车运行维护费（30231）与 07 表
        决算数，08、09 表与 04 表。支出不全是基本支出时，06 表的数只要求不大于 07 表；
        不全是一般公共预算时，05 表只要求不大于 03 表。

        表内就对不上的，报在 accounts-do-not-sum，此处不重复。

        复核时看：哪一张表与账一致。改法：更正另一张。各地对口径另有规定的，从其规定。
        """,
        en="""
        An amount has to be the same in two accounts: income and spending of the year
        in 01, 02 and 03, the kinds of income in 01 and 02, table 04 with 01, 02 and 05,
        basic spending in 05 with staff and running costs in 06, receptions (30217) and
        running of cars (30231) in 06 with 07, tables 08 and 09 with 04. Where there is
        spending on projects, 06 has only to be no more than 07; where not all is of the
        general budget, 05 has to be no more than 03.

        What is wrong within a table already is told as accounts-do-not-sum only.

        To look at: which table agrees with the books. To mend: correct the other one.
        Local rules on what a table covers take precedence.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare what several tables print."""
    if case.accounts is not None:
        yield from told(case.accounts, RULE, setting, is_across=True)


def _has_several(case: AuditCase) -> bool:
    return case.accounts is not None and len(case.accounts.tables) > 1


CHECK = Check(
    RULE,
    basis=(f"{ACCOUNTS}表间勾稽关系",),
    look=look,
    needs=_has_several,
    lacking=Text("决算表不足两张", "there are not two accounts"),
)
