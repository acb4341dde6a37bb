"""Why a database or a backup cannot be used, in words."""

from perfscore.api.told import Text
from perfscore.store.backing_up import NotEmptyError
from perfscore.store.backup_files import BackupDamagedError, NoBackupError
from perfscore.store.faults import (
    DamagedError,
    ForbiddenError,
    FullError,
    ReadOnlyError,
    StoreError,
    UnstorableError,
)
from perfscore.store.migrating import NewerError, OlderError, UnusableError


def said_of(fault: StoreError) -> Text:
    """Say why a database cannot be used, and what is required."""
    if isinstance(fault, NewerError):
        return Text(
            f"数据库是更新版本的 perfscore 建的（{fault.revision}），"
            "要求用那个版本或更新的版本",
            f"the database was made by a newer perfscore ({fault.revision}); that "
            "version or a newer one is required",
        )
    if isinstance(fault, OlderError):
        return Text(
            "数据库是旧版本的，要求先用这个版本运行一次 perfscore serve",
            "the database is of an older version; running perfscore serve of this "
            "version once is required",
        )
    if isinstance(fault, DamagedError):
        return Text(
            "数据库文件已损坏，读不出来；要求用备份恢复（perfscore restore）",
            "the database file is damaged; restoring a backup is required (perfscore "
            "restore)",
        )
    if isinstance(fault, UnusableError):
        return Text(
            "那里不是 perfscore 的数据库，或已有别的程序的表；要求空的数据库",
            "what is there is no database of perfscore, or has tables of another "
            "program; an empty one is required",
        )
    if isinstance(fault, NoBackupError):
        return Text(
            "这不是 perfscore 的备份，要求是 perfscore backup 写成的文件",
            "this is no backup of perfscore; a file of perfscore backup is required",
        )
    if isinstance(fault, BackupDamagedError):
        return Text(
            f"备份已损坏或改动过（{fault.table}），没有恢复；要求用另一份备份",
            f"the backup is damaged or was changed ({fault.table}), nothing was "
            "restored; another one is required",
        )
    if isinstance(fault, NotEmptyError):
        return Text(
            "那里已有数据，没有恢复；要求空的数据文件夹或空的数据库",
            "there are data already, nothing was restored; an empty data folder or "
            "database is required",
        )
    if isinstance(fault, FullError):
        return Text(
            "磁盘已满，要求先腾出空间", "the disk is full; making room is required"
        )
    if isinstance(fault, ForbiddenError):
        return Text(
            "数据库的这个用户没有权限，要求是数据库的所有者，或者可以建表和读写",
            "the user of the database lacks a right; required is its owner, or one "
            "who may make, read and write tables",
        )
    if isinstance(fault, UnstorableError):
        return Text(
            "数据库的编码不是 UTF-8，要求用 UTF-8 建的数据库",
            "the database is not encoded in UTF-8; one that is, is required",
        )
    if isinstance(fault, ReadOnlyError):
        return Text(
            "数据库文件打不开或不能写，要求数据文件夹和里面的文件都可以读写",
            "the database file cannot be opened or written; a data folder is required "
            "that can be read and written, with all files in it",
        )
    return Text(
        "连不上数据库，要求地址、用户、密码和库名都对，数据库在运行",
        "the database does not answer; required are a right address, user, password "
        "and name, and that it runs",
    )
