"""A draft of a set is looked through before it is published, and published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfscore.api.publishing import Changed, Worked, changes_of, worked_cases
from perfscore.api.set_texts import CheckedSet, compile_text
from perfscore.api.told import Diagnostic, Language, Severity, Text
from perfscore.store import sets
from perfscore.store.ids import now
from perfscore.store.publishing_sets import Publication, Refusal, Refused, publish
from perfscore.store.sets import Content, SetRow, SetText
from perfscore.web.etags import is_match
from perfscore.web.listed_sets import plain_name
from perfscore.web.problem_kinds import (
    CHANGED_MEANWHILE,
    INVALID,
    STATE_CONFLICT,
)
from perfscore.web.problems import ProblemError
from perfscore.web.publishing_days import exists, of_another, overlaps, with_days
from perfscore.web.reaching_sets import draft_within
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of, name_faults
from perfscore.web.shelf import Shelved, meant_of

DRAFT_NAME = "草稿.perf"
_STATES: tuple[sets.State, ...] = ("published", "withdrawn")
_CHANGED = Text(
    "草稿在看过以后又改动了，没有发布；要求看过现在的内容再发布",
    "the draft was changed after it was looked at; nothing was published. Looking at "
    "it as it is now is required first",
)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is to be seen of a draft before it is published.

    ``before`` is the version that it follows, None where it is the first of its kind;
    ``others`` are the published versions of the same id. ``faults`` hinder it beside
    errors and cases that fail.
    """

    draft: SetText
    content: Content
    checked: CheckedSet | None
    diagnostics: tuple[Diagnostic, ...]
    worked: Worked | None
    before: Shelved | None
    changes: tuple[Changed, ...] | None
    others: tuple[SetRow, ...]
    faults: tuple[Text, ...]

    @property
    def errors(self) -> int:
        """How many errors the text has."""
        return sum(each.rule.severity is Severity.ERROR for each in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many warnings the text has."""
        return sum(each.rule.severity is Severity.WARNING for each in self.diagnostics)

    @property
    def is_ready(self) -> bool:
        """Whether nothing but the effective date is open."""
        worked = self.worked
        passes = worked is not None and worked.passed == worked.count
        return self.checked is not None and passes and not self.faults


def draft_of(serving: Service, asking: Principal, draft_id: str) -> SetText:
    """Give a draft of the asking one's unit, or of one below it.

    Raises:
        ProblemError: ``not-found``.
    """
    with serving.database.reading() as connection:
        return draft_within(connection, asking, draft_id)


def readiness_of(serving: Service, draft: SetText, language: Language) -> Readiness:
    """Check a draft, run its cases, and compare it with the version before."""
    outcome = compile_text(
        draft.text, name=DRAFT_NAME, collection=serving.shelf.collection
    )
    checked = outcome.value
    content = content_of(draft.text, checked)
    with serving.database.reading() as connection:
        others = sets.versions(connection, set_id=content.set_id)
        known = {each.set_id for each in sets.versions(connection, states=_STATES)}
    before = version_before(serving, draft, content, others)
    earlier = None if before is None else serving.shelf.loaded(before).value
    return Readiness(
        draft=draft,
        content=content,
        checked=checked,
        diagnostics=outcome.diagnostics,
        worked=None if checked is None else worked_cases(checked, language),
        before=before,
        changes=None
        if checked is None or earlier is None
        else changes_of(earlier, checked, language),
        others=others,
        faults=()
        if checked is None
        else (
            *_faults(draft, content, others),
            *_alike(content.set_id, known),
            *_withdrawn(serving, checked),
        ),
    )


def version_before(
    serving: Service, draft: SetText, content: Content, others: tuple[SetRow, ...]
) -> Shelved | None:
    """Give the version in force that a draft is to follow, else what it was made from.

    Of the same id the version that is in force is meant.
    """
    found = meant_of(others)
    if found is not None:
        return Shelved(found)
    based = draft.based_on
    return serving.shelf.find(based) if based and content.set_id else None


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a draft is to be published.

    ``sha256`` is of the text that was looked at, ``if_match`` names the draft's
    version. ``supersede``: a version that would go on without an end is effective until
    the day before.
    """

    if_match: str | None
    sha256: str
    effective_from: str | None
    effective_to: str | None
    reason: str = ""
    supersede: bool = False


def published(
    serving: Service, asking: Principal, draft_id: str, wanted: Publishing
) -> SetText:
    """Publish a draft.

    Raises:
        ProblemError: Where something of it is not as it has to be; nothing is changed.
    """
    draft = draft_of(serving, asking, draft_id)
    is_known = is_match(wanted.if_match, draft.etag)
    if not is_known or draft.sha256 != wanted.sha256:
        raise _changed(draft)
    ready = readiness_of(serving, draft, "zh")
    _check(ready)
    content = with_days(
        ready.content, wanted.effective_from, wanted.effective_to, wanted.reason
    )
    publication = Publication(
        draft.id,
        draft.etag,
        content,
        supersede=wanted.supersede,
        reason=wanted.reason.strip(),
    )
    with serving.database.changing() as connection:
        made = publish(connection, publication, asking.by(now()))
    if isinstance(made, Refused):
        raise _refused(made, draft, content)
    return made


def _faults(
    draft: SetText, content: Content, others: tuple[SetRow, ...]
) -> Iterator[Text]:
    yield from name_faults(content)
    for each in others:
        if each.unit_id != draft.unit_id:
            yield of_another(each)
            return
        if each.version == content.version:
            yield exists(each)


def _alike(set_id: str, known: Iterable[str]) -> Iterator[Text]:
    """Say that an id differs from a published one in nothing that is seen."""
    for each in sorted(known):
        if each != set_id and plain_name(each) == plain_name(set_id):
            yield Text(
                f"编号“{set_id}”与已发布的“{each}”只差大小写或全角半角，容易认错；"
                "要求用那个编号，或明显不同的",
                f"the id “{set_id}” differs from the published “{each}” in case or "
                "width alone; that id is required, or one that looks different",
            )


def _withdrawn(serving: Service, checked: CheckedSet) -> Iterator[Text]:
    """Say which of the versions that a set takes over were withdrawn."""
    for name in map("@".join, checked.indicator_set.bases):
        base = serving.shelf.find(name)
        if base is not None and base.is_withdrawn:
            yield Text(
                f"所沿用的“{name}”已经撤回；要求沿用没有撤回的版本",
                f"“{name}”, which it takes over, was withdrawn; a version that was not "
                "is required",
            )


def _check(ready: Readiness) -> None:
    if ready.checked is None:
        raise ProblemError(
            INVALID,
            Text(
                f"指标体系有 {ready.errors} 处错误，要求没有错误才能发布",
                f"the set has {ready.errors} errors; none is required to publish it",
            ),
            diagnostics=ready.diagnostics,
        )
    worked = ready.worked
    if worked is not None and worked.passed < worked.count:
        failed = worked.count - worked.passed
        raise ProblemError(
            INVALID,
            Text(
                f"{worked.count} 个用例里有 {failed} 个没有通过，要求全部通过",
                f"{failed} of {worked.count} cases fail; all have to pass",
            ),
            more={"cases": worked.text},
        )
    for each in ready.faults:
        raise ProblemError(STATE_CONFLICT, each)


def _changed(draft: SetText) -> ProblemError:
    current = {"etag": str(draft.etag), "sha256": draft.sha256}
    return ProblemError(CHANGED_MEANWHILE, _CHANGED, more={"current": current})


def _refused(refused: Refused, draft: SetText, content: Content) -> ProblemError:
    other = refused.other
    if refused.refusal is Refusal.CHANGED_MEANWHILE or other is None:
        return _changed(draft)
    match refused.refusal:
        case Refusal.DAYS_OVERLAP:
            said = overlaps(other, content.effective_from)
        case Refusal.VERSION_EXISTS:
            said = exists(other)
        case Refusal.ISSUED_BY_ANOTHER:
            said = of_another(other)
    return ProblemError(STATE_CONFLICT, said, more={"version": other.version})
