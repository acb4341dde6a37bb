"""A draft is tried on assessments that were submitted, beside the version before."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from shutil import rmtree
from tempfile import mkdtemp

from perfscore.api.dashboards import COUNTED
from perfscore.api.files import Found
from perfscore.api.impact import try_files
from perfscore.api.impact_forms import Impact
from perfscore.api.set_texts import CheckedSet, compile_text
from perfscore.api.told import Text
from perfscore.store.dashboards import (
    Chosen,
    StoredDocument,
    count_of,
    newest_year,
    stored_documents,
)
from perfscore.store.sets import SetText, versions
from perfscore.web.problem_kinds import INVALID, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.publishing import DRAFT_NAME, version_before
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of

MOST = 2_000
"""Assessments that are tried while somebody waits; of more, the last ones made."""
BY_UNIT = ("单位",)


@dataclass(frozen=True, slots=True)
class Against:
    """What a draft is tried on.

    ``before`` is ``id@version``, empty for the version that it follows. ``set_name``
    chooses assessments by their set, ``id`` or ``id@version``, empty for those of
    ``before``'s id; ``year`` None is the newest of which there are any. ``by`` are
    what changes are counted by, beside all together.
    """

    year: int | None = None
    before: str = ""
    set_name: str = ""
    most: int = 10
    by: tuple[str, ...] = BY_UNIT


@dataclass(frozen=True, slots=True)
class Tried:
    """What a draft would change; of ``found`` assessments ``tried`` were tried."""

    impact: Impact
    before: str
    year: int | None
    found: int
    tried: int


def impact_of(
    serving: Service, asking: Principal, draft: SetText, against: Against
) -> Tried:
    """Score submitted assessments of the asking one's units by both sets.

    Raises:
        ProblemError: ``invalid`` for a draft with errors, ``not-found`` for an unknown
            version, ``state-conflict`` where there is nothing to try it on.
    """
    before, after = _sets(serving, draft, against)
    set_id, _, version = (against.set_name or before.indicator_set.id).partition("@")
    name = f"{before.indicator_set.id}@{before.indicator_set.version}"
    with serving.database.reading() as connection:
        year = against.year or newest_year(connection, asking.unit_path, set_id)
        chosen = Chosen(asking.unit_path, COUNTED, year, set_id, version)
        found = count_of(connection, chosen)
        documents = list(stored_documents(connection, chosen, limit=MOST))
    if not documents:
        raise _nothing(set_id, year)
    with _files(serving.settings.folder, documents) as files:
        outcome = try_files((before, after), files, by=against.by, most=against.most)
    if outcome.value is None:
        raise ProblemError(
            INVALID,
            Text("没有试评成", "the draft could not be tried"),
            diagnostics=outcome.diagnostics,
        )
    return Tried(outcome.value, name, year, found, len(documents))


def _sets(
    serving: Service, draft: SetText, against: Against
) -> tuple[CheckedSet, CheckedSet]:
    outcome = compile_text(
        draft.text, name=DRAFT_NAME, collection=serving.shelf.collection
    )
    if outcome.value is None:
        raise ProblemError(
            INVALID,
            Text(
                "草稿有错误，要求没有错误才能试评",
                "the draft has errors; without any it can be tried",
            ),
            diagnostics=outcome.diagnostics,
        )
    content = content_of(draft.text, outcome.value)
    if against.before:
        shelved = serving.shelf.find(against.before)
    else:
        with serving.database.reading() as connection:
            others = versions(connection, set_id=content.set_id)
        shelved = version_before(serving, draft, content, others)
    before = None if shelved is None else serving.shelf.loaded(shelved).value
    if before is None:
        raise ProblemError(
            NOT_FOUND,
            Text(
                "没有可比的已发布版本；要求写明与哪个版本比",
                "there is no published version to compare with; one has to be named",
            ),
        )
    return before, outcome.value


@contextmanager
def _files(folder: Path, documents: Iterable[StoredDocument]) -> Iterator[list[Found]]:
    """Hold documents as files for as long as they are read."""
    whole = folder / "impact"
    whole.mkdir(mode=0o700, parents=True, exist_ok=True)
    private = Path(mkdtemp(dir=whole))
    try:
        yield [_file(private, number, each) for number, each in enumerate(documents, 1)]
    finally:
        rmtree(private, ignore_errors=True)


def _file(folder: Path, number: int, document: StoredDocument) -> Found:
    path = folder / f"{number}.json"
    path.write_text(_plain(document.document), "utf-8", "backslashreplace")
    shown = " ".join(x for x in (document.unit_name, document.project) if x)
    return Found(
        str(path), f"{number} {shown}".strip(), PurePath(path.stem), is_posted=True
    )


def _plain(document: str) -> str:
    """Write a document as assessment files are written, whatever escapes it has."""
    return json.dumps(json.loads(document), ensure_ascii=False)


def _nothing(set_id: str, year: int | None) -> ProblemError:
    when = Text("", "") if year is None else Text(f" {year} 年度", f" of {year}")
    return ProblemError(
        STATE_CONFLICT,
        Text(
            f"没有按“{set_id}”提交的{when.zh}自评可以试评",
            f"no assessment{when.en} by “{set_id}” was submitted to try it on",
        ),
    )
