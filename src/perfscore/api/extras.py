"""Libraries that only some work needs are there, or it is said how to get them."""

from importlib.util import find_spec

from perfscore.api.reading import about
from perfscore.api.rules import EXTRA_MISSING
from perfscore.diagnostics.model import Diagnostic, Text

_OFFICE = ("lxml", "docx", "xlsxwriter")
_NEEDED = {
    "xlsx": ("office", _OFFICE),
    "docx": ("office", _OFFICE),
    "web": ("office", _OFFICE),
    "batch": ("batch", ("numba", "numpy", "pyarrow")),
    "pdf": ("pdf", ("pylopdf_fonts_zh_cn", "pypdfium2", "typst")),
}
_SERVICE = (
    "alembic",
    "argon2",
    "authlib",
    "fastapi",
    "httpx2",
    "jinja2",
    "joserfc",
    "prometheus_client",
    "python_multipart",
    "sqlalchemy",
    "structlog",
    "uvicorn",
)


def missing_service() -> Text | None:
    """Say what has to be installed for the service; None where all is there."""
    needed = (*_SERVICE, *(name for _, names in _NEEDED.values() for name in names))
    if all(find_spec(each) is not None for each in needed):
        return None
    command = "pip install 'perfscore[service]'"
    return Text(
        f"服务要用附加组件 service，还没有安装；要求先运行：{command}",
        f"the service needs the extra service, which is not installed; required is: "
        f"{command}",
    )


def missing_extra(kind: str, name: str) -> Diagnostic | None:
    """Say what has to be installed for files of a kind; None where all is there.

    ``kind`` is ``xlsx``, ``docx``, ``pdf``, ``web`` (a page that is to be read) or
    ``batch`` (a table of many), any other needs nothing. ``name`` is the file that is
    to be read or written.
    """
    extra, modules = _NEEDED.get(kind, ("", ()))
    if all(find_spec(each) is not None for each in modules):
        return None
    command = f"pip install 'perfscore[{extra}]'"
    return about(
        EXTRA_MISSING,
        name,
        Text(
            f"“{name}”：读写这种文件要用附加组件 {extra}，还没有安装",
            f"“{name}”: such files need the extra {extra}, which is not installed",
        ),
        hint=Text(command, command),
    )
