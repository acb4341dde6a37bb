from collections.abc import Mapping

from tests.web.security.expecting import (
    ALL,
    EVERYONE,
    OWN,
    TREE,
    Ask,
    Row,
    to,
)
from tests.web.security.things import (
    anothers_session,
    anothers_token,
    below_unit,
    csv,
    invited,
    log_entry,
    moved_there,
    new_token,
    new_user,
    unit,
    unit_itself,
    unit_listed,
    user,
    user_listed,
    user_moved_there,
    users_of_unit,
)

from perfscore.web.security.rights import Right

ADMINISTRATOR = to("administrator", reach=TREE)
ABOVE_UNIT = to("evaluator", "bureau", "auditor", "administrator", reach=TREE)
READERS = to("administrator", "auditor", reach=TREE)
# A thing that is another user's is not reached by anybody, whatever the unit.
NOBODYS = to(*EVERYONE, reach=())
NO_PASSWORD = {"json": {"current": "x", "new": "y"}}


def with_body(body: Mapping[str, object]) -> Ask:
    return Ask(more=body)


ROWS = (
    Row("GET", "/v1/me", Right.OWN, to(*EVERYONE)),
    Row(
        "PATCH",
        "/v1/me",
        Right.OWN,
        to(*EVERYONE),
        ask=lambda _, __: with_body({"json": {"name": "我"}}),
        session=True,
    ),
    # The users of the matrix have no password that could be changed.
    Row(
        "POST",
        "/v1/me/password",
        Right.OWN,
        to(*EVERYONE),
        ok=(409,),
        ask=lambda _, __: with_body(NO_PASSWORD),
        session=True,
    ),
    Row("GET", "/v1/sessions", Right.OWN, to(*EVERYONE), session=True),
    Row("DELETE", "/v1/sessions", Right.OWN, to(*EVERYONE), session=True),
    Row(
        "DELETE",
        "/v1/sessions/current",
        Right.OWN,
        to(*EVERYONE),
        ok=(204,),
        session=True,
    ),
    Row(
        "DELETE",
        "/v1/sessions/{session_id}",
        Right.OWN,
        NOBODYS,
        ask=anothers_session,
        session=True,
    ),
    Row("GET", "/v1/tokens", Right.OWN, to(*EVERYONE), session=True),
    Row(
        "GET",
        "/v1/tokens",
        Right.OWN,
        NOBODYS,
        hidden=(200,),
        is_list=True,
        ask=lambda world, place: Ask(secrets=anothers_token(world, place).secrets),
        session=True,
    ),
    Row(
        "POST",
        "/v1/tokens",
        Right.OWN,
        to(*EVERYONE),
        ok=(201,),
        ask=new_token,
        session=True,
    ),
    Row(
        "DELETE",
        "/v1/tokens/{token_id}",
        Right.OWN,
        NOBODYS,
        ask=anothers_token,
        session=True,
    ),
    Row(
        "GET",
        "/v1/units",
        Right.OWN,
        ABOVE_UNIT | to("unit", reach=()),
        hidden=(200,),
        is_list=True,
        ask=unit_listed,
    ),
    Row(
        "GET",
        "/v1/units/{unit_id}",
        Right.OWN,
        ABOVE_UNIT | to("unit", reach=OWN),
        ask=unit_itself,
    ),
    Row("POST", "/v1/units", Right.PEOPLE, ADMINISTRATOR, ok=(201,), ask=below_unit),
    Row("PATCH", "/v1/units/{unit_id}", Right.PEOPLE, ADMINISTRATOR, ask=unit),
    # It stands below city_a already: there it may stay, too.
    Row(
        "PATCH",
        "/v1/units/{unit_id}",
        Right.PEOPLE,
        ADMINISTRATOR,
        ask=moved_there,
    ),
    Row(
        "POST",
        "/v1/units/import",
        Right.PEOPLE,
        ADMINISTRATOR,
        ok=(201,),
        hidden=(422,),
        ask=csv,
    ),
    Row(
        "GET",
        "/v1/users",
        Right.PEOPLE,
        ADMINISTRATOR,
        hidden=(200,),
        is_list=True,
        ask=user_listed,
    ),
    Row("GET", "/v1/users", Right.PEOPLE, ADMINISTRATOR, ask=users_of_unit),
    Row("GET", "/v1/users/{user_id}", Right.PEOPLE, ADMINISTRATOR, ask=user),
    Row("POST", "/v1/users", Right.PEOPLE, ADMINISTRATOR, ok=(201,), ask=new_user),
    Row("PATCH", "/v1/users/{user_id}", Right.PEOPLE, ADMINISTRATOR, ask=user),
    Row(
        "PATCH",
        "/v1/users/{user_id}",
        Right.PEOPLE,
        ADMINISTRATOR,
        ask=user_moved_there,
    ),
    Row(
        "POST",
        "/v1/users/{user_id}/invitation",
        Right.PEOPLE,
        ADMINISTRATOR,
        ok=(201,),
        ask=user,
    ),
    Row(
        "GET",
        "/v1/log",
        Right.LOG_READ,
        READERS,
        hidden=(200,),
        is_list=True,
        ask=log_entry,
    ),
    Row(
        "GET",
        "/log",
        Right.LOG_READ,
        READERS,
        hidden=(200,),
        is_list=True,
        ask=log_entry,
        is_page=True,
    ),
    Row("GET", "/account", Right.OWN, to(*EVERYONE), is_page=True, session=True),
    Row("GET", "/people", Right.PEOPLE, to("administrator", reach=ALL), is_page=True),
    Row(
        "GET",
        "/static/{digest}/{path:path}",
        None,
        {},
        ask=lambda _, __: Ask({"digest": "0", "path": "base.css"}),
    ),
    Row("GET", "/sign-in", None, {}, ok=(200, 303)),
    # Without the proof of our own form nothing is even looked at.
    Row("POST", "/sign-in", None, {}, ok=(403,)),
    # There is none, where none is configured.
    Row("GET", "/sign-in/provider", None, {}, ok=(404,)),
    Row("GET", "/sign-in/back", None, {}, ok=(404,)),
    Row("GET", "/welcome/{secret}", None, {}, ask=invited),
    Row("POST", "/welcome/{secret}", None, {}, ok=(403,), ask=invited),
)
