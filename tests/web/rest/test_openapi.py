"""The OpenAPI document holds: whatever is asked, the answer is one that it states.

Each operation is asked by users who may ask it, with requests made from the document,
right ones and wrong ones, and with the ids of things that are there. Neither a fault of
the service nor an undocumented status, media type or shape may come back.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.people import ROLES, Place, SignedIn
from tests.web.security.test_matrix import rights_of, routes_of

from perfscore.store.people import Role
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.rights import RIGHTS

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = {GenerationMode.POSITIVE: 4, GenerationMode.NEGATIVE: 2}
ENDS_SESSIONS = ("/v1/sessions", "/v1/me")
PLACE: Place = "unit_a"
NATIONAL = "national/project-2020"


@dataclass(frozen=True, slots=True)
class Askers:
    """Users who ask; each signs in once, and anew for what may end his session."""

    users: SignedIn
    known: dict[Role, dict[str, str]] = field(default_factory=dict)

    def headers(self, role: Role, path: str) -> dict[str, str]:
        """Give the headers of a user for a request."""
        if role in self.known and not path.startswith(ENDS_SESSIONS):
            return self.known[role]
        cookie, csrf = self.users.session(self.users.org.user(role, PLACE))
        name = SESSION.full_name(self.users.service.settings)
        made = {"Cookie": f"{name}={cookie}", "X-CSRF-Token": csrf}
        if not path.startswith(ENDS_SESSIONS):
            self.known[role] = made
        return made


def who_may(users: SignedIn) -> dict[tuple[str, str], list[Role]]:
    """Give for each route the roles that have its right."""
    found: dict[tuple[str, str], list[Role]] = {}
    for method, path, route in routes_of(users.app):
        rights = set() if route is None else rights_of(route.dependant)
        found[method, path] = [each for each in ROLES if rights <= RIGHTS[each]]
    return found


def things(users: SignedIn) -> Mapping[str, str]:
    """Make one thing of each kind; give their ids as paths have them."""
    unit, bureau = users("unit", PLACE), users("bureau", PLACE)
    assessment = unit.post("/v1/assessments", json={"set": NATIONAL, "year": 2025})
    draft = bureau.post("/v1/set-drafts", json={"from": f"{NATIONAL}@2020.1"})
    token = users("auditor", PLACE).post(
        "/v1/tokens", json={"name": "程序", "scopes": ["compute"]}
    )
    made = {"assessment_id": assessment, "draft_id": draft, "token_id": token}
    assert {each.status_code for each in made.values()} == {201}
    ids = {key: str(each.json()["id"]) for key, each in made.items()}
    return ids | {
        "key": NATIONAL.replace("/", "~"),
        "version": "2020.1",
        "name": "score",
        "unit_id": users.org.units[PLACE].id,
        "user_id": users.org.user("auditor", PLACE).id,
    }


def faults(
    operation: Any,  # noqa: ANN401 - as schemathesis types it
    mode: GenerationMode,
    askers: Askers,
    roles: list[Role],
    known: Mapping[str, str],
) -> Iterator[tuple[int, str]]:
    """Ask an operation some times; give the statuses, and what was wrong with each."""
    told: list[tuple[int, str]] = []
    turns = count()

    @settings(
        max_examples=EXAMPLES[mode],
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        turn = next(turns)
        path = case.path_parameters
        if turn % 2 == 0 and isinstance(path, dict):
            path.update({key: known[key] for key in path.keys() & known.keys()})
            case.headers["If-Match"] = '"1"'
        role = roles[turn % len(roles)]
        answer = case.call(headers=askers.headers(role, operation.path))
        if answer.status_code == 401:  # what was asked before ended the session
            askers.known.pop(role, None)
        fault = ""
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            fault = str(group)
        told.append((answer.status_code, fault))

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing can be wrong in such a request
    yield from told


def test_every_answer_is_one_that_the_document_states(own_stocked: SignedIn) -> None:
    document = schemathesis.openapi.from_asgi("/v1/openapi.json", own_stocked.app)
    roles, known = who_may(own_stocked), things(own_stocked)
    askers = Askers(own_stocked)
    found: list[str] = []
    statuses: Counter[int] = Counter()
    for each in document.get_all_operations():
        assert isinstance(each, Ok), each
        operation = each.ok()
        may = roles[operation.method.upper(), operation.path]
        for mode in EXAMPLES:
            for status, fault in faults(operation, mode, askers, may, known):
                statuses[status] += 1
                found += [f"{operation.label} {status}\n{fault}"] if fault else []
    assert not found, "\n\n".join(found)
    assert statuses[200] > 50, "hardly anything was answered"
    assert statuses[401] < 10, "nobody was signed in"
