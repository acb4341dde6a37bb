"""``perfscore serve --demo``: an empty database becomes one to try everything on."""

from collections import Counter

import pytest
from tests.web.people import Org, program

from perfscore.store.assessment_parts import receipts_of
from perfscore.store.verifying import head_of
from perfscore.web.demo import filling
from perfscore.web.demo.filling import REAL_SET, fill_demo
from perfscore.web.security.passwords import hasher
from perfscore.web.service import Service


def test_the_demo_has_every_state_and_the_real_form(service: Service) -> None:
    filled = fill_demo(service, program())
    assert filled is not None
    with service.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, set_id, state, total, year FROM assessments"
        ).all()
        receipts = {each.id: receipts_of(connection, each.id) for each in rows}
    assert len(rows) == filled.assessments
    states = Counter(each.state for each in rows)
    assert set(states) == {"draft", "submitted", "under-review", "returned", "approved"}
    (real,) = [each for each in rows if each.set_id == REAL_SET]
    assert (real.state, real.total, real.year) == ("submitted", "100", 2021)
    for each in rows:
        assert (not receipts[each.id]) == (each.state == "draft")
    passwords = {each.password for each in filled.accounts}
    assert len(passwords) == len(filled.accounts)
    work = hasher(service.settings.passwords)
    with service.database.reading() as connection:
        kept: dict[str, str] = dict(
            connection.exec_driver_sql("SELECT login, password_hash FROM users").all()
        )
    assert all(work.is_right(e.password, kept[e.login]) for e in filled.accounts)
    assert fill_demo(service, program()) is None  # nothing is done twice
    assert {each.role for each in filled.accounts} == {
        "unit",
        "evaluator",
        "bureau",
        "auditor",
        "administrator",
    }


def test_a_database_in_use_is_left_alone(service: Service, org: Org) -> None:
    assert org.units
    assert fill_demo(service, program()) is None


def test_a_filling_that_is_broken_off_leaves_nothing_behind(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service.database.reading() as connection:
        before = head_of(connection)
    # The first approval of all comes after units, users and some assessments.
    with monkeypatch.context() as broken:
        broken.setattr(filling, "_mend_claims", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            fill_demo(service, program())
    with service.database.reading() as connection:
        assert head_of(connection) == before


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
