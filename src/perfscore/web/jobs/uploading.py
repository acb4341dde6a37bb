"""The forms of a file become drafts of the unit that handed them in."""

from dataclasses import asdict, dataclass, field, replace

from perfscore.api.files import Found
from perfscore.api.importing import FilledForm, forms_in
from perfscore.api.job_items import JobItem, drafted_item, set_not_named, unread_item
from perfscore.api.told import Diagnostic, Language
from perfscore.store.assessment_parts import NewFile, keep_file
from perfscore.store.assessments import NewAssessment, add
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.jobs import Job, NewItem, add_items, take_file
from perfscore.store.people import person_of
from perfscore.web.assessing.importing import kept_file
from perfscore.web.assessing.scoring import ready, scored_content
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service


@dataclass(slots=True)
class Uploaded:
    """What is to be kept of a file: a draft for each form, or why there is none."""

    service: Service
    job: Job
    file: NewFile
    items: list[tuple[JobItem, NewAssessment | None]] = field(default_factory=list)

    def keep(self, index: int) -> bool:
        """Keep drafts and items together, once; False where the job is over."""
        with self.service.database.changing() as connection:
            person = person_of(connection, self.job.made_by)
            login = "" if person is None else person.user.login
            by = By(self.job.made_by, login, now())
            is_taken = take_file(connection, self.job.id, index)
            if is_taken:
                made = tuple(self._made(connection, each, by) for each in self.items)
                add_items(connection, self.job.id, made, file=index)
        return is_taken

    def _made(
        self, connection: Connection, each: tuple[JobItem, NewAssessment | None], by: By
    ) -> NewItem:
        item, new = each
        if new is None:
            return NewItem(**asdict(item))
        one = add(connection, new, by, user_id=self.job.made_by)
        user_id = self.job.made_by
        keep_file(connection, self.file, by, user_id=user_id, assessment_id=one.id)
        return replace(NewItem(**asdict(item)), assessment_id=one.id)


def upload(
    service: Service,
    job: Job,
    file: Found,
    set_name: str | None,
    language: Language,
) -> Uploaded:
    """Read the forms of a file, and score them; nothing is kept yet."""
    made = Uploaded(service, job, kept_file(file))
    read = forms_in(file)
    if read.value is None:
        made.items.append((unread_item(file.name, read.diagnostics, language), None))
        return made
    for form in read.value:
        made.items.append(_one(made, form, read.diagnostics, set_name, language))
    return made


def broken_upload(service: Service, job: Job, file: Found, item: JobItem) -> Uploaded:
    """Give what is kept of a file over which the program failed."""
    return Uploaded(service, job, kept_file(file), [(item, None)])


def _one(
    whole: Uploaded,
    form: FilledForm,
    told: tuple[Diagnostic, ...],
    set_name: str | None,
    language: Language,
) -> tuple[JobItem, NewAssessment | None]:
    """Make the draft of a form, or say why it cannot be read."""
    wanted = set_name or form.set_name
    if wanted is None:
        told = (*told, set_not_named(form.name))
        return unread_item(form.name, told, language), None
    unit_id = whole.job.unit_id
    try:
        used = ready(whole.service, wanted, year=form.year, new_in=unit_id)
        read = form.document(used.scorer)
        told = (*told, *read.diagnostics)
        if read.value is None:
            return unread_item(form.name, told, language), None
        made, content = scored_content(read.value, used.scorer)
    except ProblemError as problem:
        told = (*told, *problem.diagnostics)
        return unread_item(form.name, told, language), None
    shelved = used.shelved
    new = NewAssessment(unit_id, shelved.set_id, shelved.version, content)
    item = drafted_item(form.name, made, content.claimed_total, told, language)
    return item, new
