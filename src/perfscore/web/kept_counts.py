"""Figures that were counted are kept until something that they count changes."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from perfscore.api.dashboards import Counts
from perfscore.store.connecting import Connection
from perfscore.store.dashboards import has_changed, log_number

_MOST_KEPT = 32


class KeptCounts:
    """Holds what was counted last, each with the entry of the log it goes up to.

    The log has every change, so what is found here is what counting would give.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: OrderedDict[Hashable, tuple[int, Counts]] = OrderedDict()
        self._lock = Lock()

    def find(self, connection: Connection, key: Hashable) -> Counts | None:
        """Give what was counted for ``key``, where nothing of it has changed."""
        number = log_number(connection)
        with self._lock:
            found = self._kept.get(key)
        if found is None or has_changed(connection, since=found[0]):
            return None
        self.keep(number, key, found[1])
        return found[1]

    def keep(self, number: int, key: Hashable, counts: Counts) -> None:
        """Keep what was counted when the log went up to ``number``, or later."""
        with self._lock:
            self._kept[key] = number, counts
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
