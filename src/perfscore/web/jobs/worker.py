"""Two threads work through the jobs that wait, and go on after a restart."""

import json
import logging
from threading import Event, Thread
from time import monotonic

from perfscore.api.patience import waiting
from perfscore.api.told import Text
from perfscore.store.by import program
from perfscore.store.clearing import clear_jobs
from perfscore.store.faults import PASSING, FullError, is_full
from perfscore.store.ids import now
from perfscore.store.jobs import Ending, Job, end_job, next_job, start_again
from perfscore.web.impacts import IMPACT
from perfscore.web.jobs.running import KINDS, run
from perfscore.web.jobs.trying import try_draft
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.service import Service

_LOG = logging.getLogger("perfscore.web.jobs")
_LOOK_SECONDS, _AGAIN_SECONDS, _CLEAR_SECONDS = 2.0, 15.0, 3600.0
_MOST_SECONDS = 24 * 3600
"""What a job may take."""
_KEPT_SECONDS = 90 * 24 * 3600
"""For so long a job stays, from when it was handed in."""
_FAILED = Text("程序内部出错，已记入日志", "an internal fault, it is in the log")


class Worker:
    """Does the jobs of a service until it is told to stop.

    One thread works on files that are handed in, another one tries drafts of sets,
    which may take minutes; each does one job at a time. What was done of a job stays
    done: a job that a restart broke off goes on with the next file.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stop = Event()
        self._lanes = {kinds: Event() for kinds in (KINDS, (IMPACT,))}
        self._threads: list[Thread] = []
        self._clears_at = 0.0

    def start(self) -> None:
        """Begin to work."""
        self._stop.clear()
        self._threads = [
            Thread(target=self._work, args=lane, name=f"jobs-{lane[0][0]}", daemon=True)
            for lane in self._lanes.items()
        ]
        for each in self._threads:
            each.start()

    def stop(self) -> None:
        """Finish the file that is being worked on, and end."""
        self._stop.set()
        self.wake()
        for each in self._threads:
            each.join()
        self._threads = []

    def wake(self) -> None:
        """Say that there is a new job."""
        for each in self._lanes.values():
            each.set()

    def do_all(self) -> None:
        """Do all jobs that wait, here and now."""
        for kinds in self._lanes:
            self._do_all(kinds)

    def _do_all(self, kinds: tuple[str, ...]) -> None:
        while not self._stop.is_set():
            with self._service.database.changing() as connection:
                job = next_job(connection, kinds, at=now())
            if job is None:
                return
            self._do(job)

    def _work(self, kinds: tuple[str, ...], news: Event) -> None:
        is_begun = False
        while not self._stop.is_set():
            wait = _LOOK_SECONDS
            try:
                if not is_begun:
                    with self._service.database.changing() as connection:
                        start_again(connection, kinds)
                    is_begun = True
                self._do_all(kinds)
                self._clear()
            except PASSING as fault:
                _LOG.warning("jobs wait: the database cannot be used (%s)", fault)
                is_begun, wait = False, _AGAIN_SECONDS  # what broke off is gone on with
            except Exception:  # noqa: BLE001 - whatever it is, others are to be done
                _LOG.exception("jobs wait")
            news.wait(wait)
            news.clear()

    def _clear(self) -> None:
        """Remove jobs of long ago; looked for once an hour."""
        if monotonic() < self._clears_at:
            return
        self._clears_at = monotonic() + _CLEAR_SECONDS
        made_before, is_left = seconds_from_now(-_KEPT_SECONDS), True
        while is_left and not self._stop.is_set():
            with self._service.database.changing() as connection:
                is_left = clear_jobs(connection, made_before=made_before, by=program())

    def _do(self, job: Job) -> None:
        try:
            perform = try_draft if job.kind == IMPACT else run
            with waiting(_MOST_SECONDS):
                perform(self._service, job, self._stop)
        except PASSING:
            raise
        except Exception as failure:
            if is_full(failure):
                raise FullError(str(failure)) from failure
            _LOG.exception("job failed: %s", job.id)
            fault = _fault(job)
            with self._service.database.changing() as connection:
                ending = Ending("failed", fault=fault)
                end_job(connection, job.id, ending, program())


def _fault(job: Job) -> str:
    return _FAILED.in_language(json.loads(job.wishes)["language"])
