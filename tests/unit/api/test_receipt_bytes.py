"""Receipts that were changed, damaged or never were receipts are told as such."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.unit.api.receipts import ZHUZHOU, changed, receipt, told

from perfscore.api.verifying import verify_bytes
from perfscore.wire.receipt import read_receipt


@pytest.fixture(scope="module")
def zhuzhou() -> bytes:
    return receipt(ZHUZHOU)


# ---- changes


def mutations(data: bytes, count: int) -> Iterator[bytes]:
    """Change, delete, insert and swap single bytes at random places."""
    rng = random.Random(20210101)  # noqa: S311 - a test that can be repeated
    for number in range(count):
        at = rng.randrange(len(data))
        match number % 4:
            case 0 | 1:
                other = (data[at] + rng.randrange(1, 256)) % 256
                yield data[:at] + bytes([other]) + data[at + 1 :]
            case 2 if number % 8 == 2:
                yield data[:at] + data[at + 1 :]
            case 2:
                yield data[:at] + bytes([rng.randrange(256)]) + data[at:]
            case _:
                made = bytearray(data)
                end = (at + 1) % len(data)
                made[at], made[end] = made[end], made[at]
                if bytes(made) != data:
                    yield bytes(made)


def test_a_changed_byte_anywhere_is_noticed(zhuzhou: bytes) -> None:
    assert read_receipt(zhuzhou, "r").value is not None
    for each in mutations(zhuzhou, 2_100):
        read = read_receipt(each, "r")
        assert read.has_errors
        assert read.value is None or not read.value.is_sealed


def test_the_verdict_on_changed_bytes_is_never_same(zhuzhou: bytes) -> None:
    for each in mutations(zhuzhou, 25):
        assert verify_bytes(each).status in {"damaged", "unreadable"}


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data.replace(b'"sets":', b'"sets": '),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b'"receipt"', b'"receipt":"x","receipt"', 1),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: data.replace("自评".encode(), b"\\u81ea\\u8bc4", 1),
        lambda data: json.dumps(
            dict(reversed(json.loads(data).items())),
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode(),
    ],
)
def test_another_way_to_write_the_same_is_noticed(
    zhuzhou: bytes, spoiled: Callable[[bytes], bytes]
) -> None:
    verified = verify_bytes(spoiled(zhuzhou))
    assert verified.status == "damaged"
    assert "receipt-damaged" in told(verified)


# ---- what is no receipt


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "not-json"),
        (b"[]", "not-a-receipt"),
        (b"{}", "not-a-receipt"),
        (b"null", "not-a-receipt"),
        (b'{"receipt":1e400}', "not-a-receipt"),
        (b'{"receipt":' + b"9" * 100_000 + b"}", "not-a-receipt"),
        (b"[" * 100_000, "lists-nested-too-deeply"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "lists-nested-too-deeply"),
        (b"{" + b"\0" + b"}", "control-character"),
        (b"\xff\xfe\xfd", "not-utf-8"),
        (b"PK\x03\x04 xl/ ", "not-a-text-file"),
        (b"[" + b"0," * 3_000_000 + b"0]", "receipt-too-large"),
        (b" " * 30_000_001, "receipt-too-large"),
        (b'{"receipt":NaN}', "not-json"),
    ],
)
def test_what_is_no_receipt_is_told_within_limits(data: bytes, rule: str) -> None:
    verified = verify_bytes(data)
    assert verified.status == "unreadable"
    assert told(verified)[0] == rule


def test_half_a_surrogate_in_a_receipt_is_refused(zhuzhou: bytes) -> None:
    data = changed(zhuzhou, lambda content: content.update(perfscore="\ud800"))
    verified = verify_bytes(data)
    assert verified.status == "unreadable"
    assert told(verified) == ["not-a-receipt"]


def test_places_outside_the_text_are_refused(zhuzhou: bytes) -> None:
    def forge(content: dict[str, Any]) -> None:
        content["inputs"]["assessment"]["at"] = [0, 0, 10**12]

    verified = verify_bytes(changed(zhuzhou, forge))
    assert (verified.status, told(verified)) == ("damaged", ["not-a-receipt"])


def test_steps_that_go_round_in_a_circle_come_to_an_end(zhuzhou: bytes) -> None:
    def forge(content: dict[str, Any]) -> None:
        for each in content["trace"]["steps"]:
            each["inputs"] = [0, len(content["trace"]["steps"]) + 7]

    assert verify_bytes(changed(zhuzhou, forge)).status == "differs"
