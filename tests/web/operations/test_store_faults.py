import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from tests.web.people import SignedIn

from perfscore.store.connecting import Database
from perfscore.store.faults import UnavailableError
from perfscore.store.verifying import verify


def test_a_database_without_room_refuses_clearly_and_keeps_nothing(
    database: Database, signed_in: SignedIn
) -> None:
    client = signed_in("administrator", "province")
    above = signed_in.org.units["province"].id
    before = count_units(database)
    fill(database)
    kept = 0
    for number in range(300):
        made = {"name": f"新单位{number}", "kind": "city", "parent_id": above}
        answer = client.post("/v1/units", json=made)
        if answer.status_code != 201:
            break
        kept += 1
    assert answer.status_code == 507
    assert answer.json()["type"] == "urn:perfscore:problem:storage-full"
    assert client.get("/v1/units").status_code == 200
    assert count_units(database) == before + kept
    with database.reading() as connection:
        assert list(verify(connection)) == []


def count_units(database: Database) -> int:
    with database.reading() as connection:
        found = connection.execute(text("SELECT count(*) FROM units"))
        return int(found.scalar_one())


def fill(database: Database) -> None:
    """Let the database say that it has no room for another entry of the log."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            database.engine.dispose()
            set_most_pages(database, pages)
            return
        connection.exec_driver_sql(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'No space left on device' "
            "USING ERRCODE = 'disk_full'; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION full_disk()"
        )
        connection.commit()


def set_most_pages(database: Database, pages: int) -> None:
    @event.listens_for(database.engine, "connect")
    def limit(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        cursor.close()


def test_a_database_that_does_not_answer_is_told_as_such(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("administrator", "province")

    def fail(_: object) -> None:
        raise UnavailableError

    monkeypatch.setattr(Database, "reading", fail)
    large = {"name": "x" * 70_000}  # who sends so much is looked up before the route
    for answer in (
        client.get("/v1/units"),
        client.post("/v1/units", json=large),
        client.post("/v1/score", json={}, headers={"Idempotency-Key": "one"}),
    ):
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert answer.json()["type"] == "urn:perfscore:problem:unavailable"
    page = client.post("/welcome/x", headers={"Accept": "text/html"})
    assert page.status_code == 503
    assert "数据库现在没有应答" in page.text
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("name", ["x" * 500, "a\0b"])
def test_what_no_database_can_hold_is_refused_as_content(
    signed_in: SignedIn, name: str
) -> None:
    client: TestClient = signed_in("administrator", "province")
    made = {"name": name, "kind": "city", "parent_id": None}
    assert client.post("/v1/units", json=made).status_code == 422
