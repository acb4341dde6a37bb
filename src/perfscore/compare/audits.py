"""What differs in the checks that two sets state for the audit (复核)."""

from collections.abc import Iterator

from perfscore.compare.difference import Difference, Place, Section, Topic
from perfscore.compare.rows import text_differences
from perfscore.compare.wording import SEVERITIES, listed, stretch
from perfscore.diagnostics.model import Text
from perfscore.model.audit_names import find_audit_name
from perfscore.model.audit_settings import AuditSetting
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.units import RATIO

_OFF = Text("不查", "off")


def audit_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare what the sets state of each check; their order does not count."""
    lefts = {each.rule: each for each in before.audit}
    rights = {each.rule: each for each in after.audit}
    for rule in dict.fromkeys((*lefts, *rights)):
        left, right = lefts.get(rule), rights.get(rule)
        spans = (left.span if left else None, right.span if right else None)
        place = Place(Section.AUDIT, (_title(rule),), spans)
        texts = (_said(each) if each else None for each in (left, right))
        yield from place.compare(Topic.CHECK, *texts)
        if left is not None and right is not None:
            yield from text_differences(place, Topic.BASIS, left.basis, right.basis)


def _title(rule: str) -> str:
    found = find_audit_name(rule)
    return rule if found is None else found.title


def _said(one: AuditSetting) -> Text:
    """Write a setting as the set does: ``≥ 130%，错误``, ``不查``."""
    if not one.is_on:
        return _OFF
    parts = [] if one.threshold is None else [stretch(one.threshold, RATIO)]
    if one.severity is not None:
        parts.append(SEVERITIES[one.severity])
    return listed(parts)
