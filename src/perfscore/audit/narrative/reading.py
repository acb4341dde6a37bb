"""The relations told in running text: which hold, are wrong, or stay unread."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from perfscore.audit.case import AuditCase
from perfscore.audit.narrative.averages import averages
from perfscore.audit.narrative.book import Book, book_of
from perfscore.audit.narrative.changes import changes
from perfscore.audit.narrative.clauses import Sentence
from perfscore.audit.narrative.completions import completions
from perfscore.audit.narrative.evening import evened
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.relations import Relation
from perfscore.audit.narrative.respective import respective
from perfscore.audit.narrative.shares import shares
from perfscore.audit.narrative.statements import (
    DocumentKey,
    ReadSentence,
    Statement,
    read_sentences,
)
from perfscore.audit.narrative.structure import structure
from perfscore.audit.narrative.sums import overfull, sums
from perfscore.audit.narrative.three_public import three_public
from perfscore.intake.grid import Document
from perfscore.source import Span

_FEWEST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Narrative:
    """What the running text of documents tells.

    ``unread`` are sentences of two figures and more, one of which was neither a
    labelled amount nor judged, or whose parts make more than their whole.
    """

    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]
    unread: tuple[Sentence, ...]
    _places: Mapping[int, Span] = field(repr=False)

    def at(self, figure: Figure) -> Span:
        """Give the place of a figure that a relation rests on."""
        return self._places[id(figure)]


def unread_count(case: AuditCase) -> int:
    """Count the sentences around a form that were not understood."""
    return len(narrative(case.papers).unread)


def narrative(documents: Iterable[Document]) -> Narrative:
    """Read the running text of documents and judge what it relates."""
    return _narrative(tuple(DocumentKey(each) for each in documents))


@lru_cache(maxsize=2)
def _narrative(keys: tuple[DocumentKey, ...]) -> Narrative:
    book = book_of(read_sentences(each.document for each in keys))
    relations = tuple(evened(_once(_relations(book))))
    judged = {
        id(figure)
        for relation in relations
        for figure in (relation.figure, *relation.used)
    }
    return Narrative(
        relations,
        tuple(each for one in book.sentences for each in one.statements),
        tuple(_unread(book, judged)),
        {
            id(figure): one.sentence.at(figure)
            for one in book.sentences
            for figure in one.sentence.figures
        },
    )


def _relations(book: Book) -> Iterator[Relation]:
    told = book.sentences
    for place, each in enumerate(told):
        before = told[place - 1] if place else None
        after = told[place + 1] if place + 1 < len(told) else None
        within = before if before and _is_one_passage(before, each) else None
        near = before if before and _is_one_section(before, each) else within
        yield from shares(each, book)
        yield from respective(each, book)
        yield from averages(each, within)
        yield from completions(each, within, book)
        yield from changes(each, near, book)
        yield from sums(each, after if after and _is_one_passage(each, after) else None)
    yield from structure(book)
    yield from three_public(each for one in told for each in one.statements)


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out a relation that was found in two ways."""
    seen = set()
    for each in relations:
        key = (id(each.figure), each.what, frozenset(id(one) for one in each.used))
        if key not in seen:
            seen.add(key)
            yield each


def _is_one_passage(one: ReadSentence, other: ReadSentence) -> bool:
    return one.sentence.passage is other.sentence.passage


def _is_one_section(one: ReadSentence, other: ReadSentence) -> bool:
    first, second = one.sentence.passage, other.sentence.passage
    return (
        first.source is second.source
        and first.headings == second.headings
        and not first.is_item
        and not second.is_item
    )


def _unread(book: Book, judged: set[int]) -> Iterator[Sentence]:
    for each in book.sentences:
        figures: list[Figure] = [
            one.clause.figure for one in each.clauses if one.clause.figure
        ]
        if each.sentence.is_too_long:
            yield each.sentence
        if len(figures) < _FEWEST_FIGURES:
            continue
        stated = {id(one.figure) for one in each.statements}
        is_unread = any(
            id(one) not in judged and id(one) not in stated for one in figures
        )
        if is_unread or any(id(one) not in judged for one in overfull(each)):
            yield each.sentence
