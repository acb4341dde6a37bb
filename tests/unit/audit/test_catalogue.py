"""The catalogue of checks and the checks that are made are one list."""

from perfscore.audit.registry import CHECKS
from perfscore.model.audit_names import AUDIT_NAMES


def test_every_name_of_the_catalogue_has_one_check_in_its_order() -> None:
    assert [each.rule.name for each in CHECKS] == [each.rule for each in AUDIT_NAMES]


def test_numbers_rules_and_titles_name_one_check_each() -> None:
    names = [
        name for each in AUDIT_NAMES for name in (each.number, each.rule, each.title)
    ]

    assert len(set(names)) == len(names)


def test_a_check_takes_an_interval_where_the_catalogue_says_what_it_means() -> None:
    with_one = {each.rule for each in AUDIT_NAMES if each.threshold}

    assert {each.rule.name for each in CHECKS if each.threshold} == with_one
