"""A score as JSON: exact numbers as texts, null where undefined, true places."""

import json
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

from jsonschema import Draft202012Validator
from tests.unit.report.zhuzhou import zhuzhou
from tests.unit.score.forms import row, scored

from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.score.result import Finding, Score
from perfscore.source import Source, Span
from perfscore.wire.schemas import schema
from perfscore.wire.score import score_to_json

VALIDATOR = Draft202012Validator(schema("score"))
FILE = Source("自评表.yaml", "单位: 甲\n数据:\n  预算: 五百\n")
RULE = Rule("not-a-number", Severity.ERROR, Text("", ""))
FINDINGS = (
    Finding(
        RULE,
        Text("“五百”不是数", '"五百" is no number'),
        ("预算",),
        Span(FILE, 16, 18),
    ),
    Finding(RULE, Text("缺少数据", "data are missing")),
)


def undefined() -> Score:
    """Give the score with a line that cannot be computed and no total."""
    score = zhuzhou()
    execution = score.lines[0]._replace(score=None, exact=None)
    third = score.lines[1]._replace(score=Fraction("33.33"), exact=Fraction(100, 3))
    return replace(
        score,
        lines=(execution, third, *score.lines[2:]),
        definitions={},
        total=None,
        grade=None,
        findings=FINDINGS,
    )


def test_the_printed_form_of_zhuzhou_2021() -> None:
    found = score_to_json(zhuzhou(), "zh")
    text = zhuzhou().set.source.text
    assert found | {"indicators": []} == {
        "set": {
            "id": "test/set",
            "version": "1",
            "sha256": sha256(text.encode()).hexdigest(),
        },
        "unit": "株洲市人民政府驻北京联络处部门决算",
        "year": 2021,
        "execution_rate": "1",
        "base": None,
        "bonus": None,
        "penalty": None,
        "total": "100",
        "full": "100",
        "grade": "优",
        "classifications": {},
        "vetoes": [],
        "groups": [],
        "indicators": [],
        "findings": [],
    }
    lines = found["indicators"]
    assert isinstance(lines, list)
    assert lines[1] == {
        "path": ["产出指标", "数量指标", "完成宣传、推介工作任务"],
        "target": "100.0%",
        "actual": "100.0%",
        "weight": "10",
        "score": "10",
        "exact": "10",
        "applicable": True,
    }
    assert lines[9]["path"][1] == (
        "经济效益指标、社会效益指标、生态效益指标、可持续影响指标"
    )


def test_what_is_undefined_is_null_and_numbers_are_exact() -> None:
    found = score_to_json(undefined(), "zh")
    lines = found["indicators"]
    assert isinstance(lines, list)
    assert (found["execution_rate"], found["total"], found["grade"]) == (None,) * 3
    assert (lines[0]["score"], lines[0]["target"]) == (None, None)
    assert (lines[1]["score"], lines[1]["exact"]) == ("33.33", "100/3")


def test_a_finding_has_its_place_in_the_file() -> None:
    assert score_to_json(undefined(), "en")["findings"] == [
        {
            "rule": "not-a-number",
            "severity": "error",
            "message": '"五百" is no number',
            "at": {
                "path": ["预算"],
                "file": "自评表.yaml",
                "line": 3,
                "column": 7,
                "cell": None,
            },
        },
        {
            "rule": "not-a-number",
            "severity": "error",
            "message": "data are missing",
            "at": {
                "path": [],
                "file": None,
                "line": None,
                "column": None,
                "cell": None,
            },
        },
    ]


def test_scores_fit_the_published_schema() -> None:
    for score in (zhuzhou(), undefined()):
        printed = json.loads(json.dumps([score_to_json(score, "zh")]))
        assert list(VALIDATOR.iter_errors(printed)) == []


def test_vetoes_groups_classes_and_parts_of_the_total() -> None:
    body = """
数据
  违规：是否，必填
一级指标 产出 10分
  汇总 取低
  二级指标 甲 10分
    得分 = 8分
  二级指标 乙 10分
    得分 = 6分
    不适用 由单位填报 则 得满分
加分项 表彰 3分
  得分 = 2分
总分 = 至多(基本分 + 加分, 10分)
  否决 若 违规 则 总分 = 5分
  依据 "办法"
分级 灯 = 总分
  红灯：< 6分
  绿灯：否则
"""
    score = scored(body, row("乙", "不适用", level1="产出"), data={"违规": "是"})
    found = score_to_json(score, "zh")
    VALIDATOR.validate([found])
    assert [found[name] for name in ("base", "bonus", "penalty", "total")] == [
        "8",
        "2",
        None,
        "5",
    ]
    assert found["classifications"] == {"灯": "红灯"}
    assert found["groups"] == [{"path": ["产出"], "weight": "10", "score": "8"}]
    assert found["vetoes"] == [
        {"path": [], "condition": "违规", "effect": "总分 = 5分", "basis": ["办法"]}
    ]
    assert [each.not_applicable is None for each in score.lines] == [True, False, True]
