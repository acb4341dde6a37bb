from dataclasses import replace
from time import tzset

import pytest
from fastapi.testclient import TestClient
from tests.web.people import Org, SignedIn, program

from perfscore.store import people
from perfscore.store.by import By
from perfscore.store.log import Change, record
from perfscore.store.people import User

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE users; --",
    '=HYPERLINK("http://evil.example")',
    "一\r\nSet-Cookie: a=b",
    "\u202eexe.gnp",
    "${7*7}{{7*7}}",
    "😀𠮷",
)


@pytest.fixture
def administrator(signed_in: SignedIn) -> TestClient:
    return signed_in("administrator", "city_a")


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_kept_as_they_are(
    administrator: TestClient, org: Org, name: str
) -> None:
    body = {"name": name, "kind": "unit", "parent_id": org.units["city_a"].id}
    made = administrator.post("/v1/units", json=body)
    assert made.status_code == 201
    address = f"/v1/units/{made.json()['id']}"
    assert administrator.get(address).json()["name"] == name
    page = administrator.get("/people")
    assert name not in page.text
    log = administrator.get("/log")
    assert log.status_code == 200
    assert "<img src=x" not in log.text


@pytest.mark.parametrize("name", ["", "  \u3000", "\x00", "x" * 201])
def test_names_that_are_none_are_refused(
    administrator: TestClient, org: Org, name: str
) -> None:
    body = {"name": name, "kind": "unit", "parent_id": org.units["city_a"].id}
    before = administrator.get("/v1/units").json()
    assert administrator.post("/v1/units", json=body).status_code == 422
    assert administrator.get("/v1/units").json() == before


def test_logins_that_look_alike_are_one(administrator: TestClient, org: Org) -> None:
    def invite(login: str) -> int:
        body = {
            "login": login,
            "name": "x",
            "role": "unit",
            "unit_id": org.units["city_a"].id,
        }
        return administrator.post("/v1/users", json=body).status_code

    assert invite("O'Brien<b>") == 201
    assert invite("o'brien<b>") == 409
    assert invite("ｏ'brien<b>") == 409
    for login in ("a b", "a\u200bb", "a\r\nb", "\u202eb", " ", "x" * 101):
        assert invite(login) == 422


def test_an_invited_user_is_shown_with_a_link_once(
    administrator: TestClient, org: Org, signed_in: SignedIn
) -> None:
    body = {
        "login": "wang",
        "name": "王五",
        "role": "evaluator",
        "unit_id": org.units["county_a"].id,
    }
    made = administrator.post("/v1/users", json=body).json()
    path = made["invitation"]["link"].removeprefix("http://testserver")
    assert signed_in.anonymous().get(path).status_code == 200
    address = f"/v1/users/{made['user']['id']}"
    shown = administrator.get(address).json()
    assert (shown["is_invited"], shown["has_password"]) == (True, False)
    assert path.rpartition("/")[2] not in administrator.get("/v1/log").text
    again = administrator.post(f"{address}/invitation")
    assert again.status_code == 201
    assert signed_in.anonymous().get(path).status_code == 404
    off = administrator.patch(address, json={"is_active": False})
    assert off.json()["is_invited"] is False
    newest = again.json()["link"].removeprefix("http://testserver")
    assert signed_in.anonymous().get(newest).status_code == 404


def test_nobody_removes_the_last_administrator_of_the_topmost_unit(
    signed_in: SignedIn, org: Org
) -> None:
    comes_by_password(signed_in, org.user("administrator", "province"))
    top = signed_in("administrator", "province")
    own = f"/v1/users/{org.user('administrator', 'province').id}"
    for change in (
        {"is_active": False},
        {"role": "auditor"},
        {"unit_id": org.units["city_a"].id},
    ):
        assert top.patch(own, json=change).status_code == 409
    assert top.get("/v1/me").json()["role"] == "administrator"
    user = org.user("auditor", "province")
    deputy = f"/v1/users/{user.id}"
    assert top.patch(deputy, json={"role": "administrator"}).status_code == 200
    # Who was invited and has not come yet could let nobody in again.
    assert top.patch(own, json={"is_active": False}).status_code == 409
    comes_by_password(signed_in, replace(user, role="administrator"))
    assert top.patch(own, json={"is_active": False}).status_code == 200
    # Who was put out of use is out at once.
    assert top.get("/v1/me").status_code == 401


def comes_by_password(signed_in: SignedIn, user: User) -> None:
    with signed_in.service.database.changing() as connection:
        to = {"password_hash": "of some password"}
        people.change_user(connection, "user.password-set", user, to, program())


def test_units_move_only_where_they_can_stand(signed_in: SignedIn, org: Org) -> None:
    top = signed_in("administrator", "province")

    def move(unit: str, to: str) -> int:
        body = {"parent_id": to}
        return top.patch(f"/v1/units/{unit}", json=body).status_code

    city_a, city_b = org.units["city_a"].id, org.units["city_b"].id
    county, unit = org.units["county_a"].id, org.units["unit_a"].id
    assert move(city_a, county) == 409
    assert move(city_a, city_a) == 409
    assert move(city_a, city_b) == 422
    assert move(org.units["province"].id, city_b) == 409
    assert move(county, city_b) == 200
    # What is below moved along, with its users and what they reach.
    listed = signed_in("administrator", "city_b").get("/v1/units").json()["items"]
    assert {county, unit} <= {each["id"] for each in listed}
    assert (
        signed_in("administrator", "city_a").get(f"/v1/units/{unit}").status_code == 404
    )
    assert signed_in("unit", "unit_a").get("/v1/me").status_code == 200


def test_a_unit_that_is_used_is_not_put_out_of_use(
    administrator: TestClient, org: Org, signed_in: SignedIn
) -> None:
    address = f"/v1/units/{org.units['unit_a'].id}"
    refused = administrator.patch(address, json={"is_active": False})
    assert refused.status_code == 409
    assert administrator.get(address).json()["is_active"] is True
    for role in ("unit", "evaluator", "bureau", "auditor", "administrator"):
        user = f"/v1/users/{org.users[role, 'unit_a'].id}"
        off = administrator.patch(user, json={"is_active": False})
        assert off.status_code == 200
    assert administrator.patch(address, json={"is_active": False}).status_code == 200
    user = f"/v1/users/{org.user('unit', 'unit_a').id}"
    assert signed_in.anonymous().get("/v1/me").status_code == 401
    on = administrator.patch(user, json={"is_active": True})
    assert on.status_code == 200
    assert administrator.post(f"{user}/invitation").status_code == 409


def test_units_come_from_a_file_as_excel_writes_it(
    administrator: TestClient, org: Org
) -> None:
    lines = (
        "单位名称,级次,上级,代码",
        "丙县,县,,c-1",
        '"丙县教育局, 局机关",单位,丙县,',
        "丙县第一中学,单位,丙县,c-3",
        ",,,",
        f"甲县卫健局,单位,{org.units['county_a'].code},",
    )
    content = "\r\n".join(lines).encode("gb18030")
    answer = administrator.post("/v1/units/import", files={"file": ("u.csv", content)})
    assert answer.status_code == 201
    names = [each["name"] for each in answer.json()["items"]]
    assert names == ["丙县", "丙县教育局, 局机关", "丙县第一中学", "甲县卫健局"]
    levels = [each["level"] for each in answer.json()["items"]]
    assert levels == [3, 4, 4, 4]


def test_all_faults_of_a_file_are_told_and_nothing_is_kept(
    administrator: TestClient,
) -> None:
    content = (
        "名称,类别,上级,代码\n好单位,单位,,\n,单位,,\n乡,镇,,\n大市,市,,\n"
        "孤单位,单位,乙市,\n好单位,单位,,\n另一个,单位,,code-city_b\n"
    ).encode("utf-8-sig")
    before = administrator.get("/v1/units").json()
    answer = administrator.post("/v1/units/import", files={"file": ("u.csv", content)})
    assert answer.status_code == 422
    places = [each["place"] for each in answer.json()["faults"]]
    assert places == [f"body/file/{number}" for number in (3, 4, 5, 6, 7, 8)]
    assert administrator.get("/v1/units").json() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00\x01", b"a,b\n1,2\n", "名称,类别\n".encode() + b"x,\xff\xff"],
)
def test_a_file_that_is_none_is_refused(
    administrator: TestClient, content: bytes
) -> None:
    answer = administrator.post("/v1/units/import", files={"file": ("u.csv", content)})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_days_of_the_log_are_those_of_the_service(
    signed_in: SignedIn, administrator: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 17:00 UTC on 1 March it is 1 in the morning of 2 March in China."""
    with signed_in.service.database.changing() as connection:
        at = "2026-03-01T17:00:00.000000Z"
        change = Change("user.renamed", "user", signed_in.org.units["city_a"].id)
        by = By(signed_in.org.user("administrator", "city_a").id, "夜班", at)
        record(connection, change, by)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    tzset()
    try:
        for day, is_there in (("2026-03-01", False), ("2026-03-02", True)):
            page = administrator.get("/log", params={"since": day, "until": day})
            assert ("夜班" in page.text) is is_there
            assert ("2026-03-02 01:00" in page.text) is is_there
            found = administrator.get("/v1/log", params={"until": day}).json()["items"]
            assert found == []
        assert "UTC+08:00" in page.text
        for path in ("/log", "/v1/log"):
            answer = administrator.get(path, params={"since": "2026-02-30"})
            assert answer.status_code == 422
    finally:
        monkeypatch.undo()
        tzset()


def test_the_log_is_read_by_pages_and_filters(
    signed_in: SignedIn, administrator: TestClient
) -> None:
    administrator.patch("/v1/me", json={"name": "新名字"})
    first = administrator.get("/v1/log", params={"limit": 2}).json()
    assert first["items"][0]["action"] == "user.changed-own"
    assert first["items"][0]["detail"]["login"] == "administrator.city_a"
    second = administrator.get(
        "/v1/log", params={"limit": 2, "cursor": first["next"]}
    ).json()
    numbers = [each["number"] for each in (*first["items"], *second["items"])]
    assert numbers == sorted(numbers, reverse=True)
    mine = {"login": "administrator.city_a", "action": "user."}
    (only,) = administrator.get("/v1/log", params=mine).json()["items"]
    assert only["number"] == numbers[0]
    past = administrator.get("/v1/log", params={"until": "2020-01-01"}).json()
    assert past == {"items": [], "next": None}
    # The topmost sees every entry, a city that of its own part.
    top = signed_in("auditor", "province").get("/v1/log", params={"limit": 200}).json()
    own = administrator.get("/v1/log", params={"limit": 200}).json()
    assert len(own["items"]) < len(top["items"])
