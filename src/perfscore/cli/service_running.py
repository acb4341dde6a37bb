"""The service runs in this process; how to reach it is told on the terminal."""

import typer
from tabulate import tabulate

from perfscore.api.text import printable
from perfscore.cli.language import Speech
from perfscore.cli.output import put, tell
from perfscore.web.administering.users import ROLE_WORDS
from perfscore.web.opening import CannotStartError
from perfscore.web.serving import Listening, Started, serve
from perfscore.web.settings import Settings

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def run(settings: Settings, host: str, port: int, say: Speech) -> None:
    """Serve until it is told to stop; end with 2 where it cannot begin."""
    try:
        serve(
            settings,
            Listening(host, port),
            lambda started: _announce(started, host, say),
        )
    except CannotStartError as fault:
        tell(printable(fault.said.in_language(say.language)) + "\n")
        raise typer.Exit(2) from fault
    put(say("已停止\n", "stopped\n"))


def _announce(started: Started, host: str, say: Speech) -> None:
    service = started.service
    put(say(f"服务已启动：{started.address}\n", f"serving: {started.address}\n"))
    folder = printable(str(service.settings.folder))
    put(say(f"数据在：{folder}\n", f"data: {folder}\n"))
    if started.first_link is not None:
        put(
            say(
                f"建立第一个管理员（一次有效，一天内）：{started.first_link}\n",
                "the first administrator is made at (works once, for a day): "
                f"{started.first_link}\n",
            )
        )
    if started.demo:
        put(
            say(
                "示例的账号（密码只显示这一次）：\n",
                "users of the demo (passwords are shown this once):\n",
            )
        )
        put(_accounts(started, say))
    elif service.settings.is_demo:
        put(
            say(
                "那里已有单位，没有放入示例；要示例，用 --data 写一个新文件夹\n",
                "there are units already, no demo was filled in; for one, a new "
                "folder is to be given by --data\n",
            )
        )
    if host not in _LOOPBACK and not service.settings.is_secure:
        put(
            say(
                "注意：没有用 https，密码在网络上不加密；要求前面有 https 的反向代理，"
                "并写 --origin。\n",
                "Note: without https, passwords cross the network in the clear; a "
                "reverse proxy with https and --origin are required.\n",
            )
        )


def _accounts(started: Started, say: Speech) -> str:
    heads = say("登录名 密码 角色 单位", "login password role unit").split()
    words = {key: each.in_language(say.language) for key, each in ROLE_WORDS.items()}
    rows = [(e.login, e.password, words[e.role], e.unit) for e in started.demo]
    return tabulate(rows, headers=heads, tablefmt="simple_grid") + "\n"
