"""N1: shares, growth, completion and sums told in sentences follow from the amounts."""

from collections.abc import Iterator
from dataclasses import replace

from perfscore.audit.accounts.narrated import is_same, meant
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.narrative.causes import without_consequences
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.quoting import quoted
from perfscore.audit.narrative.reading import Narrative, narrative
from perfscore.audit.narrative.relations import (
    COMPARISON,
    DIRECTION,
    Relation,
    Verdict,
)
from perfscore.audit.setting import Setting
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text

RULE = Rule(
    "narrative-arithmetic-wrong",
    Severity.ERROR,
    page(
        zh="""
        说明文字里的占比、增减率、完成率、合计，与同一处写的金额对不上。增减率的基数是
        本年数减去增加额（或加上减少额）；占比的整体是“占”后写明的，或“其中”前的那个数；
        完成率用写明的那个预算数作除数。

        金额和比例都按印出的末位留出四舍五入的余地，任何能印成这些数的金额都算不出
        印出的数，才报错；余地之内的差，以及各项占比凑成 100% 的，只作提示。基数为 0
        而印了比例的，作警告或提示。读不懂的句子只计数，不猜。

        复核时看：金额错了还是比例错了；整体是否用了别的数（如总计而不是本年合计）。

        改正：按决算表改正金额或比例，方向（增加、减少）要一致。
        """,
        en="""
        A share, a rate of change or completion, or a sum told in the text does not
        follow from the amounts told with it. What changed is measured by what was there
        before: the amount less its increase. A share is of what the text names, or of
        the amount before 其中; completion is of the budget that is named.

        Amounts and rates have room for rounding at their last digit: what is printed is
        wrong if no amounts that print so can give it. What rounding explains, or shares
        made to add up to 100%, are notes. A rate of a base of zero is a warning or a
        note. A sentence that is not understood is counted, not guessed.

        See whether the amount or the rate is wrong, and whether the share is of another
        total.

        Mended by the amount or rate of the accounts; increase and decrease must agree.
        """,
    ),
)
BASIS = (
    "财政部部门决算公开范本：决算情况说明中的占比、增减率、完成率由所列金额算出",
    "末位按四舍五入留余地",
)
_NO_PAPERS = Text("没有说明文字", "there is no running text")


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Recompute each relation that the text tells."""
    told = narrative(case.papers)
    for each in without_consequences(told.relations, _by_accounts(case, told)):
        if each.is_empty and not each.figure.value:
            continue
        if each.verdict is Verdict.HOLDS:
            yield Verified(RULE, quoted(each), each.working, told.at(each.figure))
        else:
            yield _finding(each, told, setting)


def _by_accounts(case: AuditCase, told: Narrative) -> dict[int, Figure]:
    """Give what the accounts say where the text names another amount, told by N2."""
    corrected: dict[int, Figure] = {}
    if case.accounts is None:
        return corrected
    for each in told.statements:
        named = meant(each, case.accounts)
        if named is None or not named.is_certain:
            continue
        if not any(is_same(each, amount) for amount in named.amounts):
            amount = named.amounts[0]
            corrected[id(each.figure)] = replace(
                each.figure, value=amount.value, span=amount.span
            )
    return corrected


def _finding(relation: Relation, told: Narrative, setting: Setting) -> AuditFinding:
    return AuditFinding(
        rule=RULE,
        severity=_severity(relation, setting),
        message=_message(relation),
        at=told.at(relation.figure),
        printed=quoted(relation),
        expected=relation.expected,
        working=relation.working,
        basis=setting.basis,
        related=tuple(
            Label(told.at(each))
            for each in relation.used
            if each is not relation.figure
        ),
        is_rounding=relation.verdict is Verdict.BY_ROUNDING,
    )


def _severity(relation: Relation, setting: Setting) -> Severity:
    if relation.verdict is Verdict.WRONG:
        return setting.severity
    if relation.verdict is Verdict.NO_BASE and not relation.is_empty:
        return Severity.WARNING
    return Severity.NOTE


def _message(relation: Relation) -> Text:
    what, working, expected = relation.what, relation.working, relation.expected
    figure = relation.figure.number.text
    if relation.verdict is Verdict.NO_BASE or expected is None:
        return Text(
            f"文字中的{what.zh}印作 {figure}，但{working.zh}",
            f"in the text {what.en} is printed {figure}, but {working.en}",
        )
    if what in (COMPARISON, DIRECTION):
        return Text(
            f"文字中的{what.zh}不对：{working.zh}，应为{expected.zh}",
            f"in the text {what.en} does not fit: {working.en}; it should "
            f"be {expected.en}",
        )
    zh, en = relation.apart.zh, relation.apart.en
    why = {
        Verdict.BY_ROUNDING: Text(
            f"，差 {zh}，可由四舍五入解释", f", {en} apart, which rounding can explain"
        ),
        Verdict.BY_CUTTING: Text(
            f"，差 {zh}，末位是舍去的，没有四舍五入",
            f", {en} apart: the last digit was cut off, not rounded",
        ),
    }.get(relation.verdict)
    if why is not None:
        return Text(
            f"文字中的{what.zh}印作 {figure}，按所列的数算是 {expected.zh}"
            f"（{working.zh}）{why.zh}",
            f"in the text {what.en} is printed {figure}; the numbers told give "
            f"{expected.en} ({working.en}){why.en}",
        )
    return Text(
        f"文字中的{what.zh}印作 {figure}，应为 {expected.zh}（{working.zh}）",
        f"in the text {what.en} is printed {figure} and should be {expected.en} "
        f"({working.en})",
    )


CHECK = Check(
    RULE, BASIS, look, needs=lambda case: bool(case.papers), lacking=_NO_PAPERS
)
