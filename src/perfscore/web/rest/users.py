"""Routes of the users of one's part of the tree."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from perfscore.store import invites, people
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.people import NewUser, Person, Role
from perfscore.web.administering.reaching import person_within, unit_within
from perfscore.web.administering.users import (
    UserChange,
    change_user,
    invite_again,
    make_user,
)
from perfscore.web.cursors import Cursor, after_of, next_of
from perfscore.web.rest.answers import answers
from perfscore.web.rest.people_models import (
    Body,
    Id,
    Invitation,
    Invited,
    Login,
    Name,
    UserAnswer,
    UserPage,
)
from perfscore.web.security.inviting import DAYS
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving

ROUTER = APIRouter(prefix="/v1/users", tags=["people"])
Administrator = Annotated[Principal, Depends(needs(Right.PEOPLE))]


class Wanted(BaseModel):
    """Which users are listed."""

    unit: str = Field(
        default="", max_length=64, description="This unit and all below it."
    )
    q: str = Field(default="", max_length=200, description="In login and name.")
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Cursor = ""


class NewUserBody(Body):
    """A user who is to be invited."""

    login: Login = Field(examples=["zhangsan"])
    name: Name = Field(examples=["张三"])
    role: Role
    unit_id: Id


class UserChangeBody(Body):
    """What is to become of a user; what is left out stays."""

    name: Name | None = None
    role: Role | None = None
    unit_id: Id | None = None
    is_active: bool | None = None


@ROUTER.get("", responses=answers(404))
def list_users(
    serving: Serving, asking: Administrator, wanted: Annotated[Wanted, Query()]
) -> UserPage:
    """Give users by login."""
    with serving.database.reading() as connection:
        path = asking.unit_path
        if wanted.unit:
            path = unit_within(connection, asking, wanted.unit).path
        found = people.people_below(
            connection,
            path,
            limit=wanted.limit + 1,
            after=after_of(wanted.cursor, str) or "",
            search=wanted.q,
        )
        items = _answers(connection, found[: wanted.limit])
    last = next_of(found, wanted.limit, lambda each: each.user.login)
    return UserPage(items=items, next=last)


@ROUTER.get("/{user_id}", responses=answers(404))
def one_user(serving: Serving, asking: Administrator, user_id: str) -> UserAnswer:
    """Give a user."""
    with serving.database.reading() as connection:
        person = person_within(connection, asking, user_id)
        return _answers(connection, (person,))[0]


@ROUTER.post("", status_code=201, responses=answers(404, 409, with_body=True))
def add_user(
    request: Request, serving: Serving, asking: Administrator, body: NewUserBody
) -> Invited:
    """Make a user; the invitation's link is shown this once."""
    new = NewUser(body.login, body.name, body.role, body.unit_id)
    with serving.database.changing() as connection:
        user, link = make_user(connection, asking, new, asking.by(now()))
        person = person_within(connection, asking, user.id)
        answer = _answers(connection, (person,))[0]
    return Invited(user=answer, invitation=_invitation(request, serving, link))


@ROUTER.patch("/{user_id}", responses=answers(404, 409, with_body=True))
def alter_user(
    serving: Serving, asking: Administrator, user_id: str, body: UserChangeBody
) -> UserAnswer:
    """Change name, role or unit, put out of use or in use again."""
    change = UserChange(**body.model_dump())
    with serving.database.changing() as connection:
        by = asking.by(now())
        person = change_user(connection, asking, user_id, change, by)
        return _answers(connection, (person,))[0]


@ROUTER.post("/{user_id}/invitation", status_code=201, responses=answers(404, 409))
def invite_user(
    request: Request, serving: Serving, asking: Administrator, user_id: str
) -> Invitation:
    """Give a new link to set a password by; those before work no more."""
    with serving.database.changing() as connection:
        _, link = invite_again(connection, asking, user_id, asking.by(now()))
    return _invitation(request, serving, link)


def _answers(connection: Connection, found: tuple[Person, ...]) -> list[UserAnswer]:
    ids = [each.user.id for each in found]
    open_ones = invites.invited(connection, ids, at=now())
    return [UserAnswer.of(each, is_invited=each.user.id in open_ones) for each in found]


def _invitation(request: Request, service: Service, path: str) -> Invitation:
    origin = service.settings.origin or str(request.base_url)
    return Invitation(link=origin.rstrip("/") + path, days=DAYS)
