"""Lists of assessments, and pages of the log, hold what a plain look through gives."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any, TypeVar

import pytest
from sqlalchemy import insert
from sqlalchemy.event import listen
from tests.web.people import Org, Place, program

from perfscore.store.assessment_lists import SORTS, Page, Wanted, page_of
from perfscore.store.assessments import Scope
from perfscore.store.connecting import Connection, Database, connect, sqlite_url
from perfscore.store.ids import new_id
from perfscore.store.log import Change, record
from perfscore.store.log_pages import Wanted as Entries
from perfscore.store.log_pages import entries
from perfscore.store.tables.assessments import ASSESSMENTS, ORDERS, STATES

WORDS = ("培训", "培", "训费", "费", "a%", "_b", "c\\", "/", "𠮷", "修缮", "ss", "x")
PLACES: tuple[Place, ...] = ("province", "city_a", "county_a", "unit_a", "unit_b")
HANDED_IN = ("submitted", "under-review", "approved")
Row = dict[str, Any]
T = TypeVar("T")


def seeded(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 - made-up rows


def made(random: Random, org: Org, number: int) -> Row:
    """Make up an assessment; many share a value, or have none."""
    unit = org.units[random.choice(PLACES)]
    users = [org.user("evaluator", place).id for place in PLACES]
    at = f"2026-01-{random.randint(1, 5):02}T08:00:00.000000Z"
    state = random.choice(STATES)
    return {
        "id": new_id(),
        "unit_id": unit.id,
        "set_id": random.choice(("national/project-2020", "a/b", "a-b")),
        "set_version": "1",
        "year": random.choice((None, 2024, 2025)),
        "unit_name": unit.name,
        "project": f"项目{number}",
        "sha256": "0" * 64,
        "state": state,
        "etag": 1,
        "total": None,
        "claimed_total": None,
        "total_order": random.choice((None, -5_000_000, -1, 0, 90_000_000, 2**40)),
        "grade": random.choice((None, "优", "差")),
        "execution_rate": None,
        "rate_order": random.choice((None, None, 0, 1_000_000)),
        "errors": 0,
        "warnings": 0,
        "search": "".join(random.choices(WORDS, k=random.randint(0, 4))),
        "reviewer_id": random.choice((None, *users)) if state != "draft" else None,
        "made_by": org.user("unit", "unit_a").id,
        "made_at": at,
        "changed_at": at,
        "submitted_at": None,
        "document": "{}",
    }


def fill(database: Database, rows: list[Row]) -> None:
    with database.changing() as connection:
        connection.execute(insert(ASSESSMENTS), rows)


def asked(random: Random, org: Org) -> Wanted:
    """Make up a question of some filters, or of none."""

    def sometimes(value: T, other: T) -> T:
        return value if random.random() < 0.3 else other

    return Wanted(
        text=sometimes(" ".join(random.choices(WORDS, k=random.randint(1, 2))), ""),
        states=sometimes(tuple(random.sample(STATES, k=2)), ()),
        year=sometimes(2025, None),
        set_id=sometimes("a/b", ""),
        unit_path=sometimes(org.units[random.choice(PLACES)].path, ""),
        grade=sometimes("优", ""),
        reviewer_id=sometimes(org.user("evaluator", "city_a").id, ""),
        sort=random.choice(SORTS),
        limit=random.choice((3, 11, 40)),
    )


def seen(org: Org, scope: Scope, row: Row) -> bool:
    path = next(e.path for e in org.units.values() if e.id == row["unit_id"])
    if scope.is_unit:
        return path == scope.unit_path
    returned = row["state"] == "returned" and row["reviewer_id"] == scope.user_id
    is_its = row["state"] in HANDED_IN or returned
    return path.startswith(scope.unit_path) and is_its


def meant(org: Org, scope: Scope, wanted: Wanted, row: Row) -> bool:
    """Whether a row is wanted, by looking at it alone."""
    path = next(e.path for e in org.units.values() if e.id == row["unit_id"])
    above = wanted.unit_path or scope.unit_path
    return (
        seen(org, scope, row)
        and above.startswith(scope.unit_path)
        and path.startswith(above)
        and all(word in row["search"] for word in wanted.text.split())
        and (not wanted.states or row["state"] in wanted.states)
        and (wanted.year is None or row["year"] == wanted.year)
        and (not wanted.set_id or row["set_id"] == wanted.set_id)
        and (not wanted.grade or row["grade"] == wanted.grade)
        and (not wanted.reviewer_id or row["reviewer_id"] == wanted.reviewer_id)
    )


def ids_in_order(wanted: Wanted, rows: list[Row]) -> list[str]:
    column = ORDERS[wanted.sort.lstrip("-")]

    def place(row: Row) -> tuple[bool, Any, str]:
        value = row[column]
        return value is not None, "" if value is None else value, row["id"]

    ordered = sorted(rows, key=place, reverse=wanted.sort.startswith("-"))
    return [each["id"] for each in ordered]


def pages(
    database: Database, scope: Scope, wanted: Wanted, between: Iterator[list[Row]]
) -> Iterator[Page]:
    """Give all pages of a list; after each, rows come that somebody else keeps."""
    while True:
        with database.reading() as connection:
            page = page_of(connection, scope, wanted)
        yield page
        if page.after is None:
            return
        for some in islice(between, 1):
            fill(database, some)
        wanted = replace(wanted, after=page.after)


def scopes(org: Org) -> list[Scope]:
    found = []
    for place in PLACES:
        unit = org.units[place]
        for is_unit in (False, True):
            user = org.user("unit" if is_unit else "evaluator", place)
            found.append(Scope(user.id, unit.id, unit.path, is_unit=is_unit))
    return found


@pytest.mark.parametrize("few", [0, 2_000])
def test_a_list_is_what_looking_through_all_gives(
    database: Database, org: Org, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfscore.store.assessment_lists._FEW", few)
    monkeypatch.setattr("perfscore.store.assessment_lists.MOST_COUNTED", 40)
    random = seeded(few)
    rows = [made(random, org, number) for number in range(120)]
    fill(database, rows)
    whole = [e for e in scopes(org) if e.unit_path == org.units["province"].path]
    for _ in range(100):
        scope = random.choice((*scopes(org), *whole * 5))
        wanted = asked(random, org)
        expected = [each for each in rows if meant(org, scope, wanted, each)]
        found = list(pages(database, scope, wanted, iter(())))
        ids = [each.id for page in found for each in page.rows]
        assert ids == ids_in_order(wanted, expected), (scope, wanted)
        total = None if len(expected) > 40 else len(expected)
        assert {page.total for page in found} == {total}


@pytest.mark.parametrize("sort", SORTS)
def test_pages_lose_none_and_repeat_none_while_others_are_kept(
    database: Database, org: Org, sort: str
) -> None:
    random = seeded(sort)
    rows = [made(random, org, number) for number in range(60)]
    fill(database, rows)
    new = [[made(random, org, 100 + number)] for number in range(20)]
    scope = scopes(org)[0]
    wanted = Wanted(sort=sort, limit=3)
    found = [
        each.id
        for page in pages(database, scope, wanted, iter(new))
        for each in page.rows
    ]
    mine = ids_in_order(wanted, [e for e in rows if seen(org, scope, e)])
    assert len(found) == len(set(found))
    assert [each for each in found if each in mine] == mine
    later = [row for some in new for row in some if row["id"] in found]
    assert len(later) + len(mine) == len(found)


def test_entries_of_the_log_are_what_looking_through_it_gives(
    database: Database,
) -> None:
    random = seeded(7)
    kept = []
    with database.changing() as connection:
        first = len(all_entries(connection, Entries())) + 1
        for number in range(first, first + 80):
            login = random.choice(("甲", "b", "b2"))
            action = random.choice(("set.a", "set.b", "set", "session.x", "setting"))
            day = random.randint(1, 4)
            by = program(f"2026-01-{day:02}T08:00:00.000000Z")
            by = replace(by, login=login)
            record(connection, Change(action, "thing", str(number % 3)), by)
            kept.append((number, login, action, str(number % 3), by.at))
    with database.reading() as connection:
        for _ in range(60):
            wanted = Entries(
                login=random.choice(("", "", "b")),
                action=random.choice(("", "set.", "set", "session.", "none")),
                subject="thing",
                subject_id=random.choice(("", "", "1")),
                since=random.choice(("", "2026-01-02")),
                until=random.choice(("", "2026-01-04")),
            )
            expected = [
                number
                for number, login, action, subject_id, at in reversed(kept)
                if wanted.login in ("", login)
                and action.startswith(wanted.action)
                and wanted.subject_id in ("", subject_id)
                and at >= wanted.since
                and (not wanted.until or at < wanted.until)
            ]
            assert all_entries(connection, wanted) == expected


def all_entries(connection: Connection, wanted: Entries) -> list[int]:
    """Give the numbers of all entries that are wanted, page by page."""
    found: list[int] = []
    before: int | None = None
    while True:
        page = entries(connection, wanted, path="/id/", limit=5, before=before)
        found += [each.number for each in page]
        if len(page) < 5:
            return found
        before = found[-1]


@pytest.mark.parametrize("sort", SORTS)
def test_sqlite_reads_one_index_alone_to_find_a_page(
    sqlite_template: Path, tmp_path: Path, sort: str
) -> None:
    """The rows hold whole documents; reading 10⁵ of them would take seconds."""
    path = tmp_path / "perfscore.db"
    copyfile(sqlite_template, path)
    database = connect(sqlite_url(path))
    wanted = Wanted(text="培训", states=("draft",), year=2025, grade="优", sort=sort)
    asked: list[tuple[str, Any]] = []
    with database.reading() as connection:
        listen(
            connection,
            "before_cursor_execute",
            lambda _c, _r, statement, given, *_: asked.append((statement, given)),
        )
        page_of(connection, Scope("x", "x", "/x/", is_unit=False), wanted)
        finding = [each for each in asked if "OVER ()" in each[0]]
        for statement, given in finding:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            steps = [each.detail for each in plan if " assessments " in each.detail]
            (step,) = steps
            assert f"COVERING INDEX ix_assessments_by_{sort.lstrip('-')}" in step
        assert finding
    database.close()
