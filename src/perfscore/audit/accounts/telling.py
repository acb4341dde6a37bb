"""What is told of the equations of the accounts."""

from collections.abc import Iterator

from perfscore.audit.accounts.equations import Equation, shown
from perfscore.audit.accounts.judging import Fault, judged
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.intake.accounts.model import Accounts

_MOST_RELATED = 60


def told(
    accounts: Accounts, rule: Rule, setting: Setting, *, is_across: bool
) -> Iterator[AuditFinding | Verified]:
    """Tell the equations within tables, or those between them.

    A fault that shows within a table is told as such, also where it makes tables
    disagree.
    """
    judgement = judged(accounts)
    for fault in judgement.faults:
        if fault.is_across is is_across:
            yield _fault(fault, rule, setting)
    for each in judgement.rounded:
        if each.is_across is is_across:
            yield _rounded(each, rule, setting)
    for each in judgement.held:
        if each.is_across is is_across and not each.is_bound:
            yield Verified(
                rule,
                f"{each.total.name} {each.total.text}",
                _working(each),
                each.total.at,
            )


def _fault(fault: Fault, rule: Rule, setting: Setting) -> AuditFinding:
    cell, first = fault.cell, fault.broken[0]
    wanted = first.wanted(cell)
    is_bound = all(each.is_bound for each in fault.broken)
    is_one = len({each.wanted(cell) for each in fault.broken}) == 1
    should = shown(wanted, cell)
    apart = shown(abs(wanted - cell.value), cell)
    unit = cell.unit
    if is_bound:
        zh = f"不应大于{first.what.zh} {first.working()}"
        en = f"must not be above {first.what.en} {first.working()}"
    elif cell.place == first.total.place:
        zh = f"{first.what.zh}为 {should}，相差 {apart}{unit}"
        en = f"{first.what.en} give {should}, {apart} {unit} apart"
    else:
        zh = f"按{first.total.name} {first.total.text}，应为 {should}"
        en = f"by {first.total.name} {first.total.text} it has to be {should}"
    if not fault.is_sure:
        zh += "；也可能是其中一项有误"
        en += "; one of its parts may be wrong instead"
    return AuditFinding(
        rule,
        setting.severity,
        Text(
            f"{cell.name}印 {cell.text}，{zh}", f"{cell.name} prints {cell.text}; {en}"
        ),
        at=cell.at,
        printed=cell.text,
        expected=Text(should, should) if is_one and not is_bound else None,
        working=_working(first),
        basis=setting.basis,
        related=_related(fault),
    )


def _rounded(each: Equation, rule: Rule, setting: Setting) -> AuditFinding:
    total = each.total
    gap = shown(abs(each.computed - total.value), total)
    value = shown(each.computed, total)
    return AuditFinding(
        rule,
        Severity.NOTE,
        Text(
            f"{total.name}印 {total.text}，{each.what.zh} {value}，"
            f"差 {gap}，可由四舍五入解释",
            f"{total.name} prints {total.text}, {each.what.en} {value}: {gap} apart, "
            "which rounding explains",
        ),
        at=total.at,
        printed=total.text,
        expected=Text(value, value),
        working=_working(each),
        basis=setting.basis,
        is_rounding=True,
    )


def _working(each: Equation) -> Text:
    sign = "≤" if each.is_bound else "="
    total = f"{each.total.name} {sign} "
    return Text(
        f"{total}{each.what.zh}：{each.working()}",
        f"{total}{each.what.en}: {each.working()}",
    )


def _related(fault: Fault) -> tuple[Label, ...]:
    """Give the other cells of the broken equations, the sums first."""
    found: dict[int, Label] = {}
    for each in fault.broken:
        for amount in each.amounts:
            if amount.place != fault.cell.place and amount.at is not None:
                text = f"{amount.name} {amount.text}"
                found.setdefault(amount.place, Label(amount.at, Text(text, text)))
    return tuple(found.values())[:_MOST_RELATED]
