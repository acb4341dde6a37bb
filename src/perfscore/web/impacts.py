"""A draft is to be tried on what was submitted, beside the version before: as a job."""

import json
from dataclasses import asdict, dataclass

from perfscore.api.dashboards import COUNTED
from perfscore.api.set_texts import CheckedSet, compile_text
from perfscore.api.told import Language, Text
from perfscore.store.assessment_parts import NewFile, file_content, files_of, keep_file
from perfscore.store.connecting import Connection
from perfscore.store.dashboards import Chosen, count_of, newest_year
from perfscore.store.ids import now
from perfscore.store.jobs import Ending, Job, NewJob, add_job, end_job, jobs_of
from perfscore.store.sets import SetText, versions
from perfscore.web.problem_kinds import INVALID, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.publishing import DRAFT_NAME, version_before
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of
from perfscore.web.shelf import Shelved

IMPACT = "impact"
"""The kind of the job."""
_DRAFT = "draft"
"""The kind of the file with the draft as it was when it was to be tried."""
BODY = "body"
"""The kind of the files with the result as a piece of a page, named by language."""
_MOST_JOBS = 50
"""The latest jobs of somebody among which the one of a draft is looked for."""


@dataclass(frozen=True, slots=True)
class Against:
    """What a draft is tried on.

    ``before`` is ``id@version``, empty for the version that it follows. ``set_name``
    chooses assessments by their set, ``id`` or ``id@version``, empty for those of
    ``before``'s id; ``year`` None is the newest of which there are any.
    """

    year: int | None = None
    before: str = ""
    set_name: str = ""
    most: int = 10


@dataclass(frozen=True, slots=True)
class Wished:
    """What is asked of the job, kept as JSON: ``sha256`` is of the draft's text."""

    language: Language
    draft: str
    sha256: str
    before: str
    set_name: str
    year: int | None
    most: int

    def chosen(self, unit_path: str) -> Chosen:
        """Say which assessments are tried."""
        set_id, _, version = self.set_name.partition("@")
        return Chosen(unit_path, COUNTED, self.year, set_id, version)


def begin(
    serving: Service,
    asking: Principal,
    draft: SetText,
    against: Against,
    language: Language,
) -> str:
    """Let submitted assessments of the asking one's units be scored by both sets.

    Gives the id of the job. What he had begun of the same draft is cancelled.

    Raises:
        ProblemError: ``invalid`` for a draft with errors, ``not-found`` for an unknown
            version, ``state-conflict`` where there is nothing to try it on.
    """
    after = _checked(serving, draft.text)
    before = _version(serving, draft, after, against.before)
    set_name = against.set_name or before.set_id
    with serving.database.reading() as connection:
        year = against.year or newest_year(
            connection, asking.unit_path, set_name.partition("@")[0]
        )
        wished = Wished(
            language=language,
            draft=draft.id,
            sha256=draft.sha256,
            before=before.name,
            set_name=set_name,
            year=year,
            most=against.most,
        )
        found = count_of(connection, wished.chosen(asking.unit_path))
    if not found:
        raise _nothing(set_name, year)
    by, user_id = asking.by(now()), asking.user_id
    text = NewFile(_DRAFT, DRAFT_NAME, "text/plain", draft.text.encode())
    new = NewJob(IMPACT, user_id, asking.unit_id, found, json.dumps(asdict(wished)))
    with serving.database.changing() as connection:
        for each in _of_draft(connection, user_id, draft.id):
            end_job(connection, each.id, Ending("cancelled"), by)
        job_id = add_job(connection, new, by)
        keep_file(connection, text, by, user_id=user_id, job_id=job_id)
    return job_id


def wished_of(job: Job) -> Wished:
    """Give what was asked of a job."""
    return Wished(**json.loads(job.wishes))


def latest_of(connection: Connection, user_id: str, draft_id: str) -> Job | None:
    """Give the job by which a user tried a draft last."""
    return next(iter(_of_draft(connection, user_id, draft_id)), None)


def body_of(connection: Connection, job: Job, language: Language) -> str:
    """Give what came of a job that is done, as a piece of a page."""
    for each in files_of(connection, job_id=job.id):
        if each.kind == BODY and each.name == language:
            return file_content(connection, each.id).decode()
    return ""


def both_sets(
    serving: Service, connection: Connection, job: Job
) -> tuple[CheckedSet, CheckedSet] | None:
    """Give the version before and the draft as it was; None if one has errors now."""
    kept = [e for e in files_of(connection, job_id=job.id) if e.kind == _DRAFT]
    text = file_content(connection, kept[0].id).decode()
    shelved = serving.shelf.find(wished_of(job).before)
    before = None if shelved is None else serving.shelf.loaded(shelved).value
    after = compile_text(text, name=DRAFT_NAME, collection=serving.shelf.collection)
    return None if before is None or after.value is None else (before, after.value)


def _of_draft(connection: Connection, user_id: str, draft_id: str) -> tuple[Job, ...]:
    found = jobs_of(connection, user_id, limit=_MOST_JOBS)
    return tuple(
        x for x in found if x.kind == IMPACT and wished_of(x).draft == draft_id
    )


def _checked(serving: Service, text: str) -> CheckedSet:
    outcome = compile_text(text, name=DRAFT_NAME, collection=serving.shelf.collection)
    if outcome.value is None:
        raise ProblemError(
            INVALID,
            Text(
                "草稿有错误，要求没有错误才能试评",
                "the draft has errors; without any it can be tried",
            ),
            diagnostics=outcome.diagnostics,
        )
    return outcome.value


def _version(
    serving: Service, draft: SetText, checked: CheckedSet, name: str
) -> Shelved:
    """Give the version to compare with: the one that is named, or that follows."""
    if name:
        shelved = serving.shelf.find(name)
    else:
        content = content_of(draft.text, checked)
        with serving.database.reading() as connection:
            others = versions(connection, set_id=content.set_id)
        shelved = version_before(serving, draft, content, others)
    if shelved is None or serving.shelf.loaded(shelved).value is None:
        raise ProblemError(
            NOT_FOUND,
            Text(
                "没有可比的已发布版本；要求写明与哪个版本比",
                "there is no published version to compare with; one has to be named",
            ),
        )
    return shelved


def _nothing(set_name: str, year: int | None) -> ProblemError:
    when = Text("", "") if year is None else Text(f" {year} 年度", f" of {year}")
    return ProblemError(
        STATE_CONFLICT,
        Text(
            f"没有按“{set_name}”提交的{when.zh}自评可以试评",
            f"no assessment{when.en} by “{set_name}” was submitted to try it on",
        ),
    )
