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
SETS_DIFFER = Rule(
    "sets-differ",
    Severity.ERROR,
    Text(
        "要汇总的自评表不是按同一个指标体系填的。用 `--set` 写明按哪个评。",
        "The assessments to be rolled up name different indicator sets. `--set` says "
        "by which to score.",
    ),
)
EXTRA_MISSING = Rule(
    "extra-missing",
    Severity.ERROR,
    Text(
        "读写 Excel、Word、PDF 和网页要用附加组件，不随基本安装提供："
        "`pip install 'perfscore[office]'` 装 Excel、Word、网页的，"
        "`pip install 'perfscore[pdf]'` 装 PDF 的（含思源宋体）。",
        "Files of Excel, Word and PDF, and web pages that are read, need extras: "
        "`pip install 'perfscore[office]'` for Excel, Word and pages, "
        "`pip install 'perfscore[pdf]'` for PDF (with its fonts).",
    ),
)
SEVERAL_FORMS = Rule(
    "several-forms",
    Severity.ERROR,
    Text(
        "文件里有几张自评表，这里只能用一张。"
        "在文件名后写 `#` 和第几张（`表.docx#2`）。",
        "The file holds several forms, and one is needed here. `#` and its number "
        "after the file's name say which (`forms.docx#2`).",
    ),
)
NO_SUCH_FORM = Rule(
    "no-such-form",
    Severity.ERROR,
    Text(
        "文件名后 `#` 写的是第几张自评表，文件里没有那么多张。",
        "The number after `#` says which form of the file is meant; the file holds "
        "fewer.",
    ),
)
NOTHING_FOUND = Rule(
    "nothing-found",
    Severity.ERROR,
    Text(
        "文件夹里没有要找的文件：自评表以 `.yaml`、`.yml`、`.json` 或 "
        "`.xlsx`、`.xlsm`、`.docx`、`.html`、`.htm`、`.pdf`、`.txt` 结尾，"
        "指标体系以 `.perf` 结尾。",
        "The folder holds no file of the kind: assessments end in `.yaml`, `.yml`, "
        "`.json`, or `.xlsx`, `.xlsm`, `.docx`, `.html`, `.htm`, `.pdf`, `.txt`; "
        "indicator sets in `.perf`.",
    ),
)
BASE_NOT_FOUND = Rule(
    "base-not-found",
    Severity.ERROR,
    Text(
        "`沿用` 的指标体系找不到。`沿用` 后面写编号和版本"
        "（`national/project-2020@2020.1`），或以 `.perf` 结尾的文件"
        "（`../national/base.perf@2020.1`，从本文件所在的文件夹算起）。编号先在自带的"
        "指标体系里找，再在本文件所在的文件夹和它的各级上级文件夹里找。",
        "The set named by `reuse` is not found. It is an id and a version, or a file "
        "that ends in `.perf`, seen from the folder of this file. An id is looked for "
        "among the shipped sets, then in the folder of the file and those above it.",
    ),
)
BASE_VERSION_MISSING = Rule(
    "base-version-missing",
    Severity.ERROR,
    Text(
        "`沿用` 要写明版本：`沿用 national/project-2020@2020.1`。不写版本，所沿用的体系"
        "改了，本体系的分数会跟着改而无人知道。",
        "`reuse` states a version: `reuse national/project-2020@2020.1`. Without it a "
        "change of the base would change scores and nobody would know.",
    ),
)
BASE_VERSION_DIFFERS = Rule(
    "base-version-differs",
    Severity.ERROR,
    Text(
        "`沿用` 写明的版本与找到的指标体系的 `版本` 不同。先看所沿用的体系改了什么，"
        "改好本体系，再把 `@` 后面的版本改过来。",
        "The version after `@` is not the version of the set that is found. See what "
        "changed there, adapt this set, then state the new version.",
    ),
)
BASE_CIRCLE = Rule(
    "base-circle",
    Severity.ERROR,
    Text(
        "几个指标体系互相沿用成环，没有一个是起点。",
        "Sets take one another over in a circle, so none of them comes first.",
    ),
)
BASE_CHAIN_TOO_LONG = Rule(
    "base-chain-too-long",
    Severity.ERROR,
    Text(
        "一层沿用一层，超过了 8 层。国家、省、市、县、单位各一层，8 层足够。",
        "Sets take one another over through more than 8 links.",
    ),
)
BASE_HAS_ERRORS = Rule(
    "base-has-errors",
    Severity.ERROR,
    Text(
        "所沿用的指标体系自己有错误，先改好它。它的头几处错误列在后面。",
        "The set that is taken over has errors of its own, which come first. Some of "
        "them are listed below.",
    ),
)
WISH_IMPOSSIBLE = Rule(
    "wish-impossible",
    Severity.ERROR,
    Text(
        "`perfscore new-set` 按所写的要求做不出指标体系：编号、年度、一级指标的名称和"
        "分值、等级的下限，有的不合要求。信息里写明是哪一项、要求是什么。",
        "No set can be made as `perfscore new-set` was asked to: something is wrong "
        "with the id, the year, the level-1 indicators and their points, or the bounds "
        "of the grades. The message says what, and what is required.",
    ),
)

EFFECTIVE_DATES_OVERLAP = Rule(
    "effective-dates-overlap",
    Severity.ERROR,
    Text(
        "同一编号的两个指标体系在同一天都适用，不能确定以哪一个为准。几个文件一起检查时报告："
        "`perfscore check 2021.perf 2022.perf`。改正其中一个的 `适用`，"
        "或者给不同的办法不同的编号。",
        "Two indicator sets with one id are effective on the same day, so nothing says "
        "which one counts. Told where several files are checked together: "
        "`perfscore check 2021.perf 2022.perf`. Mend the days of one of them, or give "
        "different rules different ids.",
    ),
)

RULES = (
    CANNOT_READ,
    CANNOT_WRITE,
    UNKNOWN_SET,
    SET_NOT_NAMED,
    SET_UNUSABLE,
    SETS_DIFFER,
    EXTRA_MISSING,
    SEVERAL_FORMS,
    NO_SUCH_FORM,
    NOTHING_FOUND,
    BASE_NOT_FOUND,
    BASE_VERSION_MISSING,
    BASE_VERSION_DIFFERS,
    BASE_CIRCLE,
    BASE_CHAIN_TOO_LONG,
    BASE_HAS_ERRORS,
    WISH_IMPOSSIBLE,
    EFFECTIVE_DATES_OVERLAP,
)
