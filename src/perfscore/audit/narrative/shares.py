"""``A …万元，占…%``: a part, the whole it is told to be of, and its share."""

import re
from collections.abc import Iterator

from perfscore.audit.narrative.book import Book, is_budget, is_meant, statements_before
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.labels import label_of
from perfscore.audit.narrative.relations import (
    SHARE,
    Place,
    Relation,
    Verdict,
    comparable,
    share,
)
from perfscore.audit.narrative.roles import (
    Amount,
    Change,
    Completion,
    Share,
    Unclear,
    Whole,
)
from perfscore.audit.narrative.statements import ReadClause, ReadSentence, Statement

_WITHIN = re.compile(r"(?P<whole>.{2,40}?)(?:当)?中")


def shares(sentence: ReadSentence, book: Book) -> Iterator[Relation]:
    """Judge the shares of a sentence whose part and whole are unmistakable."""
    for place, each in enumerate(sentence.clauses):
        if not isinstance(each.role, Share) or _is_of_plan(sentence, place):
            continue
        if each.clause.figure:
            where = Place(sentence.sentence, each.clause.figure)
            part = _part(sentence, place, each.role)
            if part is None:
                continue
            inline = _inline(sentence, place)
            found = (
                [inline]
                if inline
                else [
                    whole.figure
                    for whole in _wholes(sentence, place, each.role, part, book)
                ]
            )
            judged = [
                share(where, part.figure, whole, SHARE)
                for whole in found
                if comparable(whole, part.figure)
            ]
            yield from only(judged)


def _is_of_plan(sentence: ReadSentence, place: int) -> bool:
    """Whether the whole is a budget told within, so that this is a completion."""
    before = sentence.clauses[place - 1].role if place else None
    stop = sentence.clauses[place].clause.stop
    return isinstance(before, Whole) and before.is_plan and not stop


def only(judged: list[Relation]) -> Iterator[Relation]:
    """Give the one relation meant: one of several only if it holds."""
    holding = [each for each in judged if each.verdict is Verdict.HOLDS]
    if holding:
        yield holding[0]
    elif len(judged) == 1:
        yield judged[0]


def _part(sentence: ReadSentence, place: int, role: Share) -> Statement | None:
    """Give the amount that the share is of: the last one, but for its own changes."""
    for each in reversed(sentence.clauses[:place]):
        if each.clause.figure is None:
            continue
        if each.statement is not None:
            if each.clause.is_aside and not sentence.clauses[place].clause.is_aside:
                continue
            part = each.statement
            return part if _is_of(role.part, part) else None
        if isinstance(each.role, Amount | Unclear):
            return None
        if not isinstance(each.role, Change | Completion | Whole):
            return None
    return None


def _is_of(words: str, part: Statement) -> bool:
    label = label_of(words)
    return not label or is_meant(label, part)


def _inline(sentence: ReadSentence, place: int) -> Figure | None:
    """Give the whole told within: ``占本年支出合计467.03万元的100%``."""
    before = sentence.clauses[place - 1] if place else None
    if (
        before
        and isinstance(before.role, Whole)
        and not sentence.clauses[place].clause.stop
    ):
        return before.clause.figure
    return None


def _wholes(
    sentence: ReadSentence, place: int, role: Share, part: Statement, book: Book
) -> list[Statement]:
    of_part = [
        each
        for each in part.wholes
        if comparable(each.figure, part.figure) and _is_one_measure(part, each)
    ]
    if role.whole:
        return _named(sentence, place, role.whole, part, book)
    if of_part:
        return of_part
    named = _within(sentence.clauses[:place])
    if named:
        return _named(sentence, place, named, part, book)
    return []


def _is_one_measure(part: Statement, whole: Statement) -> bool:
    """Whether a budget is told of a budget, an actual of an actual."""
    if is_budget(part) == is_budget(whole):
        return True
    return is_budget(whole) and not re.search("决算|执行|实际", part.label)


def _named(
    sentence: ReadSentence, place: int, words: str, part: Statement, book: Book
) -> list[Statement]:
    label = label_of(words)
    near = [*part.wholes, *statements_before(sentence, place)]
    meant = [each for each in near if each is not part and is_meant(label, each)]
    if meant:
        return meant[:1]
    found = book.named(label, part)
    return [found] if found is not None and found is not part else []


def _within(clauses: tuple[ReadClause, ...]) -> str:
    """Give the whole of ``“三公”经费支出决算中，``, if a clause says so."""
    for each in reversed(clauses):
        found = _WITHIN.fullmatch(each.clause.lead)
        if each.clause.figure is None and found:
            return found["whole"]
    return ""
