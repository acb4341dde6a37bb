"""The JSON of a comparison keeps to its published schema."""

import json

from jsonschema import Draft202012Validator

from perfscore.api.differing import diff_sets, difference_as_json
from perfscore.api.files import assessment_files
from perfscore.wire.schemas import schema

SCHEMA = Draft202012Validator(schema("difference"))
ZHUZHOU = "hunan/zhuzhou/department-2021"


def test_a_comparison_with_scores_is_as_the_schema_says() -> None:
    finds = assessment_files([ZHUZHOU, "national/project-2020"])
    found = diff_sets(ZHUZHOU, "national/project-2020", on=finds.files).value
    assert found is not None
    made = json.loads(difference_as_json(found))
    assert list(SCHEMA.iter_errors(made)) == []
    assert made["scores"]["compared"] == 2
    first = made["differences"][1]
    assert first == {
        "kind": "id-changed",
        "section": "head",
        "path": [],
        "before": ZHUZHOU,
        "after": "national/project-2020",
        "before_at": {"file": f"{ZHUZHOU}.perf", "line": 6, "column": 3},
        "after_at": {"file": "national/project-2020.perf", "line": 8, "column": 3},
    }


def test_without_assessments_there_are_no_scores() -> None:
    found = diff_sets(ZHUZHOU, ZHUZHOU).value
    assert found is not None
    made = json.loads(difference_as_json(found, language="en"))
    assert list(SCHEMA.iter_errors(made)) == []
    assert (made["differences"], made["scores"]) == ([], None)
