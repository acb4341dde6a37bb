"""Routes of one's own API tokens."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from perfscore.api.told import Text
from perfscore.store import tokens
from perfscore.store.ids import now
from perfscore.store.tokens import Token
from perfscore.web.administering.reaching import check_name
from perfscore.web.problem_kinds import INVALID, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.people_models import Body, Name
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import RIGHTS, Right
from perfscore.web.security.secrets import digest_of, new_token
from perfscore.web.service import Serving

ROUTER = APIRouter(prefix="/v1/tokens", tags=["account"])
SignedIn = Annotated[Principal, Depends(needs(Right.OWN, session=True))]
MOST = 50
_DAY = 24 * 60 * 60
Scope = Literal[
    "own",
    "compute",
    "sets:read",
    "sets:write",
    "sets:publish",
    "assessments:read",
    "assessments:write",
    "review",
    "jobs",
    "dashboard",
    "people",
    "log:read",
    "operate",
]


class TokenWish(Body):
    """A token that is to be made: for what, and for how long."""

    name: Name = Field(examples=["预算一体化系统"])
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=20)] = Field(
        examples=[["compute", "sets:read"]]
    )
    days: int = Field(default=90, ge=1, le=366)


class TokenAnswer(BaseModel):
    """A token of one's own, without its secret."""

    id: str
    name: str
    scopes: list[str]
    created_at: str
    expires_at: str | None
    is_past: bool

    @classmethod
    def of(cls, token: Token) -> "TokenAnswer":
        """Make the answer of a token."""
        return cls(
            id=token.id,
            name=token.name,
            scopes=token.scopes.split(),
            created_at=token.created_at,
            expires_at=token.expires_at,
            is_past=token.expires_at is not None and token.expires_at <= now(),
        )


class NewTokenAnswer(TokenAnswer):
    """A new token; its secret is shown this once."""

    secret: str = Field(examples=["perfscore_Zm9v…"])


class TokenList(BaseModel):
    """Tokens that are not revoked, the newest first."""

    items: list[TokenAnswer]


@ROUTER.get("", responses=answers())
def list_tokens(serving: Serving, asking: SignedIn) -> TokenList:
    """Give one's own tokens."""
    with serving.database.reading() as connection:
        found = tokens.tokens_of(connection, asking.user_id)
    return TokenList(items=[TokenAnswer.of(each) for each in found])


@ROUTER.post("", status_code=201, responses=answers(409, with_body=True))
def make_token(serving: Serving, asking: SignedIn, body: TokenWish) -> NewTokenAnswer:
    """Make a token; it may do no more than its user, and only what its scopes name."""
    check_name(body.name)
    scopes: frozenset[str] = frozenset(body.scopes)
    beyond = scopes - {each.value for each in RIGHTS[asking.role]}
    if beyond:
        listed = ", ".join(sorted(beyond))
        raise ProblemError(
            INVALID,
            Text(
                f"这个账号没有 {listed} 权限，要求只写已有的权限",
                f"the account lacks {listed}, only rights that it has are allowed",
            ),
        )
    secret = new_token()
    expires_at = seconds_from_now(body.days * _DAY)
    new = tokens.NewToken(
        digest_of(secret), asking.user_id, body.name, scopes, expires_at
    )
    with serving.database.changing() as connection:
        if len(tokens.tokens_of(connection, asking.user_id)) >= MOST:
            raise ProblemError(
                STATE_CONFLICT,
                Text(
                    f"已有 {MOST} 个令牌，要求先撤销不用的",
                    f"there are {MOST} tokens, one has to be revoked first",
                ),
            )
        token = tokens.add_token(connection, new, asking.by(now()))
    return NewTokenAnswer(**TokenAnswer.of(token).model_dump(), secret=secret)


@ROUTER.delete("/{token_id}", status_code=204, responses=answers(404))
def revoke_token(serving: Serving, asking: SignedIn, token_id: str) -> None:
    """Revoke one of one's own tokens; it works no more at once."""
    with serving.database.changing() as connection:
        by = asking.by(now())
        if not tokens.revoke(connection, asking.user_id, token_id, by):
            raise ProblemError(
                NOT_FOUND, Text("没有这个令牌", "there is no such token")
            )
