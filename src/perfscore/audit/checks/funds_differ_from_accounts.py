"""Check K14: the form's funds are those of the published accounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.audit.accounts.form_funds import (
    Funds,
    funds_in,
    is_comparable,
    total_row,
    with_accounts,
)
from perfscore.audit.accounts.standing import Standing, budget, opening, spending
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import CHECKLIST, FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.model.assessment import Cell

RULE = Rule(
    "funds-differ-from-accounts",
    Severity.WARNING,
    page(
        zh="""
        部门整体自评表的资金合计与决算不一致：全年执行数对本年支出合计；全年预算数对本年
        收入合计或总计（含年初结转）、对文字写的年初预算加调整；年初预算数对文字或决算表
        里的年初预算。万元与元之间精确换算，差 0.01、四舍五入能解释的单独列出。

        只填财政拨款的表，与财政拨款支出（公开04、05表）相同也算一致，并写明是哪一个。
        项目自评表只是单位支出的一部分，不与全部支出比较；各地可以另有规定。

        复核时看：全年预算数是不是按执行数倒填，漏了哪一项资金。改法：按批复的预算和
        决算更正，或者说明口径。
        """,
        en="""
        The funds of a form on a whole unit differ from its accounts: spending from that
        of the year; the budget from the income of the year or the grand total (with
        what was brought forward), and from the opening budget plus adjustments as told;
        the opening budget from the one told or printed. 元 and 万元 are converted
        exactly; what rounding explains is told apart.

        A form that has grants only agrees as well if it has the spending of grants
        (公开04, 05表); which one is said. The form of a project is a part of the unit's
        spending and is not compared. Local rules may differ.

        To look at: whether the budget was filled in from what was spent, and which
        funds were left out. To mend: correct it by the approved budget and the
        accounts, or say what it covers.
        """,
    ),
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A cell of the row of all funds, and what may stand in it."""

    title: str
    cell: Cell | None
    stands: Sequence[Standing]


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the row of all funds with the accounts and what the text tells."""
    accounts, row = with_accounts(case), total_row(case)
    if accounts is None or row is None:
        return
    spent = funds_in(row.executed)
    for column in (
        _Column("全年执行数", row.executed, spending(accounts)),
        _Column("全年预算数", row.annual_budget, budget(case, accounts, spent)),
        _Column("年初预算数", row.initial_budget, opening(case, accounts)),
    ):
        funds = funds_in(column.cell)
        if funds is not None:
            yield from _compared(column, funds, row.name, setting)


def _compared(
    column: _Column, funds: Funds, name: str, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    """Verify against what may stand there, else tell what it differs from."""
    same = [each for each in column.stands if funds.is_same(each.value)]
    proof = next((each for each in same if each.can_verify), None)
    strong = [each for each in column.stands if each.is_required]
    if proof is not None:
        title = f"{column.title} {funds.cell.text}"
        yield Verified(RULE, title, Text(proof.zh, proof.en), funds.cell.span)
    elif strong:
        near = [each for each in strong if funds.is_near(each.span)]
        limit = Severity.NOTE if near or same else Severity.ERROR
        others = near[:1] or column.stands
        parts = [_beside(funds, each) for each in others]
        zh = "；".join(each.zh for each in parts)
        en = "; ".join(each.en for each in parts)
        yield AuditFinding(
            RULE,
            at_most(setting.severity, limit),
            Text(
                f"自评表{column.title}合计 {funds.cell.text}，与{zh}",
                f"{column.title} of all funds is {funds.cell.text}; {en}",
            ),
            at=funds.cell.span,
            path=(name,),
            printed=funds.cell.text,
            expected=Text(others[0].shown, others[0].shown),
            working=Text(others[0].zh, others[0].en),
            basis=setting.basis,
            related=tuple(Label(span) for each in others for span in each.places),
            is_rounding=bool(near),
        )


def _beside(funds: Funds, each: Standing) -> Text:
    gap = funds.gap(each.value)
    if funds.is_same(each.value):
        return Text(f"{each.zh} 相同", f"it is {each.en}")
    if funds.is_near(each.span):
        return Text(
            f"{each.zh} 差 {gap}（可由四舍五入解释）",
            f"{each.en} is {gap} away, which rounding explains",
        )
    return Text(f"{each.zh} 差 {gap}", f"{each.en} is {gap} away")


CHECK = Check(
    RULE,
    basis=(
        f"{CHECKLIST}D1–D4：预算数、执行数与批复数、决算数一致",
        f"{FORM}：年度资金总额分列当年财政拨款、上年结转资金和其他资金",
    ),
    look=look,
    needs=is_comparable,
    lacking=Text(
        "没有同年度的决算表，或者不是部门整体的自评表",
        "there are no accounts of the year, or the form is not on a whole unit",
    ),
)
