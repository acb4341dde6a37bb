from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from tests.web.people import SignedIn


@pytest.fixture
def operator(signed_in: SignedIn) -> TestClient:
    return signed_in.by_token("administrator", "province", "operate")


Sample = tuple[str, tuple[tuple[str, str], ...]]


def samples(client: TestClient) -> dict[Sample, float]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (each.name, tuple(sorted(each.labels.items()))): each.value
        for family in text_string_to_metric_families(answer.text)
        for each in family.samples
    }


def requests(method: str, route: str, status: int) -> Sample:
    labels = {"method": method, "route": route, "status": str(status)}
    return ("perfscore_requests_total", tuple(sorted(labels.items())))


def test_requests_are_counted_by_route_and_not_by_what_was_sent(
    operator: TestClient, client: TestClient
) -> None:
    for number in range(3):
        assert client.get(f"/v1/units/{number}").status_code == 401
    client.get("/nothing/here")
    client.request("BREW", "/healthz")
    found = samples(operator)
    assert found[requests("GET", "/v1/units/{unit_id}", 401)] == 3
    assert found[requests("GET", "(none)", 404)] == 1
    assert {dict(labels).get("method") for _, labels in found} <= {
        None,
        "GET",
        "(none)",
    }
    labels = (("method", "GET"), ("route", "/v1/units/{unit_id}"))
    assert found["perfscore_request_seconds_count", labels] == 3


def test_what_is_stored_is_counted(operator: TestClient) -> None:
    found = samples(operator)
    assert found["perfscore_assessments", (("state", "approved"),)] == 0
    assert found["perfscore_jobs", (("state", "waiting"),)] == 0
    assert found["perfscore_scores_stored", ()] == 0
    before = found["perfscore_log_number", ()]
    assert before > 0
    made = {"name": "新单位", "kind": "city"}
    assert operator.post("/v1/units", json=made).status_code == 403
    assert samples(operator)["perfscore_log_number", ()] == before


@pytest.fixture
def plain(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def test_figures_are_for_those_who_operate_the_service(
    plain: TestClient, signed_in: SignedIn
) -> None:
    assert plain.get("/metrics").status_code == 401
    assert signed_in("bureau", "province").get("/metrics").status_code == 403
    narrow = signed_in.by_token("administrator", "province", "people")
    assert narrow.get("/metrics").status_code == 403
