"""Routes of the evaluator's pages: what was handed in, within his tree."""

import json

from tests.web.people import Place, program
from tests.web.security.expecting import OWN, TREE, Ask, Row, World, to

from perfscore.api.shipped import shipped_example
from perfscore.store import assessments, jobs
from perfscore.store.assessment_parts import NewFile, keep_file
from perfscore.store.assessments import NewAssessment, NewState
from perfscore.store.jobs import NewItem, NewJob
from perfscore.web.assessing.scoring import ready, scored_content
from perfscore.web.jobs.running import INPUT
from perfscore.web.security.rights import Right

_SET = "national/project-2020"
_PROJECT = "机密项目名"


def assessment(world: World, place: Place) -> Ask:
    """Hand an assessment in straight in the store."""
    used = ready(world.service, _SET)
    _, content = scored_content({"项目": _PROJECT, "年度": "2025"}, used.scorer)
    shelved = used.shelved
    unit = world.org.units[place]
    user = world.org.user("unit", place)
    new = NewAssessment(unit.id, shelved.set_id, shelved.version, content)
    with world.database.changing() as connection:
        one = assessments.add(connection, new, program(), user_id=user.id)
        state = NewState("submitted", "submitted", None, program().at)
        assessments.move(connection, one, state, program(), user_id=user.id)
    return Ask({"assessment_id": one.id}, secrets=(_PROJECT,))


def audited(world: World, place: Place) -> Ask:
    """Keep a job of a place's evaluator, with one form that was audited."""
    path = shipped_example("hunan/zhuzhou/department-2021")
    assert path is not None
    user = world.org.user("evaluator", place)
    new = NewJob("audit", user.id, user.unit_id, 1, '{"set_name": null}')
    result = json.dumps({"findings": [], "reading": []})
    item = NewItem(_PROJECT, "done", result, unit=_PROJECT)
    file = NewFile(INPUT, _PROJECT, "application/yaml", path.read_bytes())
    with world.database.changing() as connection:
        job_id = jobs.add_job(connection, new, program())
        jobs.add_items(connection, job_id, (item,))
        keep_file(connection, file, program(), user_id=user.id, job_id=job_id)
    return Ask({"job_id": job_id, "number": "1"}, secrets=(_PROJECT,))


_HIS_OWN = {**to("evaluator", reach=OWN), **to("unit", "bureau", reach=())}
_LOOKING = {
    **to("unit", reach=OWN),
    **to("evaluator", "bureau", "auditor", reach=TREE),
}

ROWS = (
    Row(
        "GET",
        "/v1/assessments/{assessment_id}/desk",
        Right.ASSESSMENTS_READ,
        _LOOKING,
        ask=assessment,
    ),
    Row(
        "GET",
        "/reviews/{assessment_id}",
        Right.ASSESSMENTS_READ,
        _LOOKING,
        ask=assessment,
        is_page=True,
    ),
    Row("GET", "/v1/jobs/{job_id}/findings", Right.JOBS, _HIS_OWN, ask=audited),
    Row(
        "GET",
        "/v1/jobs/{job_id}/items/{number}/desk",
        Right.JOBS,
        _HIS_OWN,
        # The file's name has no ending by which it could be read.
        ok=(200, 422),
        ask=audited,
    ),
    Row("GET", "/reviews", Right.REVIEW, to("evaluator"), is_page=True),
    Row("GET", "/reviews/upload", Right.REVIEW, to("evaluator"), is_page=True),
    Row(
        "GET",
        "/reviews/upload/{job_id}/{number}",
        Right.REVIEW,
        to("evaluator"),
        ask=lambda _, __: Ask({"job_id": "0", "number": "1"}),
        is_page=True,
    ),
)
