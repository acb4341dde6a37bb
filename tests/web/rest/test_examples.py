"""The examples of the OpenAPI document work as they are written."""

from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient
from tests.web.people import SignedIn

JSON = "application/json"


def examples(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give each route that shows an example of its whole body, with the example."""
    for path, operations in document["paths"].items():
        content = operations.get("post", {}).get("requestBody", {}).get("content", {})
        example = content.get(JSON, {}).get("example")
        if example is not None and "{" not in path:
            yield path, example


def test_each_example_that_is_posted_is_answered(stocked: SignedIn) -> None:
    document = stocked.app.openapi()
    client = stocked("unit", "unit_a")
    answers = {
        path: client.post(path, json=example).status_code
        for path, example in examples(document)
    }
    assert len(answers) > 10
    assert {path: status for path, status in answers.items() if status > 201} == {}


def test_a_job_is_documented_with_what_it_needs(stocked: SignedIn) -> None:
    body = stocked.app.openapi()["paths"]["/v1/jobs"]["post"]["requestBody"]
    form = body["content"]["multipart/form-data"]["schema"]
    assert set(form["required"]) == {"file", "kind"}
    assert set(form["properties"]["kind"]["enum"]) == {"upload", "audit", "batch"}


def test_head_is_answered_as_get_without_its_body(stocked: SignedIn) -> None:
    nobody = TestClient(stocked.app)
    client = stocked("unit", "unit_a")
    for who, path, status in (
        (nobody, "/healthz", 200),
        (client, "/v1/sets", 200),
        (client, "/v1/assessments/none", 404),
        (nobody, "/v1/sets", 401),
        (client, "/v1/score", 405),
    ):
        head, get = who.head(path), who.get(path)
        assert (head.status_code, head.content) == (status, b""), path
        assert get.status_code == status
        assert head.headers["Content-Type"] == get.headers["Content-Type"]
    nobody.close()
