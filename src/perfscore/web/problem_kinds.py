"""What can be wrong with a request, by stable names."""

from dataclasses import dataclass

from perfscore.api.told import Text


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: its name is stable, ``status`` is that of HTTP."""

    name: str
    status: int
    title: Text


NOT_SIGNED_IN = ProblemKind("not-signed-in", 401, Text("没有登录", "not signed in"))
NOT_ALLOWED = ProblemKind("not-allowed", 403, Text("没有权限", "not allowed"))
CROSS_SITE = ProblemKind("cross-site", 403, Text("不是本站发出", "from another site"))
NOT_FOUND = ProblemKind("not-found", 404, Text("没有找到", "not found"))
METHOD_NOT_ALLOWED = ProblemKind(
    "method-not-allowed", 405, Text("不支持这种请求方法", "method not allowed")
)
NOT_ACCEPTABLE = ProblemKind(
    "not-acceptable", 406, Text("不提供这种格式", "no such format")
)
TOO_SLOW = ProblemKind("too-slow", 408, Text("来得太慢", "too slow"))
STATE_CONFLICT = ProblemKind(
    "state-conflict", 409, Text("当前状态不允许", "not in this state")
)
CHOOSE_FORM = ProblemKind(
    "choose-form", 409, Text("有几张自评表", "there are several forms")
)
IN_PROGRESS = ProblemKind(
    "in-progress", 409, Text("同一请求正在处理", "the same request is being done")
)
ALREADY_DONE = ProblemKind("already-done", 409, Text("已经做过", "done before"))
CHANGED_MEANWHILE = ProblemKind(
    "changed-meanwhile", 412, Text("已被别人改动", "changed meanwhile")
)
TOO_LARGE = ProblemKind("too-large", 413, Text("内容太大", "too large"))
MEDIA_NOT_KNOWN = ProblemKind(
    "media-not-known", 415, Text("不认识这种内容", "media type not known")
)
INVALID = ProblemKind("invalid", 422, Text("内容有错误", "the content has errors"))
KEY_USED = ProblemKind(
    "key-used", 422, Text("幂等键已用于别的请求", "the key was used before")
)
PRECONDITION_MISSING = ProblemKind(
    "precondition-missing", 428, Text("没有写明版本", "no version is stated")
)
TOO_MANY = ProblemKind("too-many", 429, Text("请求太多", "too many requests"))
FAILED = ProblemKind("failed", 500, Text("程序内部出错", "an internal fault"))
UNAVAILABLE = ProblemKind("unavailable", 503, Text("暂时不能用", "not available now"))
TOOK_TOO_LONG = ProblemKind("took-too-long", 503, Text("算得太久", "took too long"))
STORAGE_FULL = ProblemKind(
    "storage-full",
    507,
    Text("磁盘已满，没有保存", "the disk is full, nothing was kept"),
)

KINDS = (
    NOT_SIGNED_IN,
    NOT_ALLOWED,
    CROSS_SITE,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    TOO_SLOW,
    STATE_CONFLICT,
    CHOOSE_FORM,
    IN_PROGRESS,
    ALREADY_DONE,
    CHANGED_MEANWHILE,
    TOO_LARGE,
    MEDIA_NOT_KNOWN,
    INVALID,
    KEY_USED,
    PRECONDITION_MISSING,
    TOO_MANY,
    FAILED,
    UNAVAILABLE,
    TOOK_TOO_LONG,
    STORAGE_FULL,
)
"""All of the above, for the OpenAPI document."""
