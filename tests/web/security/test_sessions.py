from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from tests.web.people import Org, SignedIn
from tests.web.security.test_pages import PASSWORD, sign_in, token_of, zhang

from perfscore.web.app import create_app
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.service import Service

__all__ = ["zhang"]


def back_date(service: Service, column: str, moment: str) -> None:
    with service.database.changing() as connection:
        statement = text(f"update sessions set {column} = :moment")  # noqa: S608
        connection.execute(statement, {"moment": moment})


def test_a_session_that_is_not_used_ends(signed_in: SignedIn, service: Service) -> None:
    client = signed_in("unit", "unit_a")
    idle = service.settings.sessions.idle
    back_date(service, "seen_at", seconds_from_now(-idle + 60))
    assert client.get("/v1/me").status_code == 200
    used = client.get("/v1/sessions").json()["items"][0]["seen_at"]
    assert used > seconds_from_now(-60)
    back_date(service, "seen_at", seconds_from_now(-idle - 1))
    assert client.get("/v1/me").status_code == 401


def test_a_session_ends_at_the_latest_however_it_is_used(
    signed_in: SignedIn, service: Service
) -> None:
    client = signed_in("unit", "unit_a")
    back_date(service, "expires_at", seconds_from_now(-1))
    assert client.get("/v1/me").status_code == 401


def test_signing_out_ends_the_session_on_the_server(signed_in: SignedIn) -> None:
    client = signed_in("unit", "unit_a")
    kept = dict(client.cookies)
    answer = client.delete("/v1/sessions/current")
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    thief = signed_in.anonymous()
    thief.cookies.update(kept)
    assert thief.get("/v1/me").status_code == 401


@pytest.mark.usefixtures("zhang")
def test_signing_in_gives_a_new_session_and_ends_the_one_before(
    signed_in: SignedIn, org: Org
) -> None:
    attacker = signed_in.fresh(org.user("evaluator", "city_b"))
    fixed = attacker.cookies["perfscore_session"]
    victim = signed_in.anonymous()
    token = token_of(victim.get("/sign-in").text)
    victim.cookies.set("perfscore_session", fixed)
    answer = victim.post(
        "/sign-in", data={"login": "zhang", "password": PASSWORD, "token": token}
    )
    assert answer.status_code == 303
    assert fixed not in answer.headers["set-cookie"]
    # The session that was planted is nobody's any more.
    assert attacker.get("/v1/me").status_code == 401


@pytest.mark.usefixtures("zhang")
def test_a_new_password_ends_all_other_sessions(signed_in: SignedIn) -> None:
    here, elsewhere = signed_in.anonymous(), signed_in.anonymous()
    for each in (here, elsewhere):
        assert sign_in(each, "zhang", PASSWORD)[0] == 303
    csrf = here.get("/v1/me").json()["csrf"]
    here.headers["X-CSRF-Token"] = csrf

    def change(current: str, new: str) -> int:
        body = {"current": current, "new": new}
        return here.post("/v1/me/password", json=body).status_code

    assert change("wrong password", "another good one") == 422
    assert change(PASSWORD, "zhang") == 422
    assert change(PASSWORD, "1234567890") == 422
    assert change(PASSWORD, "Password123") == 422
    assert change(PASSWORD, "aaaaaaaaaaaa") == 422
    assert change(PASSWORD, "another good one") == 204
    assert here.get("/v1/me").status_code == 200
    assert elsewhere.get("/v1/me").status_code == 401
    assert sign_in(signed_in.anonymous(), "zhang", PASSWORD)[0] == 422
    assert sign_in(signed_in.anonymous(), "zhang", "another good one")[0] == 303


def test_one_ends_own_sessions_one_by_one_or_all_others(
    signed_in: SignedIn, org: Org
) -> None:
    user = org.user("auditor", "province")
    here, second, third = (signed_in.fresh(user) for _ in range(3))
    listed = here.get("/v1/sessions").json()["items"]
    assert len(listed) == 3
    assert [each["is_current"] for each in listed].count(True) == 1
    (current,) = (
        each["id"]
        for each in second.get("/v1/sessions").json()["items"]
        if each["is_current"]
    )
    assert here.delete(f"/v1/sessions/{current}").status_code == 204
    assert second.get("/v1/me").status_code == 401
    assert here.delete("/v1/sessions").json() == {"ended": 1}
    assert third.get("/v1/me").status_code == 401
    assert here.get("/v1/me").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_what_changes_something_needs_the_token_of_the_session(
    signed_in: SignedIn, org: Org, method: str
) -> None:
    client = signed_in("administrator", "province")
    other = signed_in.session(org.user("administrator", "province"))[1]
    path = {
        "POST": "/v1/tokens",
        "PATCH": "/v1/me",
        "DELETE": "/v1/sessions",
    }[method]
    for headers in (
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
        {"X-CSRF-Token": other},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        answer = client.request(method, path, headers=headers)
        assert answer.status_code == 403, headers
        assert answer.json()["type"] == "urn:perfscore:problem:cross-site"
    good = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert client.request(method, path, headers=good).status_code != 403


def test_over_https_only_this_very_host_can_set_the_cookie(
    service: Service, org: Org, signed_in: SignedIn
) -> None:
    settings = replace(service.settings, origin="https://testserver")
    secure = replace(service, settings=settings)
    safe = replace(signed_in, app=create_app(secure), service=secure, known={})
    browser = safe.fresh(org.user("administrator", "province"))
    assert list(browser.cookies) == ["__Host-perfscore_session"]
    answer = browser.delete(
        "/v1/sessions/current", headers={"Origin": "https://testserver"}
    )
    assert answer.status_code == 204
    cookie = answer.headers["set-cookie"]
    for part in ("__Host-perfscore_session=", "Secure", "HttpOnly", "Path=/"):
        assert part in cookie
    assert "samesite=lax" in cookie.lower()
    assert "Domain" not in cookie
    assert "max-age=31536000" in answer.headers["strict-transport-security"]
    form = browser.get("/sign-in")
    assert "__Host-perfscore_form=" in form.headers["set-cookie"]


def test_every_answer_carries_the_headers(
    client: TestClient, signed_in: SignedIn
) -> None:
    pages = [client.get("/sign-in"), signed_in("administrator", "province").get("/log")]
    for answer in pages:
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    for answer in (
        *pages,
        client.get("/v1/me"),
        client.get("/no/such/place"),
        signed_in("unit", "unit_a").get("/v1/me"),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "no-store" in answer.headers["cache-control"]
        assert "default-src" in answer.headers["content-security-policy"]
