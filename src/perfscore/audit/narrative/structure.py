"""Shares of a list whose whole was told sentences before, found by its sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.audit.narrative.book import Book, is_budget
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.passages import Passage
from perfscore.audit.narrative.relations import SHARE, Place, Relation, Verdict, share
from perfscore.audit.narrative.roles import Share
from perfscore.audit.narrative.statements import ReadSentence, Statement
from perfscore.audit.numbers.range import range_sum

_REACH = 8
"""So many sentences before a list may tell what it is of."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Part:
    sentence: ReadSentence
    amount: Statement
    rate: Figure


def structure(book: Book) -> Iterator[Relation]:
    """Judge ``主要用于：A …万元，占…%；B …万元，占…%`` without a whole beside it.

    The whole is the nearest amount told before that the parts add up to, as far as
    they are printed; where none is, or most shares are not of it, nothing is judged.
    """
    run: list[_Part] = []
    start = 0
    for place, each in enumerate(book.sentences):
        parts = list(_parts(each))
        is_on = run and _go_on(run[-1].sentence.sentence.passage, each.sentence.passage)
        if not (is_on and parts):
            yield from _judged(run, book.sentences[max(0, start - _REACH) : start])
            run, start = [], place
        run += parts
    yield from _judged(run, book.sentences[max(0, start - _REACH) : start])


def _go_on(passage: Passage, following: Passage) -> bool:
    """Whether a list goes on: in one passage, or in items of one level."""
    is_list = passage.is_item and passage.level == following.level
    return passage is following or is_list


def _parts(sentence: ReadSentence) -> Iterator[_Part]:
    """Give each amount of no known whole that a bare share stands next behind."""
    last: Statement | None = None
    for each in sentence.clauses:
        if isinstance(each.role, Share) and each.clause.figure and last is not None:
            if not (each.role.whole or each.role.part or last.wholes):
                yield _Part(sentence, last, each.clause.figure)
            last = None
        elif each.clause.figure is not None:
            last = None if each.clause.is_aside else each.statement


def _judged(run: Sequence[_Part], before: Sequence[ReadSentence]) -> Iterator[Relation]:
    if len(run) < _FEWEST or any(not _is_spent(each.amount) for each in run):
        return
    reach = range_sum(each.amount.figure.span for each in run)
    for sentence in reversed(before):
        for told in sentence.statements:
            if _is_spent(told) and told.figure.span.meets(reach):
                made = [_share(each, told) for each in run]
                fitting = sum(each.verdict is not Verdict.WRONG for each in made)
                if fitting * 2 >= len(made):
                    yield from made
                return


def _share(part: _Part, whole: Statement) -> Relation:
    where = Place(part.sentence.sentence, part.rate)
    return share(where, part.amount.figure, whole.figure, SHARE)


def _is_spent(statement: Statement) -> bool:
    is_money = statement.figure.kind is Kind.MONEY
    return is_money and not is_budget(statement) and not statement.is_aside
