"""The head of a set is read from its text, however much of the rest is broken."""

import re
from dataclasses import dataclass
from datetime import date

from perfscore.check.checked import CheckedSet
from perfscore.syntax.normal import half_width

_MOST = 200
_LONGEST_TITLE = 400
_HEAD_LENGTH = 65_536
_TITLE = re.compile(
    r"^[ ]*(?:指标体系|indicator_set)[ ]*[\"“「『‘](.*?)[\"”」』’][ ]*$", re.MULTILINE
)
_ID = re.compile(r"^[ ]*(?:编号|id)[ ]+(\S+)", re.MULTILINE)
_VERSION = re.compile(r"^[ ]*(?:版本|version)[ ]+(\S+)", re.MULTILINE)
_FORM = re.compile(r"^[ ]*(?:表样|form)[ ]+(\S+)", re.MULTILINE)
_DAY = r"([0-9]{4})(?:年|-)([0-9]{1,2})(?:月|-)([0-9]{1,2})日?"
_EFFECTIVE = re.compile(
    rf"^[ ]*(?:适用|effective)[ ]+{_DAY}(?:[ ]*(?:至|until)[ ]*{_DAY})?", re.MULTILINE
)
_KINDS = {
    "部门整体支出": "department",
    "department": "department",
    "项目支出": "project",
    "project": "project",
    "转移支付": "transfer",
    "transfer": "transfer",
}


@dataclass(frozen=True, slots=True)
class SetHead:
    """What the head of a set says; empty or None where it does not.

    ``kind`` is that of the form it prints: ``department``, ``project``, ``transfer``.
    """

    id: str = ""
    version: str = ""
    title: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    kind: str = ""


def head_of(checked: CheckedSet) -> SetHead:
    """Give the head of a set without errors."""
    made = checked.indicator_set
    return SetHead(
        id=made.id,
        version=made.version,
        title=made.title[:_LONGEST_TITLE],
        effective_from=made.effective_from,
        effective_to=made.effective_to,
        kind=made.form.name.lower(),
    )


def head_of_text(text: str) -> SetHead:
    r"""Search the head in a text that may have any fault.

    Example:
        >>> head = head_of_text("指标体系 “甲”\n  编号 a/b\n  版本 1\n一级指标 ???")
        >>> head.title, head.id, head.version
        ('甲', 'a/b', '1')
    """
    written = text[:_HEAD_LENGTH].replace("\r\n", "\n").replace("\r", "\n")
    plain = half_width(written)
    title = _TITLE.search(written.replace("＂", '"'))
    days = _EFFECTIVE.search(plain)
    return SetHead(
        id=_word(_ID, plain),
        version=_word(_VERSION, plain),
        title=title[1].strip()[:_LONGEST_TITLE] if title else "",
        effective_from=_day(days, 1),
        effective_to=_day(days, 4),
        kind=_KINDS.get(_word(_FORM, plain), ""),
    )


def _word(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1][:_MOST] if match else ""


def _day(match: re.Match[str] | None, group: int) -> date | None:
    if match is None or match[group] is None:
        return None
    year, month, day = (int(match[group + each]) for each in range(3))
    try:
        return date(year, month, day)
    except ValueError:
        return None
