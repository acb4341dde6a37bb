from tests.web.bureau.stored import TEXT
from tests.web.people import Place, program
from tests.web.security.expecting import TREE, Ask, Row, World, to

from perfscore.store import assessments, keeping, sets
from perfscore.store.ids import new_id
from perfscore.store.publishing_sets import Publication, publish
from perfscore.store.sets import SetText
from perfscore.web.security.rights import Right
from perfscore.web.set_contents import content_of, key_of

_BUREAU = to("bureau", reach=TREE)
_LOOKING = to("bureau", "auditor", reach=TREE)


def _draft(world: World, place: Place) -> SetText:
    """Keep a draft that nothing hinders but a day in the past."""
    text = TEXT.replace("test/small", f"own/{new_id()}").replace(
        "2025年1月1日", "2099年1月1日"
    )
    with world.database.changing() as connection:
        return sets.make_draft(
            connection, content_of(text), program(), unit_id=world.org.units[place].id
        )


def draft(world: World, place: Place) -> Ask:
    made = _draft(world, place)
    return Ask({"draft_id": made.id}, secrets=(made.set_id, made.sha256))


def publication(world: World, place: Place) -> Ask:
    made = _draft(world, place)
    more = {"json": {"sha256": made.sha256}, "headers": {"If-Match": '"1"'}}
    return Ask({"draft_id": made.id}, more, (made.set_id,))


def trial(world: World, place: Place) -> Ask:
    """Try a draft that has no version before it."""
    made = _draft(world, place)
    more = {"json": {"before": "no/such@1"}}
    return Ask({"draft_id": made.id}, more, (made.set_id,))


def version(world: World, place: Place) -> Ask:
    made = _draft(world, place)
    with world.database.changing() as connection:
        wanted = Publication(made.id, 1, content_of(made.text))
        publish(connection, wanted, program())
    path = {"key": key_of(made.set_id), "version": made.version}
    return Ask(path, {"json": {"reason": "分值有误"}})


def figures(world: World, place: Place) -> Ask:
    """Ask for the figures of a unit by its id."""
    return Ask(more={"params": {"unit": world.org.units[place].id}})


def deviation(world: World, place: Place) -> Ask:
    """Ask for one's own figures, where one of a unit is among the deviations."""
    name = f"不该看到的单位{new_id()}"
    content = assessments.Content(
        "{}", "0" * 64, name, "", 2025, "", total="80", claimed_total="90"
    )
    unit = world.org.units[place].id
    new = assessments.NewAssessment(unit, "own/none", "1", content)
    user = world.org.user("unit", place).id
    with world.database.changing() as connection:
        one = assessments.add(connection, new, program(), user_id=user)
        note = keeping.Note("assessment.submitted", program())
        values = {"state": "submitted", "submitted_at": program().at}
        keeping.change(connection, "assessment", one.id, values, note)
    return Ask(secrets=(name, one.id))


ROWS = (
    Row("GET", "/v1/dashboard", Right.DASHBOARD, _LOOKING, ask=figures),
    Row(
        "GET",
        "/v1/dashboard",
        Right.DASHBOARD,
        _LOOKING,
        ask=deviation,
        hidden=(200,),
    ),
    Row("GET", "/dashboard", Right.DASHBOARD, _LOOKING, ask=figures, is_page=True),
    Row(
        "GET",
        "/dashboard",
        Right.DASHBOARD,
        _LOOKING,
        ask=deviation,
        hidden=(200,),
        is_page=True,
    ),
    Row(
        "GET",
        "/v1/set-drafts/{draft_id}/readiness",
        Right.SETS_PUBLISH,
        _BUREAU,
        ask=draft,
    ),
    Row(
        "POST",
        "/v1/set-drafts/{draft_id}/publish",
        Right.SETS_PUBLISH,
        _BUREAU,
        ask=publication,
    ),
    Row(
        "POST",
        "/v1/set-drafts/{draft_id}/impact",
        Right.SETS_PUBLISH,
        _BUREAU,
        ok=(404,),
        ask=trial,
    ),
    Row(
        "POST",
        "/v1/sets/{key}/versions/{version}/withdraw",
        Right.SETS_PUBLISH,
        _BUREAU,
        ask=version,
    ),
    Row(
        "GET",
        "/sets/drafts/{draft_id}/publish",
        Right.SETS_PUBLISH,
        _BUREAU,
        ask=draft,
        is_page=True,
    ),
)
