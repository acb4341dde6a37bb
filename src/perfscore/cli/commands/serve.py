"""``perfscore serve``: pages for people, and REST for other systems."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from perfscore.api.text import printable
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.output import tell
from perfscore.cli.service_options import (
    FOLDER,
    data_option,
    database_option,
    port_number,
    rate_option,
    require_service,
)
from perfscore.web.settings import Limits, OidcSettings, Settings

SECRET = "PERFSCORE_OIDC_CLIENT_SECRET"  # noqa: S105 - the variable's name


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    host_text = say(
        "在这台机器的哪个地址上提供服务；默认只有本机能用。0.0.0.0 是所有地址。",
        "The address of this machine to serve; by default only this machine reaches "
        "it. 0.0.0.0 is all of them.",
    )
    port_text = say("端口，默认 8000。", "The port, 8000 by default.")
    origin_text = say(
        "浏览器看到的地址，如 https://pj.example.gov.cn；前面有反向代理时要写。",
        "How browsers reach it, such as https://pj.example.gov.cn; required behind a "
        "reverse proxy.",
    )
    demo_text = say(
        "放入示例：2021 年的真实自评表和几十份自评，账号和密码显示在屏幕上。",
        "Fill it with examples: the real form of 2021 and a few dozen assessments; "
        "users and passwords are printed.",
    )
    issuer_text = say(
        f"统一身份认证（OIDC）的地址；密钥放在环境变量 {SECRET}。",
        f"The address of an OIDC provider; its secret is in {SECRET}.",
    )
    client_text = say(
        "本服务在统一身份认证那里的编号。", "The id of this service at the provider."
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "启动服务：单位填报、专家评审、财政部门定规则的网页，和供其他系统用的"
            "接口。数据放在一个文件夹里，别的什么都不用装。按 Ctrl+C 停止。\n\n"
            "退出码：0 已正常停止；2 没有启动。",
            "Serve pages for units, evaluators and bureaus, and REST for other "
            "systems. The data lie in one folder, nothing else is to be set up. "
            "Ctrl-C stops it.\n\n"
            "Exit code: 0 stopped as asked; 2 it did not start.",
        ),
    )
    def serve(  # noqa: PLR0913 - the options are what people can ask for
        data: Annotated[str, data_option(say)] = FOLDER,
        host: Annotated[
            str, typer.Option("--host", metavar="ADDRESS", help=host_text)
        ] = "127.0.0.1",
        port: Annotated[
            int,
            typer.Option(
                "--port", parser=port_number(say), metavar="N", help=port_text
            ),
        ] = 8000,
        database: Annotated[str, database_option(say)] = "",
        origin: Annotated[
            str, typer.Option("--origin", metavar="URL", help=origin_text)
        ] = "",
        *,
        rate: Annotated[int, rate_option(say)] = 12_000,
        demo: Annotated[bool, typer.Option("--demo", help=demo_text)] = False,
        oidc_issuer: Annotated[
            str, typer.Option("--oidc-issuer", metavar="URL", help=issuer_text)
        ] = "",
        oidc_client_id: Annotated[
            str, typer.Option("--oidc-client-id", metavar="ID", help=client_text)
        ] = "",
    ) -> None:
        require_service(say)
        _require_origin(origin, say)
        from perfscore.cli.service_running import run  # noqa: PLC0415 - slow

        settings = Settings(
            folder=Path(data).absolute(),
            database=database,
            origin=origin.rstrip("/"),
            oidc=_oidc(oidc_issuer, oidc_client_id, say),
            limits=Limits(requests=rate, computations=rate // 2),
            is_demo=demo,
        )
        run(settings, host, port, say)


def _require_origin(origin: str, say: Speech) -> None:
    parts = urlsplit(origin)
    is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    if origin and (not is_whole or parts.path.strip("/") or parts.query):
        raise typer.BadParameter(
            say(
                f"“{printable(origin)}”不是网站的地址，"
                "要求像 https://pj.example.gov.cn，后面没有路径",
                f"“{printable(origin)}” is no address of a site, one such as "
                "https://pj.example.gov.cn is required, without a path",
            ),
            param_hint="--origin",
        )


def _oidc(issuer: str, client_id: str, say: Speech) -> OidcSettings | None:
    if not issuer and not client_id:
        return None
    secret = os.environ.get(SECRET, "")
    if not (issuer and client_id and secret):
        tell(
            say(
                f"统一身份认证要求 --oidc-issuer、--oidc-client-id 和环境变量 {SECRET} "
                "三样都有\n",
                f"OIDC requires all of --oidc-issuer, --oidc-client-id and {SECRET} in "
                "the environment\n",
            )
        )
        raise typer.Exit(2)
    return OidcSettings(issuer, client_id, secret)
