"""The diagnostic, its rule, and the outcome of a stage."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, Literal, TypeVar

from perfscore.source import Span

Language = Literal["zh", "en"]
T = TypeVar("T")


class Severity(Enum):
    """How grave a diagnostic or a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages of the program."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the sentence in ``language``."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of diagnostic: its name is stable and names the fault, not the cure."""

    name: str
    severity: Severity
    explanation: Text
    """The page ``perfscore explain RULE`` shows, in Markdown."""


@dataclass(frozen=True, slots=True)
class Label:
    """A place, and what is to be said about it (may be empty)."""

    span: Span
    text: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell a document's author.

    ``message`` makes sense alone on one line; detail goes into ``related`` (the
    other places involved) and ``hint`` (what would put it right).
    """

    rule: Rule
    message: Text
    at: Label
    related: tuple[Label, ...] = ()
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, if anything, and all it found on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(each.rule.severity is Severity.ERROR for each in self.diagnostics)
