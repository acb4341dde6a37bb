"""Inputs and results of a run are other files, and no input is named twice."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from perfscore.api.batch_inputs import Inputs
from perfscore.api.reading import about
from perfscore.batch.output.delivery import Target
from perfscore.batch.run.rules import INPUT_TWICE, OUTPUT_IS_INPUT
from perfscore.batch.tables.opening import parted
from perfscore.diagnostics.model import Diagnostic, Text

_Identity = tuple[int, int]

_NAMES = ("scores", "lines", "findings", "summary")


def places_told(inputs: Inputs, target: Target) -> tuple[Diagnostic, ...]:
    """Tell of inputs that are named twice, or that the results would overwrite."""
    return (*_twice(inputs), *_overwritten(inputs, target))


def _twice(inputs: Inputs) -> Iterator[Diagnostic]:
    met: dict[tuple[_Identity, str | None], str] = {}
    for each in (*inputs.found, *inputs.forms):
        file, sheet = parted(each.path)
        identity = _identity(Path(file))
        if identity is None:
            continue
        before = met.get((identity, sheet))
        if before is None:
            met[identity, sheet] = each.name
            continue
        yield about(
            INPUT_TWICE,
            each.name,
            Text(
                f"“{each.name}”与“{before}”是同一个文件，写了两次",
                f"“{each.name}” and “{before}” are one file, which is named twice",
            ),
            hint=Text("只写一次", "name it once"),
        )


def _overwritten(inputs: Inputs, target: Target) -> Iterator[Diagnostic]:
    results = {_identity(each): each for each in _results(target)}
    results.pop(None, None)
    for each in (*inputs.found, *inputs.forms):
        result = results.get(_identity(Path(parted(each.path)[0])))
        if result is not None:
            yield about(
                OUTPUT_IS_INPUT,
                each.name,
                Text(
                    f"结果要写到“{result}”，它是输入“{each.name}”",
                    f"results would be written to “{result}”, which is the input "
                    f"“{each.name}”",
                ),
                hint=Text(
                    "用 -o 写另一个名字，或输入的文件夹以外的地方",
                    "name another file after -o, or a place outside the folder of "
                    "the inputs",
                ),
            )


def _results(target: Target) -> Iterator[Path]:
    """Give all files that a run writes."""
    for name in _NAMES:
        yield target.path(name)
    for kind in ("html", "xlsx"):
        yield target.path("summary", kind)


def _identity(path: Path) -> _Identity | None:
    """Give what tells a file from others, however it is named; None for none."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
