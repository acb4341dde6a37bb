"""Drafts are kept as they are typed, by the bureaus whose they are."""

import pytest
from tests.web.people import Signing
from tests.web.sets.texts import small_set

from perfscore.store.verifying import verify
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf

DRAFTS = "/v1/set-drafts"


def test_a_text_is_kept_as_it_was_typed(signed_in: Signing, service: Service) -> None:
    client = signed_in("bureau", "city_a")
    broken = "指标体系 “甲\r\n  编号 a/b\n\n\t得分 ＝＝ ？？\u3000”\n😀"
    made = client.post(DRAFTS, json={"text": broken})
    assert made.status_code == 201
    address = made.headers["Location"]
    found = client.get(address).json()
    assert found["text"] == broken
    assert (found["set_id"], found["version"], found["title"]) == ("a/b", "", "")
    assert made.headers["ETag"] == '"1"'

    changed = client.put(
        address, json={"text": small_set()}, headers={"If-Match": '"1"'}
    )
    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert changed.json()["title"] == "培训绩效自评"
    assert changed.json()["effective_from"] == "2020-01-01"
    with service.database.reading() as connection:
        assert list(verify(connection)) == []


def test_nothing_is_changed_blindly(signed_in: Signing) -> None:
    client = signed_in("bureau", "city_a")
    address = client.post(DRAFTS, json={"text": "甲"}).headers["Location"]
    body = {"text": "乙"}
    assert client.put(address, json=body).status_code == 428
    first = client.put(address, json=body, headers={"If-Match": '"1"'})
    assert first.headers["ETag"] == '"2"'

    above = signed_in("bureau", "province")
    second = above.put(address, json={"text": "丙"}, headers={"If-Match": '"1"'})
    assert second.status_code == 412
    problem = second.json()
    assert problem["type"] == "urn:perfscore:problem:changed-meanwhile"
    assert problem["current"]["text"] == "乙"
    assert problem["current"]["etag"] == "2"
    assert problem["current"]["changed_by"] == "甲市bureau"
    assert client.get(address).json()["text"] == "乙"

    # Of the same text again it is told too that it is there, and as which version.
    again = client.put(address, json=body, headers={"If-Match": '"1"'})
    assert again.status_code == 412
    assert again.json()["current"]["text"] == body["text"]
    assert again.headers["ETag"] == '"2"'
    same = client.put(address, json=body, headers={"If-Match": '"2"'})
    assert (same.status_code, same.headers["ETag"]) == (200, '"2"')


def test_a_draft_is_removed(signed_in: Signing, service: Service) -> None:
    client = signed_in("bureau", "city_a")
    address = client.post(DRAFTS, json={"text": "甲"}).headers["Location"]
    assert client.delete(address).status_code == 428
    stale = client.delete(address, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    gone = client.delete(address, headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    assert client.get(address).status_code == 404
    with service.database.reading() as connection:
        assert list(verify(connection)) == []


def test_drafts_are_seen_by_those_above_alone(signed_in: Signing) -> None:
    client = signed_in("bureau", "city_a")
    made = client.post(DRAFTS, json={"text": small_set()})
    address = made.headers["Location"]
    assert signed_in("bureau", "province").get(address).status_code == 200
    for place in ("city_b", "county_a"):
        other = signed_in("bureau", place)
        assert other.get(address).status_code == 404
        listed = other.get(DRAFTS).json()["items"]
        assert made.json()["id"] not in {each["id"] for each in listed}
    assert signed_in("unit", "city_a").get(address).status_code == 403


def test_a_draft_begins_with_a_published_version(
    signed_in: Signing, shelf: Shelf
) -> None:
    client = signed_in("bureau", "city_a")
    name = "national/project-2020@2020.1"
    copy = client.post(DRAFTS, json={"from": name}).json()
    shelved = shelf.find(name)
    assert shelved is not None
    assert copy["text"] == shelf.text(shelved)
    assert copy["based_on"] == name

    body = {"from": name, "as": "derived", "id": "city/project"}
    derived = client.post(DRAFTS, json=body).json()
    assert f"沿用 {name}" in derived["text"]
    assert derived["set_id"] == "city/project"
    text = {"text": derived["text"]}
    found = client.post("/v1/editor/diagnostics", json=text).json()
    assert found["errors"] == 0
    assert client.post(DRAFTS, json={"from": "no/such@1"}).status_code == 404


def test_a_draft_begins_with_a_skeleton(signed_in: Signing) -> None:
    client = signed_in("bureau", "city_a")
    wished = {
        "year": 2026,
        "title": "培训项目",
        "id": "city/training",
        "weights": [{"name": "产出", "points": "60"}, {"name": "效益", "points": "40"}],
    }
    made = client.post(DRAFTS, json={"new": wished})
    assert made.status_code == 201
    assert "一级指标 产出 60分" in made.json()["text"]
    text = {"text": made.json()["text"]}
    assert client.post("/v1/editor/diagnostics", json=text).json()["errors"] == 0

    wrong = client.post(DRAFTS, json={"new": {"year": 2026, "id": "a b"}})
    assert wrong.status_code == 422
    assert wrong.json()["diagnostics"][0]["rule"] == "wish-impossible"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": 1},
        {"text": "甲", "state": "published"},
        {"from": 3},
        {"new": {"year": "2026"}},
        {"new": {"year": 2026, "weights": [{"name": "甲", "points": "十"}]}},
        {"text": "甲\x00乙"},
        {"text": "甲" * 200_001},
    ],
)
def test_what_is_no_draft_is_refused(signed_in: Signing, body: object) -> None:
    answer = signed_in("bureau", "city_a").post(DRAFTS, json=body)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
