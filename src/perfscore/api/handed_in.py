"""What is handed in to be scored: assessment files, and forms that people filled in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from perfscore.api.files import ASSESSMENT_ENDINGS, FORM_ENDINGS, Found
from perfscore.api.filled_files import no_document, read_filled
from perfscore.api.loading import near_sets
from perfscore.api.paths import exists
from perfscore.api.reading import about, read_bytes, shown_name
from perfscore.api.rules import CANNOT_READ, NO_SUCH_FORM
from perfscore.api.shipped import SET_ENDING, shipped_set
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.grid import Document
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import IndicatorSet
from perfscore.patience import go_on
from perfscore.wire.assessment import read_assessment
from perfscore.wire.encoding import MAX_BYTES as MOST_OF_A_TEXT
from perfscore.wire.encoding import decode
from perfscore.wire.file_kinds import kind_of


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One self-assessment of a file; ``set_name`` is the set it names, if it does.

    ``settle`` makes the assessment, once it is known by which set it is scored, and
    tells what is doubtful in this one of several forms. ``sha256`` is of the file.
    ``form`` is the filled form, None for an assessment that was typed; ``document``
    gives the whole file that it stands in.
    """

    file: Found
    set_name: str | None
    settle: Callable[[IndicatorSet | None], Outcome[Assessment]]
    sha256: str = ""
    form: ClaimedForm | None = None
    document: Callable[[], Document | None] = no_document

    @property
    def year(self) -> int | None:
        """The year that it says it is of."""
        settled = self.settle(None).value
        return None if settled is None else settled.year


def handed_in(file: Found, *, is_whole: bool = False) -> Outcome[tuple[HandedIn, ...]]:
    """Read a file: an assessment, or the forms of a workbook, a document, a page.

    The content tells what a file is, whatever its name says; only YAML and JSON are
    known by their endings. What was doubtful is told beside the forms. ``is_whole``:
    what stands beside the forms is wanted too, also of a long PDF.
    """
    go_on()
    if file.path.lower().endswith(ASSESSMENT_ENDINGS):
        data = read_bytes(file.path, most=MOST_OF_A_TEXT, name=file.name)
        if data.value is None:
            return Outcome(None, data.diagnostics)
        if kind_of(data.value) is None:
            return _chosen(_assessment(data.value, file), file)
    return _chosen(_forms(file, is_whole=is_whole), file)


def _assessment(data: bytes, file: Found) -> Outcome[tuple[HandedIn, ...]]:
    source = decode(data, shown_name(file.path, file.name))
    if source.value is None:
        return Outcome(None, source.diagnostics)
    read = read_assessment(source.value)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    settled = Outcome(read.value)
    digest = sha256(data).hexdigest()
    named = _set_of(read.value.set_id, file)
    one = HandedIn(file, named, lambda _: settled, digest)
    return Outcome((one,), read.diagnostics)


def _forms(file: Found, *, is_whole: bool) -> Outcome[tuple[HandedIn, ...]]:
    from perfscore.intake.limits import MAX_BYTES  # noqa: PLC0415 - not for YAML

    read = read_bytes(file.path, most=MAX_BYTES, name=file.name)
    if read.value is None:
        return Outcome(None, _no_such_file(file, read.diagnostics))
    data, name = read.value, shown_name(file.path, file.name)
    typed: Outcome[tuple[HandedIn, ...]] = Outcome(None)
    if file.is_stdin:
        typed = _assessment(data, file)
        if typed.value is not None:
            return typed
    filled = read_filled(data, name, is_whole=is_whole)
    forms = filled.forms
    if forms.value is None:
        return Outcome(None, (*typed.diagnostics, *forms.diagnostics))
    several = len(forms.value) > 1
    told, own = _by_form(forms.value, forms.diagnostics)
    digest = sha256(data).hexdigest()
    listed = tuple(
        HandedIn(
            file=_one_of(file, number) if several else file,
            set_name=_set_of(form.set_id, file),
            settle=partial(_settled, form, own[number - 1]),
            sha256=digest,
            form=form,
            document=filled.document,
        )
        for number, form in enumerate(forms.value, start=1)
    )
    return Outcome(listed, told)


def _by_form(
    forms: tuple[ClaimedForm, ...], told: tuple[Diagnostic, ...]
) -> tuple[tuple[Diagnostic, ...], list[tuple[Diagnostic, ...]]]:
    """Part what was told of several forms: of the file, and of each form by itself."""
    starts = [_start(form) for form in forms]
    if len(forms) == 1 or None in starts:
        return told, [()] * len(forms)
    own: list[list[Diagnostic]] = [[] for _ in forms]
    of_all: list[Diagnostic] = []
    for each in told:
        before = [at for at in starts if (at or 0) <= each.at.span.start]
        if each.at.span.is_whole:
            of_all.append(each)
        else:
            own[max(len(before), 1) - 1].append(each)
    return tuple(of_all), [tuple(each) for each in own]


def _start(form: ClaimedForm) -> int | None:
    """Give where a form begins in the text of its file; None if nothing says it."""
    heads = (form.title, form.year, form.unit, form.project, form.supervisor)
    names = (each.name for each in form.indicators)
    spans = (each.span for each in (*heads, *names) if each is not None)
    return min((each.start for each in spans if each is not None), default=None)


def read_forms(data: bytes, name: str) -> Outcome[tuple[ClaimedForm, ...]]:
    """Read the forms of a workbook, a document, a page or a text.

    ``name`` is what messages call it. A missing extra is told.
    """
    return read_filled(data, name).forms


def _settled(
    form: ClaimedForm,
    told: tuple[Diagnostic, ...],
    indicator_set: IndicatorSet | None,
) -> Outcome[Assessment]:
    from perfscore.intake.settle import settled  # noqa: PLC0415 - not for YAML

    made = settled(form, indicator_set)
    return Outcome(made.value, (*told, *made.diagnostics))


def _chosen(
    read: Outcome[tuple[HandedIn, ...]], file: Found
) -> Outcome[tuple[HandedIn, ...]]:
    """Keep the one form that the file's name asks for, if it does."""
    if read.value is None or file.number is None:
        return read
    if file.number <= len(read.value):
        return Outcome((read.value[file.number - 1],), read.diagnostics)
    count = len(read.value)
    name = file.name.removesuffix(f"#{file.number}") if file.is_posted else file.path
    wrong = about(
        NO_SUCH_FORM,
        file.name,
        Text(
            f"“{name}”里有 {count} 张自评表，没有第 {file.number} 张",
            f"“{name}” holds {count} forms, there is no number {file.number}",
        ),
    )
    return Outcome(None, (*read.diagnostics, wrong))


def _one_of(file: Found, number: int) -> Found:
    """Name one form of several: ``forms.docx#2``."""
    if file.number is not None:
        return file
    return Found(
        file.path,
        f"{file.name}#{number}",
        file.within.with_name(f"{file.within.name}-{number}"),
        number,
        file.is_posted,
    )


def _set_of(name: str | None, file: Found) -> str | None:
    """Give the set that is named; a file's path counts from the folder it is in."""
    if name is None or file.is_posted or shipped_set(name) is not None:
        return name
    beside = Path(file.path).parent / name
    return str(beside) if name.endswith(SET_ENDING) and beside.is_file() else name


def _no_such_file(
    file: Found, diagnostics: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Add which shipped sets may be meant, where there is no file of the name."""
    if exists(file.path) or file.path.lower().endswith(FORM_ENDINGS):
        return diagnostics
    hint = near_sets(file.name)
    return tuple(
        replace(each, hint=hint) if each.rule is CANNOT_READ else each
        for each in diagnostics
    )
