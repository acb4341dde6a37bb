"""What the commands do with the data of a service, once its extra is there."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from perfscore.api.text import printable
from perfscore.api.version import version
from perfscore.cli.language import Speech
from perfscore.cli.output import put, tell
from perfscore.store import backing_up
from perfscore.store.by import program
from perfscore.store.faults import StoreError
from perfscore.store.ids import now
from perfscore.store.migrating import require_current
from perfscore.store.verifying import Fault, Head, head_of, verify
from perfscore.web.opening import CannotStartError, open_database
from perfscore.web.operations.log_faults import as_json, said
from perfscore.web.operations.said_faults import said_of
from perfscore.web.settings import Settings

_SEAL_LENGTH = 64


def back_up(file: str, settings: Settings, say: Speech) -> None:
    """Write all that is stored to a new file."""
    path = Path(file).absolute()
    with _told_faults(say), closing(open_database(settings, is_new=False)) as opened:
        require_current(opened)
        try:
            saved = backing_up.back_up(opened, path, at=now(), program=version())
        except FileExistsError as fault:
            tell(
                say(
                    f"“{printable(file)}”已经存在，要求写一个新文件的名字\n",
                    f"“{printable(file)}” exists, the name of a new file is required\n",
                )
            )
            raise typer.Exit(2) from fault
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
    _tell_log_faults(saved.faults, say)


def restore(file: str, settings: Settings, say: Speech) -> None:
    """Put a backup where nothing is stored yet."""
    path = Path(file).absolute()
    if not path.is_file():
        tell(
            say(
                f"没有文件“{printable(file)}”，要求是 perfscore backup 写成的文件\n",
                f"there is no file “{printable(file)}”; one of perfscore backup is "
                "required\n",
            )
        )
        raise typer.Exit(2)
    with _told_faults(say), closing(open_database(settings)) as opened:
        restored = backing_up.restore(path, opened, settings.folder, program())
    head = restored.manifest.head
    put(
        say(
            f"已恢复 {restored.manifest.made_at} 的备份，日志到 "
            f"{head.number}:{head.seal}\n",
            f"restored the backup of {restored.manifest.made_at}, the log up to "
            f"{head.number}:{head.seal}\n",
        )
    )
    _tell_log_faults(restored.faults, say)


def verify_log(settings: Settings, noted: str, say: Speech, *, is_json: bool) -> None:
    """Tell what is wrong with the log, and with what is stored."""
    expected = _head(noted, say)
    put_faults = _put_json if is_json else _put_text
    with _told_faults(say), closing(open_database(settings, is_new=False)) as opened:
        require_current(opened)
        with opened.reading() as connection:
            faults = verify(connection, expected)
            count = put_faults(faults, lambda: head_of(connection), say)
    if count:
        raise typer.Exit(1)


def _put_text(faults: Iterator[Fault], head: Callable[[], Head], say: Speech) -> int:
    count = 0
    for count, each in enumerate(faults, 1):  # noqa: B007 - the number is wanted
        put(printable(said(each).in_language(say.language)) + "\n")
    end = head()
    put(
        say(f"{count} 处不符；", f"{count} faults; ")
        if count
        else say("日志完整；", "the log is whole; ")
    )
    put(
        say(
            f"共 {end.number} 条，末尾 {end.number}:{end.seal}\n",
            f"{end.number} entries, its end {end.number}:{end.seal}\n",
        )
    )
    return count


def _put_json(faults: Iterator[Fault], head: Callable[[], Head], say: Speech) -> int:
    count = 0
    put('{"faults": [')
    for count, each in enumerate(faults, 1):
        text = json.dumps(as_json(each, say.language), ensure_ascii=False)
        put(("" if count == 1 else ",") + f"\n  {text}")
    end = head()
    rest = {"is_whole": count == 0, "number": end.number, "seal": end.seal}
    put("], " + json.dumps(rest)[1:] + "\n")
    return count


def _head(noted: str, say: Speech) -> Head | None:
    if not noted:
        return None
    number, _, seal = noted.strip().partition(":")
    is_number = number.isascii() and number.isdigit()
    if not is_number or len(seal) != _SEAL_LENGTH:
        raise typer.BadParameter(
            say(
                "要求写成 编号:封印，封印是 64 个十六进制数字",
                "NUMBER:SEAL is required, the seal being 64 hexadecimal digits",
            ),
            param_hint="--noted",
        )
    return Head(int(number), seal.lower())


@contextmanager
def _told_faults(say: Speech) -> Iterator[None]:
    """End with a message where a database or a file cannot be used."""
    try:
        yield
    except CannotStartError as fault:
        text = fault.said.in_language(say.language)
    except StoreError as fault:
        text = said_of(fault).in_language(say.language)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        text = say(
            f"文件“{fault.filename}”不能读或写（{why}），要求是可以读写的地方",
            f"the file “{fault.filename}” cannot be read or written ({why}); a place "
            "where it can is required",
        )
    else:
        return
    tell(printable(text) + "\n")
    raise typer.Exit(2)


def _tell_log_faults(faults: Sequence[Fault], say: Speech) -> None:
    """Tell what is wrong with a log, and end with 1; nothing where it is whole."""
    for each in faults:
        tell(printable(said(each).in_language(say.language)) + "\n")
    if faults:
        raise typer.Exit(1)
