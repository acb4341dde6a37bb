"""``perfscore restore``: a backup becomes a service's data again."""

from pathlib import Path
from typing import Annotated

import typer

from perfscore.api.text import printable
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.output import put, tell
from perfscore.cli.service_options import (
    FOLDER,
    data_option,
    database_option,
    require_service,
    tell_log_faults,
    told_faults,
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
        from perfscore.store.backing_up import (  # noqa: PLC0415 - slow
            restore as put_back,
        )
        from perfscore.web.opening import open_database, program  # noqa: PLC0415
        from perfscore.web.settings import Settings  # noqa: PLC0415

        path = Path(file).absolute()
        if not path.is_file():
            tell(
                say(
                    f"没有文件“{printable(file)}”，"
                    "要求是 perfscore backup 写成的文件\n",
                    f"there is no file “{printable(file)}”; one of perfscore backup is "
                    "required\n",
                )
            )
            raise typer.Exit(2)
        with told_faults(say):
            settings = Settings(folder=Path(data).absolute(), database=database)
            opened = open_database(settings)
            try:
                restored = put_back(path, opened, settings.folder, program())
            finally:
                opened.close()
        head = restored.manifest.head
        put(
            say(
                f"已恢复 {restored.manifest.made_at} 的备份，日志到 "
                f"{head.number}:{head.seal}\n",
                f"restored the backup of {restored.manifest.made_at}, the log up to "
                f"{head.number}:{head.seal}\n",
            )
        )
        tell_log_faults(restored.faults, say)
