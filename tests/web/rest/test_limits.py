"""What one caller may ask: so many bytes, so many files, so many times a minute."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import anyio
import pytest
from anyio import to_thread
from fastapi.testclient import TestClient
from tests.unit.cli.running import department
from tests.web.people import SignedIn

from perfscore.web.app import create_app
from perfscore.web.problems import ProblemError
from perfscore.web.rest.computing import AT_ONCE, computed
from perfscore.web.security.limits import Rates
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
