"""Whatever is wrong with a request is answered as a problem, in the asked language."""

import errno
import json
import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict
from tests.web.people import SignedIn

from perfscore.api.told import Text
from perfscore.web.app import create_app
from perfscore.web.fault_texts import TextError
from perfscore.web.rest.sending import disposition


class Wish(BaseModel):
    """What a route of the tests takes."""

    model_config = ConfigDict(extra="forbid")

    year: int
    name: str


@pytest.fixture
def failing(stocked: SignedIn) -> Iterator[TestClient]:
    """Give a client of a service some of whose routes fail."""
    app: FastAPI = create_app(stocked.service)

    @app.get("/v1/faulty")
    def faulty() -> None:
        msg = "机密: /srv/secret"
        raise RuntimeError(msg)

    @app.get("/v1/full")
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/secret")

    @app.post("/v1/wish")
    def wish(_: Wish) -> None:
        raise TextError(Text("甲", "a"))

    with TestClient(app) as client:
        yield client


def test_an_unexpected_fault_is_told_without_details(
    failing: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = failing.get("/v1/faulty?lang=en")
    assert answer.status_code == 500
    problem = answer.json()
    assert problem["type"] == "urn:perfscore:problem:failed"
    assert "secret" not in answer.text
    assert problem["request_id"] in problem["detail"]
    logged = [each for each in caplog.records if each.exc_info]
    assert problem["request_id"] in logged[0].getMessage()


def test_a_full_disk_is_told(failing: TestClient) -> None:
    answer = failing.get("/v1/full")
    assert answer.status_code == 507
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({"name": "甲"}, [("body/year", "it is missing and required")]),
        (
            {"year": "x", "name": 1, "more": 2},
            [
                ("body/year", "a whole number is required"),
                ("body/name", "a text is required"),
                ("body/more", "this is not known"),
            ],
        ),
    ],
)
def test_each_fault_of_a_body_has_its_place(
    body: object, faults: list[tuple[str, str]], failing: TestClient
) -> None:
    answer = failing.post("/v1/wish?lang=en", json=body)
    assert answer.status_code == 422
    told = [(each["place"], each["message"]) for each in answer.json()["faults"]]
    assert told == faults
    in_chinese = failing.post("/v1/wish", json=body).json()
    assert in_chinese["title"] == "内容有错误"
    assert all("required" not in each["message"] for each in in_chinese["faults"])


def test_what_is_no_json_is_told(failing: TestClient) -> None:
    answer = failing.post(
        "/v1/wish", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["faults"][0]["message"] == "不是正确的 JSON"


@pytest.mark.parametrize("path", ["/v1/nothing", "/nothing", "/v1/score/x"])
def test_an_address_of_nothing(path: str, failing: TestClient) -> None:
    answer = failing.get(f"{path}?lang=en")
    assert answer.status_code == 404
    assert answer.json()["title"] == "not found"


def test_a_misspelt_parameter_is_refused(caller: TestClient) -> None:
    answer = caller.post("/v1/score?fromat=xlsx&lang=en", json={})
    assert answer.status_code == 422
    assert answer.json()["faults"] == [
        {"place": "query/fromat", "message": "this is not known"}
    ]


def test_half_a_character_in_a_parameter_does_no_harm(caller: TestClient) -> None:
    answer = caller.get("/v1/rules/%ED%A0%80?x%ED%A0%80=1")
    assert answer.status_code in {404, 422}
    json.dumps(answer.json()).encode()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.xlsx", "attachment; filename=\"a.xlsx\"; filename*=UTF-8''a.xlsx"),
        (
            '甲"\r\n.xlsx',
            (
                'attachment; filename="download.xlsx"; '
                "filename*=UTF-8''%E7%94%B2%22%0D%0A.xlsx"
            ),
        ),
    ],
)
def test_a_files_name_is_written_so_that_nothing_gets_out(
    name: str, written: str
) -> None:
    assert disposition(name) == written


def test_the_document_is_whole(caller: TestClient) -> None:
    document = caller.get("/v1/openapi.json").json()
    text = json.dumps(document)
    named = set(document["components"]["schemas"])
    used = {each.split('"')[0] for each in text.split('"#/components/schemas/')[1:]}
    assert used <= named
    assert "$defs" not in text
