"""Each rule of files has a stable name and a page in both languages."""

import re

import pytest

from perfscore.diagnostics.model import Rule
from perfscore.intake.file_rules import RULES
from perfscore.wire.rules import RULES as WIRE_RULES


def test_no_name_stands_for_two_rules() -> None:
    names = [each.name for each in (*RULES, *WIRE_RULES)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.name)
def test_a_rule_has_a_readable_name_and_both_pages(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert re.search(r"[\u4e00-\u9fff]", rule.explanation.zh)
    assert re.search(r"[A-Za-z]{3}", rule.explanation.en)
    assert rule.explanation.zh == rule.explanation.zh.strip()
    assert "\n    \n" not in rule.explanation.zh
