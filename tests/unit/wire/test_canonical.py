"""The one way to write plain data."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.wire.canonical import canonical, is_encodable

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_keys_are_sorted_and_nothing_stands_between_the_signs() -> None:
    made = canonical({"丙": [1, True, None], "a": {"z": "", "b": '甲\n"'}})
    assert made == '{"a":{"b":"甲\\n\\"","z":""},"丙":[1,true,null]}\n'.encode()


@given(PLAIN)
def test_what_is_written_reads_back_and_is_written_the_same(data: object) -> None:
    made = canonical(data)
    assert json.loads(made) == data
    assert canonical(json.loads(made)) == made


def test_a_number_with_decimals_has_no_place() -> None:
    with pytest.raises(TypeError, match="numbers come as texts"):
        canonical({"score": [9.5]})


def test_half_a_surrogate_is_spelled_out_and_known() -> None:
    assert canonical("\ud800") == b'"\\ud800"\n'
    assert not is_encodable(["\ud800"])
    assert is_encodable(["甲😀"])
