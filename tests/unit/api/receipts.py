"""Receipts made, changed and sealed again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from perfscore.api.files import assessment_files
from perfscore.api.receipts import Receipts
from perfscore.api.scoring import ScoredFile, score_files
from perfscore.api.verifying import Verified
from perfscore.wire.receipt import seal

ZHUZHOU = "hunan/zhuzhou/department-2021"


def scored(name: str | Path, *, set_name: str | Path | None = None) -> ScoredFile:
    files = assessment_files([str(name)]).files
    named = None if set_name is None else str(set_name)
    (one,) = score_files(files, set_name=named)
    return one


def receipt(name: str | Path, *, set_name: str | Path | None = None) -> bytes:
    made = Receipts().receipt(scored(name, set_name=set_name))
    assert made.value is not None, made.diagnostics
    return made.value


def changed(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change a receipt and seal it again, as a forger would."""
    content = json.loads(data)
    change(content)
    del content["sha256"]
    return seal(content)


def told(verified: Verified) -> list[str]:
    return [each.rule.name for each in verified.diagnostics]
