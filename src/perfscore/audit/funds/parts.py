"""Which rows of the funds are parts of which, and what they add up to."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from perfscore.audit.funds.comparing import Column, FundSum, compared
from perfscore.audit.numbers.agreement import Agreement
from perfscore.intake.fund_total import total_first
from perfscore.intake.plain import plain
from perfscore.model.assessment import FundRow

_TOTAL = re.compile(
    r"合计|总计|总额|总金额|总量|资金总|年度资金$|整体|^总|预算数|计划安排|实际支出"
)
_SECOND_TOTAL = re.compile(r"^(年度|本年|全年)?(资金|金额)?(总额|合计|总计)$")
"""Amounts of tasks stand above those of the sources: what sums what is not told."""
_AMONG = re.compile(r"^其中|^#")
_PLAIN_GRANT = re.compile(r"财政(拨款|资金|性资金|补助|预算拨款|安排)")
_LEVEL = re.compile(
    r"中央|省|市|县|区|州|盟|旗|乡|镇|本级|上级|一般公共预算|政府性基金|国有资本|国债"
)
_LOCAL = re.compile(r"地方")
_BASIC = re.compile(r"基本支出")
_BASIC_PART = re.compile(r"人员|公用")
_USE = re.compile(r"支出|费用|采购|工资|经费$")
_SOURCE = re.compile(r"资金|拨款|补助|财政|收入|结转|其[他它]|自筹|预算")


def fund_sums(funds: Sequence[FundRow]) -> tuple[FundSum, ...]:
    """Say which rows are sums of which; none where no row is a total."""
    rows, _ = total_first(tuple(funds))
    if len(rows) <= 1 or not _is_total(rows):
        return ()
    total, parts = rows[0], rows[1:]
    if any(_SECOND_TOTAL.match(plain(each.name)) for each in parts):
        return ()
    subs = {
        at: _grown(parts, at, group)
        for at, group in _subs(parts)
        if not _stand_beside(total, parts, group)
    }
    below = [each for group in subs.values() for each in group]
    top = tuple(each for each in parts if not _is_one_of(each, below))
    sources = tuple(each for each in top if not _is_use(each))
    uses = tuple(each for each in top if _is_use(each))
    readings = [sources, uses] if sources and uses else [top]
    if below:
        readings.append(tuple(parts))
    made = [FundSum(total, tuple(readings))]
    made += [
        FundSum(parts[at], (tuple(group),))
        for at, group in subs.items()
        if len(group) > 1 or not _AMONG.match(plain(group[0].name))
    ]
    return tuple(made)


def _is_total(rows: Sequence[FundRow]) -> bool:
    return bool(_TOTAL.search(plain(rows[0].name))) or bool(
        _AMONG.search(plain(rows[1].name))
    )


def _subs(parts: Sequence[FundRow]) -> Iterator[tuple[int, list[FundRow]]]:
    """Find rows that stand below a part and are levels or kinds of it."""
    parent: int | None = None
    group: list[FundRow] = []
    for at, row in enumerate(parts):
        name = plain(row.name)
        is_among = at > 0 and bool(_AMONG.match(name))
        if is_among and not group:
            if parent != at - 1:
                parent = at - 1
            group = [row]
        elif parent is not None and (is_among or _may_divide(parts[parent], name)):
            group.append(row)
        else:
            if parent is not None and group:
                yield parent, group
            parent = at if _is_grant(name) or _is_basic(name) else None
            group = []
    if parent is not None and group:
        yield parent, group


def _stand_beside(
    total: FundRow, parts: Sequence[FundRow], group: Sequence[FundRow]
) -> bool:
    """Whether rows that could divide the one above them are sources beside it.

    They are where the total is that of all rows, and not without them.
    """
    others = tuple(each for each in parts if not _is_one_of(each, group))
    return _fits(total, parts) and not _fits(total, others)


def _grown(
    parts: Sequence[FundRow], parent: int, group: list[FundRow]
) -> list[FundRow]:
    """Add the rows below 其中 that make up the row above it, where some do.

    其中：人员经费 is followed by 公用经费, which is below 基本支出 as well.
    """
    whole, start = parts[parent], parent + 1
    if not _AMONG.match(plain(group[0].name)) or _fits(whole, group):
        return group
    ends = range(start + len(group) + 1, len(parts) + 1)
    longer = (list(parts[start:end]) for end in ends)
    own = takewhile(
        lambda row: _may_divide(whole, plain(row.name)), parts[start + len(group) :]
    )
    return next((each for each in longer if _fits(whole, each)), [*group, *own])


def _fits(whole: FundRow, parts: Sequence[FundRow]) -> bool:
    """Whether the parts make up the whole, in each column that prints both."""
    made = FundSum(whole, (tuple(parts),))
    found = [each for column in Column if (each := compared(made, column))]
    return bool(found) and not any(
        each.agreement is Agreement.DIFFERENT for each in found
    )


def _may_divide(whole: FundRow, name: str) -> bool:
    if _is_basic(plain(whole.name)):
        return bool(_BASIC_PART.search(name))
    return _is_level(name)


def _is_basic(name: str) -> bool:
    return bool(_BASIC.search(name))


def _is_level(name: str) -> bool:
    return bool(_LEVEL.search(name)) and not _LOCAL.search(name)


def _is_grant(name: str) -> bool:
    """Whether a row is a grant of all levels, or 地方资金, that others can divide."""
    is_local = bool(_LOCAL.search(name))
    return is_local or bool(_PLAIN_GRANT.search(name) and not _LEVEL.search(name))


def _is_use(row: FundRow) -> bool:
    name = plain(row.name)
    return bool(_USE.search(name)) and not _SOURCE.search(name)


def _is_one_of(row: FundRow, rows: Sequence[FundRow]) -> bool:
    return any(row is each for each in rows)
