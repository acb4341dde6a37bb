"""A receipt is sealed, and its bytes are checked before anything of it is believed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Rule, Text
from perfscore.source import Source, Span
from perfscore.wire import receipt_rules as rules
from perfscore.wire.canonical import canonical, is_encodable, written
from perfscore.wire.encoding import decode
from perfscore.wire.faults import Faults
from perfscore.wire.json_tree import read_json

MAX_BYTES = 30_000_000
"""A larger file is no receipt; who reads one needs to read one byte more at most."""
MAX_VALUES = 1_000_000

_DIGEST = "sha256"
_MARK = b'"perfscore/receipt/'
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_MOST_KEYS = 100
_LONGEST_WHOLE = 16
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """What was read of a file that says it is a receipt.

    ``content`` is as the schema ``receipt`` has it, None where it is not readable.
    ``is_sealed`` says whether the bytes are those that were written.
    """

    content: Mapping[str, Any] | None
    is_sealed: bool


def seal(content: Mapping[str, object]) -> bytes:
    """Write a receipt with its own SHA-256, that of its bytes without it."""
    digest = sha256(canonical(dict(content))).hexdigest()
    return canonical({**content, _DIGEST: digest})


def read_receipt(data: bytes, name: str) -> Outcome[ReadReceipt]:
    """Read a receipt: its limits, its form, its digest, its shape.

    There is no value where the file is no receipt at all. One that is damaged is read
    as far as it goes, so that what was changed can be told.
    """
    if len(data) > MAX_BYTES or _values(data) > MAX_VALUES:
        return Outcome(None, (_too_large(name),))
    parsed = _parsed(data, name)
    if parsed.value is None:
        if _MARK not in data:
            return Outcome(None, parsed.diagnostics)
        return Outcome(ReadReceipt(None, is_sealed=False), parsed.diagnostics)
    (content,) = parsed.value
    if not isinstance(content, dict) or not _is_legible(content, data):
        return Outcome(None, (_no_receipt(name),))
    faults = [*_form(data, content, name), *_digest(content, name)]
    shape = _shape(content, name)
    faults += shape
    read = ReadReceipt(None if shape else content, is_sealed=not faults)
    return Outcome(read, tuple(faults))


def _is_legible(content: Mapping[str, Any], data: bytes) -> bool:
    """Whether this can be a receipt: its keys are few, its texts are whole."""
    if "receipt" not in content:
        return False
    waiting: list[object] = [content]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if len(each) > _MOST_KEYS:
                return False
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return not _HALF.search(data) or is_encodable(content)


def _values(data: bytes) -> int:
    return sum(data.count(sign) for sign in (b"{", b"[", b","))


def _parsed(data: bytes, name: str) -> Outcome[tuple[object]]:
    """Parse within limits; the value is wrapped, since null is one."""
    source = decode(data, name, most=MAX_BYTES)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    try:
        made = json.loads(
            source.value.text,
            parse_float=_refused_number,
            parse_int=_whole,
            parse_constant=_refused_number,
        )
    except (ValueError, RecursionError):
        faults = Faults(source.value)
        read_json(source.value, faults)
        return Outcome(None, faults.diagnostics() or (_no_receipt(name),))
    return Outcome((made,))


def _whole(written: str) -> int:
    if len(written) > _LONGEST_WHOLE:
        return _refused_number(written)
    return int(written)


def _refused_number(written: str) -> int:
    msg = f"{written[:_SHOWN]} is no number of a receipt"
    raise ValueError(msg)


def _form(data: bytes, content: object, name: str) -> list[Diagnostic]:
    """Compare the bytes with the one way to write what they say."""
    due = written(content)
    if due == data:
        return []
    pairs = zip(data, due, strict=False)
    at = next(
        (at for at, (one, other) in enumerate(pairs) if one != other),
        min(len(data), len(due)),
    )
    found = Text(
        f"第 {at + 1} 个字节起不是收据的写法",
        f"from byte {at + 1} on this is not how a receipt is written",
    )
    if len(due) != len(data):
        found = Text(
            f"{found.zh}：有 {len(data)} 个字节，应为 {len(due)} 个",
            f"{found.en}: {len(data)} bytes stand where {len(due)} are due",
        )
    return [_about(rules.RECEIPT_DAMAGED, name, found)]


def _digest(content: Mapping[str, Any], name: str) -> list[Diagnostic]:
    own = {key: value for key, value in content.items() if key != _DIGEST}
    made = sha256(written(own)).hexdigest()
    if made == content.get(_DIGEST):
        return []
    message = Text(
        f"收据的内容与它的 SHA-256 对不上：按内容算是 {made[:12]}…",
        f"the content does not fit its SHA-256: that of the content is {made[:12]}…",
    )
    return [_about(rules.RECEIPT_DAMAGED, name, message)]


def _shape(content: Mapping[str, Any], name: str) -> list[Diagnostic]:
    from pydantic import ValidationError  # noqa: PLC0415 - loads slowly

    from perfscore.wire.receipt_model import Receipt  # noqa: PLC0415 - loads slowly

    try:
        Receipt.model_validate(content)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(each)[:_SHOWN] for each in first["loc"])
        count = fault.error_count()
        message = Text(
            f"收据的内容不合要求，共 {count} 处，第一处是 {place}",
            f"the content is not that of a receipt in {count} places, "
            f"the first is {place}",
        )
        return [_about(rules.NOT_A_RECEIPT, name, message)]
    return []


def _no_receipt(name: str) -> Diagnostic:
    message = Text(f"“{name}”不是收据", f"“{name}” is no receipt")
    return _about(rules.NOT_A_RECEIPT, name, message)


def _too_large(name: str) -> Diagnostic:
    message = Text(
        f"“{name}”超过 {MAX_BYTES} 字节或 {MAX_VALUES} 个值，收据不会这样大",
        f"“{name}” has more than {MAX_BYTES} bytes or {MAX_VALUES} values, "
        "no receipt has",
    )
    return _about(rules.RECEIPT_TOO_LARGE, name, message)


def _about(rule: Rule, name: str, message: Text) -> Diagnostic:
    return Diagnostic(rule, message, Label(Span(Source(name, ""), 0, 0)))
