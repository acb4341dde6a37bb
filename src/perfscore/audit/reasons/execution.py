"""The execution rate of a form's funds, and what the form says of it."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase
from perfscore.audit.numbers.printed import printed
from perfscore.audit.reasons.rows import misses_target, reason_of
from perfscore.audit.rows.wording import (
    says_delayed,
    says_nothing,
    says_unfinished,
    unspaced,
)
from perfscore.model.assessment import Cell

_OF_MONEY = re.compile(
    r"资金|执行|支付|支出|付款|拨付|结算|结余|结转|节约|采购|招标|开工|进度|工期|延期|推迟|质保|尾款"
    r"|压减|收回|疫情|财力|国库|验收|合同"
)
_CAUSE = re.compile(
    r"由于|因(?:为|疫情|受|[^此素果,，。]{2,20}(?:未|延|推|减|调|停))|受[^,，。]{1,12}影响"
    r"|原因(?:是|为|在于|主要|:|[及和与][^,，。:]{1,6}:(?!无)[^。]{6})|导致|致使|未能|尚未|未完成|未支付|未拨付|未达到|结余[^,，。]{0,12}(?:系|为)"
    r"|(?:次年|下年|明年|跨年)[^,，。;；]{0,12}(?:支付|拨付|付款|结算)|尾款|质保金|付款期"
)
_INSTRUCTS = re.compile(
    r"写明|说明原因|填写|(?:的|应|须|要|请)[^,，。]{0,4}(?:说明|逐项)|口径|计分|得出|公式|分值"
    r"|[÷=]|[AB]/[AB]"
)


def reasons_of_execution(case: AuditCase) -> Iterator[str]:
    """Give the texts of the form that may say why little was spent.

    A row's reason counts where it speaks of money or work, or where its row misses its
    target; what stands behind the funds' amounts does; results of goals, notes and
    cells that no field took where they name a cause.
    """
    for row in case.rows:
        reason = reason_of(row)
        if reason is not None and (
            _OF_MONEY.search(reason.text) or misses_target(case, row)
        ):
            yield reason.text
    yield from _beside_funds(case)
    for text in _told(case):
        if _gives_cause(text):
            yield text


def _beside_funds(case: AuditCase) -> Iterator[str]:
    """Give the words behind the amounts of the funds, under a heading such as 原因."""
    amounts = [each.executed for each in case.form.funds if each.executed is not None]
    for cell in case.form.unread:
        is_text = printed(cell) is None and not says_nothing(cell.text)
        if is_text and any(_is_behind(cell, each) for each in amounts):
            yield cell.text


def _is_behind(cell: Cell, other: Cell) -> bool:
    """Whether a cell stands behind another in one row of the file."""
    here, there = cell.span, other.span
    if here is None or there is None or here.source is not there.source:
        return False
    between = here.source.text[there.end : here.start]
    return there.end < here.start and "\n" not in between


def _gives_cause(text: str) -> bool:
    plain = unspaced(text)
    if says_nothing(text):
        return False
    names_cause = (
        bool(_CAUSE.search(plain)) or says_unfinished(text) or says_delayed(text)
    )
    return names_cause and not _INSTRUCTS.search(plain)


def _told(case: AuditCase) -> Iterator[str]:
    form = case.form
    yield from (each.actual.text for each in form.goals if each.actual is not None)
    yield from (each.text for each in (*form.notes, *form.unread))
    for row in form.indicators:
        yield from (cell.text for _, cell in row.extras)
