"""A function is called in a process of its own, which is ended where it hangs."""

import atexit
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Event, Lock, Timer
from traceback import format_exc
from typing import Any, Generic, ParamSpec, TypeVar

from perfscore.patience import go_on, seconds_left

P = ParamSpec("P")
T = TypeVar("T")

_COMMAND = [sys.executable, "-P", "-c", f"from {__name__} import answer; answer()"]
_MOST_BYTES = 2 * 1024**3
"""What the process may take of the memory."""
_MUCH_KIB = 512 * 1024
"""A process that has taken so much is ended once it has answered."""


class BrokenOffError(Exception):
    """A call took too long or too much memory, or the process broke."""


class Apart(Generic[P, T]):
    """Calls a function of a module, one call at a time, as if it were called here.

    The process is started when it is needed, and stays for the next call. What a
    library does to its own process, it does to nobody else then.
    """

    def __init__(self, function: Callable[P, T], *, most_seconds: float) -> None:
        self.most_seconds = most_seconds
        self._name = (function.__module__, function.__name__)
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the function.

        Raises:
            BrokenOffError: If it does not come to an end.
            OutOfTimeError: If nobody waits for it any longer.
        """
        if not self._lock.acquire(timeout=self._waiting()):
            go_on()
            raise BrokenOffError
        try:
            made = self._called((self._name, args, kwargs))
        finally:
            self._lock.release()
        if made is None:
            go_on()
            raise BrokenOffError
        value: T
        value, fault, is_last = made
        if is_last:
            self.end()
        if fault:
            raise RuntimeError(fault)
        return value

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:
                pass

    def _waiting(self) -> float:
        return min(max(seconds_left(), 0), self.most_seconds)

    def _called(self, wish: tuple[Any, ...]) -> tuple[Any, str, bool] | None:
        process, is_hanging = self._started(), Event()

        def stop() -> None:
            is_hanging.set()
            process.kill()

        made = None
        timer = Timer(self._waiting(), stop)
        timer.start()
        try:
            made = _asked(process, wish)
        finally:
            timer.cancel()
            timer.join()
            if made is None or is_hanging.is_set():
                self.end()
        return made

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process


def _asked(
    process: "subprocess.Popen[bytes]", wish: tuple[Any, ...]
) -> tuple[Any, str, bool] | None:
    """Give what a process answers; None where it ends meanwhile."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        pickle.dump(wish, process.stdin)
        process.stdin.flush()
        made: tuple[Any, str, bool] = pickle.load(process.stdout)  # noqa: S301 - ours
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return made


def answer() -> None:
    """Call what stdin asks for, until it ends; runs in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the one who asks
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    taken = _bounded()
    with suppress(EOFError):
        while True:
            (module, name), args, kwargs = pickle.load(source)  # noqa: S301 - as above
            value, fault = None, ""
            try:
                value = getattr(import_module(module), name)(*args, **kwargs)
            except MemoryError:
                return
            except Exception:  # noqa: BLE001 - whoever asked is to be told
                fault = format_exc()
            pickle.dump((value, fault, taken() > _MUCH_KIB), target)
            target.flush()


def _bounded() -> Callable[[], int]:
    """Bound the memory of this process; give what tells how many KiB it has taken."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ModuleNotFoundError:
        return lambda: 0
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
