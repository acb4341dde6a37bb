"""``A …万元、B …万元，分别占…%、…%``: several shares told behind several amounts."""

import re
from collections.abc import Iterator, Sequence

from perfscore.audit.narrative.book import Book, is_meant
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.labels import label_of
from perfscore.audit.narrative.relations import (
    SHARE,
    Place,
    Relation,
    comparable,
    share,
)
from perfscore.audit.narrative.statements import ReadClause, ReadSentence, Statement

_FIRST = re.compile(r"(?:分别|依次)占(?P<whole>[^占]*?)的?(?:比重|比例|比)?(?:为|是)?")
_OTHER = re.compile("预算|上年|去年|计划")
_NEXT = re.compile(r"[和及与]?")
_FEWEST = 2


def respective(sentence: ReadSentence, book: Book) -> Iterator[Relation]:
    """Judge shares told one by one for the amounts next before them.

    They are judged where there are as many amounts as shares, and all are parts of one
    amount, named or told before 其中.
    """
    for place, each in enumerate(sentence.clauses):
        found = _FIRST.fullmatch(each.clause.lead)
        if found is None or each.clause.figure is None or each.clause.is_aside:
            continue
        rates = _rates(sentence.clauses[place:])
        parts = _parts(sentence.clauses[:place])
        is_other = _OTHER.search(found["whole"])
        if len(rates) < _FEWEST or len(parts) != len(rates) or is_other:
            continue
        whole = _whole(label_of(found["whole"]), parts, book)
        if whole is None or not all(comparable(p.figure, whole.figure) for p in parts):
            continue
        for rate, part in zip(rates, parts, strict=True):
            where = Place(sentence.sentence, rate)
            yield share(where, part.figure, whole.figure, SHARE)


def _rates(clauses: Sequence[ReadClause]) -> list[Figure]:
    """Give the rates that follow on each other from the first clause on."""
    found: list[Figure] = []
    for each in clauses:
        figure = each.clause.figure
        if figure is None or figure.kind is not Kind.PERCENT:
            break
        if found and not _NEXT.fullmatch(each.clause.lead):
            break
        found.append(figure)
    return found


def _parts(clauses: Sequence[ReadClause]) -> list[Statement]:
    """Give the amounts next before, in their order, that belong to one list."""
    found: list[Statement] = []
    for each in reversed(clauses):
        if each.statement is None or each.clause.is_aside:
            break
        if found and each.statement.wholes != found[-1].wholes:
            break
        found.append(each.statement)
    return found[::-1]


def _whole(words: str, parts: Sequence[Statement], book: Book) -> Statement | None:
    above = parts[0].wholes
    if not words:
        return above[0] if above else None
    meant = [each for each in above if is_meant(words, each)]
    return meant[0] if meant else book.named(words, parts[0])
