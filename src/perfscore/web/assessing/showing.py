"""Assessments as plain data, as routes answer them."""

from typing import Any

from perfscore.api.form_outline import form_outline
from perfscore.api.told import Language
from perfscore.api.working import working_json
from perfscore.store.assessment_parts import File, Person, Step, person, steps_of
from perfscore.store.assessments import Assessment
from perfscore.store.reviews import Comment, open_comments
from perfscore.web.assessing.access import asking_of, state_of
from perfscore.web.assessing.drafting import Opened
from perfscore.web.assessing.states import actions_for
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service

Plain = dict[str, Any]


def row(one: Assessment, set_title: str) -> Plain:
    """Give an assessment as a row of a list."""
    reviewer = None
    if one.reviewer_id is not None:
        reviewer = {
            "id": one.reviewer_id,
            "name": one.reviewer or "",
            "can_review": one.has_reviewer,
        }
    return {
        "id": one.id,
        "unit": {"id": one.unit_id, "name": one.unit},
        "unit_name": one.unit_name,
        "project": one.project,
        "set": {"id": one.set_id, "version": one.set_version, "title": set_title},
        "year": one.year,
        "state": one.state,
        "etag": str(one.etag),
        "total": one.total,
        "claimed_total": one.claimed_total,
        "grade": one.grade,
        "execution_rate": one.execution_rate,
        "errors": one.errors,
        "warnings": one.warnings,
        "made_at": one.made_at,
        "changed_at": one.changed_at,
        "submitted_at": one.submitted_at,
        "reviewer": reviewer,
    }


def whole(
    service: Service, principal: Principal, found: Opened, language: Language
) -> Plain:
    """Give an assessment with its document, its score, and what can be done now."""
    one, used = found.one, found.ready
    with service.database.reading() as connection:
        maker = person(connection, one.made_by)
        steps = steps_of(connection, one.id)
        comments = open_comments(connection, one.id)
    asking = asking_of(one, principal)
    return {
        **row(one, used.shelved.title),
        "document": found.document,
        "working": working_json(found.worked, used.scorer, language),
        "form": form_outline(used.scorer.indicator_set, language),
        "actions": [each.value for each in actions_for(state_of(one), asking)],
        "made_by": {"id": maker.id, "name": maker.name},
        "steps": [step(each) for each in steps],
        "open_comments": comments,
    }


def working(found: Opened, language: Language) -> Plain:
    """Give what scoring a document gave."""
    return working_json(found.worked, found.ready.scorer, language)


def step(one: Step) -> Plain:
    """Give a move of the history."""
    return {
        "action": one.action,
        "before": one.before,
        "after": one.after,
        "by": someone(one.by),
        "at": one.at,
        "comment": one.comment,
    }


def someone(one: Person) -> Plain:
    """Give a user as others see him."""
    return {"id": one.id, "name": one.name, "role": one.role}


def comment(one: Comment) -> Plain:
    """Give a comment."""
    return {
        "id": one.id,
        "place": list(one.place),
        "text": one.text,
        "by": someone(one.by),
        "at": one.at,
        "settled_at": one.settled_at,
    }


def file(one: File) -> Plain:
    """Give a file without its content."""
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "media": one.media,
        "size": one.size,
        "sha256": one.sha256,
        "at": one.at,
    }
