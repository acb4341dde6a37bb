"""Which state an assessment may go to from which, and who may bring it there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from perfscore.api.told import Text
from perfscore.store.people import Role

State = Literal["draft", "submitted", "under-review", "returned", "approved"]
STATE_WORDS: dict[State, Text] = {
    "draft": Text("草稿", "draft"),
    "submitted": Text("已提交", "submitted"),
    "under-review": Text("复核中", "under review"),
    "returned": Text("已退回", "returned"),
    "approved": Text("已批准", "approved"),
}


class Action(StrEnum):
    """Something that can be done with an assessment."""

    EDIT = "edit"
    DELETE = "delete"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    TAKE = "take"
    RELEASE = "release"
    RETURN = "return"
    APPROVE = "approve"
    REVIEW = "review"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, as far as it matters here.

    ``is_own``: the assessment is of the asking one's own unit. ``is_reviewer``: he
    took it up; ``is_left``: whoever did cannot review any more. ``is_maker``: he made
    it, or handed it in.
    """

    role: Role
    is_own: bool
    is_reviewer: bool
    is_maker: bool
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states something can be done, by whom, and what state follows.

    ``to`` is None where the state stays. ``by_reviewer``: only who took it up;
    ``if_left``: only if he cannot review any more.
    """

    role: Role
    states: frozenset[State]
    to: State | None = None
    by_reviewer: bool = False
    not_by_maker: bool = False
    if_left: bool = False


_DRAFTS: frozenset[State] = frozenset({"draft", "returned"})
_REVIEW: frozenset[State] = frozenset({"under-review"})

RULES: dict[Action, tuple[Rule, ...]] = {
    Action.EDIT: (Rule("unit", _DRAFTS),),
    Action.DELETE: (Rule("unit", frozenset({"draft"})),),
    Action.SUBMIT: (Rule("unit", _DRAFTS, "submitted"),),
    Action.WITHDRAW: (Rule("unit", frozenset({"submitted"}), "draft"),),
    Action.TAKE: (
        Rule("evaluator", frozenset({"submitted"}), "under-review", not_by_maker=True),
    ),
    Action.RELEASE: (
        Rule("evaluator", _REVIEW, "submitted", by_reviewer=True),
        Rule("evaluator", _REVIEW, "submitted", if_left=True),
    ),
    Action.RETURN: (Rule("evaluator", _REVIEW, "returned", by_reviewer=True),),
    Action.APPROVE: (
        Rule("evaluator", _REVIEW, "approved", by_reviewer=True, not_by_maker=True),
    ),
    Action.REVIEW: (Rule("evaluator", _REVIEW, by_reviewer=True),),
    Action.COMMENT: (
        Rule("evaluator", _REVIEW, by_reviewer=True),
        Rule("unit", _DRAFTS),
    ),
}
"""A unit's users act for their own unit alone; what others hand in they never see."""

Refusal = Literal["state", "not-yours"]


def refusal_of(action: Action, state: State, asking: Asking) -> Refusal | None:
    """Say why an action cannot be done; None where it can.

    ``not-yours``: never by the one who asks, in whatever state; ``state``: not now.
    """
    rules = [each for each in RULES[action] if _is_by(each, asking)]
    if not rules:
        return "not-yours"
    fitting = [each for each in rules if state in each.states]
    if not fitting:
        return "state"
    is_refused = all(
        (each.by_reviewer and not asking.is_reviewer)
        or (each.not_by_maker and asking.is_maker)
        or (each.if_left and not asking.is_left)
        for each in fitting
    )
    return "not-yours" if is_refused else None


def _is_by(rule: Rule, asking: Asking) -> bool:
    return rule.role == asking.role and (rule.role != "unit" or asking.is_own)


def state_after(action: Action, state: State) -> State:
    """Give the state that follows an action that can be done."""
    found = (each.to for each in RULES[action] if state in each.states)
    return next(found, None) or state


def actions_for(state: State, asking: Asking) -> tuple[Action, ...]:
    """Give everything that the asking one can do now."""
    return tuple(each for each in Action if refusal_of(each, state, asking) is None)
