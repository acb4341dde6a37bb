"""A service is made ready: folder, database, tables, and the shipped sets."""

from pathlib import Path
from shutil import rmtree

from perfscore.api.told import Text
from perfscore.store.by import program
from perfscore.store.connecting import (
    AddressError,
    Database,
    DriverError,
    connect,
    sqlite_url,
)
from perfscore.store.faults import StoreError
from perfscore.store.idempotency import forget_pending
from perfscore.store.migrating import migrate
from perfscore.web.operations.said_faults import said_of
from perfscore.web.service import Service
from perfscore.web.settings import Settings
from perfscore.web.shelf import Shelf
from perfscore.web.shipped_sets import load_shipped

_FILE = "perfscore.db"


class CannotStartError(Exception):
    """A service cannot be made ready; ``said`` is why, and what is required."""

    def __init__(self, said: Text) -> None:
        """Keep what is to be said."""
        super().__init__(said.en)
        self.said = said


def open_service(settings: Settings) -> Service:
    """Make a service ready; whoever asks for it closes its database.

    Raises:
        CannotStartError: If something hinders it.
    """
    database = open_database(settings)
    try:
        try:
            migrate(database)
            load_shipped(database, program())
            # A process that was killed leaves files, and requests that it had begun.
            rmtree(settings.posted, ignore_errors=True)
            with database.changing() as connection:
                forget_pending(connection)
        except StoreError as fault:
            raise CannotStartError(said_of(fault)) from fault
        return Service(settings, database, Shelf(database))
    except BaseException:
        database.close()
        raise


def open_database(settings: Settings, *, is_new: bool = True) -> Database:
    """Open the database of a service, whatever its tables.

    With ``is_new`` false the embedded one must be there already.

    Raises:
        CannotStartError: If there is no such folder or database.
    """
    folder = settings.folder
    path = folder / _FILE
    if not settings.database and not is_new and not path.is_file():
        raise CannotStartError(
            Text(
                f"“{folder}”里没有数据库 {_FILE}，要求是 perfscore serve 用过的文件夹",
                f"“{folder}” has no database {_FILE}; a folder that perfscore serve "
                "used is required",
            )
        )
    if is_new:
        _make_folder(folder, None if settings.database else path)
    try:
        return connect(settings.database or sqlite_url(path))
    except AddressError as fault:
        raise CannotStartError(
            Text(
                "看不懂数据库的地址；要求像这样写："
                "postgresql+psycopg://用户:密码@主机/库名",
                "the address of the database makes no sense; one such as "
                "postgresql+psycopg://user:password@host/name is required",
            )
        ) from fault
    except DriverError as fault:
        command = "pip install 'perfscore[postgresql]'"
        raise CannotStartError(
            Text(
                f"连这种数据库的组件没有安装，要求先运行：{command}",
                f"what connects to this database is not installed; required is: "
                f"{command}",
            )
        ) from fault


def _make_folder(folder: Path, file: Path | None) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".perfscore-can-write"
        probe.touch()
        probe.unlink()
        if file is not None:
            # Whoever made the folder may let others look into it; what SQLite puts
            # beside the file gets the same permissions.
            file.touch(mode=0o600)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise CannotStartError(
            Text(
                f"不能在文件夹“{folder}”里写（{why}），要求是可以写的文件夹",
                f"the folder “{folder}” cannot be written to ({why}); one that can "
                "is required",
            )
        ) from fault
