"""The words around a figure, as printed."""

from perfscore.audit.narrative.clauses import Sentence
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.relations import Relation

_LONGEST = 120
_BEFORE = 70
_BEHIND = 30


def quoted(relation: Relation) -> str:
    """Quote the sentence of a relation; of a long one what is around the figure."""
    return around(relation.sentence, relation.figure)


def around(sentence: Sentence, figure: Figure) -> str:
    """Quote a sentence; of a long one what is around a figure of its."""
    start, end = sentence.start, sentence.end
    before = behind = ""
    if end - start > _LONGEST:
        if figure.start - _BEFORE > start:
            start, before = figure.start - _BEFORE, "…"
        if figure.end + _BEHIND < end:
            end, behind = figure.end + _BEHIND, "…"
    text = sentence.passage.span(start, end).text
    return f"{before}{' '.join(text.split())}{behind}"
