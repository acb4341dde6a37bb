"""The faults of one file, gathered."""

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text
from perfscore.source import Source, Span
from perfscore.wire import rules

MAX_FAULTS = 100
"""More faults of one file than this are counted, not listed."""

_LONGEST_SHOWN = 40


class Faults:
    """Gathers what is wrong with a source; beyond ``MAX_FAULTS`` it only counts."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: list[Diagnostic] = []
        self._left_out = 0

    @property
    def full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self._found) >= MAX_FAULTS

    def add(
        self,
        rule: Rule,
        at: Span,
        message: Text,
        *,
        hint: Text | None = None,
        related: tuple[Label, ...] = (),
    ) -> None:
        """Take in one fault, at a place of the source."""
        if self.full:
            self._left_out += 1
        else:
            self._found.append(Diagnostic(rule, message, Label(at), related, hint))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all faults in the order of their places."""
        ordered = sorted(self._found, key=lambda each: each.at.span.start)
        if self._left_out:
            ordered.append(self._rest())
        return tuple(ordered)

    def _rest(self) -> Diagnostic:
        end = len(self._source.text)
        return Diagnostic(
            rules.FAULTS_LEFT_OUT,
            Text(
                f"另有 {self._left_out} 处问题没有列出",
                f"{self._left_out} more faults are not listed",
            ),
            Label(Span(self._source, end, end)),
        )


def shown(text: str) -> str:
    """Give ``text`` as a message can quote it: on one line, cut where it is long."""
    start = text[: _LONGEST_SHOWN + 1]
    plain = "".join(each if each.isprintable() else " " for each in start)
    return plain if len(text) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"
