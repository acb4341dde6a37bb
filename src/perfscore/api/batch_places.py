"""The results of a run are other files than its inputs."""

from collections.abc import Iterator
from pathlib import Path

from perfscore.api.batch_inputs import Inputs
from perfscore.api.batch_twice import identity_of
from perfscore.api.reading import about
from perfscore.batch.output.delivery import Target
from perfscore.batch.run.rules import OUTPUT_IS_INPUT
from perfscore.batch.tables.opening import parted
from perfscore.diagnostics.model import Diagnostic, Text

_NAMES = ("scores", "lines", "findings", "summary")


def places_told(inputs: Inputs, target: Target) -> tuple[Diagnostic, ...]:
    """Tell of inputs that the results would overwrite."""
    return tuple(_overwritten(inputs, target))


def _overwritten(inputs: Inputs, target: Target) -> Iterator[Diagnostic]:
    results = {identity_of(each): each for each in _results(target)}
    results.pop(None, None)
    for each in (*inputs.found, *inputs.forms):
        result = results.get(identity_of(Path(parted(each.path)[0])))
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
