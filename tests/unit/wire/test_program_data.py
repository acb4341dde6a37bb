"""What a program hands over is read as a file is, and floats are refused."""

from decimal import Decimal

import pytest

from perfscore.diagnostics.model import Diagnostic
from perfscore.model.assessment import Cell, IndicatorRow
from perfscore.wire.assessment import assessment_from_data


def faults(data: dict[str, object]) -> tuple[Diagnostic, ...]:
    outcome = assessment_from_data(data)
    assert outcome.value is None
    return outcome.diagnostics


def test_texts_integers_truths_and_none_are_taken() -> None:
    outcome = assessment_from_data(
        {
            "单位": "甲局",
            "year": 2021,
            "数据": {"预算": "467.03", "人数": 12, "有制度": True, "备注": None},
            "indicators": ({"name": "培训", "level2": ["数量", "质量"]},),
        }
    )
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.unit == "甲局"
    assert outcome.value.year == 2021
    assert outcome.value.data == {
        "预算": Cell("467.03"),
        "人数": Cell("12"),
        "有制度": Cell("true"),
    }
    assert outcome.value.indicators == (
        IndicatorRow(None, ("数量", "质量"), None, "培训"),
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (467.03, "float 467.03"),
        (float("nan"), "float nan"),
        (Decimal("467.03"), "Decimal"),
        (b"467.03", "bytes"),
        pytest.param(10**5000, "int", id="an int of 5001 digits"),
        ({1, 2}, "set"),
    ],
)
def test_what_is_not_as_it_was_written_is_refused(value: object, said: str) -> None:
    (found,) = faults({"数据": {"全年预算数": value}})
    assert found.rule.name == "not-text"
    assert said in found.message.zh
    assert found.at.span.source.place(found.at.span.start) == (3, 12)


def test_a_key_that_is_no_text_is_refused() -> None:
    (found,) = faults({"数据": {1: "甲"}})
    assert found.rule.name == "key-not-text"
    assert "int" in found.message.en


def test_faults_are_shown_in_the_data_written_as_json() -> None:
    (found,) = faults({"单位": "甲", "指标": [{"名称": "乙", "分直": 5}]})
    assert found.rule.name == "unknown-key"
    assert found.at.span.source.name == "<data>"
    line, _ = found.at.span.source.place(found.at.span.start)
    assert found.at.span.source.line(line).strip() == '"分直": 5}]}'


def test_data_that_contains_itself_is_refused() -> None:
    data: dict[str, object] = {}
    data["数据"] = data
    assert faults(data)[0].rule.name == "lists-nested-too-deeply"


def test_data_that_unfolds_without_end_is_refused() -> None:
    endless: list[object] = []
    endless.extend([endless] * 10)
    assert faults({"指标": endless})[0].rule.name in {
        "lists-nested-too-deeply",
        "file-too-large",
    }


def test_half_a_character_is_refused() -> None:
    assert faults({"单位": "\ud800"})[0].rule.name == "control-character"
