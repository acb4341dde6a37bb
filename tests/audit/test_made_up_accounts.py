"""Made-up accounts in the manner of nine places: what is put wrong is found, no more.

The texts are right as they stand. The faults to put into them were chosen before the
audit was run on them, and what is right was worked out by hand.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest
import yaml

from perfscore.api.auditing import audit_file
from perfscore.audit.result import Audit
from perfscore.diagnostics.model import Severity

FOLDER = Path(__file__).parent / "made_up_accounts"
FORM = "_form"
TEXTS = sorted(
    each.stem for each in FOLDER.glob("*.txt") if not each.stem.endswith(FORM)
)
OF_ACCOUNTS = {
    "accounts-do-not-sum",
    "accounts-disagree",
    "carry-over-not-in-form",
    "funds-differ-from-accounts",
    "narrative-arithmetic-wrong",
    "narrative-differs-from-accounts",
    "told-twice-differently",
}


class Fault(TypedDict):
    """What a text has, what is put in its place, and what has to be said: rule, right.

    A fault that nothing is said of keeps the form's own sums in order, or is not found.
    """

    right: str
    wrong: str
    says: list[tuple[str, str]]


@cache
def faults_of(name: str) -> tuple[Fault, ...]:
    text = (FOLDER / "truth.yaml").read_text("utf-8")
    truth = cast("dict[str, list[Fault]]", yaml.safe_load(text))
    return (*truth.get(name, ()), *truth.get(f"{name}{FORM}", ()))


def audit(name: str, folder: Path) -> Audit:
    """Audit a text; a form in a file of its own is audited with it as the accounts."""
    form = folder / f"{name}{FORM}.txt"
    path = folder / f"{name}.txt"
    made = (
        audit_file(form, accounts=[path]) if form.exists() else audit_file(path)
    ).value
    assert made is not None
    return made


def said(made: Audit) -> Counter[tuple[str, str]]:
    """Give rule and what is right of all that the accounts and the text were told."""
    return Counter(
        (each.rule.name, each.expected.zh if each.expected else "")
        for each in made.findings
        if each.rule.name in OF_ACCOUNTS and not each.is_rounding
    )


@pytest.mark.parametrize("name", TEXTS)
def test_right_accounts_are_not_accused(name: str) -> None:
    made = audit(name, FOLDER)

    assert said(made) == Counter()
    assert [e.message.zh for e in made.findings if e.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", [each for each in TEXTS if faults_of(each)])
def test_what_was_put_wrong_is_found_and_nothing_else(
    name: str, tmp_path: Path
) -> None:
    for path in FOLDER.glob(f"{name}*.txt"):
        text = path.read_text("utf-8")
        for each in faults_of(name):
            text = text.replace(each["right"], each["wrong"], 1)
        (tmp_path / path.name).write_text(text, "utf-8")

    made = audit(name, tmp_path)

    assert said(made) == Counter(
        (rule, right) for each in faults_of(name) for rule, right in each["says"]
    )


@pytest.mark.parametrize("name", [each for each in TEXTS if faults_of(each)])
def test_each_fault_is_put_into_one_place(name: str) -> None:
    texts = [path.read_text("utf-8") for path in FOLDER.glob(f"{name}*.txt")]

    assert [
        each["right"]
        for each in faults_of(name)
        if sum(text.count(each["right"]) for text in texts) != 1
    ] == []
