"""A rule's name is that of one rule: its page is found by it."""

from collections import Counter

from perfscore.audit.registry import RULES
from perfscore.check import registry as check
from perfscore.lower import reuse_rules, rules
from perfscore.score import rules as score


def test_no_check_has_the_name_of_another_rule() -> None:
    others = (*check.RULES, *rules.RULES, *reuse_rules.RULES, *score.RULES)

    names = Counter(each.name for each in (*others, *RULES))

    assert [name for name, times in names.items() if times > 1] == []
