"""Documents are scored by the version of the set that they were begun with."""

from dataclasses import dataclass

from perfscore.api.assessment_facts import Facts, facts_of
from perfscore.api.set_texts import Scorer, unknown_set
from perfscore.api.told import Severity, Text
from perfscore.api.working import Worked, worked
from perfscore.store.assessments import Content
from perfscore.store.units import unit_of
from perfscore.web.assessing.documents import Document, digest_of, kept_text
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service
from perfscore.web.shelf import Shelved

_LONGEST_NAME = 400
LONGEST_GRADE = 64
_LONGEST_PART = 290
"""In bytes of UTF-8: the indexes that lists are found in have room for four of them."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A version of a set, ready to score by."""

    shelved: Shelved
    scorer: Scorer


def ready(
    service: Service, name: str, *, year: int | None = None, new_in: str | None = None
) -> Ready:
    """Give the set of a name (``id`` or ``id@version``), or raise ``invalid``.

    ``new_in`` is the unit that begins something by it: it must not be withdrawn, and
    be one that ships, or that the unit or one above it issued.
    """
    shelved = service.shelf.find(name, year=year)
    if shelved is None or not (new_in is None or _is_offered(service, shelved, new_in)):
        refused = None if shelved is None else shelved.set_id
        others = [each for each in service.shelf.ids() if each != refused]
        raise ProblemError(
            INVALID,
            Text(
                f"没有可用的指标体系“{name}”", f"there is no set “{name}” to score by"
            ),
            diagnostics=(unknown_set(name, others),),
        )
    scorer = service.shelf.scorer(shelved)
    if scorer is None:
        raise ProblemError(
            INVALID,
            Text(
                f"指标体系“{shelved.name}”有错误，不能评分",
                f"the set “{shelved.name}” has errors and cannot score",
            ),
            diagnostics=service.shelf.loaded(shelved).diagnostics,
        )
    return Ready(shelved, scorer)


def _is_offered(service: Service, shelved: Shelved, unit_id: str) -> bool:
    if shelved.is_withdrawn or shelved.row.unit_id is None:
        return not shelved.is_withdrawn
    with service.database.reading() as connection:
        issuer = unit_of(connection, shelved.row.unit_id)
        unit = unit_of(connection, unit_id)
    return bool(issuer and unit and unit.path.startswith(issuer.path))


def content_of(document: Document, made: Worked, scorer: Scorer) -> Content:
    """Make what is kept of a document that was scored."""
    text = kept_text(document)
    facts = facts_of(made, scorer)
    return Content(
        document=text,
        sha256=digest_of(text),
        unit_name=_name(facts.unit),
        project=_name(facts.project),
        year=facts.year,
        search=_searched(facts),
        total=facts.total,
        claimed_total=facts.claimed_total,
        total_order=facts.total_order,
        grade=facts.grade and facts.grade[:LONGEST_GRADE],
        execution_rate=facts.execution_rate,
        rate_order=facts.rate_order,
        errors=made.count(Severity.ERROR),
        warnings=made.count(Severity.WARNING),
    )


def tried(document: Document, used: Ready) -> Worked:
    """Score a document; raises a problem where its shape is none."""
    kept_text(document)
    return worked(document, used.scorer)


def scored_content(document: Document, scorer: Scorer) -> tuple[Worked, Content]:
    """Score a document, and make what is kept of it."""
    kept_text(document)
    made = worked(document, scorer)
    return made, content_of(document, made, scorer)


def _name(text: str) -> str:
    return _plain(text)[:_LONGEST_NAME]


def _searched(facts: Facts) -> str:
    """Give what a search looks in: unit, project, set, in lower case."""
    parts = (facts.unit, facts.project, facts.set_id, facts.set_title)
    return "\n".join(
        _plain(each).casefold().encode()[:_LONGEST_PART].decode("utf-8", "ignore")
        for each in parts
    )


def _plain(text: str) -> str:
    return " ".join("".join(e if e.isprintable() else " " for e in text).split())
