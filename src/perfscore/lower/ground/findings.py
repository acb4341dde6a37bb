"""Where lowering keeps what it finds to say."""

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text
from perfscore.patience import go_on
from perfscore.source import Span


class Findings:
    """Diagnostics gathered while one set is lowered."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(
        self,
        rule: Rule,
        at: Span | Label,
        message: Text,
        *,
        hint: Text | None = None,
        related: tuple[Label, ...] = (),
    ) -> None:
        """Keep a diagnostic."""
        go_on()
        label = at if isinstance(at, Label) else Label(at)
        self._found.append(Diagnostic(rule, message, label, related, hint))

    def all(self) -> tuple[Diagnostic, ...]:
        """Give everything found, by place; the same fault is told once."""
        unique = {_what(each): each for each in self._found}
        return tuple(sorted(unique.values(), key=lambda each: each.at.span.start))


def _what(diagnostic: Diagnostic) -> tuple[str, str, int, str]:
    span = diagnostic.at.span
    message = diagnostic.message.zh
    return diagnostic.rule.name, span.source.name, span.start, message
