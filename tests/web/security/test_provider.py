import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from tests.web.people import Org, SignedIn, program
from tests.web.security.fake_provider import CLIENT, SECRET, Provider, provider
from tests.web.security.test_pages import PASSWORD, sign_in

from perfscore.store import people
from perfscore.store.people import User
from perfscore.web.app import create_app
from perfscore.web.security.inviting import invitation
from perfscore.web.security.passwords import hasher
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


def invite(bound_in: SignedIn, user: User) -> str:
    with bound_in.service.database.changing() as connection:
        return invitation(connection, user.id, program())


def there_and_back(
    browser: TestClient, named: Provider, link: str | None = None
) -> Response:
    """Go to the provider and come back, as a browser does, from a link or without."""
    way = "/sign-in/provider?next=/account"
    if link is not None:
        found = re.search(r'href="(/sign-in/provider[^"]+)"', browser.get(link).text)
        assert found is not None
        way = found[1]
    there = browser.get(way)
    assert there.status_code == 303
    assert there.headers["location"].startswith(f"{named.issuer}/authorize?")
    query = named.authorize(there.headers["location"])
    return browser.get(f"/sign-in/back?{query}")


def test_an_invited_user_is_bound_and_comes_again(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    assert "政务认证" in bound_in.anonymous().get("/sign-in").text
    assert there_and_back(bound_in.anonymous(), named).status_code == 403
    link = invite(bound_in, zhang)
    browser = bound_in.anonymous()
    answer = there_and_back(browser, named, link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/v1/me").json()["login"] == zhang.login
    assert bound_in.anonymous().get(link).status_code == 404
    # Later he is known by the subject, whatever the provider calls him by then.
    named.login = "administrator.province"
    again = bound_in.anonymous()
    answer = there_and_back(again, named)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert again.get("/v1/me").json()["login"] == zhang.login


def test_who_calls_himself_by_an_invited_login_gets_nothing(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    link = invite(bound_in, zhang)
    named.subject, named.claims = "somebody-else", {"email": zhang.login}
    stranger = bound_in.anonymous()
    assert there_and_back(stranger, named).status_code == 403
    assert stranger.get("/v1/me").status_code == 401
    named.subject, named.claims = "0001", {}
    assert there_and_back(bound_in.anonymous(), named, link).status_code == 303


def test_what_was_open_before_is_ended_by_the_binding(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    digest = hasher(bound_in.service.settings.passwords).digest(PASSWORD)
    with bound_in.service.database.changing() as connection:
        to = {"password_hash": digest}
        people.change_user(connection, "user.password-set", zhang, to, program())
    elsewhere = bound_in.fresh(zhang)
    token = bound_in.by_token("unit", "unit_a", "own")
    assert sign_in(bound_in.anonymous(), zhang.login, PASSWORD)[0] == 303
    link = invite(bound_in, zhang)
    browser = bound_in.anonymous()
    assert there_and_back(browser, named, link).status_code == 303
    assert browser.get("/v1/me").status_code == 200
    assert elsewhere.get("/v1/me").status_code == 401
    assert token.get("/v1/me").status_code == 401
    assert sign_in(bound_in.anonymous(), zhang.login, PASSWORD)[0] == 422


def test_an_identity_belongs_to_one_account_and_a_link_works_once(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    link = invite(bound_in, zhang)
    begun = bound_in.anonymous()
    way = f"/sign-in/provider?invitation={link.rpartition('/')[2]}"
    query = named.authorize(begun.get(way).headers["location"])
    assert begun.get(f"/sign-in/back?{query}").status_code == 303
    replayed = begun.get(f"/sign-in/back?{query}")
    assert replayed.status_code == 403  # the browser keeps nothing of that trip
    used = bound_in.anonymous()
    query = named.authorize(used.get(way).headers["location"])
    assert used.get(f"/sign-in/back?{query}").status_code == 404
    other = bound_in.org.user("auditor", "unit_a")
    answer = there_and_back(bound_in.anonymous(), named, invite(bound_in, other))
    assert answer.status_code == 403
    assert "已属于另一个账号" in answer.text
    # Invited anew, he comes by another identity, and by the first one no more.
    named.subject = "0002"
    again = invite(bound_in, zhang)
    assert there_and_back(bound_in.anonymous(), named, again).status_code == 303
    named.subject = "0001"
    assert there_and_back(bound_in.anonymous(), named).status_code == 403


def test_a_disabled_user_is_not_let_in(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    link = invite(bound_in, zhang)
    assert there_and_back(bound_in.anonymous(), named, link).status_code == 303
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
        {"iat": 2**33},
        {"aud": ["another-client", CLIENT], "azp": "another-client"},
        {"sub": None},
    ],
    ids=["audience", "issuer", "nonce", "past", "ahead", "party", "nobody"],
)
def test_a_proof_that_is_not_good_opens_nothing(
    bound_in: SignedIn, named: Provider, zhang: User, claims: dict[str, object]
) -> None:
    link = invite(bound_in, zhang)
    named.claims = claims
    browser = bound_in.anonymous()
    assert there_and_back(browser, named, link).status_code == 422
    assert browser.get("/v1/me").status_code == 401


def test_a_proof_that_another_signed_opens_nothing(
    bound_in: SignedIn, named: Provider, zhang: User
) -> None:
    link = invite(bound_in, zhang)
    named.is_forged = True
    assert there_and_back(bound_in.anonymous(), named, link).status_code == 422


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
