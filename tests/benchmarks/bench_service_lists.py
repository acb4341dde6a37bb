"""Lists, searches and figures over 10⁵ stored assessments, by REST.

``python -m tests.benchmarks.bench_service_lists [ROWS]`` (100000) prints a table for
the embedded database; with ``PERFSCORE_POSTGRESQL`` for a PostgreSQL server too, in a
database of its own.

The rows are made by :mod:`tests.benchmarks.many_stored`. Who looks after the province,
who looks after a city and who fills in for a unit ask, over one connection that stays
open, for all combinations of filters, orders, and the first page, the next one, or one
from the middle on. Each is asked some times; of its answers the median counts.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text
from tests.benchmarks.load import Load, request, run
from tests.benchmarks.many_stored import (
    CITY,
    CITY_PEOPLE,
    MIDDLE,
    PEOPLE,
    PROVINCE,
    UNIT,
    Filled,
    filled,
)
from tests.benchmarks.served import process, settings

from perfscore.store.assessment_lists import SORTS
from perfscore.web.cursors import cursor_of
from perfscore.web.opening import open_service

_LONG = 0.1
"""Seconds that no list is to take."""
_SHOWN = 15
_QUICK_ROWS, _QUICK_STEP = 300, 17
_FILTERS: dict[str, list[tuple[str, str]]] = {
    "all": [],
    "a state": [("state", "under-review")],
    "two states": [("state", "submitted"), ("state", "approved")],
    "a year": [("year", "2023")],
    "mine": [("reviewer", "me")],
    "year, grade, set": [
        ("year", "2022"),
        ("grade", "优"),
        ("set", "national/project-2020"),
    ],
    "a word of many": [("q", "培训")],
    "one character": [("q", "修")],
    "a word of one": [("q", "项目77z")],
    "a word of none": [("q", "没有")],
    "a word of all": [("q", "project-2020")],
    "two words": [("q", "采购 单位7")],
    "word, state, year": [("q", "宣传"), ("state", "approved"), ("year", "2021")],
    "what there is not": [("q", "培训"), ("year", "2022"), ("grade", "差")],
}
_OTHERS = [
    (PEOPLE, "/v1/users"),
    (PEOPLE, "/v1/users?q=user77"),
    (PEOPLE, "/v1/units"),
    (PEOPLE, "/v1/sets"),
    (CITY, "/v1/jobs"),
    *(
        (who, f"/v1/log?{query}")
        for who in (PEOPLE, CITY_PEOPLE)
        for query in (
            "",
            "login=user77",
            "login=nobody",
            "action=assessment.",
            "action=backup.",
            "action=nothing.",
            "subject=assessment&subject_id=7",
            "since=2026-09-01",
            "until=2026-02-01",
        )
    ),
]
_FIGURES = {"figures of one year": "year=2023&", "figures of all": ""}


class Took(NamedTuple):
    """What was asked and how many seconds that took."""

    median: float
    what: str


class Asking(NamedTuple):
    """A server, and who asks it how often."""

    address: str
    token: str
    times: int

    def took(self, what: str, path: str) -> Took:
        """Ask for a path some times."""
        asked = [request("GET", path, headers=self.headers)]
        run(self.address, asked, 1, 1)
        return Took(run(self.address, asked, 1, self.times).median, what)

    def next(self, path: str) -> str | None:
        """Give the cursor that a page gives."""
        connection = HTTPConnection(self.address.removeprefix("http://"))
        connection.request("GET", path, headers=self.headers)
        found = json.loads(connection.getresponse().read())
        connection.close()
        cursor: str | None = found["next"]
        return cursor

    def once(self, path: str) -> Load:
        """Ask for a path once, without having asked before."""
        return run(self.address, [request("GET", path, headers=self.headers)], 1, 1)

    @property
    def headers(self) -> Mapping[str, str]:
        """What says who asks."""
        return {"Authorization": f"Bearer {self.token}"}


def _lists(address: str, stored: Filled, times: int, step: int) -> Iterator[Took]:
    unit = [("unit", stored.city)]
    for who in (PROVINCE, CITY, UNIT):
        asking = Asking(address, stored.tokens[who], times)
        filters = {**_FILTERS, "a city": unit} if who == PROVINCE else _FILTERS
        asked = product(filters.items(), SORTS)
        for (name, narrowed), sort in islice(asked, None, None, step):
            plain = [*narrowed, ("sort", sort), ("limit", "50")]
            path = f"/v1/assessments?{urlencode(plain)}"
            middle = cursor_of(MIDDLE[sort.lstrip("-")], "8" * 28, None)
            pages = {"first": "", "next": asking.next(path), "middle": middle}
            for page, cursor in pages.items():
                if cursor is not None:
                    whole = f"{path}&{urlencode({'cursor': cursor})}"
                    yield asking.took(f"{who}: {name}, {sort}, {page} page", whole)


def _measure(name: str, address: str, stored: Filled, times: int, step: int) -> None:
    lists = list(_lists(address, stored, times, step))
    _tell(f"{name}, assessments", lists)
    others = [
        Asking(address, stored.tokens[who], times).took(f"{who}: {path}", path)
        for who, path in _OTHERS
    ]
    _tell(f"{name}, other lists", others)
    asking = Asking(address, stored.tokens[PROVINCE], times)
    for what, narrowed in _FIGURES.items():
        path = f"/v1/dashboard?{narrowed}least="
        # With another least they are counted anew; once counted they are kept.
        anew = [asking.once(f"{path}{each}").median for each in range(1, 4)]
        kept = asking.once(f"{path}3").median
        _say(f"{name}, {what}: {min(anew):.2f} s, asked again {kept * 1000:.0f} ms")


def _tell(name: str, took: list[Took]) -> None:
    took.sort(reverse=True)
    times = [each.median * 1000 for each in took]
    long = sum(each.median > _LONG for each in took)
    _say(
        f"{name}: {len(took)} combinations, median {times[len(times) // 2]:.0f} ms, "
        f"p99 {times[len(times) // 100]:.0f} ms, worst {times[0]:.0f} ms, "
        f"{long} above {_LONG * 1000:.0f} ms; one after the other "
        f"{len(took) / sum(each.median for each in took):.0f} a second"
    )
    for each in took[:_SHOWN]:
        _say(f"  {each.median * 1000:6.0f} ms  {each.what}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a benchmark prints its figures


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Give the databases to measure by name; that of the server is dropped again."""
    server = os.environ.get("PERFSCORE_POSTGRESQL", "")
    if not server:
        yield {"SQLite": ""}
        return
    name = f"bench_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made = make_url(server).set(database=name)
    try:
        address = made.render_as_string(hide_password=False)
        yield {"SQLite": "", "PostgreSQL": address}
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def _stored(folder: Path, address: str, rows: int) -> Filled:
    service = open_service(settings(folder, address))
    try:
        return filled(service.database, rows)
    finally:
        service.database.close()


def main() -> None:
    """Measure and print."""
    wishes = argparse.ArgumentParser()
    wishes.add_argument("rows", nargs="?", type=int, default=100_000)
    wishes.add_argument("--quick", action="store_true")
    wishes.add_argument("--times", type=int, default=5)
    asked = wishes.parse_args()
    rows, times = (_QUICK_ROWS, 1) if asked.quick else (asked.rows, asked.times)
    step = _QUICK_STEP if asked.quick else 1
    with databases() as known:
        for name, address in known.items():
            with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
                stored = _stored(Path(folder), address, rows)
                script = "tests.benchmarks.served"
                command = [sys.executable, "-m", script, folder, address]
                there = stack.enter_context(process(command))
                _measure(f"{name}, {rows:,} rows", there, stored, times, step)


if __name__ == "__main__":
    main()
