"""Findings of many rows, put in the order in which they are told."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.telling.findings import Telling
from perfscore.diagnostics.model import Language, Severity
from perfscore.diagnostics.text import SEVERITY_WORDS

_LINES, _ROWS, _ORDERS = 2**14, 2**26, 2**14


class Piece(NamedTuple):
    """One thing that is told of some rows; ``message`` is in words.

    ``own`` says more of rows that are not assessments.
    """

    telling: Telling
    rows: NDArray[np.intp]
    message: str | pa.Array
    own: "Own | None" = None


class Own(NamedTuple):
    """Rows that units declare: their assessments, their places' turns, their paths."""

    owners: NDArray[np.int64]
    turns: NDArray[np.int64]
    paths: pa.Array | None


class Gathered(NamedTuple):
    """Findings in order, and how many there are by severity and rule."""

    owner: NDArray[np.int64]
    path: pa.Array
    severity: pa.Array
    rule: pa.Array
    message: pa.Array
    hint: pa.Array
    counts: dict[str, dict[str, int]]


def gathered(pieces: Sequence[Piece], language: Language) -> Gathered:
    """Put pieces together; what a row would be told twice in one way is told once."""
    sizes = [len(each.rows) for each in pieces]
    which = np.repeat(np.arange(len(pieces)), sizes)
    owner = _joined(
        [each.rows if each.own is None else each.own.owners for each in pieces]
    )
    turn = _joined([_turns(each) for each in pieces])
    paths = pa.concat_arrays([_paths(each) for each in pieces])
    messages = pa.concat_arrays([_messages(each) for each in pieces])
    contents, content = _contents(pieces)
    order = np.lexsort((turn, owner))
    code = content[which]
    kept = order[_first(owner, code, paths, messages, order)]
    take = pa.array(kept)
    code = code[kept]
    findings = [each.finding for each in contents]
    counts: dict[str, dict[str, int]] = {}
    for at, number in enumerate(np.bincount(code, minlength=len(contents)).tolist()):
        rule = findings[at].rule
        of_rules = counts.setdefault(rule.severity.value, {})
        of_rules[rule.name] = of_rules.get(rule.name, 0) + number
    hints = [None if x.hint is None else x.hint.in_language(language) for x in findings]
    words = [_severity(each.rule.severity, language) for each in findings]
    return Gathered(
        owner=owner[kept],
        path=paths.take(take),
        severity=pa.array(words, pa.string()).take(pa.array(code)),
        rule=pa.array([x.rule.name for x in findings], pa.string()).take(
            pa.array(code)
        ),
        message=messages.take(take),
        hint=pa.array(hints, pa.string()).take(pa.array(code)),
        counts=counts,
    )


def _severity(severity: Severity, language: Language) -> str:
    return SEVERITY_WORDS[severity].in_language(language)


def _joined(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(parts).astype(np.int64, copy=False)


def _turns(piece: Piece) -> NDArray[np.int64]:
    """Say when each is told: by stage, place, row and order within the row."""
    telling, own = piece.telling, piece.own
    turns = np.full(len(piece.rows), telling.line) if own is None else own.turns
    rows = np.zeros(len(piece.rows), np.int64) if own is None else piece.rows
    lines = telling.stage * _LINES + turns + _LINES // 2
    return np.asarray((lines * _ROWS + rows) * _ORDERS + telling.order, np.int64)


def _paths(piece: Piece) -> pa.Array:
    if piece.own is not None and piece.own.paths is not None:
        return piece.own.paths
    path = "/".join(piece.telling.finding.path) or None
    return pa.repeat(pa.scalar(path, pa.string()), len(piece.rows))


def _messages(piece: Piece) -> pa.Array:
    if isinstance(piece.message, str):
        return pa.repeat(pa.scalar(piece.message, pa.string()), len(piece.rows))
    return piece.message


def _contents(pieces: Sequence[Piece]) -> tuple[list[Telling], NDArray[np.int64]]:
    """Number what the pieces say: two that say the same have one number."""
    known: dict[object, int] = {}
    made: list[Telling] = []
    codes = []
    for each in pieces:
        finding = each.telling.finding
        key = (finding, each.telling.is_of_row)
        if key not in known:
            known[key] = len(made)
            made.append(each.telling)
        codes.append(known[key])
    return made, np.array(codes, np.int64)


def _first(
    owner: NDArray[np.int64],
    code: NDArray[np.int64],
    paths: pa.Array,
    messages: pa.Array,
    order: NDArray[np.intp],
) -> NDArray[np.intp]:
    """Give the places in ``order`` of what has not been told of its row before."""
    _, key = np.unique(owner, return_inverse=True)
    for part in (code, _codes(paths), _codes(messages)):
        _, key = np.unique(key * (int(part.max()) + 1) + part, return_inverse=True)
    _, first = np.unique(key[order], return_index=True)
    return np.sort(first)


def _codes(texts: pa.Array) -> NDArray[np.int64]:
    indices = texts.dictionary_encode().indices.fill_null(-1)
    codes: NDArray[np.int64] = indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return codes + 1
