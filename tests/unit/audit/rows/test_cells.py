"""Dashes and 无 state nothing; a zero and words do."""

import pytest

from perfscore.audit.rows.cells import has_text, is_blank
from perfscore.model.assessment import Cell


@pytest.mark.parametrize("text", ["", "—", "/", "－－", "无", "不适用", " N/A "])
def test_marks_state_nothing(text: str) -> None:
    assert not has_text(Cell(text))


@pytest.mark.parametrize("text", ["0", "完成", "见附件"])
def test_a_zero_and_words_are_stated(text: str) -> None:
    assert has_text(Cell(text))


def test_not_applicable_is_an_answer_and_no_blank() -> None:
    assert is_blank(Cell("——"))
    assert not is_blank(Cell("不适用"))
