"""An audit as programs read it."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.unit.render.audits import SCORE_WRONG, audit, full, since

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Language
from perfscore.render.audit_json import audit_object
from perfscore.wire.schemas import schema

SCHEMA = Draft202012Validator(schema("audit"))


def written(form: AuditedForm, language: Language = "zh") -> dict[str, object]:
    assert form.audit is not None
    made = audit_object(form, form.audit, language)
    assert json.loads(json.dumps(made)) == made
    return made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_the_published_schema(language: Language) -> None:
    forms = [full(), since(full(), 3, 1), AuditedForm("乙", audit("乙"))]
    SCHEMA.validate([written(each, language) for each in forms])


def test_a_finding_says_where_what_and_how() -> None:
    made = written(AuditedForm("甲局.xlsx", audit("甲局.xlsx", SCORE_WRONG)))
    assert made["findings"] == [
        {
            "rule": "claimed-points-differ",
            "number": "K5",
            "severity": "error",
            "message": "自评得分 20，按规则应得 18",
            "at": {
                "path": ["产出指标", "数量指标", "办文"],
                "file": "甲局.xlsx",
                "line": 1,
                "column": 14,
                "cell": "自评表!G5",
            },
            "printed": "20",
            "expected": "18",
            "working": "20 × 45 ÷ 50 = 18",
            "basis": ["财预〔2020〕10号 第十条"],
            "related": [
                {
                    "path": [],
                    "file": "甲局.xlsx",
                    "line": 1,
                    "column": 8,
                    "cell": "自评表!E5",
                    "message": "完成值",
                }
            ],
            "points": "2",
            "rounding": False,
            "doubtful": False,
        }
    ]


def test_the_whole_is_told_before_the_parts() -> None:
    made = written(full())
    assert made["set"] is None
    assert made["claimed"] == {"total": "98", "grade": "优"}
    assert made["recomputed"] == {"total": "96", "grade": "优"}
    assert made["counts"] == {"error": 2, "warning": 1, "note": 2, "rounding": 1}
    assert made["unread_sentences"] == 3
    assert made["since"] is None


def test_scores_stand_beside_each_other_exactly() -> None:
    lines = written(full())["lines"]
    assert isinstance(lines, list)
    assert [
        (each["claimed"], each["recomputed"], each["agreement"]) for each in lines
    ] == [
        ("20", "18", "different"),
        ("30", "30", "same"),
        ("9.67", "29/3", "by rounding"),
        (None, None, None),
    ]


def test_names_that_are_no_text_can_be_written() -> None:
    made = written(AuditedForm("\udcff.xlsx", audit("x", unit="\udcfe局")))
    assert (made["file"], made["unit"]) == ("\\udcff.xlsx", "\\udcfe局")
    json.dumps(made, ensure_ascii=False).encode()
