"""A score becomes a receipt, from which alone it can be computed again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

from perfscore.api.compiling import Compiled, compile_chain
from perfscore.api.inheriting import Reference, SetFile
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.reading import about
from perfscore.api.scoring import ScoredFile
from perfscore.api.version import version
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.wire.canonical import encodable
from perfscore.wire.receipt import MAX_BYTES, seal
from perfscore.wire.receipt_inputs import inputs_from_json, inputs_to_json
from perfscore.wire.receipt_rules import RECEIPT_SET_UNUSABLE, RECEIPT_TOO_LARGE
from perfscore.wire.score import score_to_json
from perfscore.wire.trace import trace_to_json

Plain = dict[str, Any]
RECEIPT = "perfscore/receipt/v1"
"""What a receipt says it is."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Basis:
    """The sets of a receipt, compiled from their texts, the set itself first."""

    sources: tuple[Source, ...]
    scorer: Scorer
    ids: tuple[tuple[str, str], ...]
    """The id and version of each, as the texts state them."""


def basis_of(sources: Sequence[Source]) -> Outcome[Basis]:
    """Compile a set from its text and the texts of those it takes over; no file.

    ``sources`` are the set's and those that it takes over, the nearest first.
    """
    compiled = _compiled(sources)
    checked = compiled.outcome.value
    if checked is None:
        return Outcome(None, compiled.outcome.diagnostics)
    found = checked.indicator_set
    ids = ((found.id, found.version), *found.bases)
    return Outcome(Basis(tuple(sources), Scorer(checked), ids))


def _compiled(sources: Sequence[Source]) -> Compiled:
    files = [SetFile(each) for each in sources]

    def find(reference: Reference, origin: SetFile) -> Outcome[SetFile]:
        following = next(
            (at for at, each in enumerate(files, start=1) if each is origin), len(files)
        )
        if following < len(files):
            return Outcome(files[following])
        missing = about(
            RECEIPT_SET_UNUSABLE,
            origin.source.name,
            Text(
                f"收据里没有所沿用的“{reference.name}”的全文",
                f"“{reference.name}” is taken over, the receipt lacks its text",
            ),
        )
        return Outcome(None, (missing,))

    return compile_chain(files[0], find)


def computed(inputs: Mapping[str, Any], basis: Basis) -> tuple[Score, Plain]:
    """Score a receipt's inputs; give the score, and it as the receipt has it.

    Raises:
        PlaceError: If a place of the inputs lies outside its text.
    """
    own = {each["line"]: Fraction(each["score"]) for each in inputs.get("own", ())}
    score = basis.scorer.score(inputs_from_json(inputs), own=own)
    made: Plain = {
        "result": score_to_json(score, "zh"),
        "trace": trace_to_json(score, basis.sources),
    }
    return score, _without_surrogates(made)


class Receipts:
    """Makes the receipts of scored files; each set is compiled once.

    ``sets`` is where the files were scored from.
    """

    def __init__(self, sets: Sets = HERE) -> None:
        self._sets = sets
        self._known: dict[tuple[str, str], Outcome[Basis]] = {}

    def receipt(
        self, scored: ScoredFile, own: Sequence[Mapping[str, Any]] = ()
    ) -> Outcome[bytes]:
        """Give the receipt of a file that was scored, in canonical JSON.

        There is no time stamp in it: the same file and sets give the same receipt, so
        that two of them can be compared. What it says was computed from what it holds.
        ``own`` are an evaluator's scores, as the schema ``receipt`` has them.
        """
        score = scored.outcome.value
        if score is None:
            return Outcome(None)
        found = self._basis(score, scored.set_name)
        basis = found.value
        if basis is None:
            return Outcome(None, found.diagnostics)
        inputs = _without_surrogates(inputs_to_json(score.assessment))
        inputs["file"] = {"name": encodable(scored.file.name), "sha256": scored.sha256}
        if own:
            inputs |= _without_surrogates({"own": list(own)})
        content = {
            "receipt": RECEIPT,
            "perfscore": version(),
            "sets": [
                _set(*each) for each in zip(basis.sources, basis.ids, strict=True)
            ],
            "inputs": inputs,
            **computed(inputs, basis)[1],
        }
        sealed = seal(content)
        if len(sealed) > MAX_BYTES:
            return Outcome(None, (_too_large(scored.file.name, len(sealed)),))
        return Outcome(sealed)

    def _basis(self, score: Score, set_name: str) -> Outcome[Basis]:
        source = score.set.source
        key = (set_name, source.text)
        if key not in self._known:
            file = SetFile(source, self._sets.path(set_name))
            chain = compile_chain(file, self._sets.find_base)
            bases = (each.source for each in chain.bases)
            self._known[key] = basis_of([_named(each) for each in (source, *bases)])
        return self._known[key]


def _named(source: Source) -> Source:
    """Give a set's text under a name that UTF-8 can write."""
    return Source(encodable(source.name), source.text)


def _set(source: Source, identity: tuple[str, str]) -> Plain:
    return {
        "file": source.name,
        "id": identity[0],
        "version": identity[1],
        "sha256": text_digest(source.text),
        "text": source.text,
    }


def text_digest(text: str) -> str:
    """Give the SHA-256 of a set's text in UTF-8."""
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _without_surrogates(made: Plain) -> Plain:
    """Put U+FFFD for half surrogates, so that places stay where they are."""
    return {key: _clean(each) for key, each in made.items()}


def _clean(value: object) -> object:
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case dict():
            return {key: _clean(each) for key, each in value.items()}
        case list():
            return [_clean(each) for each in value]
        case _:
            return value


def _too_large(name: str, size: int) -> Diagnostic:
    message = Text(
        f"“{name}”的收据有 {size} 字节，最多 {MAX_BYTES} 字节，没有写",
        f"the receipt of “{name}” has {size} bytes, {MAX_BYTES} is the most; "
        "it was not written",
    )
    return about(RECEIPT_TOO_LARGE, name, message)
