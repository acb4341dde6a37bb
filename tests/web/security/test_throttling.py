from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from tests.web.people import SignedIn
from tests.web.security.test_pages import PASSWORD, sign_in, zhang

from perfscore.web.app import create_app
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.passwords import hasher
from perfscore.web.service import Service
from perfscore.web.settings import Limits

__all__ = ["zhang"]
MOST = 3


@pytest.fixture
def strict(service: Service, signed_in: SignedIn) -> SignedIn:
    settings = replace(service.settings, limits=Limits(sign_ins=MOST))
    narrow = replace(service, settings=settings)
    return replace(signed_in, app=create_app(narrow), service=narrow, known={})


def from_address(strict: SignedIn, address: str) -> TestClient:
    client = TestClient(strict.app, client=(address, 1), follow_redirects=False)
    strict.clients.callback(client.close)
    return client


@pytest.mark.usefixtures("zhang")
def test_guessing_is_stopped_and_one_may_try_again_later(
    strict: SignedIn, service: Service
) -> None:
    browser = strict.anonymous()
    for _ in range(MOST):
        assert sign_in(browser, "zhang", "a wrong guess")[0] == 422
    status, _, page = sign_in(browser, "zhang", PASSWORD)
    assert status == 429
    assert "秒" in page
    # Others are not held up.
    assert sign_in(browser, "somebody-else", "a wrong guess")[0] == 422
    with service.database.changing() as connection:
        moment = {"at": seconds_from_now(-301)}
        connection.execute(text("update attempts set at = :at"), moment)
    assert sign_in(browser, "zhang", PASSWORD)[0] == 303


@pytest.mark.usefixtures("zhang")
def test_a_login_that_exists_looks_like_one_that_does_not(strict: SignedIn) -> None:
    answers = []
    for login in ("zhang", "nobody"):
        browser = strict.anonymous()
        tried = [sign_in(browser, login, "a wrong guess") for _ in range(MOST + 1)]
        answers.append([status for status, _, _ in tried])
        assert "登录名或密码不对" in tried[0][2]
    assert answers == [[422] * MOST + [429]] * 2


def test_the_same_work_is_done_for_a_login_that_does_not_exist(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashing = hasher(service.settings.passwords)
    kept = hashing.digest(PASSWORD)
    verified: list[str] = []
    argon = type(hashing.argon)
    real = argon.verify

    def watched(_: object, digest: str, password: bytes) -> bool:
        verified.append(digest.rsplit("$", 2)[0])
        return real(hashing.argon, digest, password)

    monkeypatch.setattr(argon, "verify", watched)
    assert not hashing.is_right("a wrong guess", kept)
    assert not hashing.is_right("a wrong guess", None)
    assert not hashing.is_right("nobody", None)
    # Each time one digest was worked out, with the same parameters.
    assert len(verified) == 3
    assert len(set(verified)) == 1


@pytest.mark.usefixtures("zhang")
def test_who_floods_a_login_from_elsewhere_does_not_keep_its_owner_out(
    strict: SignedIn,
) -> None:
    home = from_address(strict, "10.0.0.1")
    assert sign_in(home, "zhang", PASSWORD)[0] == 303
    for number in range(MOST):
        flood = from_address(strict, f"10.9.9.{number}")
        assert sign_in(flood, "zhang", "a wrong guess")[0] == 422
    elsewhere = from_address(strict, "10.9.9.99")
    assert sign_in(elsewhere, "zhang", "a wrong guess")[0] == 429
    again = from_address(strict, "10.0.0.1")
    assert sign_in(again, "zhang", PASSWORD)[0] == 303


def test_one_address_cannot_try_many_logins(strict: SignedIn) -> None:
    browser = strict.anonymous()
    found = [
        sign_in(browser, f"login{number}", "a wrong guess")[0]
        for number in range(MOST * 10 + 1)
    ]
    assert found == [422] * (MOST * 10) + [429]


@pytest.mark.usefixtures("zhang")
def test_who_signs_in_is_not_counted(strict: SignedIn) -> None:
    for _ in range(MOST + 2):
        assert sign_in(strict.anonymous(), "zhang", PASSWORD)[0] == 303


def test_the_same_password_is_right_composed_or_decomposed(service: Service) -> None:
    hashing = hasher(service.settings.passwords)
    assert hashing.is_right("cafe\u0301 crème", hashing.digest("café crème"))
