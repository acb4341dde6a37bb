"""Filled forms are audited, each with its set and the papers around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from perfscore.api.audit_papers import Paper, Papers, document_of, read_papers
from perfscore.api.audit_rules import FORM_NOT_THERE
from perfscore.api.files import Found, assessment_files
from perfscore.api.handed_in import HandedIn, handed_in
from perfscore.api.named_sets import HERE, Scorers, Sets
from perfscore.api.reading import about
from perfscore.audit.auditor import audited
from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.building import Around, audit_case, claimed_form_of
from perfscore.audit.case import AuditCase
from perfscore.audit.registry import CHECKS
from perfscore.audit.result import Audit
from perfscore.audit.settings import Settings, settings_of
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.grid import Document
from perfscore.intake.rules import FORM_NOT_FOUND, OTHER_TABLES, UNCERTAIN_READING
from perfscore.model.assessment import Assessment
from perfscore.score.scorer import Scorer
from perfscore.source import Span

OF_PAPERS = frozenset(
    {
        "accounts-do-not-sum",
        "accounts-disagree",
        "narrative-arithmetic-wrong",
        "narrative-differs-from-accounts",
        "told-twice-differently",
    }
)
"""The checks that need no form: what they find is told once a paper."""

_NO_FORM = Text("没有自评表", "there is no form")


@dataclass(frozen=True, slots=True)
class AuditWishes:
    """How forms are to be audited.

    ``set_name`` is for all of them; without it each is recomputed by the set that it
    names, if it names one. ``accounts`` and ``approved`` are files beside the forms.
    ``only`` and ``without`` are the rules' names of checks. ``sets`` is where sets are
    looked for.
    """

    set_name: str | None = None
    accounts: tuple[Found, ...] = ()
    approved: tuple[Found, ...] = ()
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    sets: Sets = HERE


AS_IT_IS = AuditWishes()


def audit_file(
    name: str | Path,
    *,
    set_name: str | None = None,
    accounts: Iterable[str | Path] = (),
    approved: str | Path | None = None,
) -> Outcome[Audit]:
    """Audit the form of a file; of several forms ``forms.docx#2`` names one.

    ``accounts`` are files with the unit's published accounts, ``approved`` is one with
    the goals as approved. Without a set the form is audited by the rules that hold
    everywhere. The value is None, and it is told why, where nothing could be read.

    Example:
        >>> audit = audit_file("hunan/zhuzhou/department-2021").value
        >>> audit.total
        Fraction(100, 1)
    """
    files = assessment_files([str(name)])
    wishes = AuditWishes(
        set_name=set_name,
        accounts=assessment_files(map(str, accounts)).files,
        approved=() if approved is None else assessment_files([str(approved)]).files,
    )
    desk = Desk(wishes)
    forms = [form for file in files.files for form in desk.audit(file, is_alone=True)]
    told = (*files.diagnostics, *desk.told)
    if not forms:
        return Outcome(None, told)
    first = forms[0]
    told = (*told, *first.diagnostics, *desk.unused())
    return Outcome(first.audit, told)


class Desk:
    """Where forms are audited one after the other; each set is loaded once."""

    def __init__(self, wishes: AuditWishes = AS_IT_IS) -> None:
        """Read the papers beside the forms; ``told`` is what is to be said of them."""
        read = read_papers(wishes.accounts, wishes.approved)
        self.told: tuple[Diagnostic, ...] = read.diagnostics
        self._papers = read.value or Papers()
        self._wishes = wishes
        self._scorers = Scorers(wishes.sets)
        self._looked_at: set[str] = set()
        self._used: set[str] = set()

    def audit(self, file: Found, *, is_alone: bool = False) -> Iterator[AuditedForm]:
        """Audit the forms of a file, or say why there is none.

        ``is_alone``: no other file is audited, so that the papers are for this one.
        """
        for form, _ in self.laid_out(file, is_alone=is_alone):
            yield form

    def laid_out(
        self, file: Found, *, is_alone: bool = False
    ) -> Iterator[tuple[AuditedForm, AuditCase | None]]:
        """Audit as :meth:`audit` does, and give what each form was looked at as."""
        read = handed_in(file, is_whole=True)
        if read.value is None:
            yield self._without_form(file, read.diagnostics), None
            return
        told = read.diagnostics
        is_alone = is_alone and len(read.value) == 1
        for each in read.value:
            yield self._audited(each, told, is_alone=is_alone)
            told = ()

    def unused(self) -> tuple[Diagnostic, ...]:
        """Tell of the papers that belonged to no form audited so far."""
        return self._papers.unused(self._used)

    def _audited(
        self, one: HandedIn, told: tuple[Diagnostic, ...], *, is_alone: bool
    ) -> tuple[AuditedForm, AuditCase | None]:
        name = one.file.name
        wanted = self._wishes.set_name or one.set_name
        scorer: Scorer | None = None
        if wanted is not None:
            year = one.year if self._scorers.is_by_year else None
            found = self._scorers.get(wanted, one.file, year)
            scorer = found.value
            if scorer is None:
                return AuditedForm(name, None, (*told, *found.diagnostics)), None
        used = None if scorer is None else scorer.indicator_set
        settled = one.settle(used)
        told = (*told, *settled.diagnostics)
        assessment = settled.value
        if assessment is None:
            return AuditedForm(name, None, told), None
        around, more = self._around(one.document(), assessment, is_alone=is_alone)
        if around.accounts is not None:
            told = tuple(each for each in told if each.rule is not OTHER_TABLES)
        case = audit_case(
            one.form or claimed_form_of(assessment),
            assessment,
            None if scorer is None else scorer.score(assessment),
            replace(around, doubts=tuple(_doubts(told))),
        )
        settings = settings_of(
            CHECKS,
            () if used is None else used.audit,
            only=self._wishes.only,
            without=self._wishes.without,
        )
        audit = self._once(audited(name, case, settings), case)
        return AuditedForm(name, audit, (*told, *more), used), case

    def _without_form(self, file: Found, told: tuple[Diagnostic, ...]) -> AuditedForm:
        """Audit the accounts and the text of a file that holds no form."""
        is_known = any(each.rule is FORM_NOT_FOUND for each in told)
        document = document_of(file) if is_known else None
        found = None if document is None else accounts_of(document)
        accounts = None if found is None else found.value
        if document is None or found is None or accounts is None:
            return AuditedForm(file.name, None, told)
        unit = "" if accounts.unit is None else accounts.unit.text
        assessment = Assessment(unit=unit, year=accounts.year)
        around = Around(document, accounts, (document,))
        case = audit_case(ClaimedForm(), assessment, None, around)
        audit = audited(file.name, case, self._of_papers())
        rest = tuple(each for each in told if each.rule is not FORM_NOT_FOUND)
        return AuditedForm(
            file.name,
            self._once(audit, case),
            (*rest, *found.diagnostics, _form_not_there(file)),
        )

    def _of_papers(self) -> Settings:
        wishes = self._wishes
        made = settings_of(CHECKS, (), only=wishes.only, without=wishes.without)
        return Settings(
            {name: each for name, each in made.made.items() if name in OF_PAPERS},
            {
                **{name: _NO_FORM for name in made.made if name not in OF_PAPERS},
                **made.unmade,
            },
        )

    def _around(
        self, document: Document | None, one: Assessment, *, is_alone: bool
    ) -> tuple[Around, tuple[Diagnostic, ...]]:
        """Give the papers around a form; accounts of its own file come first."""
        own = Outcome(None) if document is None else accounts_of(document)
        paper: Paper | None = None
        if own.value is None:
            paper = self._papers.accounts_for(one, is_alone=is_alone)
        approved = self._papers.approved_for(one, is_alone=is_alone)
        self._used.update(each.file.name for each in (paper,) if each is not None)
        self._used.update(each[0] for each in (approved,) if each is not None)
        documents = (document, None if paper is None else paper.document)
        around = Around(
            document=document,
            accounts=own.value if paper is None else paper.accounts,
            papers=tuple(each for each in documents if each is not None),
            approved=None if approved is None else approved[1],
        )
        return around, own.diagnostics

    def _once(self, audit: Audit, case: AuditCase) -> Audit:
        """Leave out what was told of a paper with an earlier form."""
        seen = frozenset(self._looked_at)
        self._looked_at.update(each.source.name for each in case.papers)
        if not any(each.source.name in seen for each in case.papers):
            return audit

        def is_new(rule: str, at: Span | None) -> bool:
            return rule not in OF_PAPERS or at is None or at.source.name not in seen

        is_all_seen = all(each.source.name in seen for each in case.papers)
        return replace(
            audit,
            findings=tuple(
                each for each in audit.findings if is_new(each.rule.name, each.at)
            ),
            verified=tuple(
                each for each in audit.verified if is_new(each.rule.name, each.at)
            ),
            unread_sentences=0 if is_all_seen else audit.unread_sentences,
        )


def _doubts(told: Iterable[Diagnostic]) -> Iterator[Span]:
    """Give the places that can be read otherwise."""
    for each in told:
        if each.rule is UNCERTAIN_READING:
            yield from (label.span for label in (each.at, *each.related))


def _form_not_there(file: Found) -> Diagnostic:
    return about(
        FORM_NOT_THERE,
        file.name,
        Text(
            f"“{file.name}”里没有自评表，只查了决算表和文字",
            f"“{file.name}” holds no form; its accounts and its text were looked at",
        ),
    )
