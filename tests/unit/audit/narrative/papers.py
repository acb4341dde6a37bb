"""Texts as the readers of files give them, and what is told in them."""

from collections.abc import Iterable
from pathlib import Path

from perfscore.audit.case import AuditCase
from perfscore.audit.narrative.reading import Narrative, narrative
from perfscore.audit.narrative.relations import Verdict
from perfscore.intake.building import DocumentBuilder
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.grid import Document
from perfscore.intake.text.cleaning import clean
from perfscore.intake.text.tables import tabular
from perfscore.model.assessment import Assessment
from perfscore.source import Source

ROOT = Path(__file__).parents[4]
SEED = ROOT / "tests" / "data" / "accounts" / "zhuzhou_2021.txt"


def paper(text: str) -> Document:
    """A file with a paragraph for each line."""
    builder = DocumentBuilder("说明.docx")
    for number, line in enumerate(text.splitlines(), start=1):
        builder.add_paragraph(line, mark=f"第{number}段")
    return builder.build()


def seed() -> Document:
    """The published accounts of 2021, the whole text as it was published."""
    document = tabular(clean(Source(SEED.name, SEED.read_text("utf-8"))))
    assert document is not None
    return document


def told(text: str) -> Narrative:
    return narrative([paper(text)])


def workings(read: Narrative, *verdicts: Verdict) -> list[str]:
    """What was computed, in the order of the text, for relations that stand so."""
    return [each.working.zh for each in read.relations if each.verdict in verdicts]


def wrong(text: str) -> list[str]:
    """What is printed and what is expected, for each wrong relation."""
    return [
        f"{each.figure.number.text} → {each.expected.zh if each.expected else '—'}"
        for each in told(text).relations
        if each.verdict is Verdict.WRONG
    ]


def case_of(papers: Iterable[Document]) -> AuditCase:
    """A case that has nothing but papers."""
    assessment = Assessment(unit="", project="", supervisor="", indicators=())
    return AuditCase(ClaimedForm(), assessment, (), papers=tuple(papers))
