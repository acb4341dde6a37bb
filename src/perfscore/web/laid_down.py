"""Kept files lie in a private folder while something is computed of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perfscore.api.files import Found
from perfscore.store.assessment_parts import File, file_content
from perfscore.web.file_names import ending_of, found_at
from perfscore.web.service import Service


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of a file, and the name it was handed in by."""

    name: str
    content: bytes


def kept_files(service: Service, files: Iterable[File]) -> Iterator[Kept]:
    """Give files that the database keeps, one at a time: they may be large."""
    for each in files:
        with service.database.reading() as connection:
            content = file_content(connection, each.id)
        yield Kept(each.name, content)


@contextmanager
def laid_down(service: Service, kept: Iterable[Kept]) -> Iterator[tuple[Found, ...]]:
    """Give files to read, in the order of ``kept``; they go when the block ends.

    Each is written before the next one is asked for.
    """
    whole = service.settings.posted
    whole.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=whole) as folder:
        yield tuple(
            _written(Path(folder) / f"{number}{ending_of(each.name)}", each)
            for number, each in enumerate(kept)
        )


def _written(path: Path, kept: Kept) -> Found:
    path.write_bytes(kept.content)
    return found_at(path, kept.name)
