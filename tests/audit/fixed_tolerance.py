"""The rules of another checker, which the audit is held against on the same tables."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import NumberFault, read_number
from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.model.assessment import Cell, FundRow

_TOLERANCE = Fraction(1, 10)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Reading = Callable[[Cell | None], Fraction | None]


@dataclass(frozen=True, slots=True)
class Accusation:
    """What the rules say is wrong: by which rule, at which row, what they compute."""

    rule: str
    at: str
    computed: Fraction | None = None


def as_printed(cell: Cell | None) -> Fraction | None:
    """Read a cell that is nothing but digits, with commas and ``%`` left out."""
    text = "" if cell is None else cell.text.strip().replace(",", "")
    number = read_number(text.removesuffix("%").strip())
    return None if isinstance(number, NumberFault) else number


def first_number(cell: Cell | None) -> Fraction | None:
    """Read the first number in a cell, signs and units left out.

    That is the most that extraction can do for rules that know neither.
    """
    found = None if cell is None else _NUMBER.search(cell.text)
    number = read_number(found[0].replace(",", "")) if found else None
    return number if isinstance(number, Fraction) else None


def accusations(form: ClaimedForm, read: Reading) -> Iterator[Accusation]:
    """Apply the rules to a form.

    A fixed tolerance of 0.1; execution has B ÷ A × weight without a cap, an indicator
    min(1, B ÷ A) × weight whichever way is better; below the target a reason is due;
    the total is within 0.1 of all scores. What cannot be read is left out silently.

    Source: `ericliu1002000/audit_agent`, indicator_audit/services/self_eval/
    rigid_validation.py, commit b4ab34a; written anew, with exact numbers.
    """
    for fund in form.funds:
        yield from _of_fund(fund, read)
    for row in form.indicators:
        yield from _of_indicator(row, read)
    yield from _of_total(form, read)


def _of_fund(fund: FundRow, read: Reading) -> Iterator[Accusation]:
    budget, executed = read(fund.annual_budget), read(fund.executed)
    weight, score = read(fund.weight), read(fund.score)
    if budget is None or executed is None or weight is None or score is None:
        return
    if budget == 0:
        yield Accusation("预算为 0", fund.name)
    elif abs(score - executed / budget * weight) > _TOLERANCE:
        yield Accusation("预算得分", fund.name, executed / budget * weight)


def _of_indicator(row: ClaimedIndicator, read: Reading) -> Iterator[Accusation]:
    target, actual = read(row.target), read(row.actual)
    weight, score = read(row.weight), read(row.score)
    name = row.name.text if row.name else ""
    if target is None or actual is None or weight is None:
        return
    if target == 0:
        yield Accusation("指标值为 0", name)
    elif score is None:
        yield Accusation("得分缺失", name)
    else:
        due = _due(row, read)
        if due is not None and abs(score - due) > _TOLERANCE:
            yield Accusation("指标得分", name, due)
        if actual < target and not (row.reason and row.reason.text.strip()):
            yield Accusation("偏差原因", name)


def _due(row: ClaimedIndicator, read: Reading) -> Fraction | None:
    target, actual, weight = read(row.target), read(row.actual), read(row.weight)
    if target is None or actual is None or weight is None or target == 0:
        return None
    return weight * min(actual / target, Fraction(1))


def _of_total(form: ClaimedForm, read: Reading) -> Iterator[Accusation]:
    total = read(form.total_score)
    if total is None:
        return
    funds = [read(each.score) for each in form.funds]
    rows = [
        score if (score := read(each.score)) is not None else _due(each, read)
        for each in form.indicators
    ]
    known = [each for each in (*funds, *rows) if each is not None]
    if known and abs(total - sum(known)) > _TOLERANCE:
        yield Accusation("总分", "", Fraction(sum(known)))
