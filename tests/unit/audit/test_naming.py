"""Checks are named by number, title or rule; a slip of the pen gets near names."""

import pytest

from perfscore.audit.naming import near_checks, unknown_check
from perfscore.model.audit_names import find_audit_name


@pytest.mark.parametrize(
    "text", ["K9", "k9", "Ｋ９", "超额完成说明", " over-achievement-unexplained "]
)
def test_a_check_has_three_names(text: str) -> None:
    found = find_audit_name(text)

    assert found is not None
    assert found.rule == "over-achievement-unexplained"


def test_an_unknown_name_is_told_with_near_ones() -> None:
    assert find_audit_name("超额说明") is None
    assert "超额完成说明" in near_checks("超额说明")

    told = unknown_check("超额说明", where="--only")

    assert told.message.zh == "“超额说明”不是复核的检查"
    assert told.hint is not None
    assert "超额完成说明" in told.hint.zh
    assert told.at.span.source.name == "--only"


def test_a_name_that_is_near_none_gets_the_whole_list() -> None:
    told = unknown_check("zzz", where="--only")

    assert told.hint is not None
    assert "K1 下级分值合计" in told.hint.zh
