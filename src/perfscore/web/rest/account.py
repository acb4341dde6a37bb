"""Routes of one's own account: name, language, password, sessions."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from perfscore.api.told import Language, Text
from perfscore.store import people, sessions
from perfscore.store.ids import now
from perfscore.web.administering.reaching import check_name
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.people_models import Body, Me, Name, Password
from perfscore.web.security.changing_password import change_password
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import keep_language

ROUTER = APIRouter(prefix="/v1", tags=["account"])
Asking = Annotated[Principal, Depends(needs(Right.OWN))]
SignedIn = Annotated[Principal, Depends(needs(Right.OWN, session=True))]


class AccountChange(Body):
    """What is to become of one's own account; what is left out stays."""

    name: Name | None = Field(default=None, examples=["张三"])
    language: Language | None = None


class PasswordChange(Body):
    """The password as it is, and as it is to be."""

    current: Password
    new: Password


class SessionAnswer(BaseModel):
    """A session of one's own that is not past."""

    id: str
    created_at: str
    seen_at: str
    expires_at: str
    is_current: bool


class SessionList(BaseModel):
    """Sessions, the latest seen first."""

    items: list[SessionAnswer]


class Ended(BaseModel):
    """How many sessions were ended."""

    ended: int


@ROUTER.get("/me", responses=answers())
def me(serving: Serving, asking: Asking) -> Me:
    """Give the one who is asking."""
    with serving.database.reading() as connection:
        person = people.person_of(connection, asking.user_id)
    if person is None:
        raise _gone()
    return Me.of(asking, person)


@ROUTER.patch("/me", responses=answers(with_body=True), response_model=Me)
def change_me(serving: Serving, asking: SignedIn, body: AccountChange) -> Response:
    """Change one's own name or language."""
    to: dict[str, Any] = body.model_dump(exclude_none=True)
    if body.name is not None:
        check_name(body.name)
    with serving.database.changing() as connection:
        person = people.person_of(connection, asking.user_id)
        if person is None:
            raise _gone()
        by = asking.by(now())
        people.change_user(connection, "user.changed-own", person.user, to, by)
        person = people.person_of(connection, asking.user_id) or person
    response = JSONResponse(Me.of(asking, person).model_dump())
    if body.language is not None:
        keep_language(response, serving.settings, body.language)
    return response


@ROUTER.post("/me/password", status_code=204, responses=answers(409, with_body=True))
def change_my_password(
    request: Request, serving: Serving, asking: SignedIn, body: PasswordChange
) -> None:
    """Change one's own password; all other sessions are ended."""
    change_password(request, serving, asking, body.current, body.new)


@ROUTER.get("/sessions", responses=answers())
def list_sessions(serving: Serving, asking: SignedIn) -> SessionList:
    """Give one's own sessions."""
    since = seconds_from_now(-serving.settings.sessions.idle)
    with serving.database.reading() as connection:
        found = sessions.sessions_of(
            connection, asking.user_id, at=now(), used_since=since
        )
    return SessionList(
        items=[
            SessionAnswer(
                id=each.digest,
                created_at=each.created_at,
                seen_at=each.seen_at,
                expires_at=each.expires_at,
                is_current=each.digest == asking.session,
            )
            for each in found
        ]
    )


@ROUTER.delete("/sessions", responses=answers())
def end_other_sessions(serving: Serving, asking: SignedIn) -> Ended:
    """End all one's own sessions but the one that asks."""
    with serving.database.changing() as connection:
        by = asking.by(now())
        ended = sessions.end_all(connection, asking.user_id, by, but=asking.session)
    return Ended(ended=ended)


@ROUTER.delete("/sessions/current", status_code=204, responses=answers())
def sign_out(serving: Serving, asking: SignedIn) -> Response:
    """Sign out: the session is ended, and the browser told to forget it."""
    with serving.database.changing() as connection:
        sessions.end(connection, asking.session, asking.by(now()))
    response = Response(status_code=204)
    SESSION.forget(response, serving.settings)
    return response


@ROUTER.delete("/sessions/{session_id}", status_code=204, responses=answers(404))
def end_session(serving: Serving, asking: SignedIn, session_id: str) -> None:
    """End one of one's own sessions."""
    with serving.database.changing() as connection:
        by = asking.by(now())
        if not sessions.end(connection, session_id, by, user_id=asking.user_id):
            raise _gone()


def _gone() -> ProblemError:
    return ProblemError(NOT_FOUND, Text("没有这一项", "there is no such thing"))
