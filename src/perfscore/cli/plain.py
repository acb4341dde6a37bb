"""Arguments are taken as they were typed, without a library that checks their types."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer._click import Parameter


def take_as_typed(parameters: Iterable["Parameter"]) -> None:
    """Let texts through as they are, so that a command starts without pydantic.

    Typer loads it for every argument, which takes longer than most commands do. Where
    a version of typer keeps its conversion elsewhere, this changes nothing.
    """
    for each in parameters:
        descriptor = getattr(each, "type_descriptor", None)
        if descriptor is not None:
            plain = _Plain(descriptor.parameter_info.parser)
            setattr(each, "_runtime_param", plain)  # noqa: B010 - typer has no hook


@dataclass(frozen=True, slots=True)
class _Plain:
    """Gives a typed text, or what its parser makes of it; flags stay as they are."""

    parser: Callable[[str], object] | None

    def coerce(self, value: object, **_context: object) -> object:
        if isinstance(value, str) and self.parser is not None:
            return self.parser(value)
        return list(value) if isinstance(value, tuple) else value
