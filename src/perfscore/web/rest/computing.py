"""What takes long to compute is done beside the loop that answers, a few at a time."""

import asyncio
from collections.abc import Callable
from os import cpu_count
from typing import TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

T = TypeVar("T")

AT_ONCE = 2 * (cpu_count() or 1)
"""Computations that go on at once; more of them wait, and nothing else does."""

_LIMITERS: WeakKeyDictionary[asyncio.AbstractEventLoop, CapacityLimiter] = (
    WeakKeyDictionary()
)


async def computed(work: Callable[[], T]) -> T:
    """Give what ``work`` gives; it runs in a thread kept for computations."""
    loop = asyncio.get_running_loop()
    limiter = _LIMITERS.get(loop)
    if limiter is None:
        limiter = _LIMITERS[loop] = CapacityLimiter(AT_ONCE)
    return await run_sync(work, limiter=limiter)
