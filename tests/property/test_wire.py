"""Any text, bytes or data give an assessment or diagnostics, never an exception."""

import json
from time import perf_counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from perfscore.diagnostics.model import Outcome
from perfscore.model.assessment import Assessment
from perfscore.source import Source
from perfscore.wire.assessment import assessment_from_data, read_assessment
from perfscore.wire.encoding import decode
from perfscore.wire.schemas import schema
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, GOAL, INDICATOR_ROW, Shape

SCHEMA = Draft202012Validator(schema("assessment"))
MEANING = {"key-twice", "not-a-year", "row-without-name"}
"""What a schema does not say: keys of one meaning, years, names of filled rows."""

PIECES = (
    *("单位", "年度", "数据", "指标", "三级", "完成值", "2021", "≥95%", "é", "😀"),
    *(":", ": ", "：", "- ", "-", "\n", "\n  ", "\r\n", "\t", " ", "#", " # ", "---\n"),
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        '"',
        "'",
        "|",
        ">",
        "|\n",
        "? ",
        "*a",
        "&a ",
        "!t ",
        "!",
    ),
    *("<<", "~", "null", "%", "@", "`", "\\", "\\n", "\\u0041", "\0", "\ud800", "\x85"),
    *("1e999999", "NaN", "-1", "true", "\ufeff", "\u2028", "...", "%YAML 9\n", "!!"),
)
texts = st.one_of(
    st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
)
names = st.sampled_from(["x.yaml", "x.json", "x"])

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 3000),
    st.sampled_from(["甲", "2021", "是"]),
)


def spelled(shape: Shape) -> st.SearchStrategy[str]:
    known = [spelling for key in shape.keys for spelling in key.spellings]
    return st.sampled_from([*known, "别的"])


def rows(shape: Shape) -> st.SearchStrategy[object]:
    contents = st.one_of(scalars, st.lists(scalars, max_size=2), answers)
    row = st.dictionaries(spelled(shape), contents, max_size=3)
    return st.one_of(row, st.lists(st.one_of(row, scalars), max_size=2), scalars)


answers = st.dictionaries(st.sampled_from(["要点一", "要点二"]), scalars, max_size=2)
documents = st.dictionaries(
    spelled(ASSESSMENT),
    st.one_of(scalars, answers, rows(GOAL), rows(FUND_ROW), rows(INDICATOR_ROW)),
    max_size=4,
)
anything = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.binary(),
        st.decimals(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.text(), st.integers()), inner, max_size=3),
    ),
    max_leaves=6,
)


def is_sound(outcome: Outcome[Assessment]) -> bool:
    """Whether there is an assessment or else a fault, every fault at a true place."""
    return (outcome.value is None) == outcome.has_errors and all(
        0 <= each.at.span.start <= each.at.span.end <= len(each.at.span.source.text)
        and each.message.zh
        and each.message.en
        for each in outcome.diagnostics
    )


@given(texts, names)
def test_any_text_gives_an_assessment_or_diagnostics(text: str, name: str) -> None:
    assert is_sound(read_assessment(Source(name, text)))


@given(texts)
def test_both_yaml_parsers_stand_any_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("perfscore.wire.yaml_tree._LOADER", yaml.SafeLoader)
        assert is_sound(read_assessment(Source("x.yaml", text)))


@given(st.one_of(st.binary(), texts.map(lambda each: each.encode("gbk", "ignore"))))
def test_any_bytes_give_a_text_or_a_diagnostic(data: bytes) -> None:
    outcome = decode(data, "x.yaml")
    if outcome.value is None:
        assert outcome.has_errors
    else:
        assert is_sound(read_assessment(outcome.value))


@given(st.text())
def test_a_text_in_utf_8_is_read_back(text: str) -> None:
    outcome = decode(text.encode(), "x.yaml")
    if outcome.value is not None:
        assert outcome.value.text == text.removeprefix("\ufeff")


@given(st.dictionaries(st.one_of(st.text(), spelled(ASSESSMENT)), anything))
def test_any_data_gives_an_assessment_or_diagnostics(data: dict[str, object]) -> None:
    assert is_sound(assessment_from_data(data))


@given(documents)
def test_the_schema_and_the_reader_agree(document: dict[str, object]) -> None:
    outcome = read_assessment(Source("x.json", json.dumps(document)))
    found = {each.rule.name for each in outcome.diagnostics}
    if "key-twice" not in found:
        assert SCHEMA.is_valid(document) == (found <= MEANING)


@given(documents)
def test_yaml_json_and_data_are_read_alike(document: dict[str, object]) -> None:
    text = json.dumps(document, ensure_ascii=False)
    as_yaml = read_assessment(Source("x.yaml", text))
    as_json = read_assessment(Source("x.json", text))
    as_data = assessment_from_data(document)
    assert as_yaml.value == as_json.value == as_data.value
    assert [each.message for each in as_yaml.diagnostics] == [
        each.message for each in as_json.diagnostics
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标:\n" + "- {三级: 甲, 目标值: 1, 完成值: 1}\n" * 140_000,
        "".join(f"k{number}: 1\n" for number in range(90_000)),
        "甲" * 1_000_000 + ": 1",
        "a: " + "b: " * 300_000,
        "[" * 1_000_000,
        '{"a":' * 500_000,
        "- " * 1_000_000,
        "[\n" * 500_000,
        "单位: '" + "\\" * 1_000_000,
        '{"单位": "' + "\\" * 999_999,
        "单位: " + " " * 1_000_000 + "：",
        '{"单位": ' + "1" * 1_000_000 + "x}",
        "指标: {三级: 甲, 二级: " + "、" * 1_000_000 + "}",
        "&a " * 300_000,
        "#" * 4_000_000,
        "{" + "a," * 1_000_000 + "}",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_large_and_deep_files_take_bounded_time(text: str, name: str) -> None:
    start = perf_counter()
    assert is_sound(read_assessment(Source(name, text)))
    assert perf_counter() - start < 30  # seconds, on a machine that others use as well
