"""``perfscore backup``: all that a service holds, in one file."""

from pathlib import Path
from typing import Annotated

import typer

from perfscore.api.text import printable
from perfscore.api.version import version
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
    file_text = say(
        "备份写到哪个文件；已有的文件不会被覆盖。",
        "The file to write; one that is there is not replaced.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "备份：把服务的全部数据（同一时刻的）写成一个文件，服务不用停。文件里有"
            "账号和自评，要像数据文件夹一样保管。\n\n"
            "退出码：0 备份好了，日志完整；1 备份好了，但日志有不符；2 没有备份。",
            "Back up: write all data of a service, of one moment, to one file while "
            "it runs. The file holds users and assessments and is to be kept as safe "
            "as the data folder.\n\n"
            "Exit code: 0 backed up, the log is whole; 1 backed up, but the log has "
            "faults; 2 not backed up.",
        ),
    )
    def backup(
        file: Annotated[str, typer.Argument(metavar="FILE", help=file_text)],
        data: Annotated[str, data_option(say)] = FOLDER,
        database: Annotated[str, database_option(say)] = "",
    ) -> None:
        require_service(say)
        from perfscore.store.backing_up import back_up  # noqa: PLC0415 - slow
        from perfscore.store.ids import now  # noqa: PLC0415
        from perfscore.store.migrating import require_current  # noqa: PLC0415
        from perfscore.web.opening import open_database  # noqa: PLC0415
        from perfscore.web.settings import Settings  # noqa: PLC0415

        path = Path(file).absolute()
        with told_faults(say):
            settings = Settings(folder=Path(data).absolute(), database=database)
            opened = open_database(settings, is_new=False)
            try:
                require_current(opened)
                saved = back_up(opened, path, at=now(), program=version())
            except FileExistsError as fault:
                tell(
                    say(
                        f"“{printable(file)}”已经存在，要求写一个新文件的名字\n",
                        f"“{printable(file)}” exists, the name of a new file is "
                        "required\n",
                    )
                )
                raise typer.Exit(2) from fault
            finally:
                opened.close()
        rows = sum(each.rows for each in saved.manifest.tables.values())
        head = saved.manifest.head
        put(
            say(
                f"已备份到 {printable(file)}：{rows} 行，日志末尾 "
                f"{head.number}:{head.seal}\n",
                f"backed up to {printable(file)}: {rows} rows, the log's end is "
                f"{head.number}:{head.seal}\n",
            )
        )
        tell_log_faults(saved.faults, say)
