"""Routes of assessments and jobs: units write, reviewers review, others look on."""

from collections.abc import Callable
from typing import Any

from tests.web.assessing.forms import SET, published
from tests.web.people import Place, program
from tests.web.security.expecting import OWN, TREE, Ask, Row, World, to
from tests.web.security.matrix.evaluator import audited

from perfscore.store import assessments, reviews
from perfscore.store.assessment_parts import (
    NewFile,
    Receipt,
    files_of,
    keep_file,
    keep_receipt,
)
from perfscore.store.assessments import NewAssessment, NewState
from perfscore.store.ids import new_id
from perfscore.web.assessing.scoring import ready, scored_content
from perfscore.web.security.rights import Right

_PROJECT = "不公开的项目"
_FORM = published(项目=_PROJECT)
_STATES = {"draft": 0, "submitted": 1, "under-review": 2}
_READ, _WRITE, _REVIEW = Right.ASSESSMENTS_READ, Right.ASSESSMENTS_WRITE, Right.REVIEW
_AT = "/v1/assessments/{assessment_id}"


def _made(
    world: World, place: Place, state: str, project: str = _PROJECT
) -> tuple[str, str]:
    """Keep an assessment in a state, with all that can belong to it; give the ids."""
    used = ready(world.service, SET)
    _, content = scored_content(published(项目=project), used.scorer)
    user = world.org.user("unit", place)
    reviewer = world.org.user("evaluator", "city_a").id
    new = NewAssessment(user.unit_id, SET, used.shelved.version, content)
    by = program()
    with world.database.changing() as connection:
        one = assessments.add(connection, new, by, user_id=user.id)
        comment = reviews.add_comment(
            connection, one.id, (), "x", by, user_id=_who(world, place, state)
        )
        file = NewFile("accounts", "a.txt", "text/plain", b"x")
        keep_file(connection, file, by, user_id=user.id, assessment_id=one.id)
        if state != "draft":
            receipt = Receipt("submitted", 1, None, None, project.encode(), by.at)
            keep_receipt(connection, one.id, receipt, by, user_id=user.id)
        for _ in range(_STATES[state]):
            to_state = NewState(state, state, reviewer, by.at)
            found = assessments.find(connection, one.id)
            assert found is not None
            assessments.move(connection, found, to_state, by, user_id=user.id)
    return one.id, comment


def _who(world: World, place: Place, state: str) -> str:
    role, at = ("unit", place) if state == "draft" else ("evaluator", "city_a")
    return world.org.user(role, at).id  # type: ignore[arg-type]  # as the table says


def at(state: str, **more: Any) -> Callable[[World, Place], Ask]:  # noqa: ANN401
    """Ask for an assessment in a state, and its comment."""

    def ask(world: World, place: Place) -> Ask:
        project = f"{_PROJECT}{new_id()}"
        found, comment = _made(world, place, state, project)
        path = {"assessment_id": found, "comment_id": comment}
        headers = {"If-Match": f'"{1 + _STATES[state]}"'}
        return Ask(path, {"headers": headers, **more}, (project,))

    ask.__name__ = state
    return ask


def its_file(world: World, place: Place) -> Ask:
    """Ask for a file beside an assessment that was handed in."""
    found, _ = _made(world, place, "submitted")
    with world.database.reading() as connection:
        (file,) = files_of(connection, assessment_id=found)
    return Ask({"assessment_id": found, "file_id": file.id})


_SEEING = {
    **to("unit", reach=OWN),
    **to("evaluator", "bureau", "auditor", reach=TREE),
}
_UNITS = to("unit", reach=OWN)
_REVIEWERS = to("evaluator", reach=TREE)
_LOOKERS = to("bureau", "auditor", reach=())
_JOBS = {**to("evaluator", reach=OWN), **to("unit", "bureau", reach=())}
_DOCUMENT = {"document": _FORM}
_PARTS = {"file": ("a.json", b'{"\xe5\x8d\x95\xe4\xbd\x8d":"x"}')}


def _seen(path: str, **more: Any) -> Row:  # noqa: ANN401
    return Row("GET", _AT + path, _READ, _SEEING, ask=at("submitted", **more))


ROWS = (
    Row(
        "GET",
        "/v1/assessments",
        _READ,
        _SEEING,
        hidden=(200,),
        ask=at("submitted", params={"limit": "200"}),
        is_list=True,
    ),
    Row(
        "POST",
        "/v1/assessments",
        _WRITE,
        to("unit"),
        ok=(201,),
        ask=lambda _, __: Ask(more={"json": {"set": SET}}),
    ),
    Row(
        "POST",
        "/v1/assessments/import",
        _WRITE,
        to("unit"),
        ok=(201,),
        ask=lambda _, __: Ask(more={"files": _PARTS, "params": {"set": SET}}),
    ),
    Row(
        "GET",
        "/v1/forms",
        _READ,
        to("unit", "evaluator", "bureau", "auditor"),
        ask=lambda _, __: Ask(more={"params": {"set": SET}}),
    ),
    _seen(""),
    _seen("/form", params={"format": "json"}),
    _seen("/explanation"),
    _seen("/receipt"),
    _seen("/receipts"),
    _seen("/audit"),
    _seen("/files"),
    _seen("/history"),
    _seen("/comments"),
    _seen("/review-scores"),
    _seen("/review-form", params={"format": "md"}),
    _seen("/review-sheet", params={"format": "yaml"}),
    Row("GET", _AT + "/files/{file_id}", _READ, _SEEING, ask=its_file),
    Row("POST", _AT + "/score", _READ, _SEEING, ask=at("submitted", json=_DOCUMENT)),
    Row("PUT", _AT + "/document", _WRITE, _UNITS, ask=at("draft", json=_DOCUMENT)),
    Row("DELETE", _AT, _WRITE, _UNITS, ok=(204,), ask=at("draft")),
    Row("POST", _AT + "/import", _WRITE, _UNITS, ask=at("draft", files=_PARTS)),
    Row(
        "POST", _AT + "/files", _WRITE, _UNITS, ok=(201,), ask=at("draft", files=_PARTS)
    ),
    Row("POST", _AT + "/submit", _WRITE, _UNITS, ask=at("draft")),
    Row("POST", _AT + "/withdraw", _WRITE, _UNITS, ask=at("submitted")),
    Row("POST", _AT + "/take", _REVIEW, _REVIEWERS, ask=at("submitted")),
    Row("POST", _AT + "/release", _REVIEW, _REVIEWERS, ask=at("under-review")),
    Row(
        "POST",
        _AT + "/return",
        _REVIEW,
        _REVIEWERS,
        ask=at("under-review", json={"comment": "x"}),
    ),
    Row("POST", _AT + "/approve", _REVIEW, _REVIEWERS, ask=at("under-review")),
    Row(
        "PUT",
        _AT + "/review-scores",
        _REVIEW,
        _REVIEWERS,
        ask=at("under-review", json={"items": []}),
    ),
    *(
        Row(method, _AT + path, _READ, reach, ok=(code,), hidden=hidden, ask=ask)
        for reach, hidden, state in (
            ({**_UNITS, **to("evaluator", reach=()), **_LOOKERS}, (404,), "draft"),
            (
                {**_REVIEWERS, **to("unit", reach=()), **_LOOKERS},
                (403, 404, 409),
                "under-review",
            ),
        )
        for method, path, code, ask in (
            ("POST", "/comments", 201, at(state, json={"text": "x"})),
            ("POST", "/comments/{comment_id}/settle", 200, at(state)),
            ("DELETE", "/comments/{comment_id}", 204, at(state)),
        )
    ),
    Row(
        "POST",
        "/v1/jobs",
        Right.JOBS,
        to("unit", "evaluator", "bureau"),
        ok=(202,),
        ask=lambda _, __: Ask(more={"files": _PARTS, "data": {"kind": "batch"}}),
    ),
    Row(
        "GET",
        "/v1/jobs",
        Right.JOBS,
        to("unit", "evaluator", "bureau"),
    ),
    Row("GET", "/v1/jobs/{job_id}", Right.JOBS, _JOBS, ask=audited),
    Row("POST", "/v1/jobs/{job_id}/cancel", Right.JOBS, _JOBS, ask=audited),
    Row("GET", "/v1/jobs/{job_id}/items", Right.JOBS, _JOBS, ask=audited),
    Row("GET", "/v1/jobs/{job_id}/items/{number}", Right.JOBS, _JOBS, ask=audited),
    Row("GET", "/v1/jobs/{job_id}/result", Right.JOBS, _JOBS, ok=(409,), ask=audited),
)
