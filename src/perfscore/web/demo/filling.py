"""An empty database is filled with the demo of two years."""

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from perfscore.api.files import assessment_files
from perfscore.api.importing import forms_in
from perfscore.api.own_scores import OwnScore, review_rows
from perfscore.store.by import By
from perfscore.store.units import units_below
from perfscore.web.assessing.access import opened
from perfscore.web.assessing.drafting import Begun, begin, look
from perfscore.web.assessing.moving import Move, make_move
from perfscore.web.assessing.reviewing import keep_scores, reviewed
from perfscore.web.assessing.scoring import ready
from perfscore.web.assessing.states import Action
from perfscore.web.demo.accounts import UNITS, DemoAccount, DemoPeople, add_people
from perfscore.web.etags import etag_of
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service

REAL_SET = "hunan/zhuzhou/department-2021"
PROJECTS = "national/project-2020"

_LAST_YEAR, _THIS_YEAR = 2024, 2025
_FILLING = ("unit", "health", "water", "farming", "civil", "transport")
_REVIEWING = {"civil": "yueyang", "transport": "yueyang"}
_THIS_YEARS = (
    "submitted",
    "approved",
    "under-review",
    "submitted",
    "returned",
    "draft",
    "submitted",
    "approved",
)
_RETURNED = "完成值与佐证材料不一致，请核实后重新提交"
_REASON = "按规则重算"


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """Who can sign in to the demo; ``assessments`` counts those that were made."""

    accounts: tuple[DemoAccount, ...]
    assessments: int


def fill_demo(service: Service, by: By) -> DemoAccounts | None:
    """Fill an empty database; None, and nothing done, where there are units already.

    All of it is kept at the end: what is broken off leaves nothing behind.

    The forms are made from published ones, as each says in its 备注; only the 2021 form
    of 株洲市人民政府驻北京联络处 is as it was published.
    """
    with service.database.together() as database:
        with database.reading() as connection:
            if units_below(connection, "/"):
                return None
        return _filled(replace(service, database=database), by)


def _filled(service: Service, by: By) -> DemoAccounts:
    found = add_people(service, by)
    _real(service, found.principals["lianluochu"])
    pairs = _pairs()
    for number, (last, this) in enumerate(pairs):
        _one(service, found, number, (last, _LAST_YEAR, "approved"))
        state = _THIS_YEARS[number % len(_THIS_YEARS)]
        _one(service, found, number, (this, _THIS_YEAR, state))
    return DemoAccounts(found.accounts, 1 + 2 * len(pairs))


def _pairs() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Read the forms, each of them for two years."""
    text = files("perfscore.web.demo").joinpath("forms.json").read_text("utf-8")
    return [(last, this) for last, this in json.loads(text)["forms"]]


def _real(service: Service, unit: Principal) -> None:
    """Hand in the 2021 form as it was published."""
    used = ready(service, REAL_SET, new_in=unit.unit_id)
    (file,) = assessment_files([REAL_SET]).files
    (form,) = forms_in(file).value or ()
    document = form.document(used.scorer).value
    assessment_id = begin(service, unit, Begun(used, document=document))
    _move(service, unit, assessment_id, Action.SUBMIT)


def _one(
    service: Service,
    found: DemoPeople,
    number: int,
    wanted: tuple[dict[str, Any], int, str],
) -> None:
    """Make one assessment, and bring it into its state."""
    document, year, state = wanted
    login = _FILLING[number % len(_FILLING)]
    unit = found.principals[login]
    names = {key: name for key, _, _, name in UNITS}
    places = {account.login: account.unit for account in found.accounts}
    above = "yueyang" if login in _REVIEWING else "county"
    made = {
        **document,
        "单位": places[login],
        "年度": str(year),
        "主管部门": names[above],
    }
    used = ready(service, PROJECTS, year=year, new_in=unit.unit_id)
    assessment_id = begin(service, unit, Begun(used, document=made))
    if state == "draft":
        return
    _move(service, unit, assessment_id, Action.SUBMIT)
    if state == "submitted":
        return
    evaluator = found.principals[_REVIEWING.get(login, "evaluator")]
    _move(service, evaluator, assessment_id, Action.TAKE)
    if state == "returned":
        _move(service, evaluator, assessment_id, Action.RETURN, _RETURNED)
    elif state == "approved":
        _mend_claims(service, evaluator, assessment_id)
        _move(service, evaluator, assessment_id, Action.APPROVE)


def _mend_claims(service: Service, evaluator: Principal, assessment_id: str) -> None:
    """Score the lines as recomputed where the unit claimed something else."""
    found = reviewed(service, look(service, evaluator, assessment_id))
    rows = review_rows(found.form, ())
    scores = tuple(
        OwnScore(each["line"], each["recomputed"], _REASON)
        for each in rows
        if each["recomputed"] is not None and each["claimed"] != each["recomputed"]
    )
    if scores:
        etag = etag_of(found.found.one.etag)
        keep_scores(service, evaluator, assessment_id, scores, etag)


def _move(
    service: Service,
    principal: Principal,
    assessment_id: str,
    action: Action,
    comment: str = "",
) -> None:
    with service.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
    move = Move(action, etag_of(one.etag), comment)
    make_move(service, principal, assessment_id, move)
