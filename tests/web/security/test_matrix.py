"""Every route is asked by every role, for its own things and for those of others.

The expectations are written by hand, in ``matrix/``, a file for each owner of routes.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from tests.web.people import SignedIn, make_org, program
from tests.web.security.expecting import (
    ALL,
    EVERYONE,
    OWN,
    PLACE_OF,
    Ask,
    Row,
    Whose,
    World,
    plain,
)
from tests.web.security.open_routes import OPEN_ROUTES

from perfscore.store.connecting import connect, sqlite_url
from perfscore.store.people import Role
from perfscore.web.app import create_app
from perfscore.web.security.rights import RIGHTS, Right
from perfscore.web.service import Service
from perfscore.web.settings import Limits, PasswordWork, Settings
from perfscore.web.shelf import Shelf
from perfscore.web.shipped_sets import load_shipped

_ROOMS = sorted(each.stem for each in Path(__file__).parent.glob("matrix/*.py"))
ROWS: tuple[Row, ...] = tuple(
    row
    for room in _ROOMS
    for row in import_module(f"tests.web.security.matrix.{room}").ROWS
)
_IDS = [f"{row.method} {row.route} {row.ask.__name__.strip('<>')}" for row in ROWS]
_OPENAPI = ("GET", "/v1/openapi.json")
_HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cache-control",
)


@pytest.fixture(scope="module")
def world(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Give one service for all rows: each makes the things that it asks for."""
    folder = tmp_path_factory.mktemp("matrix")
    shutil.copyfile(sqlite_template, folder / "perfscore.db")
    database = connect(sqlite_url(folder / "perfscore.db"))
    # Nothing of it has to outlive the test.
    event.listen(database.engine, "connect", unsafe)
    load_shipped(database, program())
    limits = Limits(requests=1_000_000, computations=1_000_000)
    settings = Settings(folder, limits=limits, passwords=PasswordWork(1, 8))
    service = Service(settings, database, Shelf(database))
    app, org = create_app(service), make_org(database)
    with ExitStack() as clients:
        yield World(service, org, SignedIn(app, service, org, clients))
    database.close()


def unsafe(connection: DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def routes_of(app: FastAPI) -> Iterator[tuple[str, str, APIRoute | None]]:
    """Give method and path of all that the app answers, but for HEAD."""
    waiting: list[object] = list(app.routes)
    while waiting:
        route = waiting.pop()
        inner = getattr(route, "original_router", None)
        if inner is not None:
            waiting += inner.routes
            continue
        methods = getattr(route, "methods", None) or {"ANY"}
        for method in methods - {"HEAD", "OPTIONS"}:
            path = getattr(route, "path", "")
            yield method, path, route if isinstance(route, APIRoute) else None


def rights_of(dependant: Dependant) -> set[Right]:
    found = {
        right
        for each in dependant.dependencies
        if isinstance(right := getattr(each.call, "right", None), Right)
    }
    for each in dependant.dependencies:
        found |= rights_of(each)
    return found


def test_every_route_has_its_expectations_and_no_more(world: World) -> None:
    there = {(method, path) for method, path, _ in routes_of(world.signed_in.app)}
    written = {(row.method, row.route) for row in ROWS}
    assert there - written - {_OPENAPI} == set()
    assert written - there == set()


def test_every_route_declares_a_right_or_is_among_the_open_ones(world: World) -> None:
    written = {(row.method, row.route): row.right for row in ROWS}
    for method, path, route in routes_of(world.signed_in.app):
        if route is None:
            assert path in OPEN_ROUTES
            continue
        right = written.get((method, path))
        declared = rights_of(route.dependant)
        assert declared == (set() if right is None else {right}), f"{method} {path}"
        assert (path in OPEN_ROUTES) == (not declared), f"{method} {path}"


def asked(client: TestClient, row: Row, ask: Ask) -> Response:
    """Ask a route for a thing."""
    address = row.route.replace(":path}", "}").format(**ask.path)
    answer = client.request(row.method, address, **ask.more)
    for name in _HEADERS:
        assert name in answer.headers, f"{row.method} {address}: {name}"
    return answer


def log_number(world: World) -> int:
    with world.database.reading() as connection:
        found = connection.execute(text("select number from log_head")).scalar_one()
    return int(found)


def check_refused(
    world: World, client: TestClient, row: Row, ask: Ask, expected: tuple[int, ...]
) -> None:
    """See that a request is refused, tells nothing and changes nothing."""
    before = log_number(world)
    answer = asked(client, row, ask)
    assert answer.status_code in expected, answer.text[:500]
    assert log_number(world) == before
    shown = answer.text + str(answer.headers)
    assert [each for each in ask.secrets if each in shown] == []
    if row.method == "GET":
        head = asked(client, replace(row, method="HEAD"), ask)
        assert (head.status_code, head.content) == (answer.status_code, b"")


def test_no_route_answers_a_method_that_it_does_not_have(world: World) -> None:
    there: dict[str, set[str]] = {}
    for method, path, _ in routes_of(world.signed_in.app):
        there.setdefault(path.replace(":path}", "}"), set()).add(method)
    anyone = world.signed_in.anonymous()
    for path, methods in there.items():
        for method in {"OPTIONS", "TRACE", "PUT", "PATCH", "DELETE"} - methods:
            answer = anyone.request(method, path)
            assert answer.status_code in {401, 404, 405}, f"{method} {path}"
            assert all(each in answer.headers for each in _HEADERS)
            assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("row", ROWS, ids=_IDS)
def test_who_may_what(world: World, row: Row) -> None:
    if row.right is None:
        answer = asked(world.signed_in.anonymous(), row, row.ask(world, "city_a"))
        assert answer.status_code in row.ok, answer.text[:500]
        return
    check_anonymous(world, row)
    check_token(world, row)
    if row.method != "GET":
        check_another_site(world, row)
    for role in EVERYONE:
        for whose in ALL if role in row.reach and row.ask is not plain else OWN:
            check_role(world, row, role, whose)


def check_role(world: World, row: Row, role: Role, whose: Whose) -> None:
    """See that a role gets what it reaches; without the right, not even its own."""
    client = world.signed_in(role, "city_a")
    if row.method == "DELETE" and "/sessions" in row.route:
        # It ends the sessions of those who ask.
        world.signed_in.known.clear()
        client = world.signed_in.fresh(world.org.user(role, "city_a"))
    ask = row.ask(world, PLACE_OF[whose])
    reach = row.reach.get(role)
    if reach is None:
        check_refused(world, client, row, ask, (403,))
    elif whose not in reach:
        check_refused(world, client, row, ask, row.hidden)
    else:
        answer = asked(client, row, ask)
        assert answer.status_code in row.ok, (
            f"{role} {whose}: {answer.status_code} {answer.text[:500]}"
        )
        if row.is_list:
            assert any(each in answer.text for each in ask.secrets)


def check_anonymous(world: World, row: Row) -> None:
    """See that nobody gets anything without signing in, or with a token of none."""
    ask = row.ask(world, "city_a")
    expected = (303,) if row.is_page else (401,)
    check_refused(world, world.signed_in.anonymous(), row, ask, expected)
    stranger = world.signed_in.anonymous()
    stranger.headers["Authorization"] = "Bearer perfscore_unknown"
    check_refused(world, stranger, row, ask, (401,))


def check_another_site(world: World, row: Row) -> None:
    """See that no page of another site changes anything for who is signed in."""
    role: Role = next(iter(row.reach))
    victim = world.signed_in.fresh(world.org.user(role, "city_a"))
    ask = row.ask(world, "city_a")
    csrf = victim.headers.pop("X-CSRF-Token")
    check_refused(world, victim, row, ask, (403,))
    victim.headers.update({"X-CSRF-Token": csrf, "Origin": "https://evil.example"})
    check_refused(world, victim, row, ask, (403,))


def check_token(world: World, row: Row) -> None:
    """See that a token does nothing beyond its scopes, whatever its user may."""
    assert row.right is not None
    role: Role = next(iter(row.reach))
    others = [each.value for each in RIGHTS[role] if each != row.right]
    ask = row.ask(world, "city_a")
    narrow = world.signed_in.by_token(role, "city_a", *others)
    check_refused(world, narrow, row, ask, (403,))
    wide = world.signed_in.by_token(role, "city_a", row.right.value)
    if row.session:
        check_refused(world, wide, row, ask, (403,))
    elif "own" in row.reach[role]:
        assert asked(wide, row, ask).status_code in row.ok
    # A right that the role does not have is none by a token either.
    for other in EVERYONE:
        if row.right not in RIGHTS[other]:
            lacking = world.signed_in.by_token(other, "city_a", row.right.value)
            check_refused(world, lacking, row, row.ask(world, "city_a"), (403,))
