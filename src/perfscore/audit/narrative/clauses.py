"""A passage is parted into sentences, and these into clauses of at most one figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from perfscore.audit.narrative.figures import Figure, figures
from perfscore.audit.narrative.passages import Passage
from perfscore.source import Span

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）]?")
_STOP = re.compile(r"[，；：、]")
_LONGEST = 3_000
_PAREN = re.compile(r"（([^（）]*)）")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words with at most one figure.

    ``stop`` is what stands between it and the clause before: a punctuation mark, or
    nothing where two figures follow on each other. ``lead`` are the words before the
    figure (all words where there is none), ``tail`` those behind it that do not belong
    to the next clause. ``is_aside`` marks what stands in brackets.
    """

    stop: str
    lead: str
    figure: Figure | None
    tail: str
    start: int
    end: int
    is_aside: bool = False

    @property
    def words(self) -> str:
        """All its words, without the figure."""
        return self.lead + self.tail


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, from ``start`` up to ``end``, and its clauses."""

    passage: Passage = field(repr=False)
    start: int
    end: int
    clauses: tuple[Clause, ...]

    @property
    def text(self) -> str:
        """The sentence as printed, put together again."""
        return self.passage.text[self.start : self.end]

    @property
    def is_too_long(self) -> bool:
        """Whether it is so long that it is no sentence, and is not read."""
        return self.end - self.start > _LONGEST

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in order."""
        return tuple(each.figure for each in self.clauses if each.figure)

    def at(self, figure: Figure) -> Span:
        """Give the place of a figure in the source."""
        return self.passage.span(figure.start, figure.end)


def sentences(passage: Passage) -> Iterator[Sentence]:
    """Part a passage into its sentences."""
    text, start = passage.text, 0
    for end in _ends(text):
        clauses: tuple[Clause, ...] = ()
        if end - start <= _LONGEST:
            own = list(figures(text, start, end))
            clauses = tuple(_clauses(text, start, end, own))
        yield Sentence(passage, start, end, clauses)
        start = end


def _ends(text: str) -> Iterator[int]:
    for each in _SENTENCE_END.finditer(text):
        yield each.end()
    if text and not _SENTENCE_END.search(text, len(text) - 2):
        yield len(text)


def _clauses(text: str, start: int, end: int, own: list[Figure]) -> Iterator[Clause]:
    """Part a sentence; brackets with figures become clauses aside, in their place."""
    asides = [
        (each.start(), each.end())
        for each in _PAREN.finditer(text, start, end)
        if any(each.start() < figure.start < each.end() for figure in own)
    ]
    at = start
    for begin, behind in [*asides, (end, end)]:
        yield from _plain(text, at, begin, own, is_aside=False)
        if begin < behind:
            yield from _plain(text, begin + 1, behind - 1, own, is_aside=True)
        at = behind


def _plain(
    text: str, start: int, end: int, own: list[Figure], *, is_aside: bool
) -> Iterator[Clause]:
    """Part a stretch at its punctuation; 、 parts only what has figures before it."""
    within = [each for each in own if start <= each.start < end]
    cuts: list[int] = [start]
    seen = 0
    for stop in _STOP.finditer(text, start, end):
        while seen < len(within) and within[seen].end <= stop.start():
            seen += 1
        has_figure = seen > 0 and within[seen - 1].start >= cuts[-1]
        if stop[0] != "、" or has_figure:
            cuts.append(stop.start())
    for begin, behind in pairwise([*cuts, end]):
        stop_text = text[begin] if _STOP.match(text, begin) else ""
        yield from _each(
            text,
            begin + len(stop_text),
            behind,
            [each for each in within if begin <= each.start < behind],
            stop_text,
            is_aside=is_aside,
        )


def _each(  # noqa: PLR0913 - where a clause begins and what parted it
    text: str,
    start: int,
    end: int,
    own: list[Figure],
    stop: str,
    *,
    is_aside: bool,
) -> Iterator[Clause]:
    if not own:
        words = text[start:end].rstrip("。！？!?”")
        if words:
            yield Clause(stop, words, None, "", start, end, is_aside)
        return
    at = start
    for place, figure in enumerate(own):
        is_last = place == len(own) - 1
        behind = end if is_last else figure.end
        tail = text[figure.end : behind].rstrip("。！？!?”")
        lead = text[at : figure.start]
        yield Clause(stop, lead, figure, tail, at, behind, is_aside)
        at, stop = behind, ""
