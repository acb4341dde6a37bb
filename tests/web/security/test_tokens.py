from sqlalchemy import text
from tests.web.people import Org, SignedIn

from perfscore.web.service import Service


def test_a_token_does_what_its_scopes_say_until_it_is_revoked(
    signed_in: SignedIn,
) -> None:
    owner = signed_in("administrator", "city_a")
    made = owner.post(
        "/v1/tokens", json={"name": "对接系统", "scopes": ["people", "own"], "days": 7}
    )
    assert made.status_code == 201
    token = made.json()
    program = signed_in.anonymous()
    program.headers["Authorization"] = f"Bearer {token['secret']}"
    assert program.get("/v1/users").status_code == 200
    assert program.get("/v1/log").status_code == 403
    # It comes from no page, so it proves nothing by a CSRF token.
    unit_id = program.get("/v1/me").json()["unit"]["id"]
    body = {"name": "新单位", "kind": "unit", "parent_id": unit_id}
    assert program.post("/v1/units", json=body).status_code == 201
    # It cannot be made into another, nor into a password.
    assert program.post("/v1/tokens", json={}).status_code == 403
    assert program.post("/v1/me/password", json={}).status_code == 403
    (listed,) = owner.get("/v1/tokens").json()["items"]
    assert "secret" not in listed
    assert token["secret"] not in owner.get("/v1/log").text
    assert owner.delete(f"/v1/tokens/{token['id']}").status_code == 204
    assert program.get("/v1/users").status_code == 401


def test_a_token_gives_no_right_that_its_owner_lacks(signed_in: SignedIn) -> None:
    owner = signed_in("unit", "unit_a")
    for scopes in (["people"], ["compute", "review"]):
        body = {"name": "x", "scopes": scopes}
        answer = owner.post("/v1/tokens", json=body)
        assert answer.status_code == 422
        assert scopes[-1] in answer.json()["detail"]
    assert owner.get("/v1/tokens").json()["items"] == []


def test_a_token_is_nothing_after_its_day_or_with_its_owner_gone(
    signed_in: SignedIn, service: Service, org: Org
) -> None:
    program = signed_in.by_token("bureau", "city_a", "own")
    other = signed_in.by_token("bureau", "county_a", "own")
    assert program.get("/v1/me").status_code == 200
    with service.database.changing() as connection:
        owner = {"owner": org.user("bureau", "city_a").id}
        connection.execute(
            text("update tokens set expires_at = created_at where user_id = :owner"),
            owner,
        )
    assert program.get("/v1/me").status_code == 401
    administrator = signed_in("administrator", "city_a")
    off = {"is_active": False}
    address = f"/v1/users/{org.user('bureau', 'county_a').id}"
    assert administrator.patch(address, json=off).status_code == 200
    assert other.get("/v1/me").status_code == 401
    # Who is put in use again makes new ones.
    assert administrator.patch(address, json={"is_active": True}).status_code == 200
    assert other.get("/v1/me").status_code == 401


def test_a_wrong_token_is_not_made_good_by_a_cookie(signed_in: SignedIn) -> None:
    client = signed_in("unit", "unit_a")
    for value in ("Bearer perfscore_wrong", "Bearer", "Basic dTpw", "", "Bearer \xff"):
        headers = {b"Authorization": value.encode("latin-1")}
        assert client.get("/v1/me", headers=headers).status_code == 401
