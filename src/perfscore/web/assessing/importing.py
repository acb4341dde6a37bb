"""The form that a unit has in Excel or Word becomes its draft."""

from dataclasses import dataclass
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.importing import FilledForm, forms_in
from perfscore.api.told import Diagnostic, Text
from perfscore.store.assessment_parts import NewFile
from perfscore.web.assessing.documents import Document
from perfscore.web.assessing.scoring import Ready, ready
from perfscore.web.media_types import MEDIA
from perfscore.web.problem_kinds import CHOOSE_FORM, INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Read:
    """A form that was read: its document, and what was doubtful.

    ``forms`` counts those of the file, ``number`` is which of them it is; ``names`` is
    the set that it says it is of, None where it says none.
    """

    document: Document
    ready: Ready
    name: str
    forms: int
    number: int
    names: str | None
    told: tuple[Diagnostic, ...]
    file: NewFile


def read_form(
    service: Service,
    file: Found,
    set_name: str | None,
    number: int | None,
    *,
    new_in: str | None = None,
) -> Read:
    """Read one form of a file; raises where it is not said which, or by which set.

    ``set_name`` is the set of the draft; without it, the one that the form names.
    ``new_in`` is the unit that begins a draft with it.
    """
    read = forms_in(file)
    if read.value is None:
        raise _unreadable(file, read.diagnostics)
    form = _chosen(read.value, number)
    wanted = set_name or form.set_name
    if wanted is None:
        raise ProblemError(
            INVALID,
            Text(
                f"“{form.name}”没有写明按哪个指标体系评分，要求选一个",
                f"“{form.name}” does not say by which set it is scored; one has to be "
                "chosen",
            ),
            diagnostics=read.diagnostics,
        )
    used = ready(service, wanted, year=form.year, new_in=new_in)
    made = form.document(used.scorer)
    told = (*read.diagnostics, *made.diagnostics)
    if made.value is None:
        raise _unreadable(file, told)
    return Read(
        document=made.value,
        ready=used,
        name=form.name,
        forms=len(read.value),
        number=form.number,
        names=form.set_name,
        told=told,
        file=kept_file(file),
    )


def kept_file(file: Found, kind: str = "form") -> NewFile:
    """Give a posted file as it is kept."""
    content = Path(file.path).read_bytes()
    ending = Path(file.path).suffix
    media = MEDIA.get(ending, "application/octet-stream")
    return NewFile(kind, file.name, media, content)


def _chosen(forms: tuple[FilledForm, ...], number: int | None) -> FilledForm:
    if number is None and len(forms) == 1:
        return forms[0]
    found = [each for each in forms if each.number == number]
    if found:
        return found[0]
    raise ProblemError(
        CHOOSE_FORM,
        Text(
            f"文件里有 {len(forms)} 张自评表，要求写明是第几张（number）",
            f"the file holds {len(forms)} forms; which one it is has to be said "
            "(number)",
        ),
        more={"forms": [each.heading() for each in forms[:_MOST_SHOWN]]},
    )


def _unreadable(file: Found, told: tuple[Diagnostic, ...]) -> ProblemError:
    return ProblemError(
        INVALID,
        Text(
            f"“{file.name}”里没有读到自评表",
            f"no form was read in “{file.name}”",
        ),
        diagnostics=told,
    )
