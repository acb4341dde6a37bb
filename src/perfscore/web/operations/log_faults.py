"""What is wrong with a log, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from perfscore.api.told import Language, Text
from perfscore.store.verifying import Broken, Fault

_SAID: Mapping[Broken, Text] = MappingProxyType(
    {
        Broken.GAP: Text(
            "它前面缺了条目，要求编号从 1 起连续",
            "entries before it are missing, numbers without a gap are required",
        ),
        Broken.SEAL: Text(
            "内容与封印不符，记下以后被改过",
            "it is not what was sealed, it was changed afterwards",
        ),
        Broken.PREVIOUS: Text(
            "没有接着前一条封印，前后有条目被改过、换过或插入过",
            "it was not sealed behind the entry before it; entries around it were "
            "changed, moved or put in",
        ),
        Broken.HEAD: Text(
            "日志没有在这一条结束，末尾的条目被删除或增加过",
            "the log does not end with it, entries at the end were removed or added",
        ),
        Broken.EXPECTED: Text(
            "与另外记下的编号和封印不符，日志被整个重写过，或不是那一份",
            "it is not the one whose seal was noted elsewhere; the log was written "
            "anew, or is another",
        ),
        Broken.BEFORE: Text(
            "改动之前存的内容与此前的条目不符，其间绕过日志改过",
            "what was stored before it is not what the entries before it say; it was "
            "changed past the log",
        ),
        Broken.STATE: Text(
            "现在存的内容与这最后一条不符，绕过日志改过",
            "what is stored is not what this last entry says; it was changed past the "
            "log",
        ),
        Broken.MISSING: Text(
            "应当存着的内容没有了，绕过日志删过",
            "what should be stored is not there; it was removed past the log",
        ),
        Broken.UNLOGGED: Text(
            "存着，但日志里没有它的条目，绕过日志加过",
            "it is stored without an entry; it was put in past the log",
        ),
    }
)


def said(fault: Fault) -> Text:
    """Say where a fault is, and what it is."""
    named = f"{fault.subject} {fault.subject_id}".strip()
    zh = [] if fault.number is None else [f"第 {fault.number} 条"]
    en = [] if fault.number is None else [f"entry {fault.number}"]
    if named:
        zh.append(f"（{named}）" if zh else named)
        en.append(f"({named})" if en else named)
    what = _SAID[fault.broken]
    return Text(f"{''.join(zh)}：{what.zh}", f"{' '.join(en)}: {what.en}")


def as_json(fault: Fault, language: Language) -> dict[str, Any]:
    """Give a fault for programs."""
    return {
        "kind": fault.broken.value,
        "number": fault.number,
        "subject": fault.subject,
        "subject_id": fault.subject_id,
        "message": said(fault).in_language(language),
    }
