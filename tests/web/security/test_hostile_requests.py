"""What strangers and insiders send to stop the service, or to pass for others."""

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import URL
from tests.web.assessing.forms import begun, moved
from tests.web.people import SignedIn, program
from tests.web.running import running, signed_in_headers

from perfscore.store import people
from perfscore.store.connecting import Database
from perfscore.web.opening import open_database
from perfscore.web.problems import ProblemError
from perfscore.web.security.provider import Trip
from perfscore.web.settings import Settings
from perfscore.web.shipped_sets import load_shipped

LARGE = b"[" + b"{}," * 30_000 + b"{}]"
JSON = {"Content-Type": "application/json"}


def in_pieces() -> Iterator[bytes]:
    for at in range(0, len(LARGE), 10_000):
        yield LARGE[at : at + 10_000]


@pytest.mark.parametrize("is_stated", [True, False])
def test_of_a_stranger_no_large_body_is_read(
    client: TestClient, *, is_stated: bool
) -> None:
    body = LARGE if is_stated else in_pieces()
    answer = client.post("/v1/tokens", content=body, headers=JSON)
    assert answer.status_code == 401
    assert answer.headers["connection"] == "close"


def test_a_body_too_large_for_a_page_is_refused_whoever_sends_it(
    signed_in: SignedIn,
) -> None:
    unit = signed_in("unit", "unit_a")
    answer = unit.post("/sign-in", data={"login": "x" * 70_000})
    assert answer.status_code == 413


def test_who_is_signed_in_may_send_that_much_but_not_endless_json(
    signed_in: SignedIn,
) -> None:
    unit = signed_in("unit", "unit_a")
    assert unit.post("/v1/tokens", content=LARGE, headers=JSON).status_code == 422
    for address, most in (
        ("/v1/tokens", 256),
        ("/v1/assessments/a/comments", 256),
        ("/v1/editor/tokens", 1024),
        ("/v1/assessments/a/document", 8 * 1024),
    ):
        way = unit.put if address.endswith("document") else unit.post
        endless = b" " * (most * 1024 + 1)
        refused = way(f"{address}?lang=en", content=endless, headers=JSON)
        assert refused.status_code == 413
        told = f"the content is too large, {most} KiB is the most"
        assert refused.json()["detail"] == told


def test_members_that_nobody_asked_for_are_not_told_one_by_one(
    signed_in: SignedIn,
) -> None:
    unit = signed_in("unit", "unit_a")
    many = {f"k{number}": number for number in range(50_000)}
    refused = unit.post("/v1/assessments?lang=en", json=many)
    assert refused.status_code == 422
    detail = "the request has 50000 members; they have to be set, year, "
    assert refused.json()["detail"].startswith(detail)


@pytest.mark.parametrize("wanted", ["//[", "http://[::1", "/\t/else.where", "\\\\a"])
def test_a_broken_way_on_leads_to_the_first_page(
    wanted: str, client: TestClient
) -> None:
    page = client.get("/sign-in", params={"next": wanted})
    assert page.status_code == 200
    assert re.search(r'name="next" value="([^"]*)"', page.text).group(1) == "/"  # type: ignore[union-attr]


@pytest.mark.parametrize("origin", ["http://[::1", "null", "", "https://else.where"])
def test_a_strange_origin_is_another_site(origin: str, signed_in: SignedIn) -> None:
    unit = signed_in("unit", "unit_a")
    answer = unit.patch("/v1/me", json={"name": "甲"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:perfscore:problem:cross-site"


@pytest.mark.parametrize(
    "held", ["[" * 20_000, '{"state":1,"nonce":2,"verifier":3,"wanted":4}', "[]", "é"]
)
def test_a_made_up_trip_to_the_provider_was_not_begun_here(held: str) -> None:
    with pytest.raises(ProblemError, match="cross-site"):
        Trip.unpacked(urlsafe_b64encode(held.encode()).decode())


def test_nobody_else_on_the_machine_reads_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "made by hand"
    folder.mkdir()
    folder.chmod(0o755)
    database = open_database(Settings(folder=folder))
    with database.changing():
        pass
    found = {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}
    database.close()
    assert found["perfscore.db"] == 0o600
    assert set(found.values()) == {0o600}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_a_proxy_nobody_says_where_he_asks_from(
    database_url: URL, tmp_path: Path
) -> None:
    headers = signed_in_headers(database_url, tmp_path, "administrator")
    with running(tmp_path) as service, service.client(headers) as client:
        spoofed = {"X-Forwarded-For": "9.9.9.9"}
        client.patch("/v1/me", json={"name": "某人"}, headers=spoofed)
        (entry,) = client.get("/v1/log", params={"limit": 1}).json()["items"]
    assert (entry["action"], entry["address"]) == ("user.changed-own", "127.0.0.1")


@pytest.fixture
def handed_in(signed_in: SignedIn, database: Database) -> dict[str, object]:
    """Give an assessment that one made and another, now an evaluator, handed in."""
    load_shipped(database, program())
    made = begun(signed_in("unit", "unit_a"))
    other = signed_in.org.user("evaluator", "unit_a")
    with database.changing() as connection:
        before = people.change_user(
            connection, "user.changed", other, {"role": "unit"}, program()
        )
    found = moved(signed_in.fresh(other), made, "submit", "数字已与账核对")
    with database.changing() as connection:
        people.change_user(
            connection, "user.changed", before, {"role": "evaluator"}, program()
        )
    return found


def test_who_handed_it_in_does_not_review_it_in_another_role(
    handed_in: dict[str, object], signed_in: SignedIn
) -> None:
    where = f"/v1/assessments/{handed_in['id']}"
    headers = {"If-Match": f'"{handed_in["etag"]}"'}
    same = signed_in("evaluator", "unit_a")
    assert same.get(where).json()["actions"] == []
    assert same.post(f"{where}/take", headers=headers).status_code == 403
    other = signed_in("evaluator", "county_a")
    assert other.post(f"{where}/take", headers=headers).status_code == 200


def test_the_log_tells_an_administrator_nothing_of_what_was_assessed(
    handed_in: dict[str, object], signed_in: SignedIn
) -> None:
    assert handed_in["total"] == "100"
    log = signed_in("administrator", "province").get("/v1/log?limit=200").json()
    told = {each["action"]: each["detail"] for each in log["items"]}
    assert told["assessment.submitted"] == {"from": "draft", "to": "submitted"}
    assert told["score.kept"].keys() == {"assessment", "kind"}
    assert "核对" not in json.dumps(log, ensure_ascii=False)
