"""What can be wrong before a document is even looked at."""

from perfscore.diagnostics.model import Rule, Severity, Text

CANNOT_READ = Rule(
    "cannot-read",
    Severity.ERROR,
    Text(
        "文件读不了：不存在、是文件夹、没有权限，或读取中出错。信息里写明原因。",
        "A file cannot be read: there is none, it is a folder, permission is missing, "
        "or reading fails. The message says which.",
    ),
)
CANNOT_WRITE = Rule(
    "cannot-write",
    Severity.ERROR,
    Text(
        "结果写不到指定的文件：磁盘已满、没有权限，或文件夹不存在。原来的文件保持原样。",
        "The result cannot be written to its file: the disk is full, permission is "
        "missing, or there is no such folder. The old file stays as it was.",
    ),
)
UNKNOWN_SET = Rule(
    "unknown-set",
    Severity.ERROR,
    Text(
        "写出的指标体系既不是文件，也不是自带指标体系的编号。"
        "`perfscore sets` 列出自带的指标体系。",
        "What is named is neither a file nor the id of a shipped indicator set. "
        "`perfscore sets` lists those.",
    ),
)
SET_NOT_NAMED = Rule(
    "set-not-named",
    Severity.ERROR,
    Text(
        "自评表没有写明按哪个指标体系评分。在自评表里写 `指标体系: 编号`，"
        "或在命令里写 `--set 编号或文件`。",
        "The assessment does not say by which indicator set it is scored. Write "
        "`set: ID` in the file, or `--set ID` (or a file) in the command.",
    ),
)
SET_UNUSABLE = Rule(
    "set-unusable",
    Severity.ERROR,
    Text(
        "自评表所用的指标体系有错误，不能用来评分。`perfscore check` 指出错在哪里。",
        "The assessment's indicator set has errors and cannot be scored by. "
        "`perfscore check` shows where.",
    ),
)
NOTHING_FOUND = Rule(
    "nothing-found",
    Severity.ERROR,
    Text(
        "文件夹里没有要找的文件：自评表以 `.yaml`、`.yml` 或 `.json` 结尾，"
        "指标体系以 `.perf` 结尾。",
        "The folder holds no file of the kind: assessments end in `.yaml`, `.yml` or "
        "`.json`, indicator sets in `.perf`.",
    ),
)

RULES = (
    CANNOT_READ,
    CANNOT_WRITE,
    UNKNOWN_SET,
    SET_NOT_NAMED,
    SET_UNUSABLE,
    NOTHING_FOUND,
)
