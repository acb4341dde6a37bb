"""The sets that a service scores by: each published version, found by its name."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from perfscore.api.set_texts import (
    CheckedSet,
    Collection,
    Scorer,
    compile_text,
    unknown_set,
)
from perfscore.api.told import Outcome
from perfscore.store.connecting import Database
from perfscore.store.sets import (
    SetRow,
    SetText,
    by_row,
    digest_of_text,
    published,
    version_of,
    versions,
)
from perfscore.web.days import days_of, today

_MOST_SETS = 64
"""Sets that are held ready; a bureau has a dozen in use."""


class DamagedSetError(Exception):
    """A published text in the database is not the one that its digest is of."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version of a set that was published; ``row`` is what is stored of it.

    ``is_withdrawn`` is true only of one that was asked for with its version: what was
    scored by it stays readable, nothing new is to be scored by it.
    """

    row: SetRow

    @property
    def set_id(self) -> str:
        """The id that the set states."""
        return self.row.set_id

    @property
    def version(self) -> str:
        """The version that the set states."""
        return self.row.version

    @property
    def sha256(self) -> str:
        """The digest of the text."""
        return self.row.sha256

    @property
    def title(self) -> str:
        """The set's title."""
        return self.row.title

    @property
    def is_withdrawn(self) -> bool:
        """Whether the version was withdrawn."""
        return self.row.state == "withdrawn"

    @property
    def name(self) -> str:
        """The version by its full name: ``id@version``."""
        return self.row.name

    @property
    def shown(self) -> str:
        """What messages call the text; a shipped set as the command line does."""
        name = self.set_id if self.row.unit_id is None else self.name
        return f"{name}.perf"


@dataclass(slots=True)
class _Ready:
    """A set that was loaded, and its scorer once that was wanted."""

    outcome: Outcome[CheckedSet]
    scorer: Scorer | None = None
    lock: Lock = field(default_factory=Lock)


class Shelf:
    """Finds the version of a set that is meant, and holds those in use ready.

    What is published or withdrawn, by whichever process, is seen at once: the database
    is asked each time, and only what follows from a text, which never changes, is held.
    """

    def __init__(self, database: Database) -> None:
        """Begin with nothing held."""
        self._database = database
        self._ready: OrderedDict[str, _Ready] = OrderedDict()
        self._lock = Lock()
        self.collection = Collection(self._base_text, self.ids, self.names)

    def find(self, name: str, *, year: int | None = None) -> Shelved | None:
        """Find a set by ``id@version``, or by its id alone.

        By the id alone, the version is meant that is effective in ``year``, or today;
        of several the one that became effective last. Where none is effective then,
        it is the newest of all, and its score says that the year is not the set's.
        """
        set_id, _, version = name.partition("@")
        with self._database.reading() as connection:
            if version:
                row = version_of(connection, set_id, version)
                return None if row is None else Shelved(row)
            rows = published(connection, set_id)
        meant = meant_of(rows, year=year)
        return None if meant is None else Shelved(meant)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all published sets, sorted."""
        with self._database.reading() as connection:
            return tuple(sorted({each.set_id for each in versions(connection)}))

    def names(self) -> tuple[str, ...]:
        """Give the published versions, ``id@version``, the newest of an id first."""
        with self._database.reading() as connection:
            return tuple(each.name for each in versions(connection))

    def load(self, name: str, *, year: int | None = None) -> Outcome[CheckedSet]:
        """Load the set that :meth:`find` finds, or tell which names are near."""
        shelved = self.find(name, year=year)
        if shelved is None:
            return Outcome(None, (unknown_set(name, self.ids()),))
        return self.loaded(shelved)

    def loaded(self, shelved: Shelved) -> Outcome[CheckedSet]:
        """Load a set; a published one has a value, warnings are among the diagnostics.

        There is no value where this version of the program finds errors in what an
        earlier one published.
        """
        return self._held(shelved).outcome

    def scorer(self, shelved: Shelved) -> Scorer | None:
        """Give the scorer of a set; None where :meth:`loaded` has no value."""
        ready = self._held(shelved)
        if ready.outcome.value is None:
            return None
        with ready.lock:
            if ready.scorer is None:
                ready.scorer = Scorer(ready.outcome.value)
            return ready.scorer

    def text(self, shelved: Shelved) -> str:
        """Give the text of a set as it was published.

        Raises:
            DamagedSetError: If the database holds another one by now.
        """
        row: SetRow | None = shelved.row
        if not isinstance(row, SetText):
            with self._database.reading() as connection:
                row = by_row(connection, shelved.row.id)
        if not isinstance(row, SetText) or digest_of_text(row.text) != shelved.sha256:
            msg = f"the text of {shelved.name} does not have its digest"
            raise DamagedSetError(msg)
        return row.text

    def _held(self, shelved: Shelved) -> _Ready:
        key = f"{shelved.shown}\0{shelved.sha256}"
        with self._lock:
            ready = self._ready.get(key)
            if ready is not None:
                self._ready.move_to_end(key)
                return ready
        outcome = compile_text(
            self.text(shelved),
            name=shelved.shown,
            collection=self.collection,
            keep=True,
        )
        with self._lock:
            ready = self._ready.setdefault(key, _Ready(outcome))
            self._ready.move_to_end(key)
            while len(self._ready) > _MOST_SETS:
                self._ready.popitem(last=False)
            return ready

    def _base_text(self, set_id: str, version: str) -> tuple[str, str] | None:
        """Give the text that a set takes over, or another version of its id."""
        found = self.find(f"{set_id}@{version}") if version else None
        found = found or self.find(set_id)
        return None if found is None else (found.shown, self.text(found))


def meant_of(rows: Sequence[SetRow], *, year: int | None = None) -> SetRow | None:
    """Give the version that an id alone means: see :meth:`Shelf.find`."""
    days = (today(),) * 2 if year is None else days_of(year)

    def rank(row: SetRow) -> tuple[bool, str, str, str]:
        return (
            row.is_effective(*days),
            row.effective_from or "",
            row.published_at or "",
            row.id,
        )

    return max(rows, key=rank, default=None)
