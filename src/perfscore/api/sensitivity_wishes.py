"""What is asked of a study of sensitivity, as people write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from perfscore.api.files import Found
from perfscore.api.reading import about
from perfscore.batch.columns import Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.sensitivity.question import Question, Size
from perfscore.batch.sensitivity.rules import ERROR_NOT_TAKEN
from perfscore.batch.sensitivity.sizes import named_size, points_or_share, share_of
from perfscore.diagnostics.model import Diagnostic, Outcome, Text

_DEFAULT_ERROR = Size(Fraction(1, 100))
_DEFAULT_WEIGHT = Size(Fraction(1, 10))


@dataclass(frozen=True, slots=True)
class SensitivityWishes:
    """What to study, and how far things change; inputs as people name them.

    ``file`` is one assessment, in place of the inputs. ``errors`` are written ``5%`` or
    ``培训人数=2人``, ``weight`` ``10%`` or ``2分``.
    """

    set_name: str | None
    inputs: tuple[str, ...] = ()
    file: str | Found | None = None
    errors: tuple[str, ...] = ()
    weight: str | None = None
    by: tuple[str, ...] = ()
    is_whole: bool = False
    draws: int = 0
    seed: int = 0


def question_of(wishes: SensitivityWishes, layout: BatchLayout) -> Outcome[Question]:
    """Read what is asked, by the names of the set."""
    told: list[Diagnostic] = []
    error = _DEFAULT_ERROR
    errors: dict[Key, Size] = {}
    for text in wishes.errors:
        if "=" not in text:
            size = share_of(text)
            if size is None:
                told.append(_wrong(wishes, _not_a_share(text)))
            else:
                error = size
            continue
        named = named_size(layout, text)
        if isinstance(named, Text):
            told.append(_wrong(wishes, named))
        else:
            errors[named[0]] = named[1]
    weight = _DEFAULT_WEIGHT
    if wishes.weight is not None:
        found = points_or_share(wishes.weight)
        if found is None:
            told.append(_wrong(wishes, _not_points(wishes.weight)))
        else:
            weight = found
    if told:
        return Outcome(None, tuple(told))
    return Outcome(_question(wishes, error, errors, weight))


def _question(
    wishes: SensitivityWishes, error: Size, errors: Mapping[Key, Size], weight: Size
) -> Question:
    return Question(
        error=error,
        errors=errors,
        weight=weight,
        is_whole=wishes.is_whole,
        by=wishes.by,
        draws=wishes.draws,
        seed=wishes.seed,
    )


def _wrong(wishes: SensitivityWishes, message: Text) -> Diagnostic:
    return about(ERROR_NOT_TAKEN, wishes.set_name or "", message)


def _not_a_share(text: str) -> Text:
    return Text(
        f"“{text}”不是误差，要求写成 1%（不到 100%），或“名称=大小”",
        f"“{text}” is no error; write a per cent below 100%, or NAME=SIZE",
    )


def _not_points(text: str) -> Text:
    return Text(
        f"“{text}”不是要挪的分值，要求写成 10% 或 2分",
        f"“{text}” says no points to move; write 10% or 2分",
    )
