"""The ways of scoring by 判定, and which of their rows can apply."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perfscore.check.facts import Facts
from perfscore.check.outcomes import outlook
from perfscore.check.ranges import Ranges
from perfscore.check.scorings import own_score, reasoned
from perfscore.diagnostics.model import Text
from perfscore.model.expressions import (
    Choice,
    Expression,
    Input,
    Literal,
    Operation,
    Operator,
)
from perfscore.model.indicator_set import IndicatorSet

_METHOD = "判定"
_Choices = Mapping[str, frozenset[str]]
"""What each 选项 can be, by its name."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A 判定, or a 分级 by conditions: what is known inside each row.

    ``left`` is what is known where no condition holds. None is a place that no value
    can reach. ``none`` says what a case without a row lacks.
    """

    title: Text
    none: Text
    choice: Choice
    inside: tuple[Facts | None, ...]
    left: Facts | None


def decisions(indicator_set: IndicatorSet) -> Iterator[Decision]:
    """Give every 判定 and 分级 of a set that has conditions."""
    choices = {
        each.name: frozenset(each.choices)
        for each in indicator_set.data
        if each.choices
    }
    for one, ranges in reasoned(indicator_set):
        choice = own_score(one.scoring)
        if one.scoring.name == _METHOD and isinstance(choice, Choice):
            title = Text(f"“{one.title}”的判定", f"the decision of “{one.title}”")
            none = Text("没有得分", "there is no score")
            yield _decision(title, none, choice, ranges, choices)
    by_conditions = [x for x in indicator_set.classifications if x.subject is None]
    of_set = outlook(indicator_set).ranges if by_conditions else None
    for each in by_conditions:
        if of_set is not None and isinstance(each.value, Choice):
            title = Text(f"分级“{each.name}”", f"the classes “{each.name}”")
            none = Text("不在任何一级", "there is no class")
            yield _decision(title, none, each.value, of_set, choices)


def _decision(
    title: Text, none: Text, choice: Choice, ranges: Ranges, choices: _Choices
) -> Decision:
    *inside, left = (reached for _, reached in ranges.cases(choice))
    if _names_all(choice, choices):
        left = None
    return Decision(title, none, choice, tuple(inside), left)


def _names_all(choice: Choice, choices: _Choices) -> bool:
    """Whether the rows together name each thing that some 选项 can be."""
    named: dict[str, set[str]] = {name: set() for name in choices}
    for branch in choice.branches:
        for name, text in _named(branch.condition):
            named.get(name, set()).add(text)
    return any(named[name] >= wanted for name, wanted in choices.items())


def _named(condition: Expression) -> Iterator[tuple[str, str]]:
    """Give each datum and text whose being equal is enough for ``condition``."""
    match condition:
        case Operation(operator=Operator.OR, operands=operands):
            for each in operands:
                yield from _named(each)
        case (
            Operation(
                operator=Operator.EQUAL,
                operands=(Input(name=name), Literal(value=str() as text)),
            )
            | Operation(
                operator=Operator.EQUAL,
                operands=(Literal(value=str() as text), Input(name=name)),
            )
        ):
            yield name, text
