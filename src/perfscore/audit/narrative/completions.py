"""``年初预算为…，支出决算为…，完成年初预算的…%``: the rate, and what is said of it."""

import re
from collections.abc import Iterator

from perfscore.audit.narrative.book import (
    Book,
    agreeing,
    is_budget,
    is_meant,
    statements_before,
)
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.labels import Measure, label_of
from perfscore.audit.narrative.relations import (
    COMPARISON,
    COMPLETION,
    Place,
    Relation,
    Verdict,
    comparable,
    share,
)
from perfscore.audit.narrative.roles import COMPARED, Completion, Share, Whole
from perfscore.audit.narrative.shares import only
from perfscore.audit.narrative.statements import ReadSentence, Statement
from perfscore.diagnostics.model import Text

_OPENING = ("年初预算", "年初预算数")
_WAYS = {"小": -1, "低": -1, "少": -1, "大": 1, "高": 1, "多": 1, "超": 1, "等": 0}


def completions(
    sentence: ReadSentence, before: ReadSentence | None, book: Book
) -> Iterator[Relation]:
    """Judge rates of completion, and words that compare actual and budget.

    ``before`` is the sentence before in the same passage; ``book`` has what was spent
    where only the budget is told, behind the rate.
    """
    for place, each in enumerate(sentence.clauses):
        figure = each.clause.figure
        if figure is None or not _is_completion(sentence, place):
            found = COMPARED.search(each.clause.lead)
            if found:
                yield from _compared(sentence, place, before, found)
            continue
        where = Place(sentence.sentence, figure)
        role = each.role
        told = sentence.clauses[place - 1] if place else None
        if told and isinstance(told.role, Whole) and not each.clause.stop:
            if told.clause.figure:
                yield from _inline(sentence, place, told.clause.figure, where)
            continue
        if not isinstance(role, Completion):
            continue
        actual, budgets = _sides(sentence, place, before, role.base)
        later = None if budgets else _told_behind(sentence, place, role)
        spent = later and book.named(label_of(role.subject), later)
        if spent and later:
            yield share(where, spent.figure, later.figure, COMPLETION)
            continue
        if actual is None or not _is_of(role.subject, actual):
            continue
        yield from only(
            [share(where, actual.figure, at.figure, COMPLETION) for at in budgets]
        )


def _told_behind(
    sentence: ReadSentence, place: int, role: Completion
) -> Statement | None:
    """Give the budget of ``支出完成年初预算的105.2%，年初预算为663.18万元``."""
    behind = sentence.clauses[place + 1 : place + 2]
    told = behind[0].statement if behind else None
    is_named = "年初" in role.base and bool(label_of(role.subject))
    return told if told and is_named and told.label in _OPENING else None


def _is_completion(sentence: ReadSentence, place: int) -> bool:
    role = sentence.clauses[place].role
    told = sentence.clauses[place - 1].role if place else None
    is_inline = isinstance(told, Whole) and told.is_plan
    return isinstance(role, Completion) or (isinstance(role, Share) and is_inline)


def _inline(
    sentence: ReadSentence, place: int, base: Figure, where: Place
) -> Iterator[Relation]:
    """Judge ``完成年初预算249.4万元的96.9%``."""
    found = [
        each
        for each in statements_before(sentence, place)
        if not is_budget(each) and comparable(each.figure, base)
    ]
    if found:
        yield share(where, found[0].figure, base, COMPLETION)


def _is_of(words: str, actual: Statement) -> bool:
    label = label_of(words)
    return label in {"", "支出", "决算", "收入", "实际", "预算"} or is_meant(
        label, actual
    )


def _sides(
    sentence: ReadSentence, place: int, before: ReadSentence | None, base: str
) -> tuple[Statement | None, list[Statement]]:
    """Give what was spent and the budgets it may be measured by, of one subject."""
    near = statements_before(sentence, place)
    actual, budgets = _matched(near, base)
    if budgets or before is None:
        return actual, budgets
    earlier = statements_before(before, len(before.clauses))
    return _matched([*near, *earlier], base)


def _matched(
    near: list[Statement], base: str
) -> tuple[Statement | None, list[Statement]]:
    actual = next((each for each in near if not is_budget(each)), None)
    if actual is None or _has_rival(near, actual):
        return None, []
    budgets = [
        each
        for each in near
        if is_budget(each)
        and comparable(each.figure, actual.figure)
        and each.name.subject == actual.name.subject
        and {each.name.flow, actual.name.flow} != {"收入", "支出"}
    ]
    opening = [each for each in budgets if each.name.measure is Measure.OPENING]
    later = [each for each in budgets if each.name.measure is Measure.BUDGET]
    if "年初" in base:
        budgets = opening
    elif "调整" in base or "全年" in base:
        budgets = later
    return actual, list(agreeing(budgets))


def _verdict(told: int, real: int) -> Verdict:
    """Amounts that print alike may still differ beyond what is printed."""
    if told == real:
        return Verdict.HOLDS
    return Verdict.WRONG if real else Verdict.BY_ROUNDING


def _has_rival(near: list[Statement], actual: Statement) -> bool:
    """Whether two amounts follow on the budget, each of which may be measured."""
    behind: list[Statement] = []
    for each in near:
        if is_budget(each):
            break
        behind.append(each)
    return any(
        each.name.subject == actual.name.subject
        and each.figure.value != actual.figure.value
        and each.wholes == actual.wholes
        for each in behind
    )


def _compared(
    sentence: ReadSentence,
    place: int,
    before: ReadSentence | None,
    found: re.Match[str],
) -> Iterator[Relation]:
    actual, budgets = _sides(sentence, place, before, (found["base"] or "") + "预算")
    if actual is None or len(budgets) != 1:
        return
    budget = budgets[0]
    told = _WAYS[found["way"][0]]
    over = actual.figure.value - budget.figure.value
    real = (over > 0) - (over < 0)
    sign = {-1: "<", 0: "=", 1: ">"}[real]
    words = {-1: "小于", 0: "等于", 1: "大于"}[real]
    english = {-1: "less than", 0: "equal to", 1: "more than"}[real]
    working = f"{actual.number.text} {sign} {budget.number.text}"
    yield Relation(
        COMPARISON,
        sentence.sentence,
        actual.figure,
        (actual.figure, budget.figure),
        _verdict(told, real),
        Text(f"决算数{words}预算数", f"actual {english} budget"),
        Text(working, working),
    )
