"""What one caller may ask: so many bytes, so many files, so many times a minute."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import anyio
import pytest
from anyio import to_thread
from fastapi.testclient import TestClient
from httpx2 import Response
from tests.unit.cli.running import department
from tests.web.assessing.forms import begun, published
from tests.web.people import SignedIn
from tests.web.security.test_matrix import rights_of, routes_of

from perfscore.web.app import create_app
from perfscore.web.problems import ProblemError
from perfscore.web.rest import computing
from perfscore.web.rest.computing import AT_ONCE, computed
from perfscore.web.security.limits import Rates
from perfscore.web.security.rights import Right
from perfscore.web.settings import Limits

FEW = Limits(requests=60, computations=6)


def test_a_body_that_says_it_is_too_large_is_not_read(caller: TestClient) -> None:
    answer = caller.post(
        "/v1/score?lang=en",
        content=b"x" * (4 * 1024 * 1024 + 1),
        headers={"Content-Type": "application/yaml"},
    )
    assert answer.status_code == 413
    assert answer.json()["detail"] == "the content is too large, 4096 KiB is the most"


@pytest.mark.parametrize(
    "media", ["application/yaml", "multipart/form-data; boundary=x"]
)
def test_a_body_without_a_length_is_cut_off(media: str, caller: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; '
        yield b'filename="a.yaml"\r\n\r\n'
        for _ in range(80):
            yield b"x" * 100_000

    answer = caller.post("/v1/score", content=pieces(), headers={"Content-Type": media})
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:perfscore:problem:too-large"


def test_a_json_route_is_cut_off_too(caller: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(80):
            yield b" " * 100_000

    answer = caller.post(
        "/v1/tokens", content=pieces(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_so_many_files_and_no_more(caller: TestClient) -> None:
    one = ("file", ("a.yaml", department().encode()))
    assert caller.post("/v1/score", files=[one] * 20).status_code == 200
    answer = caller.post("/v1/score?lang=en", files=[one] * 21)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("20 files")


def test_who_asks_too_often_is_told_when_to_come_back(stocked: SignedIn) -> None:
    settings = replace(stocked.service.settings, limits=FEW)
    service = replace(stocked.service, settings=settings)
    users = replace(stocked, app=create_app(service), service=service, known={})
    unit, other = users("unit", "unit_a"), users("unit", "unit_b")
    answers = [unit.get("/v1/schemas") for _ in range(7)]
    assert [each.status_code for each in answers] == [200] * 6 + [429]
    assert answers[-1].headers["retry-after"] in {"9", "10"}
    assert answers[-1].json()["type"] == "urn:perfscore:problem:too-many"
    assert other.get("/v1/schemas").status_code == 200
    assert unit.get("/v1/me").status_code == 200, "a computation is another count"


COMPUTING = {
    "POST /v1/assessments",
    "POST /v1/assessments/import",
    "GET /v1/assessments/{assessment_id}",
    "PUT /v1/assessments/{assessment_id}/document",
    "POST /v1/assessments/{assessment_id}/score",
    "POST /v1/assessments/{assessment_id}/import",
    "GET /v1/assessments/{assessment_id}/form",
    "GET /v1/assessments/{assessment_id}/explanation",
    "GET /v1/assessments/{assessment_id}/audit",
    "GET /v1/assessments/{assessment_id}/desk",
    "GET /v1/assessments/{assessment_id}/sheet",
    "POST /v1/assessments/{assessment_id}/sheet",
    "POST /v1/assessments/{assessment_id}/sheet/derivation",
    "GET /v1/assessments/{assessment_id}/review-scores",
    "PUT /v1/assessments/{assessment_id}/review-scores",
    "GET /v1/assessments/{assessment_id}/review-form",
    "GET /v1/assessments/{assessment_id}/review-sheet",
    *(
        f"POST /v1/assessments/{{assessment_id}}/{action}"
        for action in ("submit", "withdraw", "take", "release", "return", "approve")
    ),
    "GET /v1/forms",
    "GET /v1/jobs/{job_id}/findings",
    "GET /v1/jobs/{job_id}/items/{number}/desk",
    "GET /v1/jobs/{job_id}/result",
    "GET /v1/dashboard",
    "POST /v1/set-drafts",
    "POST /v1/set-drafts/{draft_id}/impact",
    "GET /v1/set-drafts/{draft_id}/readiness",
    "POST /v1/set-drafts/{draft_id}/publish",
    "GET /v1/sets/{key}/versions/{version}/form",
    "GET /v1/sets/{key}/versions/{version}/example",
    "GET /v1/sets/{key}/diff",
    "GET /assessments/{assessment_id}",
    "GET /dashboard",
    "GET /sets/drafts/{draft_id}/publish",
    "GET /sets/{key}",
    "GET /sets/{key}/{version}",
}
"""What computes beside the routes that need the right to compute."""


def test_every_route_that_computes_is_known_as_one(stocked: SignedIn) -> None:
    found = {
        f"{method} {path}"
        for method, path, route in routes_of(stocked.app)
        if route is not None
        and getattr(route.endpoint, "computes", False)
        and Right.COMPUTE not in rights_of(route.dependant)
    }
    assert found == COMPUTING


@pytest.mark.parametrize("asks", ["score", "sheet", "explanation", "own page"])
def test_scoring_what_is_stored_counts_as_computing(
    asks: str, own_stocked: SignedIn
) -> None:
    found = begun(own_stocked("unit", "unit_a"))
    settings = replace(own_stocked.service.settings, limits=FEW)
    service = replace(own_stocked.service, settings=settings)
    users = replace(own_stocked, app=create_app(service), service=service, known={})
    unit, there = users("unit", "unit_a"), f"/v1/assessments/{found['id']}"
    ask: Callable[[], Response] = {
        "score": lambda: unit.post(f"{there}/score", json={"document": {}}),
        "sheet": lambda: unit.get(f"{there}/sheet"),
        "explanation": lambda: unit.get(f"{there}/explanation"),
        "own page": lambda: unit.get(f"/assessments/{found['id']}"),
    }[asks]
    statuses = [ask().status_code for _ in range(7)]
    assert statuses == [200] * 6 + [429]
    assert unit.get("/v1/assessments").status_code == 200, "nothing is computed there"


def test_what_takes_too_long_is_given_up(
    own_stocked: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = own_stocked("unit", "unit_a")
    found = begun(unit)
    monkeypatch.setattr(computing, "MOST_SECONDS", 0)
    unknown = "指标体系 “甲”\n定义 甲 = 乙\n"
    asked = [
        unit.post("/v1/score?lang=en", files={"file": ("a.yaml", department())}),
        unit.post("/v1/check?lang=en", json={"name": "甲.perf", "text": unknown}),
        unit.put(
            f"/v1/assessments/{found['id']}/document?lang=en",
            json={"document": published(备注=["改过"])},
            headers={"If-Match": '"1"'},
        ),
    ]
    for each in asked:
        assert each.status_code == 503
        assert each.json()["type"] == "urn:perfscore:problem:took-too-long"
        assert each.json()["detail"].startswith("0 seconds, or the memory")
    assert unit.get("/healthz").status_code == 200
    monkeypatch.undo()
    now = unit.get(f"/v1/assessments/{found['id']}").json()
    assert (now["etag"], now["document"]) == ("1", published())


def test_who_is_not_known_is_counted_by_his_address(stocked: SignedIn) -> None:
    settings = replace(stocked.service.settings, limits=Limits(requests=3))
    service = replace(stocked.service, settings=settings)
    users = replace(stocked, app=create_app(service), service=service, known={})
    nobody = users.anonymous()
    statuses = [nobody.get("/v1/me").status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def test_what_was_not_used_comes_back_evenly() -> None:
    clock = Clock()
    rates = Rates(Limits(requests=60), clock)
    for _ in range(60):
        rates.take("request", "甲")
    with pytest.raises(ProblemError):
        rates.take("request", "甲")
    clock.now = 1.0
    rates.take("request", "甲")
    with pytest.raises(ProblemError):
        rates.take("request", "甲")
    clock.now = 10_000.0
    for _ in range(60):
        rates.take("request", "甲")
    with pytest.raises(ProblemError) as refused:
        rates.take("request", "甲")
    assert refused.value.headers == {"Retry-After": "1"}


def test_computations_leave_room_for_other_requests() -> None:
    go_on = threading.Event()

    async def busy() -> str:
        async with anyio.create_task_group() as tasks:
            for _ in range(2 * AT_ONCE):
                tasks.start_soon(computed, go_on.wait)
            answer = await to_thread.run_sync(lambda: "ready")
            go_on.set()
        return answer

    # In a thread of its own: Playwright leaves a loop running in the main one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(anyio.run, busy).result() == "ready"
