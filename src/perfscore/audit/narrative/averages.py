"""``公务接待费1.92万元，接待160人次，人均120元``: what a guest cost on average."""

import re
from collections.abc import Iterator

from perfscore.audit.narrative.book import is_budget, statements_before
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.relations import VERDICTS, Place, Relation
from perfscore.audit.narrative.shares import only
from perfscore.audit.narrative.statements import ReadSentence, Statement
from perfscore.audit.numbers.agreement import agreement
from perfscore.audit.numbers.range import Range
from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to

AVERAGE = Text("人均数", "the average")

_PER_HEAD = re.compile(
    r"(?:国内)?(?:公务)?(?:接待)?人均(?:接待|消费|支出)*(?:费用?|金额)?"
)
_GUESTS = re.compile(r"接待|来访|来宾")
_ELSEWHERE = re.compile(r"上一?年|去年|人均")
_LIMIT = re.compile(r"的?(?:标准|限额|以内|以下|左右)|[/／每]")
"""What stands behind an amount that was allowed, or is of one meal."""
_PERSONS = {"人次", "人"}


def averages(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Relation]:
    """Judge a cost per guest by the cost and the guests told before it.

    ``before`` is the sentence before in the same passage; of several costs or counts
    that may be meant one has to give what is printed, or nothing is said.
    """
    for place, each in enumerate(sentence.clauses):
        told = each.statement
        if told is None or not _is_per_head(told):
            continue
        near = statements_before(sentence, place)
        guests = [one for one in near if _is_guests(one)]
        earlier = statements_before(before, len(before.clauses)) if before else []
        costs = [one for one in (*near, *earlier) if _is_cost(one)]
        where = Place(told.sentence, told.figure)
        yield from only(
            [
                average(where, cost.figure, persons.figure)
                for cost in costs
                for persons in guests
            ]
        )


def average(place: Place, cost: Figure, persons: Figure) -> Relation:
    """Judge what one person cost, in 元, by the whole cost and the persons."""
    number = place.figure.number
    computed = cost.value / persons.value
    reach = cost.span.over(persons.span) or Range.point(computed)
    met = agreement(number, computed, reach)
    shown = round_to(computed, Rounding(RoundingMode.HALF_UP, number.places))
    expected = f"{fixed_text(shown, number.places)}元"
    working = f"{cost.number.text} ÷ {persons.number.text} = {expected}"
    apart = f"{fixed_text(abs(number.value - shown), number.places)}元"
    return Relation(
        AVERAGE,
        place.sentence,
        place.figure,
        (place.figure, cost, persons),
        VERDICTS[met],
        Text(expected, expected),
        Text(working, working),
        Text(apart, apart),
    )


def _is_per_head(told: Statement) -> bool:
    behind = told.sentence.passage.text[told.figure.end :]
    is_limit = _LIMIT.match(behind) is not None
    return told.unit == "元" and not is_limit and bool(_PER_HEAD.fullmatch(told.label))


def _is_guests(told: Statement) -> bool:
    is_guests = told.unit in _PERSONS and bool(_GUESTS.search(told.label))
    return is_guests and bool(told.figure.value)


def _is_cost(told: Statement) -> bool:
    words = told.name.subject + told.label
    is_reception = bool(_GUESTS.search(words)) and not _ELSEWHERE.search(words)
    return told.figure.kind is Kind.MONEY and is_reception and not is_budget(told)
