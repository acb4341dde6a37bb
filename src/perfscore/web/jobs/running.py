"""A job is run: its files are laid down, and worked through one after the other."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from threading import Event
from typing import Literal

from perfscore.api.audit_output import AuditOutput, written
from perfscore.api.audit_sorting import is_accounts
from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.files import Found
from perfscore.api.job_items import (
    AuditedForm,
    JobItem,
    audited_item,
    broken_item,
    scored_item,
)
from perfscore.api.scoring import score_files
from perfscore.api.told import Diagnostic, Language, diagnostic_to_json
from perfscore.store.assessment_parts import NewFile, files_of, keep_file
from perfscore.store.by import program
from perfscore.store.faults import PASSING
from perfscore.store.jobs import Ending, Job, NewItem, add_items, end_job, take_file
from perfscore.web.jobs.uploading import broken_upload, upload
from perfscore.web.laid_down import kept_files, laid_down
from perfscore.web.media_types import MEDIA
from perfscore.web.service import Service
from perfscore.web.shelf_sets import sets_of

_LOG = logging.getLogger("perfscore.web.jobs")

INPUT = "job"
"""The kind of the files that a job works on."""
RESULT = "result"
"""The kind of the files that it makes."""
_NAME = "审核结果"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a job, kept as JSON."""

    set_name: str | None = None
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Running:
    """A job that is being done; ``stop`` is set when the service ends."""

    service: Service
    job: Job
    wishes: Wishes
    stop: Event

    def keep(self, index: int, items: tuple[JobItem, ...]) -> bool:
        """Keep what came of a file; False where the job is not to go on."""
        made = tuple(NewItem(**asdict(each)) for each in items)
        with self.service.database.changing() as connection:
            is_taken = take_file(connection, self.job.id, index)
            if is_taken:
                add_items(connection, self.job.id, made, file=index)
        return is_taken


Result = tuple[Diagnostic, ...] | None
"""What is told of a job as a whole; None where it was broken off."""


def run(service: Service, job: Job, stop: Event) -> None:
    """Do a job from where it stands; a broken file stops none of the others."""
    wishes = Wishes(**json.loads(job.wishes))
    running = Running(service, job, wishes, stop)
    with service.database.reading() as connection:
        kept = [e for e in files_of(connection, job_id=job.id) if e.kind == INPUT]
    with laid_down(service, kept_files(service, kept)) as files:
        told = _KINDS[job.kind](running, files)
    if told is None:
        return
    result = {"told": [diagnostic_to_json(each, wishes.language) for each in told]}
    ending = Ending("done", result=json.dumps(result, ensure_ascii=False))
    with service.database.changing() as connection:
        end_job(connection, job.id, ending, program())


def _audit(running: Running, files: tuple[Found, ...]) -> Result:
    """Audit forms; accounts among the files are papers beside them."""
    beside: list[Found] = []
    for file in files:
        if running.stop.is_set():
            return None
        if _is_accounts(file):
            beside.append(file)
    wishes = AuditWishes(
        set_name=running.wishes.set_name,
        accounts=tuple(beside),
        sets=sets_of(running.service),
    )
    desk = Desk(wishes)
    forms: list[AuditedForm] = []
    accounts = {each.path for each in beside}
    is_alone = len(files) - len(beside) == 1
    for index, file in enumerate(files):
        # What was done before a restart is done again for the papers beside it, and
        # for the tables of all; it is kept once.
        made: list[AuditedForm] = []
        items: tuple[JobItem, ...] = ()
        if file.path not in accounts:
            try:
                made = list(desk.audit(file, is_alone=is_alone))
            except PASSING:
                raise
            except Exception:  # noqa: BLE001 - whatever it is, others are to be done
                items = (_broken(running, index, file),)
        forms += made
        items += tuple(audited_item(each, running.wishes.language) for each in made)
        if running.stop.is_set() or not _kept(running, index, items):
            return None
    told = (*desk.told, *desk.unused())
    _keep_results(running, tuple(forms))
    return told


def _is_accounts(file: Found) -> bool:
    """Whether a file is a paper beside the forms; its audit tells what is broken."""
    try:
        return is_accounts(file)
    except PASSING:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, others are to be done
        return False


def _broken(running: Running, index: int, file: Found) -> JobItem:
    _LOG.exception("job %s: file number %d", running.job.id, index)
    return broken_item(file.name, running.wishes.language)


def _kept(running: Running, index: int, items: tuple[JobItem, ...]) -> bool:
    return index < running.job.done or running.keep(index, items)


def _keep_results(running: Running, forms: tuple[AuditedForm, ...]) -> None:
    """Keep the audit of all forms as a workbook and as a page."""
    language = running.wishes.language
    by, job = program(), running.job
    endings: tuple[Literal["xlsx", "html"], ...] = ("xlsx", "html")
    for to in endings:
        content = written(forms, AuditOutput(to=to, language=language)).value
        if content is None:
            continue
        data = content.encode() if isinstance(content, str) else content
        new = NewFile(RESULT, f"{_NAME}.{to}", MEDIA[f".{to}"], data)
        with running.service.database.changing() as connection:
            keep_file(connection, new, by, user_id=job.made_by, job_id=job.id)


def _batch(running: Running, files: tuple[Found, ...]) -> Result:
    """Score all forms."""
    sets = sets_of(running.service)
    for index, file in enumerate(files):
        if index < running.job.done:
            continue
        try:
            made = score_files([file], set_name=running.wishes.set_name, sets=sets)
            items = tuple(scored_item(each, running.wishes.language) for each in made)
        except PASSING:
            raise
        except Exception:  # noqa: BLE001 - as above
            items = (_broken(running, index, file),)
        if running.stop.is_set() or not running.keep(index, items):
            return None
    return ()


def _upload(running: Running, files: tuple[Found, ...]) -> Result:
    """Make a draft of each form."""
    wishes = running.wishes
    for index, file in enumerate(files):
        if index < running.job.done:
            continue
        try:
            made = upload(
                running.service, running.job, file, wishes.set_name, wishes.language
            )
        except PASSING:
            raise
        except Exception:  # noqa: BLE001 - as above
            made = broken_upload(
                running.service, running.job, file, _broken(running, index, file)
            )
        if running.stop.is_set() or not made.keep(index):
            return None
    return ()


_KINDS: dict[str, Callable[[Running, tuple[Found, ...]], Result]] = {
    "audit": _audit,
    "batch": _batch,
    "upload": _upload,
}
KINDS = tuple(_KINDS)
"""What can be done with many files."""
