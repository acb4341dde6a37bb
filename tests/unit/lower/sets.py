"""Short ways to write a set in the rules language, to lower and to check it."""

from textwrap import dedent

from perfscore.check.checked import CheckedSet
from perfscore.check.checker import check
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity
from perfscore.lower.document import lower
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Source
from perfscore.syntax.parser import parse

HEAD = """\
指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""


def whole(body: str, *, head: str = HEAD) -> str:
    """Put a head before the sections of ``body``."""
    return head + dedent(body).lstrip("\n")


def lowered(text: str) -> Outcome[IndicatorSet]:
    """Lower a text that has no syntax error."""
    parsed = parse(Source("set.perf", text))
    assert parsed.diagnostics == ()
    assert parsed.value is not None
    return lower(parsed.value)


def the_set(text: str) -> IndicatorSet:
    """Lower a text in which nothing is wrong."""
    outcome = lowered(text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def told(text: str) -> list[tuple[str, str]]:
    """Give the rule of each diagnostic of lowering, and the text that it points at."""
    return [(each.rule.name, each.at.span.text) for each in lowered(text).diagnostics]


def only(text: str) -> Diagnostic:
    """Give the one diagnostic of lowering there is."""
    (diagnostic,) = lowered(text).diagnostics
    return diagnostic


def checked(text: str) -> CheckedSet:
    """Lower and check a text that has no errors; warnings may be."""
    outcome = check(the_set(text))
    errors = [
        each.message.zh
        for each in outcome.diagnostics
        if each.rule.severity is Severity.ERROR
    ]
    assert errors == []
    assert outcome.value is not None
    return outcome.value
