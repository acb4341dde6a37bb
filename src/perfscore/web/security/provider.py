"""An identity provider is asked who somebody is, by OpenID Connect and PKCE."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from httpx2 import HTTPError
from joserfc import jwt
from joserfc.errors import InvalidClaimError, JoseError
from joserfc.jwk import KeySet

from perfscore.api.told import Text
from perfscore.web.problem_kinds import CROSS_SITE, INVALID, UNAVAILABLE
from perfscore.web.problems import ProblemError
from perfscore.web.security.secrets import new_secret
from perfscore.web.settings import OidcSettings

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Only those with a public key: by a shared one, who reads the settings could sign."""
_SECONDS = 10
_LEEWAY = 60
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Trip:
    """What the browser keeps while it is at the provider, for nobody else to know."""

    state: str
    nonce: str
    verifier: str
    wanted: str
    invitation: str

    @classmethod
    def begin(cls, wanted: str, invitation: str = "") -> "Trip":
        """Begin one that ends at the page that was wanted.

        ``invitation`` is the secret of the link that is taken up by it, if one is.
        """
        verifier = new_secret() + new_secret()
        return cls(new_secret(), new_secret(), verifier, wanted, invitation)

    def packed(self) -> str:
        """Write it as the value of a cookie."""
        return urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()

    @classmethod
    def unpacked(cls, cookie: str) -> "Trip":
        """Read the value of a cookie.

        Raises:
            ProblemError: ``cross-site`` where there is none.
        """
        try:
            found = cls(**json.loads(urlsafe_b64decode(cookie.encode())))
        except (ValueError, TypeError, RecursionError):
            raise _strange() from None
        if not all(isinstance(each, str) for each in asdict(found).values()):
            raise _strange()
        return found


@dataclass(frozen=True, slots=True)
class _Endpoints:
    issuer: str
    authorization: str
    token: str
    keys: str


def way_there(oidc: OidcSettings, trip: Trip, back: str) -> str:
    """Give the provider's address that the browser is led to.

    Raises:
        ProblemError: ``unavailable`` where the provider does not answer.
    """
    with _asking(oidc, back) as client:
        found = _endpoints(client, oidc)
        address, _ = client.create_authorization_url(
            found.authorization,
            state=trip.state,
            code_verifier=trip.verifier,
            nonce=trip.nonce,
        )
    return str(address)


def subject_of(
    oidc: OidcSettings, trip: Trip, back: str, *, state: str, code: str
) -> str:
    """Give whom the provider names, by the code that the browser brought back.

    That is the issuer and its name of the user that never changes: the others may be
    of his own choice.

    Raises:
        ProblemError: ``cross-site`` where it is not the trip that was begun,
            ``invalid`` where the proof is not good, or ``unavailable``.
    """
    if not code or state != trip.state:
        raise _strange()
    with _asking(oidc, back) as client:
        found = _endpoints(client, oidc)
        token = client.fetch_token(found.token, code=code, code_verifier=trip.verifier)
        keys = _json(client, found.keys)
        claims = _claims(oidc, found, token, keys, trip.nonce)
    return f"{found.issuer} {claims['sub']}"


def _claims(
    oidc: OidcSettings,
    found: _Endpoints,
    token: dict[str, Any],
    keys: dict[str, Any],
    nonce: str,
) -> CodeIDToken:
    decoded = jwt.decode(
        str(token.get("id_token", "")),
        KeySet.import_key_set({"keys": keys.get("keys", [])}),
        algorithms=_ALGORITHMS,
    )
    claims = CodeIDToken(
        decoded.claims,
        decoded.header,
        {
            "iss": {"essential": True, "value": found.issuer},
            "aud": {"essential": True, "value": oidc.client_id},
        },
        {
            "nonce": nonce,
            "client_id": oidc.client_id,
            "access_token": token.get("access_token"),
        },
    )
    claims.validate(leeway=_LEEWAY)
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        claim = "sub"
        raise InvalidClaimError(claim)
    return claims


def _endpoints(client: OAuth2Client, oidc: OidcSettings) -> _Endpoints:
    issuer = oidc.issuer.rstrip("/")
    told = _json(client, f"{issuer}/.well-known/openid-configuration")
    found = _Endpoints(
        str(told.get("issuer")),
        str(told.get("authorization_endpoint")),
        str(told.get("token_endpoint")),
        str(told.get("jwks_uri")),
    )
    if found.issuer.rstrip("/") != issuer:
        raise _unavailable()
    return found


def _json(client: OAuth2Client, address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise _unavailable()
    answer = client.request("GET", address, withhold_token=True)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise _unavailable()
    return found


@contextmanager
def _asking(oidc: OidcSettings, back: str) -> Iterator[OAuth2Client]:
    try:
        with OAuth2Client(
            client_id=oidc.client_id,
            client_secret=oidc.client_secret,
            scope="openid",
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=_SECONDS,
        ) as client:
            yield client
    except (AuthlibBaseError, JoseError) as fault:
        raise ProblemError(
            INVALID,
            Text(
                "统一认证给出的证明不对，要求重新登录",
                "the identity provider's proof is not good, signing in anew is"
                " required",
            ),
        ) from fault
    except (HTTPError, ValueError) as fault:
        raise _unavailable() from fault


def _unavailable() -> ProblemError:
    return ProblemError(
        UNAVAILABLE,
        Text(
            "统一认证现在不能用，可用密码登录或稍后再试",
            "the identity provider is not available now, a password may be",
        ),
    )


def _strange() -> ProblemError:
    return ProblemError(
        CROSS_SITE,
        Text(
            "这次登录不是从本页开始的，要求重新登录",
            "this sign-in was not begun here, signing in anew is required",
        ),
    )
