"""A service has its folder and its database to itself, or does not start."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from perfscore.api import holding as folders
from perfscore.api.told import Text
from perfscore.store import holding as databases
from perfscore.store.faults import StoreError
from perfscore.web.opening import CannotStartError, open_database
from perfscore.web.operations.said_faults import said_of
from perfscore.web.settings import Settings

_FOLDER = "serving"


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the folder and the database of a service against a second one.

    Two would do each job twice, and one could migrate tables below the other.

    Raises:
        CannotStartError: If another service has them, or they cannot be opened.
    """
    with ExitStack() as stack:
        database = open_database(settings)
        stack.callback(database.close)
        try:
            stack.enter_context(folders.held(settings.folder / _FOLDER))
            stack.enter_context(databases.held(database))
        except folders.FolderHeldError as fault:
            folder = settings.folder
            raise CannotStartError(
                Text(
                    f"文件夹“{folder}”有另一个服务正在用，要求先停止它，"
                    "或者用 --data 另写一个文件夹",
                    f"another service works in the folder “{folder}”; it is to be "
                    "stopped first, or another folder given by --data",
                )
            ) from fault
        except databases.DatabaseHeldError as fault:
            raise CannotStartError(
                Text(
                    "这个数据库有另一个服务正在用，要求先停止它；"
                    "它的机器刚断电时，一分钟后再启动",
                    "another service works on this database; it is to be stopped "
                    "first, or, after its machine lost power, a minute is to pass",
                )
            ) from fault
        except StoreError as fault:
            raise CannotStartError(said_of(fault)) from fault
        yield
