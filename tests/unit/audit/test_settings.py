"""How checks are set: by default, by a set's 复核, by the command."""

from fractions import Fraction

import pytest

from perfscore.audit.check import Check
from perfscore.audit.settings import settings_of, threshold_of
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.audit_settings import AuditSetting
from perfscore.model.methods import Interval
from perfscore.source import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)
PAGE = Text("说明", "page")


def _check(name: str, threshold: str = "") -> Check:
    rule = Rule(name, Severity.WARNING, PAGE)
    return Check(rule, ("通行",), lambda _, __: (), threshold)


OVER, ASKED = _check("over", "≥ 130%"), _check("asked")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("≥ 130%", "13/10", "129/100"),
        ("> 20%", "21/100", "1/5"),
        ("< 90%", "899/1000", "9/10"),
        ("≤ 5", "5", "51/10"),
        ("[70%, 130%]", "7/10", "131/100"),
        ("(70%, 130%)", "71/100", "7/10"),
    ],
)
def test_an_interval_is_read_as_a_set_writes_it(
    text: str, inside: str, outside: str
) -> None:
    made = threshold_of(text)

    assert made is not None
    assert Fraction(inside) in made
    assert Fraction(outside) not in made


def test_by_default_the_rule_and_the_check_say_all() -> None:
    made = settings_of([OVER, ASKED])

    assert made.made["over"].severity is Severity.WARNING
    assert made.made["over"].basis == ("通行",)
    assert made.made["over"].threshold == threshold_of("≥ 130%")
    assert made.made["asked"].threshold is None
    assert made.unmade == {}


def test_a_set_changes_what_it_states_and_leaves_the_rest() -> None:
    limit = Interval(
        NOWHERE, Fraction(3, 2), low_included=True, high=None, high_included=False
    )
    stated = AuditSetting(
        NOWHERE, "over", severity=Severity.ERROR, threshold=limit, basis=("本市",)
    )

    made = settings_of([OVER, ASKED], [stated])

    assert made.made["over"].severity is Severity.ERROR
    assert made.made["over"].basis == ("本市",)
    assert made.made["over"].threshold == limit
    assert made.made["asked"].severity is Severity.WARNING


def test_a_check_is_switched_off_by_the_set_or_the_command_and_says_by_which() -> None:
    off = AuditSetting(NOWHERE, "over", is_on=False)

    by_set = settings_of([OVER, ASKED], [off])
    by_command = settings_of([OVER, ASKED], without={"asked"})

    assert set(by_set.made) == {"asked"}
    assert "指标体系" in by_set.unmade["over"].zh
    assert set(by_command.made) == {"over"}
    assert "命令" in by_command.unmade["asked"].zh


def test_what_is_asked_for_alone_is_made_whatever_the_set_says() -> None:
    off = AuditSetting(NOWHERE, "over", is_on=False)

    made = settings_of([OVER, ASKED], [off], only={"over"})

    assert set(made.made) == {"over"}
    assert set(made.unmade) == {"asked"}
