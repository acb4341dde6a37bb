"""A layer shows what is below it; what is added later stays with who added it."""

import pytest

from perfscore.check.layers import Layer


def base() -> Layer[str, int]:
    layer: Layer[str, int] = Layer()
    layer["a"] = 0
    layer["b"] = 2
    return layer


def test_a_layer_shows_what_is_below() -> None:
    above = base().above()
    assert (above["a"], above.found("b"), above.count) == (0, 2, 2)
    assert above.found("c") is None
    with pytest.raises(KeyError):
        above["c"]


def test_neither_sees_what_the_other_adds() -> None:
    below = base()
    one, other = below.above(), below.above()
    one["c"] = 3
    other["d"] = 4
    below["e"] = 5
    assert [each.count for each in (below, one, other)] == [3, 3, 3]
    assert [each.found("c") for each in (below, one, other)] == [None, 3, None]
    assert [each.found("e") for each in (below, one, other)] == [5, None, None]
    assert below["a"] == one["a"] == other["a"] == 0


def test_a_layer_on_a_layer_shows_both() -> None:
    one = base().above()
    one["c"] = 3
    two = one.above()
    assert (two["a"], two["c"], two.count) == (0, 3, 3)
