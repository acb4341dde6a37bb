"""What takes long to compute is done beside the loop that answers, a few at a time."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial, wraps
from os import cpu_count
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from perfscore.api.patience import OutOfTimeError, waiting
from perfscore.api.told import Text
from perfscore.web.problem_kinds import TOOK_TOO_LONG
from perfscore.web.problems import ProblemError

T = TypeVar("T")
P = ParamSpec("P")

AT_ONCE = 2 * (cpu_count() or 1)
"""Computations that go on at once; more of them wait, and nothing else does."""
MOST_SECONDS = 60
"""What a computation may take; then it is given up."""

_LIMITERS: WeakKeyDictionary[asyncio.AbstractEventLoop, CapacityLimiter] = (
    WeakKeyDictionary()
)


async def computed(work: Callable[[], T]) -> T:
    """Give what ``work`` gives; it runs in a thread kept for computations.

    Raises:
        ProblemError: ``took-too-long``, where it goes on beyond :data:`MOST_SECONDS`.
    """
    loop = asyncio.get_running_loop()
    limiter = _LIMITERS.get(loop)
    if limiter is None:
        limiter = _LIMITERS[loop] = CapacityLimiter(AT_ONCE)
    return await run_sync(_in_time, work, limiter=limiter)


def in_turn(route: Callable[P, T]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make a route one that computes: as :func:`computed`, and counted as such.

    ``computes`` stays readable as an attribute, for who counts and for the tests.
    """

    @wraps(route)
    async def waited(*args: P.args, **kwargs: P.kwargs) -> T:
        return await computed(partial(route, *args, **kwargs))

    waited.computes = True  # type: ignore[attr-defined]  # a mark
    return waited


def _in_time(work: Callable[[], T]) -> T:
    try:
        with waiting(MOST_SECONDS):
            return work()
    except OutOfTimeError:
        raise ProblemError(
            TOOK_TOO_LONG,
            Text(
                f"在 {MOST_SECONDS} 秒和够用的内存之内没有算完，不再算下去；要求文件"
                "少一些、内容短一些，很多文件可以用成批任务",
                f"{MOST_SECONDS} seconds, or the memory there is, were not enough to "
                "work it out; fewer files or less in them are required, or a job for "
                "many",
            ),
        ) from None
