"""The papers of an assessment: its form in each format, its audit, its files."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from perfscore.api.audit_output import AuditOutput, written
from perfscore.api.audit_sorting import holds_accounts
from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.explaining import explain, near_indicators
from perfscore.api.files import Found
from perfscore.api.importing import document_yaml
from perfscore.api.rendering import Extent, render_file, render_score
from perfscore.api.told import Language, Outcome, Text
from perfscore.api.working import NAME, Score, document_text
from perfscore.store.assessment_parts import File, files_of
from perfscore.store.assessments import Assessment
from perfscore.web.assessing.drafting import Opened
from perfscore.web.laid_down import Kept, kept_files, laid_down
from perfscore.web.problem_kinds import NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service
from perfscore.web.shelf_sets import sets_of

_MOST_OF_A_NAME = 60
_DRAFT = "草稿"


def file_name(one: Assessment, what: str, ending: str) -> str:
    """Name a file of an assessment: unit, project, year, what it is."""
    shown = one.unit_name or one.unit
    year = "" if one.year is None else f"{one.year}年度"
    parts = [shown, one.project, year + what]
    if one.state == "draft":
        parts.append(_DRAFT)
    cut = (each.replace("/", "／")[:_MOST_OF_A_NAME] for each in parts if each)
    return "_".join(cut) + ending


def score_of(found: Opened) -> Score:
    """Give the score of an assessment; raises where it cannot be read at all."""
    if found.worked.score is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                "这份自评表读不出来，要求先改正其中的错误",
                "the assessment cannot be read; its errors have to be mended first",
            ),
            diagnostics=found.worked.read.diagnostics,
        )
    return found.worked.score


@dataclass(frozen=True, slots=True)
class FormWish:
    """Which form of an assessment is wanted."""

    to: str
    language: Language
    with_trace: bool = False
    with_picture: bool = False


def form_of(found: Opened, wish: FormWish) -> str | bytes:
    """Write the filled form, as the command line does."""
    score = score_of(found)
    extent = Extent(with_trace=wish.with_trace, with_picture=wish.with_picture)
    match wish.to:
        case "xlsx" | "docx" | "pdf" as to:
            made = render_file(score, to=to, language=wish.language, extent=extent)
            return _value(made)
        case "yaml":
            return document_yaml(found.document, NAME)[0]
        case "table" | "json" | "md" | "html" as to:
            return render_score(score, to=to, language=wish.language, extent=extent)
        case other:
            msg = f"{other} is no form of an assessment"
            raise ValueError(msg)


def _value(made: Outcome[bytes]) -> bytes:
    if made.value is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text("这种格式现在做不出来", "this format cannot be made now"),
            diagnostics=made.diagnostics,
        )
    return made.value


def explanation_of(score: Score, indicator: str, to: str, language: Language) -> str:
    """Write how a score came about, or one indicator of it."""
    made: str | None = None
    match to:
        case "text" | "md" | "html" | "json" as form:
            made = explain(score, indicator, to=form, language=language)
    if made is not None:
        return made
    near = "、".join(near_indicators(score, indicator)[:5])
    raise ProblemError(
        NOT_FOUND,
        Text(
            f"没有这个指标；名称相近的有 {near}",
            f"there is no such indicator; near names: {near}",
        ),
    )


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An assessment as a file, and the papers beside it."""

    form: Found
    accounts: tuple[Found, ...]
    approved: tuple[Found, ...]


@contextmanager
def laid_out(service: Service, found: Opened) -> Iterator[LaidOut]:
    """Lay an assessment and its papers out as files, for as long as they are read.

    The form is its document, so that places in it are places in the document.
    """
    with service.database.reading() as connection:
        files = files_of(connection, assessment_id=found.one.id)
    document = Kept(NAME, document_text(found.document).encode())
    kept = chain([document], kept_files(service, files))
    with laid_down(service, kept) as (form, *papers):
        by_kind = [
            (_kind_beside(each, paper), paper)
            for each, paper in zip(files, papers, strict=True)
        ]
        yield LaidOut(
            form,
            accounts=tuple(paper for kind, paper in by_kind if kind == "accounts"),
            approved=tuple(paper for kind, paper in by_kind if kind == "approved"),
        )


def _kind_beside(file: File, paper: Found) -> str:
    """Say as what a file is read: a form's own often has the unit's accounts too."""
    is_both = file.kind == "form" and holds_accounts(paper)
    return "accounts" if is_both else file.kind


def desk_for(service: Service, found: Opened, papers: LaidOut) -> Desk:
    """Give the desk on which an assessment is audited by its own set."""
    wishes = AuditWishes(
        set_name=found.one.set_name,
        accounts=papers.accounts,
        approved=papers.approved,
        sets=sets_of(service),
    )
    return Desk(wishes)


def audit_of(
    service: Service, found: Opened, to: str, language: Language
) -> str | bytes:
    """Audit an assessment: claimed beside recomputed, and the findings."""
    with laid_out(service, found) as papers:
        desk = desk_for(service, found, papers)
        forms = tuple(desk.audit(papers.form, is_alone=True))
    match to:
        case "json" | "html" | "xlsx" as form:
            made = written(forms, AuditOutput(to=form, language=language))
        case other:
            msg = f"{other} is no form of an audit"
            raise ValueError(msg)
    if made.value is None or all(each.audit is None for each in forms):
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                "这份自评表读不出来，没有审核",
                "the assessment cannot be read, so it was not audited",
            ),
            diagnostics=[each for form in forms for each in form.diagnostics],
        )
    if to == "json" and isinstance(made.value, str):
        (one,) = json.loads(made.value)
        return json.dumps(one, ensure_ascii=False, indent=2) + "\n"
    return made.value
