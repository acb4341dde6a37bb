"""What came of a job's forms, as plain data and as one file."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from perfscore.store.jobs import Item

_FEW_FINDINGS = 3
_GRAVITY = {"error": 0, "warning": 1, "note": 2}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COLUMNS = (
    "number",
    "name",
    "unit",
    "state",
    "claimed_total",
    "total",
    "grade",
    "errors",
    "warnings",
    "notes",
    "points",
)


def item_plain(item: Item) -> dict[str, Any]:
    """Give a form with its gravest findings."""
    result = json.loads(item.result)
    findings = [*result.get("findings", ()), *result.get("reading", ())]
    findings.sort(key=lambda each: _GRAVITY.get(each["severity"], 3))
    return {
        **{name: getattr(item, name) for name in _COLUMNS},
        "findings": findings[:_FEW_FINDINGS],
        "assessment_id": item.assessment_id,
    }


def items_json(items: Iterable[Item]) -> str:
    """Write all forms with all that came of them."""
    listed = [{**item_plain(each), "result": json.loads(each.result)} for each in items]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def items_csv(items: Iterable[Item]) -> str:
    """Write a table that a spreadsheet opens; no cell of it is a formula."""
    whole = io.StringIO()
    writer = csv.writer(whole)
    writer.writerow(_COLUMNS)
    for each in items:
        writer.writerow(_safe(getattr(each, name)) for name in _COLUMNS)
    return "\ufeff" + whole.getvalue()


def _safe(value: str | int | None) -> str | int:
    if value is None:
        return ""
    text = str(value)
    is_safe = not text.startswith(_FORMULA) or _NUMBER.fullmatch(text)
    return value if is_safe else f"'{text}"
