from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from tests.web.people import Org, SignedIn, program
from tests.web.security.fake_provider import CLIENT, SECRET, Provider, provider

from perfscore.store.people import User
from perfscore.web.app import create_app
from perfscore.web.security.inviting import invitation
from perfscore.web.service import Service
from perfscore.web.settings import OidcSettings


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with provider() as made:
        yield made


@pytest.fixture
def named(running: Provider) -> Provider:
    fresh = Provider(issuer=running.issuer)
    for each in ("subject", "login", "claims", "is_forged", "asked"):
        setattr(running, each, getattr(fresh, each))
    return running


@pytest.fixture
def bound_in(service: Service, org: Org, named: Provider) -> Iterator[SignedIn]:
    oidc = OidcSettings(named.issuer, CLIENT, SECRET, "政务认证")
    settings = replace(service.settings, oidc=oidc)
    with_provider = replace(service, settings=settings)
    with ExitStack() as clients:
        yield SignedIn(create_app(with_provider), with_provider, org, clients)


@pytest.fixture
def zhang(bound_in: SignedIn, named: Provider) -> User:
    user = bound_in.org.user("unit", "unit_a")
    named.login = user.login
    return user


def invite(bound_in: SignedIn, user: User) -> None:
    with bound_in.service.database.changing() as connection:
        invitation(connection, user.id, program())


def there_and_back(browser: TestClient, named: Provider) -> Response:
    """Go to the provider and come back, as a browser does."""
    there = browser.get("/sign-in/provider", params={"next": "/account"})
    assert there.status_code == 303
    assert there.headers["location"].startswith(f"{named.issuer}/authorize?")
    query = named.authorize(there.headers["location"])
    return browser.get(f"/sign-in/back?{query}")


def test_an_invited_user_is_bound_and_comes_again(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    assert "政务认证" in bound_in.anonymous().get("/sign-in").text
    assert there_and_back(bound_in.anonymous(), named).status_code == 403
    invite(bound_in, zhang)
    browser = bound_in.anonymous()
    answer = there_and_back(browser, named)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert browser.get("/v1/me").json()["login"] == zhang.login
    # Later he is known by the subject, whatever the provider calls him by then.
    named.login = "administrator.province"
    again = bound_in.anonymous()
    assert there_and_back(again, named).status_code == 303
    assert again.get("/v1/me").json()["login"] == zhang.login


def test_a_login_alone_binds_nobody_twice(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    invite(bound_in, zhang)
    assert there_and_back(bound_in.anonymous(), named).status_code == 303
    invite(bound_in, zhang)
    named.subject = "somebody-else"
    assert there_and_back(bound_in.anonymous(), named).status_code == 403


def test_a_disabled_user_is_not_let_in(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    invite(bound_in, zhang)
    assert there_and_back(bound_in.anonymous(), named).status_code == 303
    administrator = bound_in("administrator", "province")
    off = administrator.patch(f"/v1/users/{zhang.id}", json={"is_active": False})
    assert off.status_code == 200
    assert there_and_back(bound_in.anonymous(), named).status_code == 403


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another-client"},
        {"iss": "https://evil.example"},
        {"nonce": "another"},
        {"exp": 1},
        {"aud": ["another-client", CLIENT], "azp": "another-client"},
        {"sub": None},
    ],
    ids=["audience", "issuer", "nonce", "past", "party", "nobody"],
)
def test_a_proof_that_is_not_good_opens_nothing(
    bound_in: SignedIn, named: Provider, zhang: User, claims: dict[str, object]
) -> None:
    invite(bound_in, zhang)
    named.claims = claims
    browser = bound_in.anonymous()
    assert there_and_back(browser, named).status_code == 422
    assert browser.get("/v1/me").status_code == 401


def test_a_proof_that_another_signed_opens_nothing(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    invite(bound_in, zhang)
    named.is_forged = True
    assert there_and_back(bound_in.anonymous(), named).status_code == 422


@pytest.mark.usefixtures("zhang")
def test_only_the_browser_that_left_comes_back(
    bound_in: SignedIn, named: Provider
) -> None:
    victim, other = bound_in.anonymous(), bound_in.anonymous()
    there = other.get("/sign-in/provider")
    query = named.authorize(there.headers["location"])
    assert victim.get(f"/sign-in/back?{query}").status_code == 403
    assert other.get("/sign-in/back?code=the-code&state=another").status_code == 403
    assert named.asked["code_challenge_method"] == "S256"


def test_a_provider_that_is_away_leaves_the_password(
    bound_in: SignedIn, service: Service
) -> None:
    oidc = OidcSettings("http://127.0.0.1:1", CLIENT, SECRET)
    away = replace(service, settings=replace(service.settings, oidc=oidc))
    app = create_app(away)
    with TestClient(app, follow_redirects=False) as browser:
        answer = browser.get("/sign-in/provider")
    assert answer.status_code == 503
    assert 'name="password"' in answer.text
    assert bound_in.anonymous().get("/sign-in").status_code == 200
