"""Files of a batch are read: how far that is, and what is refused on the way."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.reading import cannot_read
from perfscore.batch.tables.opening import parted
from perfscore.diagnostics.model import Diagnostic
from perfscore.intake.refusal import RefusedError, refusal


class FileRefusedError(Exception):
    """A file that is not read on: what is to be told of it."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(told.message.en)
        self.told = told


@contextmanager
def within(name: str) -> Iterator[None]:
    """Say of what is refused, or cannot be read, that it is of the file ``name``."""
    try:
        yield
    except RefusedError as refused:
        told = refusal(refused.rule, name, refused.message, hint=refused.hint)
        raise FileRefusedError(told) from refused
    except OSError as fault:
        raise FileRefusedError(cannot_read(name, fault)) from fault


def size_of(file: Found) -> int:
    """Give how many bytes a file has; 0 where that cannot be told."""
    try:
        return Path(parted(file.path)[0]).stat().st_size
    except OSError:
        return 0


class Shares:
    """Which share of all the input has been read.

    Tables count by their sizes; assessments of their own files count, all together, as
    much as all tables.
    """

    def __init__(self, tables: Sequence[Found], forms: int = 0) -> None:
        self._sizes = [max(size_of(each), 1) for each in tables]
        self._forms = forms
        self._of_tables = sum(self._sizes)
        self._of_forms = max(self._of_tables, 1) if forms else 0

    def of_table(self, at: int, share: float) -> float:
        """Give the share once so much of a table, and all before it, has been read."""
        read = sum(self._sizes[:at]) + self._sizes[at] * share
        return read / (self._of_tables + self._of_forms)

    def of_forms(self, read: int) -> float:
        """Give the share once all tables and so many files have been read."""
        whole = self._of_tables + self._of_forms
        return (self._of_tables + self._of_forms * read / self._forms) / whole


def row_of(id_: str, file: Found) -> str:
    """Give the id to look for in a file: of ``in.csv#5`` the ``#5``, in that file."""
    return id_.removeprefix(file.name) if id_.startswith(f"{file.name}#") else id_
