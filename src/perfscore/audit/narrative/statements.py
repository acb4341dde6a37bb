"""Every labelled amount and count of running text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from perfscore.audit.narrative.clauses import Clause, Sentence, sentences
from perfscore.audit.narrative.figures import Figure, Kind
from perfscore.audit.narrative.heads import Heads
from perfscore.audit.narrative.labels import Measure, Name, label_of, name_of, year_of
from perfscore.audit.narrative.passages import Passage, passages
from perfscore.audit.narrative.roles import Amount, Role, is_comparing, role_of
from perfscore.audit.numbers.printed import Printed
from perfscore.intake.grid import Document, Paragraph
from perfscore.source import Span

_MEASURED = re.compile("预算|决算|执行|完成")


@dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """A labelled amount or count.

    ``label`` is what stands before it, without date and verbs (``财政拨款收入``, ``支出
    决算``); ``name`` what it names, its subject taken from before where the label only
    says 支出决算. ``headings`` are those above it, from the top. ``wholes`` are the
    statements that it is told to be part of by 其中 and the like, the nearest first.
    ``year`` is the one its clause names, else its passage; None where none is said.
    ``is_aside``: it stands in brackets.
    """

    label: str
    name: Name
    figure: Figure
    span: Span
    sentence: Sentence = field(repr=False)
    headings: tuple[str, ...]
    wholes: tuple["Statement", ...] = field(repr=False)
    year: int | None
    is_aside: bool

    @property
    def number(self) -> Printed:
        """The number as printed."""
        return self.figure.number

    @property
    def unit(self) -> str:
        """The unit as printed."""
        return self.figure.number.unit


@dataclass(frozen=True, eq=False, slots=True)
class ReadClause:
    """A clause with what it was read as."""

    clause: Clause
    role: Role | None
    statement: Statement | None = None
    wholes: tuple[Statement, ...] = ()
    """What the clause is part of by 其中, the nearest first."""


@dataclass(frozen=True, eq=False, slots=True)
class ReadSentence:
    """A sentence with what its clauses were read as."""

    sentence: Sentence
    clauses: tuple[ReadClause, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its labelled amounts and counts."""
        return tuple(each.statement for each in self.clauses if each.statement)


def statements(documents: Iterable[Document]) -> tuple[Statement, ...]:
    """Find all labelled amounts and counts in the running text of documents."""
    return tuple(
        statement
        for sentence in read_sentences(documents)
        for statement in sentence.statements
    )


def read_sentences(documents: Iterable[Document]) -> tuple[ReadSentence, ...]:
    """Read all sentences with figures, in the order of the documents."""
    return tuple(each for document in documents for each in _of(DocumentKey(document)))


@dataclass(frozen=True, eq=False, slots=True)
class DocumentKey:
    """A document by its text: the same text gives the same sentences."""

    document: Document

    def __hash__(self) -> int:
        return hash(self.document.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentKey) and (
            self.document is other.document
            or (
                self.document.source == other.document.source
                and self.document.source.marks == other.document.source.marks
                and _paragraphs(self.document) == _paragraphs(other.document)
            )
        )


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    return [
        (each.span.start, each.span.end)
        for each in document.blocks
        if isinstance(each, Paragraph)
    ]


@lru_cache(maxsize=4)
def _of(key: DocumentKey) -> tuple[ReadSentence, ...]:
    reader = _Reader()
    found: list[ReadSentence] = []
    for passage in passages([key.document]):
        found += reader.read(passage)
    return tuple(found)


def _main(told: list[Statement]) -> Statement | None:
    """Give the one amount that 其中 in a sentence of its own can mean.

    A budget beside what came of it is not meant.
    """
    if len({each.name.subject for each in told}) != 1:
        return None
    actual = [each for each in told if each.name.measure is Measure.ACTUAL]
    return actual[0] if len(actual) == 1 else told[0] if len(told) == 1 else None


def _rivals(told: list[Statement]) -> list[Statement]:
    """Give what else 其中 may mean: other amounts of another name before it."""
    last = told[-1]
    return [
        each
        for each in told[:-1]
        if each.name.subject != last.name.subject
        and each.name.measure is last.name.measure
        and each.figure.value != last.figure.value
        and each.figure.kind is last.figure.kind
    ]


@dataclass(slots=True)
class _Reader:
    """Reads passages in their order; keeps what lists go on with."""

    heads: Heads[Statement] = field(default_factory=lambda: Heads(_main, _rivals))
    _last: Statement | None = None
    """The last statement with a subject in the sentence."""

    def read(self, passage: Passage) -> Iterator[ReadSentence]:
        """Read the sentences of one passage."""
        self.heads.begin_passage(headings=passage.headings, level=passage.level)
        year = year_of("".join(passage.headings[-2:]) + passage.text[:40])
        for sentence in sentences(passage):
            if sentence.is_too_long:
                self.heads.forget()
                yield ReadSentence(sentence, ())
            elif sentence.figures or is_comparing(sentence.text):
                yield self._sentence(sentence, year)
            elif self.heads.is_opening(sentence):
                self.heads.begin_sentence()
                for clause in sentence.clauses:
                    self.heads.look(clause)
            else:
                self.heads.forget()
        self.heads.end_passage(goes_on=passage.goes_on)

    def _sentence(self, sentence: Sentence, year: int | None) -> ReadSentence:
        self.heads.begin_sentence()
        self._last = None
        read: list[ReadClause] = []
        for clause in sentence.clauses:
            self.heads.look(clause)
            role = role_of(clause) if clause.figure else None
            made = None
            if isinstance(role, Amount) and clause.figure:
                self.heads.close(label_of(clause.lead))
                made = self._statement(sentence, clause, clause.figure, year)
            read.append(ReadClause(clause, role, made, self.heads.wholes_of(clause)))
            if made is not None:
                self.heads.add(made, is_aside=clause.is_aside)
        return ReadSentence(sentence, tuple(read))

    def _statement(
        self, sentence: Sentence, clause: Clause, figure: Figure, year: int | None
    ) -> Statement | None:
        label = label_of(clause.lead)
        last = self._last
        if not label:
            if last is None or figure.kind is not Kind.COUNT or clause.is_aside:
                return None
            if last.figure.kind is not Kind.COUNT or last.unit == figure.number.unit:
                return None
            label = last.label
        name = name_of(label)
        headings = sentence.passage.headings
        if name.is_generic:
            subject = self._subject(label, headings)
            flow = "" if subject.endswith("费") else name.flow
            name = replace(name, subject=subject, flow=flow)
        found = clause.lead.rfind(label)
        start = figure.start - (len(clause.lead) - found if found >= 0 else 0)
        made = Statement(
            label=label,
            name=name,
            figure=figure,
            span=sentence.passage.span(start, figure.end),
            sentence=sentence,
            headings=headings,
            wholes=self.heads.wholes_of(clause),
            year=year_of(clause.lead) or year,
            is_aside=clause.is_aside,
        )
        if not clause.is_aside:
            self._last = made
        return made

    def _subject(self, label: str, headings: tuple[str, ...]) -> str:
        """Give what a label that only says 支出决算 is about."""
        if self._last is not None:
            return self._last.name.subject
        if headings and _MEASURED.search(label):
            return name_of(headings[-1]).subject
        return ""
