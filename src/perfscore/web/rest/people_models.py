"""What the routes of accounts, units and users take and answer."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from perfscore.api.told import Language
from perfscore.store.people import Person, Role
from perfscore.store.units import Unit, UnitKind
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import RIGHTS

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Login = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Code = Annotated[str, StringConstraints(max_length=64)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Body(BaseModel):
    """The body of a request: nothing but what is known, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


class UnitName(BaseModel):
    """A unit by its name."""

    id: str
    name: str = Field(examples=["省财政厅"])


class UnitAnswer(BaseModel):
    """A unit; `level` counts from 1 at the top of the tree."""

    id: str
    parent_id: str | None
    kind: UnitKind
    code: str | None = Field(examples=["430101"])
    name: str = Field(examples=["省财政厅"])
    level: int
    is_active: bool

    @classmethod
    def of(cls, unit: Unit, asking: Principal) -> "UnitAnswer":
        """Make the answer of a unit; what is above one's own is not told."""
        is_top = unit.path == asking.unit_path
        return cls(
            id=unit.id,
            parent_id=None if is_top else unit.parent_id,
            kind=unit.kind,
            code=unit.code,
            name=unit.name,
            level=unit.level,
            is_active=unit.is_active,
        )


class UnitList(BaseModel):
    """Units, each behind the one above it."""

    items: list[UnitAnswer]


class UserAnswer(BaseModel):
    """A user; `is_invited`: an invitation is open."""

    id: str
    login: str = Field(examples=["zhangsan"])
    name: str = Field(examples=["张三"])
    role: Role
    unit: UnitName
    is_active: bool
    is_invited: bool
    has_password: bool
    has_provider: bool = Field(description="An identity provider knows the user.")
    created_at: str

    @classmethod
    def of(cls, person: Person, *, is_invited: bool) -> "UserAnswer":
        """Make the answer of a user."""
        user = person.user
        return cls(
            id=user.id,
            login=user.login,
            name=user.name,
            role=user.role,
            unit=UnitName(id=user.unit_id, name=person.unit_name),
            is_active=user.is_active,
            is_invited=is_invited,
            has_password=user.password_hash is not None,
            has_provider=user.subject is not None,
            created_at=user.created_at,
        )


class UserPage(BaseModel):
    """A page of users, by login."""

    items: list[UserAnswer]
    next: str | None


class Invitation(BaseModel):
    """A link by which a user sets a password; it works once and is not shown again."""

    link: str = Field(examples=["https://pj.example.gov.cn/welcome/2f0c…"])
    days: int = Field(examples=[7], description="For how long it works.")


class Invited(BaseModel):
    """A new user with the invitation."""

    user: UserAnswer
    invitation: Invitation


class Me(BaseModel):
    """The one who is asking; `csrf` goes into `X-CSRF-Token`, empty for a token."""

    id: str
    login: str
    name: str
    role: Role
    unit: UnitName
    rights: list[str]
    language: Language | None
    has_password: bool
    csrf: str

    @classmethod
    def of(cls, asking: Principal, person: Person) -> "Me":
        """Make the answer of the one who is asking."""
        user = person.user
        rights = [each.value for each in RIGHTS[user.role] if asking.may(each)]
        return cls(
            id=user.id,
            login=user.login,
            name=user.name,
            role=user.role,
            unit=UnitName(id=user.unit_id, name=person.unit_name),
            rights=sorted(rights),
            language=_language(user.language),
            has_password=user.password_hash is not None,
            csrf=asking.csrf,
        )


def _language(kept: str | None) -> Language | None:
    if kept is None:
        return None
    return "en" if kept == "en" else "zh"
