"""Which checks are made of a form, and how each is set."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.check import Check
from perfscore.audit.setting import Setting
from perfscore.diagnostics.model import Text
from perfscore.exact import NumberFault, read_number
from perfscore.model.audit_settings import AuditSetting
from perfscore.model.methods import Interval
from perfscore.source import Source, Span

_BOUND = re.compile(r"(≥|>|＞|≤|<|＜)\s*([0-9.]+%?)")
_BETWEEN = re.compile(r"([\[(])\s*([0-9.]+%?)\s*,\s*([0-9.]+%?)\s*([\])])")
_OFF_BY_SET = Text("指标体系的复核写明不查", "the set's 复核 says not to look")
_OFF_BY_COMMAND = Text("命令里写明不查", "switched off in the command")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the checks that are made, and why others are not, by rule."""

    made: Mapping[str, Setting]
    unmade: Mapping[str, Text]


def settings_of(
    checks: Iterable[Check],
    stated: Iterable[AuditSetting] = (),
    *,
    only: Collection[str] = (),
    without: Collection[str] = (),
) -> Settings:
    """Settle how each check is made: by default, as a set states, as is asked for.

    ``stated`` are the settings of the indicator set. ``only`` and ``without`` are
    rules' names; a check named in ``only`` is made whatever the set says.
    """
    by_rule = {each.rule: each for each in stated}
    made: dict[str, Setting] = {}
    unmade: dict[str, Text] = {}
    for check in checks:
        name = check.rule.name
        own = by_rule.get(name)
        if name in without or (only and name not in only):
            unmade[name] = _OFF_BY_COMMAND
        elif own is not None and not own.is_on and name not in only:
            unmade[name] = _OFF_BY_SET
        else:
            made[name] = _setting(check, own)
    return Settings(made, unmade)


def threshold_of(text: str) -> Interval | None:
    """Read a check's interval as a set writes it; None where there is none.

    Example:
        >>> threshold_of("[70%, 130%]").low
        Fraction(7, 10)
        >>> threshold_of("< 90%").high_included
        False
    """
    plain = text.strip()
    span = Span(Source("复核", plain), 0, len(plain))
    between = _BETWEEN.fullmatch(plain)
    if between is not None:
        low, high = _number(between[2]), _number(between[3])
        return Interval(span, low, between[1] == "[", high, between[4] == "]")
    bound = _BOUND.fullmatch(plain)
    if bound is None:
        return None
    value, included = _number(bound[2]), bound[1] in "≥≤"
    if bound[1] in "≥>＞":
        return Interval(span, value, included, None, high_included=False)
    return Interval(span, None, low_included=False, high=value, high_included=included)


def _setting(check: Check, own: AuditSetting | None) -> Setting:
    threshold = threshold_of(check.threshold)
    if own is None:
        return Setting(check.rule.severity, check.basis, threshold)
    return Setting(
        severity=own.severity or check.rule.severity,
        basis=own.basis or check.basis,
        threshold=own.threshold or threshold,
    )


def _number(text: str) -> Fraction | None:
    number = read_number(text.rstrip("%"))
    if isinstance(number, NumberFault):
        return None
    return number / 100 if text.endswith("%") else number
