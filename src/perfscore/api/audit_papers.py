"""The papers beside the forms of an audit, each for the form that it belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from perfscore.api.audit_rules import (
    ACCOUNTS_NOT_FOUND,
    ACCOUNTS_NOT_USED,
    APPROVED_NOT_USED,
)
from perfscore.api.files import Found
from perfscore.api.filled_files import FilledFile, read_filled
from perfscore.api.handed_in import handed_in
from perfscore.api.reading import about, read_bytes, shown_name
from perfscore.audit.building import claimed_form_of
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.intake.accounts.model import Accounts
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.grid import Document
from perfscore.intake.limits import MAX_BYTES
from perfscore.model.assessment import Assessment

_LEFT_OUT = re.compile(
    r"\(本级\)|本级$|机关本级$|部门决算$|决算$|部门整体支出$|部门$|人民(?=政府)"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """The accounts of one file, with the document that they stand in."""

    file: Found
    document: Document
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class Papers:
    """All papers beside the forms; ``is_alone``: they are given for one form.

    Papers given for one form are its own, whatever unit they name, unless they are of
    another year. Of several forms those of the unit and the year have them.
    """

    accounts: tuple[Paper, ...] = ()
    approved: tuple[tuple[str, ClaimedForm], ...] = ()

    def accounts_for(self, one: Assessment, *, is_alone: bool) -> Paper | None:
        """Give the accounts that belong to a form; None if there are none."""
        fitting = [
            each
            for each in self.accounts
            if _is_of_year(each.accounts.year, one.year)
            and _is_of_unit(each.accounts, one.unit)
        ]
        if not fitting and is_alone and len(self.accounts) == 1:
            fitting = [
                each
                for each in self.accounts
                if _is_of_year(each.accounts.year, one.year)
            ]
        return fitting[0] if fitting else None

    def approved_for(
        self, one: Assessment, *, is_alone: bool
    ) -> tuple[str, ClaimedForm] | None:
        """Give the approved form that belongs to a form, with its file's name."""
        fitting = [each for each in self.approved if _names(each[1]) == _own_names(one)]
        if not fitting and is_alone and len(self.approved) == 1:
            return self.approved[0]
        return fitting[0] if fitting else None

    def unused(self, used: Iterable[str]) -> tuple[Diagnostic, ...]:
        """Tell which papers belong to no form; ``used`` are the files' names."""
        names = set(used)
        left = [each for each in self.accounts if each.file.name not in names]
        approved = {name for name, _ in self.approved} - names
        return (
            *map(_accounts_unused, left),
            *(
                about(
                    APPROVED_NOT_USED,
                    name,
                    Text(
                        f"“{name}”没有用上：没有单位和项目与它相同的自评表",
                        f"“{name}” was not used: no form is of its unit and project",
                    ),
                )
                for name in sorted(approved)
            ),
        )


def _filled(data: bytes, file: Found) -> FilledFile:
    return read_filled(data, shown_name(file.path, file.name), is_whole=True)


def read_papers(
    accounts: Iterable[Found], approved: Iterable[Found]
) -> Outcome[Papers]:
    """Read the papers; one that cannot be read is told, and the others count."""
    told: list[Diagnostic] = []
    papers: list[Paper] = []
    for file in accounts:
        read = _accounts(file)
        told += read.diagnostics
        if read.value is not None:
            papers.append(read.value)
    forms: list[tuple[str, ClaimedForm]] = []
    for file in approved:
        handed = handed_in(file)
        told += handed.diagnostics
        for each in handed.value or ():
            form = each.form
            assessment = each.settle(None).value
            if form is None and assessment is not None:
                form = claimed_form_of(assessment)
            if form is not None:
                forms.append((file.name, form))
    return Outcome(Papers(tuple(papers), tuple(forms)), tuple(told))


def document_of(file: Found) -> Document | None:
    """Read the text and tables of a file, forms or not; None if it is unreadable."""
    if file.is_stdin:
        return None
    read = read_bytes(file.path, most=MAX_BYTES, name=file.name)
    if read.value is None:
        return None
    return _filled(read.value, file).document()


def _accounts(file: Found) -> Outcome[Paper]:
    read = read_bytes(file.path, most=MAX_BYTES, name=file.name)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    filled = _filled(read.value, file)
    document = filled.document()
    if document is None:
        return Outcome(None, filled.forms.diagnostics)
    found = accounts_of(document)
    if found.value is not None:
        return Outcome(Paper(file, document, found.value), found.diagnostics)
    missing = about(
        ACCOUNTS_NOT_FOUND,
        file.name,
        Text(
            f"“{file.name}”里没有认识的决算公开表",
            f"“{file.name}” holds no accounts table that is known",
        ),
    )
    return Outcome(None, (*found.diagnostics, missing))


def _accounts_unused(paper: Paper) -> Diagnostic:
    unit, year = paper.accounts.unit, paper.accounts.year
    of = " ".join(each for each in (unit.text if unit else "", str(year or "")) if each)
    shown = Text(f"（{of}）", f" ({of})") if of else Text("", "")
    name = paper.file.name
    return about(
        ACCOUNTS_NOT_USED,
        name,
        Text(
            f"“{name}”的决算{shown.zh}没有用上：没有单位和年度与它相同的自评表",
            f"the accounts of “{name}”{shown.en} were not used: no form is of their "
            "unit and year",
        ),
    )


def _is_of_year(year: int | None, other: int | None) -> bool:
    return year is None or other is None or year == other


def _is_of_unit(accounts: Accounts, unit: str) -> bool:
    own = _plain(accounts.unit.text) if accounts.unit is not None else ""
    return bool(own) and own == _plain(unit)


def _names(form: ClaimedForm) -> tuple[str, str]:
    unit, project = form.unit, form.project
    return (
        _plain(unit.text if unit else ""),
        _plain(project.text if project else ""),
    )


def _own_names(one: Assessment) -> tuple[str, str]:
    return _plain(one.unit), _plain(one.project)


def _plain(name: str) -> str:
    """Give a unit's name as it tells the unit: ``某局（本级）部门决算`` is ``某局``."""
    text = "".join(normalize("NFKC", name).casefold().split())
    before = ""
    while text != before:
        before = text
        text = _LEFT_OUT.sub("", text)
    return text
