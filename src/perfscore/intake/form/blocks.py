"""Which block of a form a row begins, told by its headings."""

from enum import Enum

from perfscore.intake.columns import (
    AMOUNTS,
    LEVELS,
    Field,
    fund_column,
    goal_column,
    indicator_column,
)
from perfscore.intake.form.rows import Row, end_of, is_number
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import (
    Fact,
    header_label,
    is_goals,
    is_management,
    is_note,
    is_side,
    is_title,
    labelled,
)


class Block(Enum):
    """A part of a form."""

    FACTS = "facts"
    FUNDS = "funds"
    GOALS = "goals"
    MANAGEMENT = "management"
    INDICATORS = "indicators"
    NOTES = "notes"
    TITLE = "title"


_NAMES = frozenset({*LEVELS, Field.NAME})
_VALUES = frozenset({Field.TARGET, Field.ACTUAL, Field.WEIGHT, Field.SCORE})
_SPENT = frozenset({Field.EXECUTED, Field.RATE})
_OVER_LEVELS = frozenset({"绩效指标", "绩效目标", "指标体系"})
_FEWEST = 3
_GOAL_CELLS = 5
_LONG = 40


def block_of(row: Row) -> Block | None:
    """Say which block ``row`` begins; None: it goes on with the one before it."""
    texts = [each.text for each in row.cells if len(each.text) <= _LONG]
    if all(map(str.isascii, texts)) and len(texts) == len(row.cells):
        return None
    if _heads_indicators(texts) or _heads_levels_below(row):
        return Block.INDICATORS
    if _heads_funds(texts):
        return Block.FUNDS
    first = row.cells[0].text
    if is_management(first) or _heads_management(texts):
        return Block.MANAGEMENT
    if _heads_goals(row):
        return Block.GOALS
    if is_note(first):
        return Block.NOTES
    if _says_facts(row):
        return Block.FACTS
    if len(row.cells) == 1 and is_title(first) and not is_side(first):
        return Block.TITLE
    return None


def identity_label(row: Row) -> Fact | None:
    """Give the label that opens the head of a form, if the row begins with one."""
    for cell in row.cells[:2]:
        found = labelled(cell.text)
        fact = found[0] if found else header_label(cell.text)
        if fact in (Fact.PROJECT, Fact.UNIT):
            return fact
    return None


def _heads_indicators(texts: list[str]) -> bool:
    if len(texts) < _FEWEST:
        return False
    if any(is_number(each) for each in texts):
        return False
    read = [indicator_column(each) for each in texts]
    fields = {each.field for each in read if each is not None}
    known = sum(each is not None for each in read)
    return (
        bool(fields & _NAMES)
        and bool(fields & _VALUES)
        and known >= _FEWEST
        and 2 * known > len(texts)
    )


def _heads_levels_below(row: Row) -> bool:
    """Whether 绩效指标 stands over columns whose levels the next row names."""
    first, *others = row.cells
    is_wide = end_of(first) - first.column > 1
    if not is_wide or plain(first.text) not in _OVER_LEVELS:
        return False
    read = [indicator_column(each.text) for each in others]
    fields = {each.field for each in read if each is not None}
    return len(fields & _VALUES) > 1 and None not in read


def _heads_funds(texts: list[str]) -> bool:
    read = [fund_column(each) for each in texts if not each.isascii()]
    fields = {each.field for each in read if each is not None}
    return bool(fields & _SPENT) and len(fields & {*AMOUNTS, Field.RATE}) > 1


def _heads_goals(row: Row) -> bool:
    texts = list(dict.fromkeys(each.text for each in row.cells))
    if len(texts) > _GOAL_CELLS:
        return False
    read = {goal_column(each) for each in texts}
    if {Field.EXPECTED_GOAL, Field.ACTUAL_GOAL} <= read:
        return True
    return is_goals(row.cells[0].text) and not is_number(row.cells[-1].text)


def _heads_management(texts: list[str]) -> bool:
    words = {"".join(each.split()) for each in texts}
    return "情况说明" in words and len(words) <= _GOAL_CELLS


def _says_facts(row: Row) -> bool:
    return any(
        header_label(each.text) is not None or labelled(each.text) is not None
        for each in row.cells
        if not each.text.isascii()
    )
