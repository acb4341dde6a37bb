"""Lists, searches and figures over 10⁵ stored assessments, by REST.

``python -m tests.benchmarks.bench_service_lists [ROWS]`` (100000) prints a table for
the embedded database; with ``PERFSCORE_POSTGRESQL`` for a PostgreSQL server too, in a
database of its own.

The rows are of 500 units in 20 cities and of four years; each has a document of some
2 kB and the scores of 14 lines. They are written straight into the tables, since only
reading is measured. A user of the province asks over one connection that stays open,
each question some times; figures are the median and the 99th of 100.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, insert, make_url, text
from tests.benchmarks.load import request, run
from tests.benchmarks.served import process, settings

from perfscore.store import people, tokens, units
from perfscore.store.by import By
from perfscore.store.ids import new_id, now
from perfscore.store.people import NewUser
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.figures import FIGURES
from perfscore.store.units import NewUnit, Unit
from perfscore.web.opening import open_service
from perfscore.web.security.rights import Right
from perfscore.web.security.secrets import digest_of, new_token
from perfscore.web.service import Service

_CITIES, _UNITS = 20, 480
_AT_A_TIME = 1_000
_QUESTIONS = {
    "list, newest first": "/v1/assessments?limit=50",
    "list by total": "/v1/assessments?limit=50&sort=-total",
    "list of a year, by rate": "/v1/assessments?limit=50&year=2023&sort=rate",
    "list of a state": "/v1/assessments?limit=50&state=under-review",
    "search that finds many": "/v1/assessments?limit=50&q=%E5%9F%B9%E8%AE%AD",
    "search that finds one": "/v1/assessments?limit=50&q=%E9%A1%B9%E7%9B%AE77",
    "search that finds none": "/v1/assessments?limit=50&q=zzz",
}
_FIGURES = {
    "figures of one year": "/v1/dashboard?year=2023",
    "figures of all": "/v1/dashboard",
}


def filled(folder: Path, address: str, rows: int) -> str:
    """Fill a database; give the token of a user of the province."""
    service = open_service(settings(folder, address))
    try:
        token, places, user_id = _people(service)
        random = Random(1)  # noqa: S311 - made-up figures
        for first in range(0, rows, _AT_A_TIME):
            some = range(first, min(first + _AT_A_TIME, rows))
            made = [_assessment(at, random, places, user_id) for at in some]
            figures = [_figures(each["id"], random) for each in made]
            with service.database.changing() as connection:
                connection.execute(insert(ASSESSMENTS), made)
                connection.execute(insert(FIGURES), figures)
        return token
    finally:
        service.database.close()


def _people(service: Service) -> tuple[str, list[Unit], str]:
    by, secret = By(None, "benchmark", now()), new_token()
    scopes = frozenset(each.value for each in Right)
    with service.database.changing() as connection:
        top = units.add_unit(connection, NewUnit("省财政厅", "province"), by)
        cities = [
            units.add_unit(connection, NewUnit(f"第{at}市", "city", top), by)
            for at in range(_CITIES)
        ]
        places = [
            units.add_unit(
                connection, NewUnit(f"单位{at}", "unit", cities[at % _CITIES]), by
            )
            for at in range(_UNITS)
        ]
        user = people.add_user(connection, NewUser("b", "甲", "bureau", top.id), by)
        token = tokens.NewToken(digest_of(secret), user.id, "", scopes, None)
        tokens.add_token(connection, token, by)
    return secret, places, user.id


def _assessment(
    at: int, random: Random, places: list[Unit], user_id: str
) -> dict[str, Any]:
    unit = random.choice(places)
    cents = random.randint(5_000, 10_000)
    rate = random.randint(5_000, 10_500)
    moment = (
        f"2026-{random.randint(1, 9):02}-{random.randint(1, 28):02}T08:00:00.000000Z"
    )
    project = f"{random.choice(('培训', '修缮', '采购', '宣传'))}项目{at}"
    state = random.choice(("submitted", "under-review", "approved", "returned"))
    return {
        "id": new_id(),
        "unit_id": unit.id,
        "set_id": "national/project-2020",
        "set_version": "2020.1",
        "year": 2021 + at % 4,
        "unit_name": unit.name,
        "project": project,
        "sha256": "0" * 64,
        "state": state,
        "etag": 1,
        "total": str(cents / 100),
        "claimed_total": str((cents + random.choice((0, 0, 150))) / 100),
        "total_order": cents * 10_000,
        "grade": "优" if cents >= 9_000 else "良" if cents >= 8_000 else "中",
        "execution_rate": str(rate / 10_000),
        "rate_order": rate * 100,
        "errors": 0,
        "warnings": at % 3,
        "search": f"{unit.name}\n{project}\nnational/project-2020",
        "reviewer_id": None,
        "made_by": user_id,
        "made_at": moment,
        "changed_at": moment,
        "submitted_at": moment,
        "document": json.dumps({"单位": unit.name, "说明": "甲" * 600}),
    }


def _figures(assessment_id: str, random: Random) -> dict[str, str]:
    lines = [
        [
            f"产出指标 / 数量指标 / 指标{at}",
            "7.14",
            random.choice(("7.14", "6", "5.5")),
            0,
        ]
        for at in range(14)
    ]
    written = "\n".join(json.dumps(each) for each in lines)
    return {"assessment_id": assessment_id, "lines": written}


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


def main() -> None:
    """Measure and print."""
    wishes = argparse.ArgumentParser()
    wishes.add_argument("rows", nargs="?", type=int, default=100_000)
    wishes.add_argument("--quick", action="store_true")
    wishes.add_argument("--times", type=int, default=100)
    asked = wishes.parse_args()
    rows, times = (500, 4) if asked.quick else (asked.rows, asked.times)
    with databases() as known:
        for name, address in known.items():
            with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
                token = filled(Path(folder), address, rows)
                script = "tests.benchmarks.served"
                command = [sys.executable, "-m", script, folder, address]
                there = stack.enter_context(process(command))
                _measure(f"{name}, {rows:,} rows", there, token, times)


def _measure(name: str, address: str, token: str, times: int) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    for questions, count in ((_QUESTIONS, times), (_FIGURES, max(times // 20, 1))):
        for what, path in questions.items():
            asked = [request("GET", path, headers=headers)]
            run(address, asked, 1, 1)
            load = run(address, asked, 1, count)
            print(  # noqa: T201
                f"{name:24} {what:26} p50 {load.median * 1000:8.1f} ms   "
                f"p99 {load.worst * 1000:8.1f} ms   {load.rate:7.1f} a second"
            )


if __name__ == "__main__":
    main()
