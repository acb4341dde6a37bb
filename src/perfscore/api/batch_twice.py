"""No input is named twice, whatever names it goes by."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.reading import about
from perfscore.batch.run.rules import INPUT_TWICE
from perfscore.batch.tables.opening import parted
from perfscore.diagnostics.model import Diagnostic, Text

Identity = tuple[int, int]


def named_twice(files: Iterable[Found]) -> Iterator[Diagnostic]:
    """Tell of files that are named twice: their rows would count twice."""
    met: dict[tuple[Identity, str | None], str] = {}
    for each in files:
        file, sheet = parted(each.path)
        identity = identity_of(Path(file))
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


def identity_of(path: Path) -> Identity | None:
    """Give what tells a file from others, however it is named; None for none."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
