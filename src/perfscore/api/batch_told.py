"""What is told of a run as a whole, where it ends or cannot write."""

import errno
from collections.abc import Sequence

from perfscore.api.reading import about, reason_of
from perfscore.api.rules import CANNOT_WRITE
from perfscore.batch import rules
from perfscore.batch.run.rules import RESULTS_AS_INPUT, RUN_GOING_ON
from perfscore.diagnostics.model import Diagnostic, Text

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST}
_REFUSED = {errno.EACCES, errno.EPERM}
_ABOVE_IS_FILE = Text("路径上有一段不是文件夹", "a part of its path is no folder")
_NO_PERMISSION = Text("没有写入的权限", "permission to write there is missing")


def too_many_rows(out: str) -> Diagnostic:
    """Tell that the results do not fit on a worksheet."""
    return about(
        rules.TOO_MANY_ROWS,
        out,
        Text(
            f"“{out}”：结果超过一张工作表的 1048576 行",
            f"“{out}”: the results have more than the 1048576 rows of a worksheet",
        ),
        hint=Text("输出为 .parquet 或 .csv", "write .parquet or .csv"),
    )


def cannot_write(out: str, fault: OSError) -> Diagnostic:
    """Tell why OUT cannot be written, and what to do: a full disk keeps the work."""
    reason, is_full = reason_of(fault), fault.errno in _FULL
    if fault.errno in _NO_FOLDER:
        reason = _ABOVE_IS_FILE
    if fault.errno in _REFUSED:
        reason = _NO_PERMISSION
    kept = (
        Text("；已经评完的部分留着", "; what has been scored is kept")
        if is_full
        else Text("", "")
    )
    return about(
        CANNOT_WRITE,
        out,
        Text(
            f"写不了“{out}”：{reason.zh}。什么也没有写出{kept.zh}",
            f"“{out}” cannot be written: {reason.en}. Nothing was written{kept.en}",
        ),
        hint=Text(
            "腾出空间后再运行同一个命令，会接着做",
            "make room and run the same command again: it goes on from there",
        )
        if is_full
        else Text(
            "用 -o 写到能写的文件夹里", "name a place after -o that can be written"
        ),
    )


def going_on(out: str) -> Diagnostic:
    """Tell that another run writes to OUT."""
    return about(
        RUN_GOING_ON,
        out,
        Text(
            f"另一个命令正在往“{out}”写结果，这一个什么也没有写出",
            f"another command is writing its results to “{out}”; this one wrote "
            "nothing",
        ),
        hint=Text(
            "等那一个做完再运行，或用 -o 写到别处",
            "wait for it to end, or name another place after -o",
        ),
    )


def results_as_input(name: str) -> Diagnostic:
    """Tell that an input holds what scoring in bulk has written."""
    return about(
        RESULTS_AS_INPUT,
        name,
        Text(
            f"“{name}”是成批评分写出的结果，不是自评",
            f"“{name}” holds results of scoring in bulk, no assessments",
        ),
        hint=Text(
            "把结果移到输入的文件夹外面",
            "keep results outside the folders that are read",
        ),
    )


def no_rows(name: str) -> Diagnostic:
    """Tell that the inputs hold headings only."""
    return about(
        rules.NO_ROWS,
        name,
        Text(
            f"“{name}”里没有一份自评：只有表头，没有数据行",
            f"“{name}” holds no assessment: there are headings, but no rows",
        ),
    )


def no_such_row(id_: str, name: str) -> Diagnostic:
    """Tell that no assessment is known by an id, or has the number after ``#``."""
    number = id_[1:] if id_[:1] == "#" else ""
    if number.isdecimal():
        return about(
            rules.NO_SUCH_ROW,
            name,
            Text(
                f"第 {number[:20]} 行没有一份自评",
                f"no assessment stands in row {number[:20]}",
            ),
            hint=Text(
                "行号与“得分”表里的“行号”一样；也可以写编号",
                "numbers are those of the table of scores; an id will do",
            ),
        )
    return about(
        rules.NO_SUCH_ROW,
        name,
        Text(f"没有编号是“{id_[:60]}”的行", f"no row has the id “{id_[:60]}”"),
        hint=Text("也可以写行号：#1024", "a row's number will do: #1024"),
    )


def no_such_roll_up(id_: str, name: str, columns: Sequence[str]) -> Diagnostic:
    """Tell that nothing was rolled up under an id, or not all of it could be read."""
    stated = "，".join(f"{each}=…" for each in columns)
    return about(
        rules.NO_SUCH_ROW,
        name,
        Text(
            f"没有“{id_[:60]}”的汇总，或有下级没有读成而没有评分",
            f"nothing is rolled up as “{id_[:60]}”, or parts of it could not be read, "
            "so that it was not scored",
        ),
        hint=Text(
            f"写汇总的编号，或“{stated}”；不写 --explain 评一遍，看“问题”",
            f"write its id, or “{stated}”; without --explain the findings tell which",
        ),
    )


def row_text(file: str, number: int) -> Text:
    """Say where a row stands."""
    return Text(f"{file} 第 {number} 行", f"{file}, row {number}")
