import shutil
from collections import namedtuple

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from perfscore.store.connecting import Database


def test_the_process_says_that_it_is_alive(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_service_that_can_answer_is_ready(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "disk": "ok",
    }


def test_tables_that_are_not_up_to_date_are_told(
    client: TestClient, database: Database
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "failed"
    assert client.get("/healthz").status_code == 200


def test_a_disk_that_is_nearly_full_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil's own
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100, 99, 1))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["disk"] == "failed"


def test_a_database_that_is_gone_is_told(app: FastAPI, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with TestClient(app) as client:
        assert client.get("/readyz").status_code == 503
