"""A form that people filled in becomes the document of a draft."""

from dataclasses import dataclass
from typing import Any

from perfscore.api.files import Found
from perfscore.api.handed_in import HandedIn, handed_in
from perfscore.diagnostics.model import Diagnostic, Outcome
from perfscore.score.scorer import Scorer
from perfscore.wire.assessment_document import assessment_document
from perfscore.wire.assessment_text import assessment_yaml
from perfscore.wire.document import read_document

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One form of a file; ``number`` counts them from 1.

    ``set_name`` is the set that it names, None where it names none.
    """

    number: int
    handed: HandedIn

    @property
    def set_name(self) -> str | None:
        """The set that the form names."""
        return self.handed.set_name

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.handed.file.name

    def heading(self) -> Plain:
        """Say which form it is, for one to be chosen of several."""
        read = self.handed.settle(None).value
        return {
            "number": self.number,
            "name": self.name,
            "title": "" if read is None else read.title or "",
            "unit": "" if read is None else read.unit,
            "project": "" if read is None else read.project,
            "year": None if read is None else read.year,
            "rows": 0 if read is None else len(read.indicators),
        }

    @property
    def year(self) -> int | None:
        """The year that the form states."""
        return self.handed.year

    def document(self, scorer: Scorer) -> Outcome[Plain]:
        """Make the document, as the set reads the form, and tell what is doubtful."""
        settled = self.handed.settle(scorer.indicator_set)
        if settled.value is None:
            return Outcome(None, settled.diagnostics)
        made = assessment_document(settled.value)
        return Outcome(
            {**made, "指标体系": scorer.indicator_set.id}, settled.diagnostics
        )


def forms_in(file: Found) -> Outcome[tuple[FilledForm, ...]]:
    """Read the forms of a file: Excel, Word, HTML, PDF, text, YAML or JSON."""
    read = handed_in(file)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    forms = tuple(
        FilledForm(each.file.number or number, each)
        for number, each in enumerate(read.value, start=1)
    )
    return Outcome(forms, read.diagnostics)


def document_yaml(document: Plain, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Write a document as an assessment file for people; what is lost is told."""
    read = read_document(document, name)
    if read.assessment is None:
        return "", read.diagnostics
    return assessment_yaml(read.assessment), read.diagnostics
