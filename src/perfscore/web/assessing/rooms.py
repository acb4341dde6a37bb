"""How much of the disk the files of one user may take."""

from perfscore.api.told import Text
from perfscore.store.assessment_parts import NewFile, keep_file
from perfscore.store.clearing import bytes_kept
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.web.problem_kinds import TOO_LARGE
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal

_MIB = 1024 * 1024
MOST_MIB = 4096


def keep_own(
    connection: Connection, principal: Principal, new: NewFile, **of: str
) -> str:
    """Keep a file of one's own as ``keep_file`` does, where there is room."""
    require_room(connection, principal, len(new.content))
    by = principal.by(now())
    return keep_file(connection, new, by, user_id=principal.user_id, **of)


def require_room(connection: Connection, principal: Principal, size: int) -> None:
    """Raise ``too-large`` where a user would have more kept than there is room for."""
    kept = bytes_kept(connection, principal.user_id)
    if kept + size <= MOST_MIB * _MIB:
        return
    raise ProblemError(
        TOO_LARGE,
        Text(
            f"这个用户存下的文件已有 {kept // _MIB} MiB，最多 {MOST_MIB} MiB；"
            "要求先删除不要的草稿，或等成批任务到期清除",
            f"{kept // _MIB} MiB of files are kept of this user, {MOST_MIB} are the "
            "most; drafts have to be deleted first, or old jobs to be cleared away",
        ),
    )
