"""What the database refuses, as a problem."""

from perfscore.api.told import Text
from perfscore.store.faults import (
    FullError,
    StoreError,
    UnavailableError,
    UnstorableError,
)
from perfscore.web.problem_kinds import INVALID, STORAGE_FULL, UNAVAILABLE
from perfscore.web.problems import ProblemError

_RETRY = {"Retry-After": "5"}


def problem_of(fault: StoreError) -> ProblemError | None:
    """Give the problem that a fault of the database is to a caller."""
    if isinstance(fault, FullError):
        detail = Text(
            "服务器的磁盘已满，什么也没有保存；查看不受影响，保存要等管理员腾出空间",
            "the server's disk is full, nothing was kept; reading goes on, keeping "
            "requires the administrator to make room",
        )
        return ProblemError(STORAGE_FULL, detail)
    if isinstance(fault, UnavailableError):
        detail = Text(
            "数据库现在没有应答，什么也没有保存；请稍后再试",
            "the database does not answer now, nothing was kept; trying again later "
            "is required",
        )
        return ProblemError(UNAVAILABLE, detail, headers=_RETRY)
    if isinstance(fault, UnstorableError):
        detail = Text(
            "有的内容存不下：太长，或含有不是字的字符；要求短一些的、完整的文字",
            "something cannot be stored: it is too long, or has characters that are "
            "none; shorter, whole text is required",
        )
        return ProblemError(INVALID, detail)
    return None
