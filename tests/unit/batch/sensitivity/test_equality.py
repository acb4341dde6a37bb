"""Every changed column against the exact scorer on tables that are written anew."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.batch.wide import Filler, table

from perfscore.api.loading import load_set
from perfscore.batch.columns import Key, Wide
from perfscore.batch.kernel import Kernel
from perfscore.batch.layout import Scaled
from perfscore.batch.sensitivity.effects import totals_of
from perfscore.batch.sensitivity.margins import ranks_of
from perfscore.batch.sensitivity.question import (
    Question,
    Size,
    measured,
    shift_of,
)
from perfscore.batch.sensitivity.shifts import STEPS
from perfscore.batch.sensitivity.variants import Variant, variants_of
from perfscore.batch.sensitivity.varied import Varier, heads_of
from perfscore.exact import exact_text
from perfscore.model.methods import Interval
from perfscore.score.scorer import Scorer

SIZE = 12
TRIED = 3
VARIANTS = 12
SETS = (
    "national/department-2013",
    "national/state-capital-1999",
    "international/undp-hdi-2022",
    "international/coinr-means",
)


@pytest.mark.parametrize("name", SETS)
def test_changed_columns_score_as_tables_with_the_changed_numbers(name: str) -> None:
    checked = load_set(name).value
    assert checked is not None
    kernel = Kernel(checked)
    random = Random(name)  # noqa: S311 - test data
    cells = Filler(random, share=0.3).cells(kernel.layout, SIZE)
    given = table(kernel.layout, cells, SIZE, 2021)
    question = Question(error=Size(Fraction("0.013")))
    varier = Varier(kernel.layout)
    ranks = ranks_of(checked.indicator_set.grades)
    tried = variants_of(kernel, question, set(cells)).each
    for each in tried[:: max(1, len(tried) // VARIANTS)]:
        made = varier.changed(given, each.shifts)
        after = totals_of(each.kernel.heads(made.given), ranks)
        scorer = Scorer(each.kernel.checked)
        again, unread = rewritten(kernel, cells, each)
        for row in random.sample(range(SIZE), TRIED):
            if row not in unread:
                total = scorer.score(again.assessment(row)).total
                found = after.value(row) if after.has[row] else None
                assert found == total, (each.shifts, row)


def test_drawn_errors_are_the_same_by_columns_and_by_rows() -> None:
    """The national department's set: columns, and rows that the exact scorer reads."""
    checked = load_set("national/department-2013").value
    assert checked is not None
    kernel = Kernel(checked)
    random = Random(3)  # noqa: S311 - test data
    cells = Filler(random, share=0.3).cells(kernel.layout, SIZE)
    given = table(kernel.layout, cells, SIZE, 2021)
    question = Question()
    keys = [each.key for each in measured(kernel.layout)]
    shifts = {
        key: shift_of(kernel.layout, key, question.error_of(key), question)
        for key in keys
    }
    steps = {
        key: np.array([random.randint(-STEPS, STEPS) for _ in range(SIZE)])
        for key in keys
    }
    made = Varier(kernel.layout).changed(given, shifts, steps)
    ranks = ranks_of(checked.indicator_set.grades)
    after = totals_of(kernel.heads(made.given), ranks)
    scorer, changed = Scorer(checked), heads_of(made.given)
    found = [after.value(row) if after.has[row] else None for row in range(SIZE)]
    exact = [scorer.score(changed.assessment(row)).total for row in range(SIZE)]
    assert found == exact
    assert any(each is not None for each in found)


def rewritten(
    kernel: Kernel, cells: dict[Key, list[str | None]], variant: Variant
) -> tuple[Wide, set[int]]:
    """Write the changed numbers as a unit would; name the rows where there is none."""
    fresh, unread = dict(cells), set()
    for key, shift in variant.shifts.items():
        wanted, texts = kernel.layout.by_key[key], list(cells[key])
        for row, text in enumerate(texts):
            read = wanted.read(text or "", 2021)
            if text is None or not isinstance(read, Scaled):
                unread.add(row)
                continue
            before = Fraction(read.whole, 10**read.places)
            value = within(before, before * shift.factor, shift.interval)
            is_share = text.endswith("%")
            shown = exact_text(value * 100 if is_share else value)
            texts[row] = f"{shown}{'%' * is_share}"
        fresh[key] = texts
    return table(kernel.layout, fresh, SIZE, 2021), unread


def within(before: Fraction, value: Fraction, bounds: Interval | None) -> Fraction:
    """Stop at a bound that can be reported, or else change nothing."""
    if bounds is None or value in bounds:
        return value
    ends = [(bounds.low, bounds.low_included), (bounds.high, bounds.high_included)]
    is_low = bounds.low is not None and value <= bounds.low
    end, is_included = ends[0] if is_low else ends[1]
    return end if end is not None and is_included else before
