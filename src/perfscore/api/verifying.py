"""A receipt is verified: its bytes are checked, and its score is computed again."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from perfscore.api.loading import load_set
from perfscore.api.reading import about, read_bytes, read_source, shown_name
from perfscore.api.receipts import Basis, basis_of, computed, text_digest
from perfscore.api.shipped import shipped_set
from perfscore.api.version import version
from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Severity, Text
from perfscore.exact import exact_text, short_text
from perfscore.score.result import Score
from perfscore.source import Source
from perfscore.wire.receipt import MAX_BYTES, ReadReceipt, read_receipt
from perfscore.wire.receipt_differences import Difference, differences
from perfscore.wire.receipt_inputs import PlaceError
from perfscore.wire.receipt_rules import (
    NOT_A_RECEIPT,
    RECEIPT_SET_DAMAGED,
    RECEIPT_SET_UNUSABLE,
    SHIPPED_SET_CHANGED,
)

Status = Literal["same", "differs", "damaged", "unreadable"]

_WORDS: dict[Status, Text] = {
    "same": Text("相同", "same"),
    "differs": Text("不同", "differs"),
    "damaged": Text("收据有改动或损坏", "damaged"),
    "unreadable": Text("读不了", "cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one receipt.

    ``same`` is a receipt as it was written, whose score comes out the same;
    ``differs`` one as it was written, whose score does not; ``damaged`` one that is
    not as it was written, whatever its score; ``unreadable`` is no receipt.
    ``score`` is the recomputed one, ``written_by`` the version that the receipt names.
    """

    name: str
    status: Status
    differences: tuple[Difference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    score: Score | None = None
    written_by: str = ""


def verify(path: str, *, name: str | None = None) -> Verified:
    """Verify a receipt's file, ``-`` for standard input; messages call it ``name``.

    Example:
        >>> verify("no such file.json").status
        'unreadable'
    """
    shown = shown_name(path, name)
    data = read_bytes(path, most=MAX_BYTES, name=name)
    if data.value is None:
        return Verified(shown, "unreadable", diagnostics=data.diagnostics)
    return verify_bytes(data.value, name=shown)


def verify_bytes(data: bytes, *, name: str = "<receipt>") -> Verified:
    """Verify a receipt; messages call it ``name``.

    Nothing but its own bytes is used: neither the sets that ship with perfscore nor
    the file that was scored. Shipped sets are looked at only to tell where the text of
    the same id and version is another one by now.
    """
    read = read_receipt(data, name)
    if read.value is None:
        return Verified(name, "unreadable", diagnostics=read.diagnostics)
    if read.value.content is None:
        return Verified(name, "damaged", diagnostics=read.diagnostics)
    return _recomputed(read.value, read.value.content, read.diagnostics, name)


def _recomputed(
    read: ReadReceipt,
    content: Mapping[str, Any],
    told: tuple[Diagnostic, ...],
    name: str,
) -> Verified:
    written_by = content["perfscore"]
    status: Status = "same" if read.is_sealed else "damaged"
    sources = [Source(each["file"], each["text"]) for each in content["sets"]]
    basis = basis_of(sources)
    if basis.value is None:
        unusable = (*told, _unusable(name, written_by), *_errors(basis))
        status = "differs" if read.is_sealed else "damaged"
        return Verified(name, status, diagnostics=unusable, written_by=written_by)
    wrong = tuple(_set_faults(content, basis.value, name))
    try:
        score, made = computed(content["inputs"], basis.value)
    except PlaceError as fault:
        place = about(NOT_A_RECEIPT, name, Text(f"位置不对：{fault}", str(fault)))
        found = (*told, *wrong, place)
        return Verified(name, "damaged", diagnostics=found, written_by=written_by)
    differing = differences(content, made)
    if wrong:
        status = "damaged"
    elif differing and status == "same":
        status = "differs"
    notes = tuple(_shipped_changed(content, name))
    return Verified(name, status, differing, (*told, *wrong, *notes), score, written_by)


def _errors(outcome: Outcome[Basis]) -> Iterator[Diagnostic]:
    for each in outcome.diagnostics:
        if each.rule.severity is Severity.ERROR:
            yield each


def _unusable(name: str, written_by: str) -> Diagnostic:
    message = Text(
        f"收据里的指标体系不能用来重算（收据由 perfscore {written_by} 写成，"
        f"现在是 {version()}）",
        f"nothing can be recomputed by the set within (written by perfscore "
        f"{written_by}, this is {version()})",
    )
    return about(RECEIPT_SET_UNUSABLE, name, message)


def _set_faults(
    content: Mapping[str, Any], basis: Basis, name: str
) -> Iterator[Diagnostic]:
    """Compare what stands beside the texts of the sets with the texts themselves."""
    stated = content["sets"]
    if len(stated) != len(basis.ids):
        yield about(
            RECEIPT_SET_DAMAGED,
            name,
            Text(
                f"收据里有 {len(stated)} 个指标体系，用得上的是 {len(basis.ids)} 个",
                f"{len(stated)} sets stand in the receipt, {len(basis.ids)} are used",
            ),
        )
    for each, (own_id, own_version) in zip(stated, basis.ids, strict=False):
        shown = f"{each['id']}@{each['version']}"
        if each["sha256"] != text_digest(each["text"]):
            yield about(
                RECEIPT_SET_DAMAGED,
                name,
                Text(
                    f"“{shown}”的全文与收据里写明的 SHA-256 对不上",
                    f"the text of “{shown}” does not fit the SHA-256 beside it",
                ),
            )
        if (each["id"], each["version"]) != (own_id, own_version):
            yield about(
                RECEIPT_SET_DAMAGED,
                name,
                Text(
                    f"收据写作“{shown}”，它的全文是“{own_id}@{own_version}”",
                    f"the receipt says “{shown}”, its text is “{own_id}@{own_version}”",
                ),
            )


def _shipped_changed(content: Mapping[str, Any], name: str) -> Iterator[Diagnostic]:
    """Tell which sets now ship with another text under the same id and version."""
    for each in content["sets"]:
        path = shipped_set(each["id"])
        source = None if path is None else read_source(path).value
        if source is None or text_digest(source.text) == each["sha256"]:
            continue
        loaded = load_set(each["id"]).value
        if loaded is None or loaded.indicator_set.version != each["version"]:
            continue
        shown = f"{each['id']}@{each['version']}"
        yield about(
            SHIPPED_SET_CHANGED,
            name,
            Text(
                f"自带的“{shown}”的文字已与收据里的不同，重算用的是收据里的",
                f"the shipped “{shown}” has another text by now; the receipt's own "
                "was used",
            ),
        )


# ---- written


def verified_as_text(verified: Verified, *, language: Language = "zh") -> str:
    """Write the verdict on one receipt for people."""
    lines = [f"{verified.name}：{_WORDS[verified.status].in_language(language)}"]
    if language == "en":
        lines = [f"{verified.name}: {_WORDS[verified.status].en}"]
    score = verified.score
    if score is not None:
        lines.append(f"  {_summary(score).in_language(language)}")
    if verified.written_by:
        own, here = verified.written_by, version()
        said = Text(
            f"收据由 perfscore {own} 写成，由 {here} 重算",
            f"written by perfscore {own}, recomputed by {here}",
        )
        lines.append(f"  {said.in_language(language)}")
    lines += [f"  {_line(each, language)}" for each in verified.differences]
    return "\n".join(lines) + "\n"


def verdicts_as_text(found: Sequence[Verified], *, language: Language = "zh") -> str:
    """Count the verdicts on several receipts, in one line."""
    counts = Counter(each.status for each in found)
    parts = [
        f"{_WORDS[status].in_language(language)} {counts[status]}"
        for status in _WORDS
        if counts[status]
    ]
    if language == "en":
        return f"{len(found)} receipts: {', '.join(parts)}\n"
    return f"共 {len(found)} 份收据：{'，'.join(parts)}\n"


def _summary(score: Score) -> Text:
    facts, found = score.assessment, score.set
    who = facts.project or facts.unit or "—"
    year = "" if facts.year is None else str(facts.year)
    total = "—" if score.total is None else short_text(score.total)
    grade = "—" if score.grade is None else score.grade.name
    name = f"{found.id}@{found.version}"
    zh = f"{who} {year}年度" if year else who
    en = f"{who} {year}" if year else who
    return Text(
        f"{zh}：重算总分 {total}，等级 {grade}，按 {name}",
        f"{en}: recomputed total {total}, grade {grade}, by {name}",
    )


def _line(difference: Difference, language: Language) -> str:
    absent = Text("没有", "absent").in_language(language)
    stored = absent if difference.stored is None else difference.stored
    made = absent if difference.recomputed is None else difference.recomputed
    place = difference.place
    return Text(
        f"{place.zh}：收据 {stored}，重算 {made}",
        f"{place.en}: receipt {stored}, recomputed {made}",
    ).in_language(language)


def verified_as_json(found: Iterable[Verified], *, language: Language = "zh") -> str:
    """Write the verdicts as the JSON array of the schema ``verification``."""
    made = [
        {
            "receipt": each.name.encode("utf-8", "backslashreplace").decode(),
            "status": each.status,
            "set": _set(each.score),
            "total": _total(each.score),
            "grade": each.score.grade.name if each.score and each.score.grade else None,
            "written_by": each.written_by or None,
            "recomputed_by": version(),
            "differences": [
                {
                    "place": one.place.in_language(language),
                    "stored": one.stored,
                    "recomputed": one.recomputed,
                }
                for one in each.differences
            ],
            "diagnostics": [to_json(one, language) for one in each.diagnostics],
        }
        for each in found
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _set(score: Score | None) -> dict[str, str] | None:
    if score is None:
        return None
    text = text_digest(score.set.source.text)
    return {"id": score.set.id, "version": score.set.version, "sha256": text}


def _total(score: Score | None) -> str | None:
    if score is None or score.total is None:
        return None
    return exact_text(score.total)
