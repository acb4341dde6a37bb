"""What becomes of a slip of the pen: nothing, a diagnostic, a failing case, silence."""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache

from tests.mutations import Mutant

from perfscore.api.compiling import compile_set
from perfscore.api.testing import run_checked
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Outcome
from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.normal import half_width
from perfscore.syntax.parser import parse

_ORDER_IS_FREE = (t.Head, t.Data, t.Grades, t.Case, t.DeclaredScoring)
"""Nodes whose rows say the same in any order."""


class Became(Enum):
    """What became of a slip."""

    SAME = "same meaning"
    TOLD_THERE = "told there"
    TOLD_ELSEWHERE = "told elsewhere"
    BY_CASE = "by a case"
    SILENT = "silent"


@lru_cache(maxsize=64)
def compile_text(text: str) -> Outcome[CheckedSet]:
    """Compile a set that is not in a file."""
    return compile_set(Source("set.perf", text))


def outcome(text: str, mutant: Mutant) -> Became:
    """Say what became of a slip in ``text``, a set with neither faults nor warnings.

    Told there is on the line of the slip or on one beside it. A slip that no diagnostic
    tells may still make one of the set's own cases fail.
    """
    compiled = compile_text(mutant.text)
    if compiled.diagnostics:
        for each in compiled.diagnostics:
            for label in (each.at, *each.related):
                first, _ = label.span.source.place(label.span.start)
                last, _ = label.span.source.place(label.span.end)
                if any(first - 1 <= line <= last + 1 for line in mutant.lines):
                    return Became.TOLD_THERE
        return Became.TOLD_ELSEWHERE
    if _of_original(text) == _meaning(mutant.text):
        return Became.SAME
    if compiled.value is not None and not run_checked(compiled.value).is_passed:
        return Became.BY_CASE
    return Became.SILENT


def place(text: str, mutant: Mutant) -> str:
    """Say in what of ``text`` the slip was made: a text, a case, or something else."""
    lines = text.split("\n")
    line = lines[min(mutant.lines[-1], len(lines)) - 1]
    section = next(
        (
            each
            for each in reversed(lines[: mutant.lines[-1]])
            if each and not each[0].isspace()
        ),
        "",
    )
    if section.startswith("用例"):
        return "in a case"
    if line.split()[0] in _TEXTS or '"' in line:
        return "in a text"
    if section.startswith("数据"):
        return "in 数据"
    return "in a row of points" if "：" in line else "elsewhere"


_TEXTS = {"指标体系", "编号", "版本", "依据", "适用", "备注", "表样"}


@cache
def _of_original(text: str) -> object:
    return _meaning(text)


def _meaning(text: str) -> object:
    document = parse(Source("set.perf", text)).value
    assert document is not None
    head = None if document.head is None else _plain(document.head)
    return head, [_plain(each) for each in document.sections]


def _plain(value: object) -> object:
    """Give a node without its places, texts in half width, free rows in one order."""
    if isinstance(value, Span):
        return None
    if isinstance(value, str):
        return half_width(value)
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if not is_dataclass(value):
        return value
    made = [_plain(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, _ORDER_IS_FREE):
        made = [
            tuple(sorted(each, key=repr)) if isinstance(each, tuple) else each
            for each in made
        ]
    return type(value).__name__, tuple(made)
