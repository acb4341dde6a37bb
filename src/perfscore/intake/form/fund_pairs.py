"""Funds as headings with an amount beside each, or in the same cell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from perfscore.intake.columns import AMOUNTS, Field, fund_column
from perfscore.intake.form.amounts import with_unit
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.rows import Row, value
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_side, money_unit
from perfscore.model.assessment import FundRow

_TOTAL = "合计"
_IN_HEAD = frozenset({*AMOUNTS, Field.RATE})
_AMOUNT = re.compile(r"-?[￥¥]?\d[\d,]*(\.\d+)?(亿元|百万元|万元|千元|元|%)?")
_SURE = 1


def read_fund_pairs(draft: Draft, row: Row) -> None:
    """Read ``全年预算数 | 309 | 全年执行数 | 309``."""
    head: GridCell | None = None
    for cell in row.cells:
        reading = fund_column(cell.text)
        if reading is not None or is_side(cell.text):
            head = cell
            continue
        field = _field_of(head)
        if head is None or field is None or not _keep(draft, field, head, cell):
            draft.teller.not_read(cell)
        head = None
    draft.has_funds = draft.has_funds or bool(draft.paired)


def without_pairs(draft: Draft, cells: Sequence[GridCell]) -> list[GridCell]:
    """Take amounts of the funds from among the labels of the head; give the others.

    ``全年预算数 | 100`` and ``全年预算数：100万元`` are such amounts.
    """
    rest: list[GridCell] = []
    given = list(cells)
    while given:
        cell = given.pop(0)
        name, _, text = cell.text.replace("\uff1a", ":").partition(":")
        after = given[0] if given else None
        if _is_pair(name, text):
            head, amount = replace(cell, text=name), replace(cell, text=text.strip())
            taken = _keep(draft, _field(name), head, amount)
        elif after is not None and _is_pair(cell.text, after.text):
            taken = _keep(draft, _field(cell.text), cell, after)
            given.pop(0)
            cell = after
        else:
            rest.append(cell)
            continue
        if not taken:
            draft.teller.not_read(cell)
    return rest


def paired_funds(draft: Draft) -> tuple[FundRow, ...]:
    """Give the row that the pairs make; none where the form has rows of its own."""
    found = draft.paired
    if not found:
        return ()
    if draft.funds:
        draft.teller.not_read(*found.values())
        return ()
    return (
        FundRow(
            _TOTAL,
            initial_budget=found.get(Field.INITIAL_BUDGET),
            annual_budget=found.get(Field.ANNUAL_BUDGET),
            executed=found.get(Field.EXECUTED),
            weight=found.get(Field.WEIGHT),
            execution_rate=found.get(Field.RATE),
            score=found.get(Field.SCORE),
        ),
    )


def _keep(draft: Draft, field: Field | None, head: GridCell, cell: GridCell) -> bool:
    if field is None or field in draft.paired:
        return False
    is_amount = field in AMOUNTS
    unit = money_unit(head.text)
    draft.paired[field] = with_unit(draft, cell, unit) if is_amount else value(cell)
    return True


def _is_pair(name: str, amount: str) -> bool:
    return _field(name) is not None and bool(_AMOUNT.fullmatch(plain(amount)))


def _field(name: str) -> Field | None:
    reading = fund_column(name)
    is_sure = reading is not None and reading.rank <= _SURE
    return reading.field if reading and is_sure and reading.field in _IN_HEAD else None


def _field_of(head: GridCell | None) -> Field | None:
    reading = fund_column(head.text) if head else None
    return None if reading is None or reading.field is Field.OTHER else reading.field
