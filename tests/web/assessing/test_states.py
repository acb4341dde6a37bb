"""Every state, every action, every role: what can be done, and what follows."""

from itertools import product
from typing import get_args

import pytest

from perfscore.store.people import Role
from perfscore.web.assessing.states import (
    Action,
    Asking,
    State,
    actions_for,
    refusal_of,
    state_after,
)

STATES: tuple[State, ...] = get_args(State)
ROLES: tuple[Role, ...] = ("unit", "evaluator", "bureau", "auditor", "administrator")

UNITS_OWN: dict[State, set[str]] = {
    "draft": {"edit", "delete", "submit", "comment"},
    "submitted": {"withdraw"},
    "under-review": set(),
    "returned": {"edit", "submit", "comment"},
    "approved": set(),
}
"""What a unit's user can do with an assessment of his own unit."""

REVIEWERS: dict[State, set[str]] = {
    "draft": set(),
    "submitted": {"take"},
    "under-review": {"release", "return", "approve", "review", "comment"},
    "returned": set(),
    "approved": set(),
}
"""What the evaluator who took it up can do; another can only take up.

Where whoever took it up cannot review any more, every other can put it back.
"""

AFTER: dict[str, State] = {
    "submit": "submitted",
    "withdraw": "draft",
    "take": "under-review",
    "release": "submitted",
    "return": "returned",
    "approve": "approved",
}


def expected(state: State, asking: Asking) -> set[str]:
    """Say what can be done, from the tables above."""
    if asking.role == "unit":
        return UNITS_OWN[state] if asking.is_own else set()
    if asking.role != "evaluator":
        return set()
    others = {"take", "release"} if asking.is_left else {"take"}
    found = REVIEWERS[state] if asking.is_reviewer else others & REVIEWERS[state]
    return found - ({"take", "approve"} if asking.is_maker else set())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_only_this_can_be_done(state: State, role: Role) -> None:
    for own, reviewer, maker, left in product((False, True), repeat=4):
        asking = Asking(role, own, reviewer, maker, left)
        found = {each.value for each in actions_for(state, asking)}
        assert found == expected(state, asking), asking


def test_what_is_never_ones_own_is_told_apart_from_what_is_not_now() -> None:
    unit = Asking("unit", is_own=True, is_reviewer=False, is_maker=True)
    assert refusal_of(Action.WITHDRAW, "draft", unit) == "state"
    assert refusal_of(Action.APPROVE, "under-review", unit) == "not-yours"


@pytest.mark.parametrize("action", Action)
def test_what_state_follows(action: Action) -> None:
    for state in STATES:
        is_possible = any(
            action.value in table[state] for table in (UNITS_OWN, REVIEWERS)
        )
        if is_possible:
            assert state_after(action, state) == AFTER.get(action.value, state)
