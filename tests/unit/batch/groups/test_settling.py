"""Groups come to the means, the ends and the places that fractions give."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from perfscore.batch.groups.needs import KeyKind, PeerKey
from perfscore.batch.groups.numbers import Brought, joined, numbers_of
from perfscore.batch.groups.ordering import in_lowest_terms, places
from perfscore.batch.groups.settling import GroupColumns, settled
from perfscore.batch.program.asking import Asked
from perfscore.model.expressions import PeerFunction
from perfscore.score.group_values import Listed

KEY = PeerKey(
    "甲额",
    KeyKind.DATUM,
    asked=frozenset(Asked("甲额", function) for function in PeerFunction),
)
VALUES = (PeerFunction.MEAN, PeerFunction.HIGHEST, PeerFunction.LOWEST)


def in_groups(values: list[Fraction | None], codes: list[int]) -> GroupColumns:
    groups = max(codes) + 1
    return settled(KEY, Brought.of(values), np.array(codes, np.int32), groups)


def test_three_units_with_a_tie_and_one_that_is_blank() -> None:
    third = Fraction(1, 3)
    made = in_groups([third, Fraction(2, 6), None, Fraction(-1)], [0, 0, 0, 0])
    assert made.table.sizes.tolist() == [3]
    assert made.table.means is not None
    assert made.table.means.value(0) == Fraction(-1, 9)
    assert made.above is not None
    assert made.equal is not None
    assert made.above[[0, 1, 3]].tolist() == [0, 0, 2]
    assert made.equal[[0, 1, 3]].tolist() == [2, 2, 1]
    assert made.has.tolist() == [True, True, False, True]


def test_rows_of_no_group_and_groups_of_one() -> None:
    made = in_groups([Fraction(5), Fraction(7), None], [-1, 0, 1])
    assert made.table.sizes.tolist() == [1, 0]
    assert made.table.highest is not None
    assert [made.table.highest.value(group) for group in (0, 1)] == [7, None]


@pytest.mark.parametrize("kind", ["cents", "ratios", "near", "long"])
def test_any_numbers_come_to_what_a_list_of_fractions_gives(kind: str) -> None:
    random = Random(kind)  # noqa: S311 - the same each time
    values = [one(kind, random) for _ in range(150)]
    codes = [random.randrange(3) for _ in values]
    made = in_groups(values, codes)
    for group in range(3):
        members = [
            value
            for value, code in zip(values, codes, strict=True)
            if code == group and value is not None
        ]
        listed = Listed(members)
        for function in VALUES:
            found = made.table.of(function)
            assert found is not None
            assert found.value(group) == listed.of(function)
        assert made.above is not None
        assert made.equal is not None
        for row, value in enumerate(values):
            if codes[row] == group and value is not None:
                standing = (made.above[row], made.equal[row])
                assert standing == listed.standing(value)


def one(kind: str, random: Random) -> Fraction | None:
    """Make a number, or none; ``near`` ones differ by less than floats tell apart."""
    if random.randrange(12) == 0:
        return None
    match kind:
        case "cents":
            return Fraction(random.randint(-300, 300), 100)
        case "ratios":
            return Fraction(random.randint(-(10**6), 10**6), random.randint(1, 10**6))
        case "near":
            under = 2**62 - random.randint(1, 40)
            return Fraction(under - random.randint(0, 2), under)
    return Fraction(random.randint(-(10**25), 10**25), random.randint(1, 5))


def test_fractions_that_floats_take_for_equal_are_told_apart() -> None:
    close = [Fraction(2**53 + 1, 2**53), Fraction(1), Fraction(2**53 - 1, 2**53)]
    given = numbers_of([*close, Fraction(2, 2)])
    assert places(in_lowest_terms(given)).tolist() == [2, 1, 0, 1]


def test_blocks_are_put_one_after_the_other() -> None:
    blocks = [Brought.of([Fraction(1), Fraction(10**30)]), Brought.of([None])]
    made = joined([*blocks, Brought.of([Fraction(10**40)])])
    assert [made.value(row) for row in range(4)] == [1, 10**30, None, 10**40]
