"""Files handed in together are told apart: forms, and accounts beside them."""

from perfscore.api.audit_papers import document_of
from perfscore.api.files import ASSESSMENT_ENDINGS, Found
from perfscore.api.handed_in import handed_in
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.rules import FORM_NOT_FOUND


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
