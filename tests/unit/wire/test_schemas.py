"""The published schemas say what is read and what is printed, no more and no less."""

import json

import pytest
from jsonschema import Draft202012Validator

from perfscore.diagnostics.json import to_json
from perfscore.render.derivation_json import derivation_json
from perfscore.report.derivation_line import DerivationLine
from perfscore.source import Source
from perfscore.wire.assessment import read_assessment
from perfscore.wire.schemas import SCHEMAS, schema

ASSESSMENT = Draft202012Validator(schema("assessment"))
DIAGNOSTIC = Draft202012Validator(schema("diagnostic"))
DERIVATION = Draft202012Validator(schema("derivation"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema_with_a_version(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"perfscore/{name}/v1"
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    "document",
    [
        {},
        {
            "单位": "甲局",
            "年度": 2021,
            "数据": {"预算": 467, "有制度": True, "无": None},
        },
        {"unit": None, "goals": None, "indicators": [None], "data": None},
        {"年度总体目标": {"预期目标": "甲", "实际完成情况": "乙"}},
        {"资金": [{"资金来源": "合计", "全年预算数": "1"}, {"name": "其他资金"}]},
        {"指标": {"二级指标": ["甲", "乙"], "三级指标": "丙", "完成值": ["要点"]}},
        {"指标": [{"三级": "丙", "完成值": {"要点一": "是", "要点二": None}}]},
        {"指标": [{"三级": "丙", "完成值": [{"要点一": False}, "要点二", None]}]},
    ],
)
def test_what_the_schema_takes_is_read(document: object) -> None:
    assert list(ASSESSMENT.iter_errors(document)) == []
    outcome = read_assessment(Source("x.json", json.dumps(document)))
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    "document",
    [
        [],
        "甲",
        {"单位": ["甲"]},
        {"数锯": {}},
        {"数据": []},
        {"数据": {"预算": {"全年": 1}}},
        {"目标": "甲"},
        {"资金": [{"全年预算": [1]}]},
        {"指标": [{"三级": "丙", "二级": {"甲": 1}}]},
        {"指标": [{"三级": "丙", "完成值": [[1]]}]},
        {"指标": [["丙"]]},
    ],
)
def test_what_the_schema_refuses_is_refused(document: object) -> None:
    assert not ASSESSMENT.is_valid(document)
    outcome = read_assessment(Source("x.json", json.dumps(document)))
    assert {each.rule.name for each in outcome.diagnostics} <= {
        "unknown-key",
        "wrong-shape",
    }
    assert outcome.value is None


def test_diagnostics_fit_their_schema() -> None:
    outcome = read_assessment(Source("x.yaml", "单位: 甲\nunit: 乙\n数锯: 1\n"))
    printed = [to_json(each, "zh") for each in outcome.diagnostics]
    assert len(printed) == 2
    assert list(DIAGNOSTIC.iter_errors(printed)) == []


def test_a_derivation_fits_its_schema() -> None:
    leaf = DerivationLine("全年执行数", "467.03万元", place="x.perf:6")
    line = DerivationLine("执行率", "100%", basis=("备注1",), children=(leaf,))
    root = json.loads(derivation_json(line))
    assert list(DERIVATION.iter_errors(root)) == []
    assert not DERIVATION.is_valid({**root, "children": [{}]})


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schema("scores")
