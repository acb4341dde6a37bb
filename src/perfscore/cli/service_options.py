"""Options that the commands of the service share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from perfscore.api.extras import missing_service
from perfscore.api.text import printable
from perfscore.cli.language import Speech
from perfscore.cli.output import tell
from perfscore.web.settings import Settings

FOLDER = "perfscore-data"
"""Where the data of a service lie unless another folder is named."""
_LAST_PORT = 65_535
_MOST_REQUESTS = 1_000_000


def data_option(say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--data``."""
    return typer.Option(
        "--data",
        metavar="FOLDER",
        help=say(
            "数据文件夹，默认 perfscore-data；没有就建一个。",
            "The data folder, perfscore-data by default; it is made if it is not "
            "there.",
        ),
    )


def database_option(say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--database``."""
    return typer.Option(
        "--database",
        envvar="PERFSCORE_DATABASE",
        metavar="URL",
        help=say(
            "用 PostgreSQL：postgresql+psycopg://用户:密码@主机/库名，也可放在环境变量 "
            "PERFSCORE_DATABASE 里；不写则用数据文件夹里的 SQLite。",
            "Use PostgreSQL: postgresql+psycopg://user:password@host/name, or "
            "PERFSCORE_DATABASE; without it, SQLite in the data folder.",
        ),
    )


def settings_of(data: str, database: str) -> Settings:
    """Give what ``--data`` and ``--database`` say."""
    return Settings(folder=Path(data).absolute(), database=database)


def require_service(say: Speech) -> None:
    """End with a message where the extra of the service is not installed."""
    missing = missing_service()
    if missing is not None:
        tell(printable(missing.in_language(say.language)) + "\n")
        raise typer.Exit(2)


def port_number(say: Speech) -> Callable[[str], int]:
    """Give a parser of ports."""

    def parse(written: str) -> int:
        if written.isascii() and written.isdigit():
            number = int(written[:9])
            if number <= _LAST_PORT:
                return number
        raise typer.BadParameter(
            say(
                f"“{written}”不是 0 到 {_LAST_PORT} 的端口",
                f"“{written}” is no port from 0 to {_LAST_PORT}",
            )
        )

    return parse


def _rate(say: Speech) -> Callable[[str | int], int]:
    def parse(written: str | int) -> int:
        text = str(written)
        if text.isascii() and text.isdigit() and 1 < int(text[:12]) <= _MOST_REQUESTS:
            return int(text)
        raise typer.BadParameter(
            say(
                f"“{printable(text)}”不是 2 到 {_MOST_REQUESTS} 的整数",
                f"“{printable(text)}” is no whole number from 2 to {_MOST_REQUESTS}",
            )
        )

    return parse


def rate_option(say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--rate``."""
    return typer.Option(
        "--rate",
        parser=_rate(say),
        metavar="N",
        help=say(
            "每个用户每分钟最多请求几次，其中算分的不超过一半；默认 12000。",
            "Requests that one user may send in a minute, at most half of them to "
            "compute; 12000 by default.",
        ),
    )
