"""``perfscore backup``: all that a service holds, in one file."""

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
        from perfscore.cli import service_work as work  # noqa: PLC0415 - slow

        work.back_up(file, settings_of(data, database), say)
