"""A draft is tried on all that was submitted; what comes of it is kept as files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from time import monotonic

from perfscore.api.impact import Document, Progress, try_documents
from perfscore.api.impact_forms import (
    Impact,
    impact_as_body,
    impact_as_text,
    impact_as_workbook,
)
from perfscore.api.told import Diagnostic, Language, Text, diagnostic_to_json
from perfscore.store.assessment_parts import NewFile, keep_file
from perfscore.store.by import program
from perfscore.store.dashboards import Chosen, level_below, stored_documents
from perfscore.store.jobs import Ending, Job, count_done, end_job
from perfscore.store.units import unit_of
from perfscore.web.dashboards import branch_of
from perfscore.web.impacts import BODY, Wished, both_sets, wished_of
from perfscore.web.jobs.running import RESULT
from perfscore.web.media_types import MEDIA
from perfscore.web.service import Service

_AT_A_TIME = 500
_TELL_SECONDS = 0.5
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_UNIT = Text("单位", "unit")
_NOT_LOADED = Text(
    "草稿或与它比的版本现在有错误，没有试评成",
    "the draft, or the version before it, has errors now; nothing was tried",
)
_NOT_TRIED = Text("没有试评成", "the draft could not be tried")


class BrokenOffError(Exception):
    """The job was cancelled, or the service ends."""


@dataclass(slots=True)
class _Watch:
    """Says how far the job is, now and then, and breaks it off where that is due."""

    service: Service
    job: Job
    stop: Event
    told_at: float = field(default_factory=monotonic)

    def __call__(self, progress: Progress) -> None:
        if self.stop.is_set():
            raise BrokenOffError
        if monotonic() - self.told_at < _TELL_SECONDS:
            return
        self.told_at = monotonic()
        done = int(progress.share * self.job.total)
        with self.service.database.changing() as connection:
            goes_on = count_done(connection, self.job.id, done)
        if not goes_on:
            raise BrokenOffError


def try_draft(service: Service, job: Job, stop: Event) -> None:
    """Score all submitted assessments by both sets; a restart begins anew."""
    wished = wished_of(job)
    with service.database.reading() as connection:
        sets = both_sets(service, connection, job)
        unit = unit_of(connection, job.unit_id)
        names = {} if unit is None else level_below(connection, unit.path)
    if sets is None or unit is None:
        _end(
            service,
            job,
            Ending("failed", fault=_NOT_LOADED.in_language(wished.language)),
        )
        return
    chosen = wished.chosen(unit.path)
    try:
        tried = try_documents(
            sets,
            lambda: _documents(service, chosen, names),
            count=job.total,
            name=_name(wished).in_language(wished.language),
            by=(_UNIT.in_language(wished.language),),
            most=wished.most,
            watch=_Watch(service, job, stop),
        )
    except BrokenOffError:
        return
    if tried.value is None:
        fault = _NOT_TRIED.in_language(wished.language)
        told = _told(tried.diagnostics, wished.language)
        _end(service, job, Ending("failed", result=told, fault=fault))
        return
    files = tuple(_files(tried.value, wished))
    _end(service, job, Ending("done", result=_told((), wished.language)), files)


def _documents(
    service: Service, chosen: Chosen, names: Mapping[str, str]
) -> Iterator[Document]:
    """Give what was submitted, piece by piece, so that nothing is held for long."""
    last = ""
    while True:
        with service.database.reading() as connection:
            found = stored_documents(connection, chosen, limit=_AT_A_TIME, before=last)
        for each in found:
            group = names.get(branch_of(each.unit_path, chosen.unit_path), "")
            yield Document(each.id, each.document, (group,))
        if len(found) < _AT_A_TIME:
            return
        last = found[-1].id


def _name(wished: Wished) -> Text:
    """Say what is tried."""
    if wished.year is None:
        return Text(
            f"按“{wished.set_name}”提交的自评",
            f"what was submitted by “{wished.set_name}”",
        )
    return Text(
        f"{wished.year} 年度按“{wished.set_name}”提交的自评",
        f"what was submitted of {wished.year} by “{wished.set_name}”",
    )


def _files(impact: Impact, wished: Wished) -> Iterator[NewFile]:
    """Write the result for people, for machines, and for the page in any language."""
    language = wished.language
    for to in ("json", "html"):
        text = impact_as_text(impact, to=to, language=language)
        yield NewFile(RESULT, f"试评.{to}", MEDIA[f".{to}"], text.encode())
    book = impact_as_workbook(impact, language=language).value
    if book is not None:
        yield NewFile(RESULT, "试评.xlsx", MEDIA[".xlsx"], book)
    for each in _LANGUAGES:
        named = replace(impact, files=(_name(wished).in_language(each),))
        body = impact_as_body(named, language=each)
        yield NewFile(BODY, each, MEDIA[".html"], body.encode())


def _end(
    service: Service, job: Job, ending: Ending, files: tuple[NewFile, ...] = ()
) -> None:
    """Keep what came of a job, unless it was cancelled meanwhile."""
    by = program()
    with service.database.changing() as connection:
        done = job.total if ending.state == "done" else 0
        if count_done(connection, job.id, done):
            for each in files:
                keep_file(connection, each, by, user_id=job.made_by, job_id=job.id)
            end_job(connection, job.id, ending, by)


def _told(diagnostics: tuple[Diagnostic, ...], language: Language) -> str:
    told = [diagnostic_to_json(each, language) for each in diagnostics]
    return json.dumps({"told": told}, ensure_ascii=False)
