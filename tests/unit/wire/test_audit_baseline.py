"""A baseline is what the command wrote, or it is told that it is not."""

import json

import pytest

from perfscore.wire.audit_baseline import KnownFinding, KnownForm, read_baseline

FORM = {
    "unit": "甲局",
    "project": "",
    "year": 2021,
    "findings": [{"rule": "x", "printed": "20", "at": {"path": ["产出", "办文"]}}],
}


def test_what_is_needed_is_read_and_the_rest_makes_no_difference() -> None:
    data = json.dumps([FORM | {"later": {"key": [1]}}]).encode()
    known = KnownFinding("x", ("产出", "办文"), "20")
    assert read_baseline(data, "b.json").value == (
        KnownForm("甲局", "", 2021, (known,)),
    )


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_baseline(b"\xef\xbb\xbf[]", "b.json").value == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b"{}",
        b"[1]",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        json.dumps([FORM | {"year": "2021"}]).encode(),
        json.dumps([FORM | {"findings": [{"rule": "x"}]}]).encode(),
    ],
)
def test_anything_else_is_told_with_its_name(data: bytes) -> None:
    outcome = read_baseline(data, "基线.json")
    assert outcome.value is None
    (told,) = outcome.diagnostics
    assert told.rule.name == "broken-baseline"
    assert told.message.zh.startswith(
        "“基线.json”不是 perfscore audit --format json 的输出"
    )
    assert told.hint is not None


def test_the_message_says_where() -> None:
    data = json.dumps([FORM, FORM | {"findings": [{"rule": 7}]}]).encode()
    (told,) = read_baseline(data, "b.json").diagnostics
    assert "[1]['findings'][0]['rule']" in told.message.en
