"""Kept files lie in a private folder while something is computed of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from perfscore.api.files import ASSESSMENT_ENDINGS, FORM_ENDINGS, Found
from perfscore.web.service import Service


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of a file, and the name it was handed in by."""

    name: str
    content: bytes


@contextmanager
def laid_down(service: Service, kept: Sequence[Kept]) -> Iterator[tuple[Found, ...]]:
    """Give files to read, in the order of ``kept``; they go when the block ends.

    The names lead nowhere, and the sets that the files name are no files.
    """
    whole = service.settings.folder / "posted"
    whole.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=whole) as folder:
        yield tuple(
            _written(Path(folder) / f"{number}{_ending(each.name)}", each)
            for number, each in enumerate(kept)
        )


def _written(path: Path, kept: Kept) -> Found:
    path.write_bytes(kept.content)
    within = PurePath(kept.name.rpartition("/")[2]).stem or "form"
    return Found(str(path), kept.name, PurePath(within), is_posted=True)


def _ending(name: str) -> str:
    known = (*ASSESSMENT_ENDINGS, *FORM_ENDINGS)
    return next((each for each in known if name.lower().endswith(each)), "")
