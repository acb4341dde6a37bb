"""The forms in a text that was pasted or taken out of a file."""

from itertools import groupby

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.decoding import decode_text
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.rules import NOT_READ
from perfscore.intake.text.cleaning import Clean, clean
from perfscore.intake.text.laying import laid
from perfscore.intake.text.regions import plan_of
from perfscore.intake.text.tables import tabular
from perfscore.intake.text.telling import told_of
from perfscore.source import Source, Span

MAX_CHARACTERS = 1_000_000
"""So much of a text is read: a form after a thousand pages of accounts."""
_LONGEST_PROSE = 200_000


def read_text_form(data: bytes, name: str) -> Outcome[tuple[ClaimedForm, ...]]:
    """Read the forms in the bytes of a text; see :func:`forms_in_text`."""
    decoded = decode_text(data, name)
    if decoded.value is None:
        return Outcome(None, decoded.diagnostics)
    outcome = forms_in_text(decoded.value)
    return Outcome(outcome.value, (*decoded.diagnostics, *outcome.diagnostics))


def forms_in_text(source: Source) -> Outcome[tuple[ClaimedForm, ...]]:
    """Read the forms in a text; every value has the line and character it stands at.

    What may be read otherwise is told with the other readings, what could not be read
    is told as such.
    """
    cleaned = clean(source)
    left: list[Diagnostic] = []
    if len(cleaned.text) > MAX_CHARACTERS:
        left = [_too_long(cleaned)]
        kept = cleaned.text[:MAX_CHARACTERS]
        cleaned = Clean(source, kept, cleaned.starts)
    document = tabular(cleaned)
    told: list[Diagnostic] = []
    if document is None:
        document, told = _from_regions(cleaned)
    outcome = claimed_forms(document)
    return Outcome(outcome.value, (*left, *told, *outcome.diagnostics))


def _too_long(cleaned: Clean) -> Diagnostic:
    source = cleaned.source
    end = cleaned.offset(MAX_CHARACTERS)
    return Diagnostic(
        NOT_READ,
        Text(
            f"文本超过 {MAX_CHARACTERS} 个字，只读了前面这些，后面的没有读",
            f"the text has more than {MAX_CHARACTERS} characters; only so many were"
            " read, the rest was not",
        ),
        Label(Span(source, end, len(source.text))),
    )


def _from_regions(cleaned: Clean) -> tuple[Document, list[Diagnostic]]:
    builder = DocumentBuilder(cleaned.source.name)
    plan = plan_of(cleaned.text)
    if plan is None:
        builder.add_paragraph(cleaned.text[:_LONGEST_PROSE], mark="第1行")
        return builder.build(), []
    sheet = laid(cleaned, plan)
    cells = sorted(sheet.cells, key=lambda each: (each.row, each.column))
    marks = {(each.row, each.column): cleaned.mark(each.start) for each in cells}
    for is_prose, run in groupby(cells, key=lambda each: each.is_prose):
        if is_prose:
            for each in run:
                builder.add_paragraph(each.text, mark=cleaned.mark(each.start))
        else:
            builder.add_grid(
                "",
                [
                    RawCell(
                        each.row,
                        each.column,
                        each.text,
                        column_span=each.column_span,
                    )
                    for each in run
                ],
                mark=lambda row, column: marks[row, column],
            )
    document = builder.build()
    return document, told_of(document, cells, sheet.doubts)
