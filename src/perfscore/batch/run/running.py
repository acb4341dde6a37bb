"""Blocks are scored one after the other, those done before passed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Queue
from threading import Event, Thread
from typing import TypeVar

from perfscore.batch.output.model import Scored
from perfscore.batch.output.summary import Counted, added, nothing
from perfscore.batch.run.journal import Journal

T = TypeVar("T")

_Item = tuple[T | None, BaseException | None, bool]
"""What was made; or the fault; and whether there is no more."""

_AHEAD = 2
"""Blocks that are read while one is scored."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: rows read, and the share of all the input, from 0 to 1."""

    rows: int
    share: float


@dataclass(frozen=True, slots=True)
class Work:
    """A block that has been read and can be scored; ``share`` is of all the input."""

    rows: int
    share: float
    score: Callable[[], Scored]


@dataclass(frozen=True, slots=True)
class Done:
    """All blocks are scored: how many, and what they add up to."""

    blocks: int
    summary: Counted


def run(
    work: Iterable[Work], journal: Journal, watch: Callable[[Progress], None]
) -> Done:
    """Score what the journal does not hold, and keep it there.

    Raises:
        OSError: Where there is no room for what was scored.
    """
    rows, blocks, summary = 0, 0, nothing()
    for each in read_ahead(work):
        kept = journal.kept(blocks)
        if kept is None:
            scored = each.score()
            journal.keep(blocks, scored)
            kept = scored.summary
        summary = added(summary, kept)
        rows += each.rows
        blocks += 1
        watch(Progress(rows, each.share))
    return Done(blocks, summary)


def read_ahead(items: Iterable[T]) -> Iterator[T]:
    """Give items that a thread of its own makes, a few ahead; its faults are raised."""
    waiting: Queue[_Item[T]] = Queue(_AHEAD)
    stopped = Event()

    def read() -> None:
        try:
            for each in items:
                waiting.put((each, None, False))
                if stopped.is_set():
                    return
        except BaseException as fault:  # noqa: BLE001 - raised again where it is asked for
            waiting.put((None, fault, True))
        else:
            waiting.put((None, None, True))

    thread = Thread(target=read, daemon=True)
    thread.start()
    try:
        while True:
            item, fault, is_end = waiting.get()
            if fault is not None:
                raise fault
            if is_end:
                return
            yield item  # type: ignore[misc]
    finally:
        stopped.set()
        while thread.is_alive():
            _drain(waiting)
            thread.join(0.01)


def _drain(waiting: "Queue[_Item[T]]") -> None:
    while not waiting.empty():
        waiting.get_nowait()
