"""A filled file is read: its forms, and the document that they stand in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import inf

from perfscore.api.extras import missing_extra
from perfscore.diagnostics.model import Outcome
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.grid import Document
from perfscore.patience import seconds_left
from perfscore.source import Source


@dataclass(frozen=True, slots=True)
class FilledFile:
    """The forms of a file, and its whole text and tables, made when asked for.

    ``document`` gives None where the file could not be read.
    """

    forms: Outcome[tuple[ClaimedForm, ...]]
    document: Callable[[], Document | None]


def no_document() -> None:
    """Stand for the document of a file that has none, as typed assessments."""
    return


def read_filled(data: bytes, name: str, *, is_whole: bool = False) -> FilledFile:
    """Read the forms of a workbook, a document, a page or a text.

    ``name`` is what messages call it. ``is_whole``: what stands beside the forms is
    wanted too, also of a PDF, where that takes long. A missing extra is told.
    """
    # Only the reader of this kind of file is loaded.
    from perfscore.intake.kinds import FileKind, kind_of_file  # noqa: PLC0415

    known = kind_of_file(data, name)
    if known.value is None:
        return FilledFile(Outcome(None, known.diagnostics), no_document)
    kind = known.value
    missing = missing_extra(kind.value, name)
    if missing is not None:
        told = (*known.diagnostics, missing)
        return FilledFile(Outcome(None, told), no_document)
    if kind is FileKind.TEXT:
        from perfscore.intake.text.reading import read_text_form  # noqa: PLC0415

        read = read_text_form(data, name)
        forms = Outcome(read.value, (*known.diagnostics, *read.diagnostics))
        return FilledFile(forms, cache(lambda: _text_document(data, name)))
    from perfscore.intake.form.recognise import claimed_forms  # noqa: PLC0415

    document = _document(data, name, kind.value, is_whole=is_whole)
    told = (*known.diagnostics, *document.diagnostics)
    if document.value is None:
        return FilledFile(Outcome(None, told), no_document)
    found = claimed_forms(document.value)
    forms = Outcome(found.value, (*told, *found.diagnostics))
    return FilledFile(forms, lambda: document.value)


def _text_document(data: bytes, name: str) -> Document | None:
    """Lay out a text as a document; only those who ask for it pay for it."""
    from perfscore.intake.accounts.text import tabbed_document  # noqa: PLC0415
    from perfscore.intake.decoding import decode_text  # noqa: PLC0415
    from perfscore.intake.text.cleaning import clean  # noqa: PLC0415
    from perfscore.intake.text.reading import MAX_CHARACTERS  # noqa: PLC0415
    from perfscore.intake.text.tables import tabular  # noqa: PLC0415

    source = decode_text(data, name).value
    if source is None:
        return None
    if len(source.text) > MAX_CHARACTERS:
        source = Source(source.name, source.text[:MAX_CHARACTERS])
    return tabular(clean(source)) or tabbed_document(source)


def _document(
    data: bytes, name: str, kind: str, *, is_whole: bool
) -> Outcome[Document]:
    match kind:
        case "xlsx":
            from perfscore.intake.xlsx.reading import read_xlsx  # noqa: PLC0415

            return read_xlsx(data, name)
        case "docx":
            from perfscore.intake.docx.reading import read_docx  # noqa: PLC0415

            return read_docx(data, name)
        case "pdf":
            if seconds_left() < inf:
                from perfscore.intake.pdf.apart import read_pdf_apart  # noqa: PLC0415

                return read_pdf_apart(data, name, is_whole=is_whole)
            from perfscore.intake.pdf.reading import read_pdf  # noqa: PLC0415

            return read_pdf(data, name, is_whole=is_whole)
        case _:
            from perfscore.intake.html.reading import read_html  # noqa: PLC0415

            return read_html(data, name)
