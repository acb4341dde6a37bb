import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.web.people import SignedIn

from perfscore.store.connecting import Database
from perfscore.web.operations.records import write_records

_LOGGERS = ("", "perfscore", "uvicorn", "uvicorn.error")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    kept = {
        name: (logging.getLogger(name).handlers, logging.getLogger(name).level)
        for name in _LOGGERS
    }
    stream = io.StringIO()
    write_records(stream)
    yield stream
    for name, (handlers, level) in kept.items():
        logging.getLogger(name).handlers = handlers
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


def records(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(each) for each in stream.getvalue().splitlines()]


def test_each_request_leaves_one_line(lines: io.StringIO, signed_in: SignedIn) -> None:
    client = signed_in("administrator", "city_a")
    answer = client.get("/v1/units", headers={"X-Request-ID": "abcdef-0123"})
    assert answer.headers["x-request-id"] == "abcdef-0123"
    (record,) = [each for each in records(lines) if each["event"] == "request"]
    assert record["milliseconds"] >= 0
    user = signed_in.org.user("administrator", "city_a")
    assert {
        key: record[key] for key in record if key not in {"milliseconds", "at"}
    } == {
        "event": "request",
        "level": "info",
        "request_id": "abcdef-0123",
        "user_id": user.id,
        "method": "GET",
        "route": "/v1/units",
        "status": 200,
    }


@pytest.mark.parametrize(
    "given",
    ["short", "x" * 65, "a b c d e f", "<script>alert(1)</script>", "测试测试测试测试"],
)
def test_an_id_that_is_not_plain_is_not_taken_over(
    client: TestClient, given: str
) -> None:
    answer = client.get("/healthz", headers={b"X-Request-ID": given.encode()})
    assert len(answer.headers["x-request-id"]) == 32


def test_nothing_that_is_sent_gets_into_the_log(
    lines: io.StringIO, client: TestClient
) -> None:
    hidden = "geheim"
    client.get(f"/welcome/{hidden}?token={hidden}%0A%1b[2J{hidden}")
    client.post(
        "/v1/score",
        content=f'{{"项目": "{hidden}"}}',
        headers={
            "Authorization": f"Bearer {hidden}",
            "Cookie": f"a={hidden}",
            "User-Agent": hidden,
        },
    )
    said = lines.getvalue()
    assert hidden not in said
    assert said.isascii()
    assert all(each.isprintable() for each in said.splitlines())
    assert len(records(lines)) == 2


def test_a_fault_of_the_program_is_logged_without_what_was_sent(
    lines: io.StringIO, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("perfscore.web.pages.sign_in.opened", fail)
    answer = client.get("/welcome/geheim?x=geheim", headers={"User-Agent": "geheim"})
    assert answer.status_code == 500
    assert "geheim" not in lines.getvalue()
    (fault,) = [each for each in records(lines) if each["level"] == "error"]
    assert fault["event"].startswith("request failed: GET /welcome/{secret} (")
    assert fault["request_id"] == answer.headers["x-request-id"]


def test_a_fault_of_the_database_tells_nothing_of_what_was_to_be_kept(
    database: Database,
) -> None:
    with (
        pytest.raises(DBAPIError) as caught,
        database.engine.begin() as connection,
    ):
        connection.execute(text("SELECT nothing, :x"), {"x": "geheim"})
    assert "geheim" not in str(caught.value)


def test_what_others_log_is_one_line_of_json_too(lines: io.StringIO) -> None:
    logger = logging.getLogger("perfscore.web")
    fault = ValueError("line one\nline two \x1b[2J 中文")
    said = ("a\nb %s", "\x1b]0;title\x07")
    logger.error(*said, exc_info=fault, extra={"request_id": "7"})
    assert lines.getvalue().isascii()
    (record,) = records(lines)
    assert record["event"] == "a\nb \x1b]0;title\x07"
    assert record["request_id"] == "7"
    assert "ValueError: line one\nline two" in record["exception"]
