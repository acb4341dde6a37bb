"""Sets are loaded from texts that a program keeps, with those that they take over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from perfscore.api import cache
from perfscore.api.compiling import compile_chain
from perfscore.api.inheriting import Reference, SetFile
from perfscore.api.reading import about
from perfscore.api.rules import BASE_NOT_FOUND, UNKNOWN_SET
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.score.scorer import Scorer
from perfscore.source import Source

__all__ = ["CheckedSet", "Collection", "Scorer", "compile_text", "unknown_set"]


@dataclass(frozen=True, slots=True)
class Collection:
    """Where sets that are taken over are found: ``text_of`` an id and a version.

    It gives what people call the text, and the text; of an id whose version there is
    not, another version. ``ids`` are all there are, for near names; ``names`` are those
    that can be written, ``id@version``.
    """

    text_of: Callable[[str, str], tuple[str, str] | None]
    ids: Callable[[], Iterable[str]]
    names: Callable[[], Iterable[str]] = tuple

    def find_base(self, reference: Reference, _: SetFile) -> Outcome[SetFile]:
        """Find the set that a reference means; no file is ever read."""
        found = self.text_of(reference.name, reference.version)
        if found is None:
            return Outcome(None, (self._not_found(reference),))
        return Outcome(SetFile(Source(*found)))

    def _not_found(self, reference: Reference) -> Diagnostic:
        near = nearest(reference.name, self.ids())
        hint = Text("写作：沿用 编号@版本", "write: reuse ID@VERSION")
        if near:
            shown = "、".join(f"“{each}”" for each in near)
            hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
        return Diagnostic(
            BASE_NOT_FOUND,
            Text(
                f"没有找到所沿用的指标体系“{reference.name}”",
                f"the set “{reference.name}” to take over is not found",
            ),
            Label(reference.span),
            hint=hint,
        )


def compile_text(
    text: str, *, name: str, collection: Collection, keep: bool = False
) -> Outcome[CheckedSet]:
    """Check the text of a set; what it takes over is found in ``collection``.

    ``name`` is what diagnostics call it. With ``keep`` the outcome is kept for the
    next process, which a text that is still being written is not worth.
    """
    source = Source(name, text)
    kept = cache.kept(source) if keep else None
    if kept is not None:
        return kept
    compiled = compile_chain(SetFile(source), collection.find_base)
    # A set that takes others over is kept only with a way to see that they are the
    # same, and those of a collection are not found by files.
    if keep and compiled.outcome.value is not None and not compiled.bases:
        cache.keep(source, compiled.outcome)
    return compiled.outcome


def unknown_set(name: str, ids: Iterable[str]) -> Diagnostic:
    """Say that there is no set of a name, with those that may be meant."""
    known = tuple(ids)
    shown = nearest(name, known) or known
    return about(
        UNKNOWN_SET,
        name,
        Text(f"没有已发布的指标体系“{name}”", f"no set “{name}” has been published"),
        hint=Text(
            f"已发布的指标体系有：{'、'.join(shown)}",
            f"published sets: {', '.join(shown)}",
        ),
    )
