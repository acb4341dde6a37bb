"""Rows of a form find their lines of the score, also where names repeat."""

from tests.audit.tables import case_of_table, claimed_form_of_table

from perfscore.api.loading import load_set
from perfscore.api.scoring import (
    assessment_from_data,
    read_assessment,
    score_assessment,
)
from perfscore.audit.building import audit_case, claimed_form_of


def test_a_typed_assessment_has_the_shape_of_a_form() -> None:
    assessment = read_assessment("national/project-2020").value
    checked = load_set("national/project-2020").value
    assert assessment is not None
    assert checked is not None
    score = score_assessment(assessment, checked)

    form = claimed_form_of(assessment)
    case = audit_case(form, assessment, score)

    assert len(case.rows) == len(assessment.indicators)
    for row in case.rows:
        assert row.line is not None
        assert row.line.name == row.path[-1]
        assert row.level1 is not None
        assert row.path[0] == row.level1.text


def test_equal_names_without_places_match_in_their_order() -> None:
    rows = [
        {"level1": "产出指标", "level2": "数量指标", "name": "同名", "claimed": "1"},
        {"name": "同名", "claimed": "2"},
        {"level1": "效益指标", "level2": "社会效益", "name": "同名", "claimed": "3"},
    ]
    read = assessment_from_data({"indicators": rows})
    assert read.value is not None, read.diagnostics

    case = audit_case(claimed_form_of(read.value), read.value)

    assert [each.path for each in case.rows] == [
        ("产出指标", "数量指标", "同名"),
        ("产出指标", "数量指标", "同名"),
        ("效益指标", "社会效益", "同名"),
    ]


def test_rows_of_a_read_form_keep_their_headings() -> None:
    case = case_of_table("009")

    assert len(case.rows) == len(claimed_form_of_table("009").indicators)
    assert case.rows[1].path == ("产出指标", "数量指标", "水标尺宽度")
    assert case.year == 2022
