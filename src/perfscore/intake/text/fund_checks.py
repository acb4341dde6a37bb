"""Amounts whose rate is the printed one stand in the columns that it speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, groupby

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.text.confirming import Doubt
from perfscore.intake.text.fit import NEVER, fit
from perfscore.intake.text.paths import Placed

_BUDGETS = (Field.ANNUAL_BUDGET, Field.INITIAL_BUDGET)
_LEAST = 3
_MOST_COLUMNS = 10

_EMPTY = re.compile(r"[0.,%—\-/]+")
_NO_RATE = (
    "资金各栏没有执行率可以核对，或核对不上，各栏可能分错",
    "no rate confirms the columns of the funds; they may be told apart wrongly",
)

Values = dict[Field, Fraction]


def settled_by_rates(
    columns: Sequence[Field], placed: Sequence[Placed], texts: dict[int, str]
) -> list[Placed]:
    """Move the numbers of a fund row to where 执行数/预算数 is 执行率, and so on.

    A row is left as it is where no order of columns or more than one is confirmed; one
    that is confirmed is without doubt. ``texts`` are those of cells, by first pieces.
    """
    settled: list[Placed] = []
    for _, run in groupby(placed, key=lambda each: each.row):
        cells = list(run)
        values = [each for each in cells if each.column]
        best = _confirmed(columns, [texts[each.first] for each in values])
        if best is None:
            settled += cells
            continue
        settled += [each for each in cells if not each.column]
        settled += [
            replace(each, column=column, alternatives=())
            for each, column in zip(values, best, strict=True)
        ]
    return settled


def doubtful_funds(
    columns: Sequence[Field], placed: Sequence[Placed], texts: dict[int, str]
) -> list[Doubt]:
    """Doubt the funds of a text without lines unless rates confirm each row.

    Rows of noughts and dashes alone need no rate, if they have all columns.
    """
    found: list[Doubt] = []
    rows = sorted({each.row for each in placed})
    for row in rows:
        cells = [each for each in placed if each.row == row and each.column]
        shown = [texts[each.first] for each in cells]
        fields = [columns[each.column] for each in cells]
        checks = list(_checks(dict(_numbers(fields, shown))))
        is_empty = all(_EMPTY.fullmatch(each) for each in shown)
        has_name = any(each.row == row and not each.column for each in placed)
        if not has_name or not (is_empty or (checks and all(checks))):
            return [Doubt(rows[0], rows[-1], *_NO_RATE)]
        if cells and is_empty and len(cells) < len(columns) - 1:
            found.append(Doubt(row, row, *_NO_RATE))
    return found


def _confirmed(columns: Sequence[Field], texts: list[str]) -> tuple[int, ...] | None:
    """Give the columns of the values, if exactly one choice has most sums agree."""
    if len(texts) < _LEAST or len(columns) > _MOST_COLUMNS:
        return None
    ranked = []
    for choice in combinations(range(1, len(columns)), len(texts)):
        fields = [columns[each] for each in choice]
        costs = [
            fit(field, text, is_funds=True)
            for field, text in zip(fields, texts, strict=True)
        ]
        if max(costs) < NEVER:
            agreed = sum(_checks(dict(_numbers(fields, texts))))
            ranked.append((-agreed, sum(costs), choice))
    ranked.sort()
    if not ranked or not ranked[0][0]:
        return None
    if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
        return None
    return ranked[0][2]


def _numbers(
    fields: Sequence[Field], texts: Sequence[str]
) -> Iterator[tuple[Field, Fraction]]:
    for field, text in zip(fields, texts, strict=True):
        number = read_number(text.rstrip("%％ 万元").replace(",", ""))
        if isinstance(number, Fraction):
            yield field, number


def _checks(values: Values) -> Iterator[bool]:
    """Say of each relation between the columns whether it holds."""
    executed, rate = values.get(Field.EXECUTED), values.get(Field.RATE)
    budget = next((values[each] for each in _BUDGETS if each in values), None)
    if executed and budget and rate:
        yield _is_near(100 * executed / budget, rate)
    weight, score = values.get(Field.WEIGHT), values.get(Field.SCORE)
    if weight and score and rate:
        yield _is_near(weight * min(rate, Fraction(100)) / 100, score)


def _is_near(exact: Fraction, printed: Fraction) -> bool:
    """Whether a number is another, rounded or cut off at the digits printed."""
    unit = Fraction(1)
    while unit.denominator < 10**6 and (printed / unit).denominator > 1:
        unit /= 10
    return (
        abs(exact - printed) < unit
        if unit < 1
        else exact == printed or (abs(exact - printed) < Fraction(1, 2))
    )
