"""Files handed in together are told apart: forms, and accounts beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from perfscore.api.audit_papers import document_of
from perfscore.api.files import ASSESSMENT_ENDINGS, Found
from perfscore.api.handed_in import handed_in
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.rules import FORM_NOT_FOUND


@dataclass(frozen=True, slots=True)
class SortedPapers:
    """Files to audit, and those that hold accounts and no form.

    What cannot be read is among ``forms``: its audit tells why.
    """

    forms: tuple[Found, ...]
    accounts: tuple[Found, ...]


def sorted_papers(files: Iterable[Found]) -> SortedPapers:
    """Tell accounts from forms; a file with both is a form, its accounts are its own.

    Example:
        >>> from perfscore.api.files import assessment_files
        >>> files = assessment_files(["hunan/zhuzhou/department-2021"]).files
        >>> len(sorted_papers(files).forms)
        1
    """
    forms: list[Found] = []
    accounts: list[Found] = []
    for file in files:
        (accounts if is_accounts(file) else forms).append(file)
    return SortedPapers(tuple(forms), tuple(accounts))


def is_accounts(file: Found) -> bool:
    """Whether a file holds published accounts and no form."""
    if file.path.lower().endswith(ASSESSMENT_ENDINGS):
        return False
    read = handed_in(file)
    if read.value is not None:
        return False
    if not any(each.rule is FORM_NOT_FOUND for each in read.diagnostics):
        return False
    return holds_accounts(file)


def holds_accounts(file: Found) -> bool:
    """Whether a file holds published accounts, beside a form or alone."""
    document = document_of(file)
    return document is not None and accounts_of(document).value is not None
