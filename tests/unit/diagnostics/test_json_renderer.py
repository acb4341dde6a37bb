"""The data that programs read have the published keys, counted as editors count."""

import json

from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.source import Source, Span

TWICE = Rule("defined-twice", Severity.WARNING, Text("", ""))
SET = Source("set.perf", "数据\r\n  预算数：金额（万元）\r\n  预算数：比率\r\n")
"""The first 预算数 is characters 6 to 8, the second 20 to 22; 比率 ends at 26."""


def test_every_key_of_the_published_form_is_there() -> None:
    diagnostic = Diagnostic(
        TWICE,
        Text("“预算数”定义了两次", "“预算数” is defined twice"),
        Label(Span(SET, 20, 23), Text("再次", "again")),
        (Label(Span(SET, 6, 9), Text("首次", "first")),),
        Text("改名或删去一处", "rename or remove one"),
    )

    assert to_json(diagnostic, "zh") == {
        "rule": "defined-twice",
        "severity": "warning",
        "message": "“预算数”定义了两次",
        "file": "set.perf",
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 6,
        "cell": None,
        "hint": "改名或删去一处",
        "related": [
            {
                "file": "set.perf",
                "line": 2,
                "column": 3,
                "end_line": 2,
                "end_column": 6,
                "cell": None,
                "message": "首次",
            }
        ],
    }
    english = to_json(diagnostic, "en")
    assert english["message"] == "“预算数” is defined twice"
    assert english["hint"] == "rename or remove one"
    assert english["severity"] == "warning"


def test_a_stretch_over_lines_ends_on_the_last_of_them() -> None:
    found = to_json(
        Diagnostic(TWICE, Text("话", "words"), Label(Span(SET, 6, 26))), "zh"
    )

    assert found["line"] == 2
    assert found["column"] == 3
    assert found["end_line"] == 3
    assert found["end_column"] == 9
    assert found["hint"] is None
    assert found["related"] == []


def test_half_surrogates_of_a_file_name_do_not_spoil_the_output() -> None:
    label = Label(Span(Source("自评\udcff.yaml", "值"), 0, 1))
    found = to_json(Diagnostic(TWICE, Text("\ud800", ""), label), "zh")

    assert found["file"] == "自评\\udcff.yaml"
    assert found["message"] == "\\ud800"
    assert json.dumps(found, ensure_ascii=False).encode("utf-8")
