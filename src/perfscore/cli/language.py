"""The language of the command line: Chinese, unless English is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]

VARIABLE = "PERFSCORE_LANG"
_OPTION = "--lang"


@dataclass(frozen=True, slots=True)
class Speech:
    """Says each thing in one language."""

    language: Language = "zh"

    def __call__(self, chinese: str, english: str) -> str:
        """Choose between the two wordings of one text."""
        return chinese if self.language == "zh" else english


@dataclass(frozen=True, slots=True)
class Asked:
    """The language that was asked for, and the arguments without that.

    ``unknown`` is what was asked for, if that is not a language we speak.
    """

    speech: Speech
    arguments: tuple[str, ...]
    unknown: str | None = None


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Asked:
    """Find ``--lang zh|en`` anywhere before ``--``, else ask the environment."""
    rest: list[str] = []
    wanted = environment.get(VARIABLE, "")
    is_option = False
    pending = list(arguments)
    while pending and pending[0] != "--":
        word = pending.pop(0)
        if word == _OPTION:
            is_option, wanted = True, pending.pop(0) if pending else ""
        elif word.startswith(f"{_OPTION}="):
            is_option, wanted = True, word.removeprefix(f"{_OPTION}=")
        else:
            rest.append(word)
    for language in get_args(Language):
        if wanted.lower() == language:
            return Asked(Speech(language), (*rest, *pending))
    return Asked(Speech(), (*rest, *pending), wanted if is_option else None)
