"""``比上年增加…万元，增长…%``: the change, its rate, and what was there before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from perfscore.audit.narrative.book import Book, is_budget, statements_before
from perfscore.audit.narrative.changed import Told, what_changed
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.labels import Measure
from perfscore.audit.narrative.relations import (
    DIRECTION,
    GROWTH,
    Place,
    Relation,
    Verdict,
    comparable,
    difference,
    growth,
    share,
)
from perfscore.audit.narrative.roles import (
    Base,
    Change,
    reference_of,
)
from perfscore.audit.narrative.shares import only
from perfscore.audit.narrative.statements import ReadClause, ReadSentence, Statement
from perfscore.diagnostics.model import Text

_PLAN = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算")
"""A budget that amounts are held against, not a kind of grant."""
_PRIOR = re.compile(r"(?:上一?年度?|去年)(?:决算|支出|收入|实际)*数?")


def changes(
    sentence: ReadSentence, before: ReadSentence | None, book: Book
) -> Iterator[Relation]:
    """Judge the changes of a sentence whose base is unmistakable.

    ``before`` is the sentence before under the same headings; what a sentence that
    begins with ``与上年相比`` compares stands there.
    """
    place = 0
    while place < len(sentence.clauses):
        each = sentence.clauses[place]
        if not isinstance(each.role, Change) or each.clause.figure is None:
            place += 1
            continue
        opposed = _opposed(sentence, place)
        if opposed is not None:
            yield opposed
            place += 2
            continue
        told = _told(sentence, place)
        place = told.end if told else place + 1
        if told is not None:
            yield from _judged(sentence, told, before, book)


def _opposed(sentence: ReadSentence, place: int) -> Relation | None:
    """Judge ``减少…，增长…``: an amount and a rate that go different ways."""
    pair = _pair(sentence, place)
    if pair is None:
        return None
    one, other = pair
    first, second = one.role, other.role
    if not (isinstance(first, Change) and isinstance(second, Change)):
        return None
    amount, rate = one.clause.figure, other.clause.figure
    if first.way == second.way or amount is None or rate is None:
        return None
    if amount.value <= 0 or rate.value <= 0 or amount.kind is rate.kind:
        return None
    zh, en = ("增加", "up") if first.way > 0 else ("减少", "down")
    but = ("下降", "down") if first.way > 0 else ("增长", "up")
    return Relation(
        DIRECTION,
        sentence.sentence,
        rate,
        (amount, rate),
        Verdict.WRONG,
        Text(
            f"与“{zh}{amount.number.text}”同一方向",
            f"the same way as the amount ({en})",
        ),
        Text(
            f"前面写{zh} {amount.number.text}，后面写{but[0]} {rate.number.text}",
            f"the amount goes {en}, the rate goes {but[1]}",
        ),
    )


def _pair(sentence: ReadSentence, place: int) -> tuple[ReadClause, ReadClause] | None:
    """Give a change and the one that follows on it with nothing between."""
    if place + 1 >= len(sentence.clauses):
        return None
    one, other = sentence.clauses[place : place + 2]
    role = other.role
    if other.clause.stop not in {"", "，", "、"} or not isinstance(role, Change):
        return None
    if other.clause.figure is None or role.subject:
        return None
    if role.against is not None and not _is_of_one_year(sentence, place):
        return None
    if one.clause.is_aside and not other.clause.is_aside:
        return None
    return one, other


def _is_of_one_year(sentence: ReadSentence, place: int) -> bool:
    """Whether ``同比`` behind a change compares with the same year as the change.

    It does not where the change is against a budget.
    """
    near = sentence.clauses[max(0, place - 1) : place + 1]
    is_plan = any(_PLAN.search(each.clause.lead) for each in near)
    return sentence.clauses[place + 1].clause.lead.startswith("同比") and not is_plan


def _told(sentence: ReadSentence, place: int) -> Told | None:
    """Put the amount and the rate of one change together."""
    each = sentence.clauses[place]
    role, figure = each.role, each.clause.figure
    if not isinstance(role, Change) or figure is None:
        return None
    pair = _pair(sentence, place)
    amount, rate = _sorted(figure)
    end = place + 1
    second = pair[1].clause.figure if pair else None
    if second is not None and (second.kind is Kind.PERCENT) != (rate is not None):
        other = _sorted(second)
        amount, rate = amount or other[0], rate or other[1]
        end += 1
    if any(each is not None and each.value < 0 for each in (amount, rate)):
        return None
    if figure.kind is Kind.POINTS or (second and second.kind is Kind.POINTS):
        return None
    against, subject = role.against, role.subject
    earlier = sentence.clauses[place - 1] if place else None
    base = None
    if earlier and isinstance(earlier.role, Base) and not each.clause.stop:
        base, against = earlier.clause.figure, earlier.role.against
    elif against is None and earlier and earlier.clause.figure is None:
        reference = reference_of(earlier.clause.lead)
        if reference is not None:
            against, subject = reference.against, subject or reference.subject
    return Told(amount, rate, role.way, against, subject, base, place, end)


def _sorted(figure: Figure) -> tuple[Figure | None, Figure | None]:
    is_rate = figure.kind is Kind.PERCENT
    return (None, figure) if is_rate else (figure, None)


def _judged(
    sentence: ReadSentence, told: Told, before: ReadSentence | None, book: Book
) -> Iterator[Relation]:
    if told.base is not None:
        yield from _on_base(sentence, told, told.base)
        return
    if told.amount is None:
        return
    found = what_changed(sentence, told, before, book)
    amount = told.amount
    found = [each for each in found if comparable(each.figure, amount)]
    prior = _prior(sentence, told, amount)
    found = [each for each in found if each is not prior]
    if prior is not None and len(found) == 1:
        where = Place(sentence.sentence, amount)
        moved = difference(where, found[0].figure, prior.figure, told.way)
        yield moved
        if moved.verdict is Verdict.WRONG:
            return
    if told.against is not None and "预算" in told.against and len(found) == 1:
        budgets = _budgets(sentence, told, found[0])
        where = Place(sentence.sentence, amount)
        yield from only(
            [difference(where, found[0].figure, at.figure, told.way) for at in budgets]
        )
    if told.rate is None:
        return
    where = Place(sentence.sentence, told.rate)
    pairs = [
        (each, made)
        for each in found
        if (made := growth(where, each.figure, amount, told.way)) is not None
    ]
    for relation in only([made for _, made in pairs]):
        now = next(each for each, made in pairs if made is relation)
        yield _turned(where, told, now, relation)


def _prior(sentence: ReadSentence, told: Told, amount: Figure) -> Statement | None:
    """Give what the clause before says of the year before: ``上年为431.20万元``."""
    near = statements_before(sentence, told.place)
    if not near or told.against is None or not _PRIOR.fullmatch(near[0].label):
        return None
    is_year_before = _PRIOR.match(told.against) is not None
    is_meant = is_year_before and comparable(near[0].figure, amount)
    return near[0] if is_meant else None


def _turned(where: Place, told: Told, now: Statement, made: Relation) -> Relation:
    """Say that 增加 and 减少 were mixed up where the rate holds the other way."""
    amount = told.amount
    if made.verdict is not Verdict.WRONG or amount is None:
        return made
    other = growth(where, now.figure, amount, -told.way)
    if other is None or other.verdict is not Verdict.HOLDS:
        return made
    zh, en = ("减少", "a decrease") if told.way > 0 else ("增加", "an increase")
    return replace(
        other,
        what=DIRECTION,
        verdict=Verdict.WRONG,
        expected=Text(f"{zh} {amount.number.text}", f"{en} of {amount.number.text}"),
    )


def _on_base(sentence: ReadSentence, told: Told, base: Figure) -> Iterator[Relation]:
    """Judge ``比上年450万元增加50万元，增长11.1%``."""
    if told.amount is not None:
        near = [
            each
            for each in statements_before(sentence, told.place)
            if comparable(each.figure, told.amount) and not is_budget(each)
        ]
        if len(near) == 1 and comparable(base, told.amount):
            where = Place(sentence.sentence, told.amount)
            yield difference(where, near[0].figure, base, told.way)
        if told.rate is not None and comparable(base, told.amount):
            where = Place(sentence.sentence, told.rate)
            yield share(where, told.amount, base, GROWTH)


def _budgets(sentence: ReadSentence, told: Told, now: Statement) -> list[Statement]:
    measure = Measure.OPENING if "年初" in (told.against or "") else Measure.BUDGET
    return [
        each
        for each in statements_before(sentence, told.place)
        if each.name.measure is measure
        and each.name.subject == now.name.subject
        and comparable(each.figure, now.figure)
    ]
