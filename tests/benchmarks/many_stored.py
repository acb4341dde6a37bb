"""A database with many assessments, users and entries of the log, made up.

The assessments are of 480 units in 20 cities and of four years; each has a document of
some 2 kB and the scores of 14 lines. They are written straight into the tables, since
only reading is measured; so the log has entries, but not theirs.
"""

import json
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import Table, insert, text

from perfscore.store import people, tokens, units
from perfscore.store.by import By
from perfscore.store.connecting import Connection, Database
from perfscore.store.ids import new_id, now
from perfscore.store.people import NewUser, Role
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.figures import FIGURES
from perfscore.store.tables.log import LOG, LOG_HEAD
from perfscore.store.tables.people import USERS
from perfscore.store.units import NewUnit, Unit
from perfscore.web.security.rights import Right
from perfscore.web.security.secrets import digest_of, new_token

PROVINCE, CITY, UNIT = "province", "city", "unit"
PEOPLE, CITY_PEOPLE = "people", "people of a city"
MIDDLE: dict[str, str | int] = {
    "changed": "2026-05-14T",
    "total": 75_000_000,
    "rate": 780_000,
}
"""What is at the middle of each order."""

_CITIES, _UNITS, _MOST_USERS = 20, 480, 5_000
_AT_A_TIME = 1_000
_ENTRIES = 3
"""Entries of the log for each assessment."""
_SET, _TITLE = "national/project-2020", "项目支出绩效自评表（财政部2020年）"
_ACTIONS = (
    *("assessment.saved",) * 20,
    *("assessment.submitted", "assessment.step", "score.made") * 3,
    *("session.started", "session.ended") * 3,
)
_RARE, _RARELY = ("backup.restored", "token.made", "user.renamed"), 10_000


@dataclass(frozen=True, slots=True)
class Filled:
    """The tokens of those who ask, and the id of a city."""

    tokens: dict[str, str]
    city: str


@dataclass(frozen=True, slots=True)
class _Org:
    top: Unit
    cities: list[Unit]
    places: list[Unit]
    users: dict[str, str]
    people: list[str]


def filled(database: Database, rows: int) -> Filled:
    """Fill an empty database."""
    random = Random(1)  # noqa: S311 - made-up figures
    with database.changing() as connection:
        org, secrets = _people(connection)
        made = [_user(number, org) for number in range(min(rows, _MOST_USERS))]
        org.people.extend(each["id"] for each in made)
        _insert(connection, USERS, made)
    for first in range(0, rows, _AT_A_TIME):
        some = range(first, min(first + _AT_A_TIME, rows))
        made = [_assessment(at, random, org) for at in some]
        with database.changing() as connection:
            _insert(connection, ASSESSMENTS, made)
            _insert(connection, FIGURES, [_figures(e["id"], random) for e in made])
    with database.changing() as connection:
        _log(connection, rows * _ENTRIES, random, org)
    _settle(database)
    return Filled(secrets, org.cities[3].id)


def _settle(database: Database) -> None:
    """Do what PostgreSQL does by itself within some minutes; SQLite has no such."""
    if not database.is_sqlite:
        with database.engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text("VACUUM ANALYZE"))


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(table), rows)


def _people(connection: Connection) -> tuple[_Org, dict[str, str]]:
    by = By(None, "benchmark", now())
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
    asking: dict[str, tuple[Role, Unit]] = {
        PEOPLE: ("administrator", top),
        CITY_PEOPLE: ("administrator", cities[3]),
        PROVINCE: ("auditor", top),
        CITY: ("evaluator", cities[3]),
        UNIT: ("unit", places[7]),
    }
    users, secrets = {}, {}
    for name, (role, unit) in asking.items():
        user = people.add_user(connection, NewUser(name, name, role, unit.id), by)
        users[name], secrets[name] = user.id, new_token()
        scopes = frozenset(each.value for each in Right)
        digest = digest_of(secrets[name])
        token = tokens.NewToken(digest, user.id, "", scopes, None)
        tokens.add_token(connection, token, by)
    return _Org(top, cities, places, users, []), secrets


def _user(number: int, org: _Org) -> dict[str, Any]:
    return {
        "id": new_id(),
        "login": f"user{number}",
        "name": f"某{number}",
        "role": "unit",
        "unit_id": org.places[number % _UNITS].id,
        "password_hash": None,
        "subject": None,
        "language": None,
        "is_active": True,
        "created_at": now(),
    }


def _assessment(at: int, random: Random, org: _Org) -> dict[str, Any]:
    unit = random.choice(org.places)
    cents = random.randint(5_000, 10_000)
    rate = random.randint(5_000, 10_500)
    is_open = random.random() < 0.1
    moment = (
        f"2026-{random.randint(1, 9):02}-{random.randint(1, 28):02}T08:00:00.000000Z"
    )
    project = f"{random.choice(('培训', '修缮', '采购', '宣传'))}项目{at}z"
    state = random.choice(
        ("draft", "submitted", "under-review", "approved", "approved", "returned")
    )
    is_taken = state in {"under-review", "approved", "returned"}
    reviewers = (org.users[PROVINCE], org.users[CITY])
    grade = "优" if cents >= 9_000 else "良" if cents >= 8_000 else "中"
    return {
        "id": new_id(),
        "unit_id": unit.id,
        "set_id": _SET,
        "set_version": "2020.1",
        "year": 2021 + at % 4,
        "unit_name": unit.name,
        "project": project,
        "sha256": "0" * 64,
        "state": state,
        "etag": 1,
        "total": None if is_open else str(cents / 100),
        "claimed_total": str((cents + random.choice((0, 0, 150))) / 100),
        "total_order": None if is_open else cents * 10_000,
        "grade": None if is_open else grade,
        "execution_rate": None if is_open else str(rate / 10_000),
        "rate_order": None if is_open else rate * 100,
        "errors": 0,
        "warnings": at % 3,
        "search": f"{unit.name}\n{project}\n{_SET}\n{_TITLE}",
        "reviewer_id": random.choice(reviewers) if is_taken else None,
        "made_by": org.users[UNIT],
        "made_at": moment,
        "changed_at": moment,
        "submitted_at": None if state == "draft" else moment,
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
    written = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    return {"assessment_id": assessment_id, "lines": written}


def _log(connection: Connection, entries: int, random: Random, org: _Org) -> None:
    """Put entries at the end of the log; their seals are none."""
    last = int(connection.execute(LOG_HEAD.select()).mappings().one()["number"])
    for first in range(last + 1, last + 1 + entries, _AT_A_TIME):
        some = range(first, min(first + _AT_A_TIME, last + 1 + entries))
        made = [_entry(each, (each - last) / entries, random, org) for each in some]
        _insert(connection, LOG, made)
    connection.execute(LOG_HEAD.update().values(number=last + entries))


def _entry(number: int, part: float, random: Random, org: _Org) -> dict[str, Any]:
    who = random.randrange(len(org.people))
    action = random.choice(_ACTIONS if number % _RARELY else _RARE)
    day = int(part * 250)
    return {
        "number": number,
        "at": f"2026-{1 + day // 28:02}-{1 + day % 28:02}T08:00:00.000000Z",
        "actor": org.people[who],
        "login": f"user{who}",
        "address": "10.0.0.1",
        "action": action,
        "subject": action.partition(".")[0],
        "subject_id": str(number // _ENTRIES),
        "before": "0" * 64,
        "after": "1" * 64,
        "detail": json.dumps({"unit": "某单位", "changed": ["name"]}),
        "previous": "0" * 64,
        "seal": "0" * 64,
    }
