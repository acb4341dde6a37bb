"""``perfscore restore``: a backup becomes a service's data again."""

from typing import Annotated

import typer

from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.service_options import (
    FOLDER,
    data_option,
    database_option,
    require_service,
    settings_of,
)


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    file_text = say("perfscore backup 写成的文件。", "A file of perfscore backup.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "恢复：把备份放进空的数据文件夹或空的数据库；那里已有数据则不动。备份先"
            "逐行核对，日志在恢复后再核对一遍。SQLite 的备份也可以恢复到 PostgreSQL，"
            "反过来也可以。\n\n"
            "退出码：0 恢复好了，日志完整；1 恢复好了，但日志有不符；2 没有恢复。",
            "Restore: put a backup into an empty data folder or database; where there "
            "are data, nothing is touched. Each row of the backup is checked first, "
            "and the log once more afterwards. A backup of SQLite can be restored to "
            "PostgreSQL and the other way round.\n\n"
            "Exit code: 0 restored, the log is whole; 1 restored, but the log has "
            "faults; 2 not restored.",
        ),
    )
    def restore(
        file: Annotated[str, typer.Argument(metavar="FILE", help=file_text)],
        data: Annotated[str, data_option(say)] = FOLDER,
        database: Annotated[str, database_option(say)] = "",
    ) -> None:
        require_service(say)
        from perfscore.cli import service_work as work  # noqa: PLC0415 - slow

        work.restore(file, settings_of(data, database), say)
