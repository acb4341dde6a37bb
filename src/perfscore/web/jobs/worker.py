"""One thread works through the jobs that wait, and goes on after a restart."""

import json
import logging
from threading import Event, Thread

from perfscore.api.told import Text
from perfscore.store.by import By
from perfscore.store.faults import StoreError
from perfscore.store.ids import now
from perfscore.store.jobs import Ending, Job, end_job, next_job, start_again
from perfscore.web.jobs.running import run
from perfscore.web.service import Service

_LOG = logging.getLogger("perfscore.web.jobs")
_LOOK_SECONDS = 2.0
_FAILED = Text("程序内部出错，已记入日志", "an internal fault, it is in the log")


class Worker:
    """Does the jobs of a service, one at a time, until it is told to stop.

    What was done of a job stays done: a job that a restart broke off goes on with the
    next file.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._news = Event()
        self._stop = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work."""
        self._stop.clear()
        self._thread = Thread(target=self._work, name="perfscore-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the file that is being worked on, and end."""
        self._stop.set()
        self._news.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def wake(self) -> None:
        """Say that there is a new job."""
        self._news.set()

    def do_all(self) -> None:
        """Do all jobs that wait, here and now."""
        while not self._stop.is_set():
            with self._service.database.changing() as connection:
                job = next_job(connection, at=now())
            if job is None:
                return
            self._do(job)

    def _work(self) -> None:
        is_begun = False
        while not self._stop.is_set():
            try:
                if not is_begun:
                    with self._service.database.changing() as connection:
                        start_again(connection)
                    is_begun = True
                self.do_all()
            except StoreError:
                _LOG.warning("jobs wait: the database cannot be used", exc_info=True)
            except Exception:  # noqa: BLE001 - whatever it is, others are to be done
                _LOG.exception("jobs wait")
            self._news.wait(_LOOK_SECONDS)
            self._news.clear()

    def _do(self, job: Job) -> None:
        try:
            run(self._service, job, self._stop)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - as above
            _LOG.exception("job failed: %s", job.id)
            fault = _fault(job)
            with self._service.database.changing() as connection:
                ending = Ending("failed", fault=fault)
                end_job(connection, job.id, ending, program())


def _fault(job: Job) -> str:
    return _FAILED.in_language(json.loads(job.wishes)["language"])


def program() -> By:
    """Give the actor of what the worker does by itself."""
    return By(None, "perfscore", now())
