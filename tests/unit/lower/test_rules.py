"""Each rule of lowering is told where it is broken, and not where it is mended."""

import pytest
from tests.unit.lower.case import Case
from tests.unit.lower.cases import CASES
from tests.unit.lower.cases_of_audits import CASES_OF_AUDITS
from tests.unit.lower.cases_of_methods import CASES_OF_METHODS
from tests.unit.lower.cases_of_outcomes import CASES_OF_OUTCOMES
from tests.unit.lower.cases_of_tables import CASES_OF_TABLES
from tests.unit.lower.cases_of_the_tree import CASES_OF_THE_TREE
from tests.unit.lower.sets import told, whole

from perfscore.lower.rules import RULES

ALL = (
    *CASES,
    *CASES_OF_OUTCOMES,
    *CASES_OF_METHODS,
    *CASES_OF_TABLES,
    *CASES_OF_THE_TREE,
    *CASES_OF_AUDITS,
)


def text_of(case: Case, part: str) -> str:
    text = case.text.format(part)
    return text if text.startswith("指标体系") else whole(text)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule} {case.at}")
def test_a_fault_is_told_at_its_place(case: Case) -> None:
    ((rule, at),) = told(text_of(case, case.wrong))
    assert rule == case.rule
    assert at == (case.at or case.wrong)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule} {case.at}")
def test_what_is_mended_is_not_told(case: Case) -> None:
    assert told(text_of(case, case.right)) == []


def test_every_rule_has_its_cases() -> None:
    assert {case.rule for case in ALL} == {rule.name for rule in RULES}
