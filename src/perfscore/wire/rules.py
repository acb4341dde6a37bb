"""What can be wrong with a file that is handed in."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(dedent(zh).strip(), dedent(en).strip()))


NOT_UTF_8 = _error(
    "not-utf-8",
    """
    文本文件要求用 UTF-8 编码（有无 BOM 都可以；带 BOM 的 UTF-16 也可以）。
    老版本软件常存成 GBK。若按猜测去读，个别汉字会悄悄变成别的字，所以不猜。

    改法：用 WPS 或记事本“另存为”，编码选 UTF-8；
    或用命令 `iconv -f GB18030 -t UTF-8 旧文件 > 新文件`。
    """,
    """
    A text file must be UTF-8, with or without a BOM (UTF-16 with a BOM is read too).
    Older programs save GBK. A guess would turn some characters into others unseen,
    so nothing is guessed.

    To mend: save as UTF-8, or `iconv -f GB18030 -t UTF-8 old > new`.
    """,
)
NOT_A_TEXT_FILE = _error(
    "not-a-text-file",
    """
    文件不是文本，而是工作簿、文稿、图片、压缩包等。
    指标体系（`.perf`）要求是纯文本。自评表可以是纯文本（`.yaml`、`.json`），
    也可以是填好的表（`.xlsx`、`.docx`、`.html`、`.pdf`、`.txt`）。
    """,
    """
    The file is no text but a workbook, a document, a picture, an archive.
    An indicator set (`.perf`) is plain text. An assessment is plain text (`.yaml`,
    `.json`) or a filled form (`.xlsx`, `.docx`, `.html`, `.pdf`, `.txt`).
    """,
)
FILE_TOO_LARGE = _error(
    "file-too-large",
    """
    一个文件最多 500 万字节、20 万个值。一张自评表只有几千字节；
    超过此数的多半不是自评表，读它只会耗尽时间和内存。
    """,
    """
    A file has at most 5 million bytes and 200,000 values. An assessment has a few
    thousand bytes; a larger file is something else and would only use up time.
    """,
)
EMPTY_FILE = _error(
    "empty-file",
    """
    文件里没有内容（或只有注释）。一张自评表至少写明单位、年度和填报的数据。

    ```yaml
    单位: 某某局
    年度: 2021
    数据:
      全年预算数: 467.03
    ```
    """,
    """
    The file holds nothing, or comments only. An assessment states at least the
    unit, the year and the data, as in `unit: …`.
    """,
)
NOT_YAML = _error(
    "not-yaml",
    """
    文件不合 YAML 的写法。键与值之间是半角冒号加一个空格；同一层的键左边对齐，
    用空格不用制表符；以 `%`、`>`、`*` 等符号开头的值要加引号。

    错误：`完成值：>50个`　正确：`完成值: ">50个"`
    """,
    """
    The file is not YAML. A key and its value are parted by a colon and a blank; keys
    of one level begin in the same column, with blanks, not tabs; a value that begins
    with a sign such as `%`, `>` or `*` stands in quotes.

    Wrong: `actual:>50`. Right: `actual: ">50"`.
    """,
)
NOT_JSON = _error(
    "not-json",
    """
    文件不合 JSON 的写法：键和文字用半角双引号，逗号、冒号、括号都是半角，
    最后一项之后没有逗号，没有注释，没有 `NaN`、`Infinity`。

    错误：`{'单位'：'某某局',}`　正确：`{"单位": "某某局"}`
    """,
    """
    The file is not JSON: keys and texts stand in double quotes, nothing follows the
    last item, there are no comments, no `NaN`, no `Infinity`.

    Wrong: `{'unit': 'Office',}`. Right: `{"unit": "Office"}`.
    """,
)
SEVERAL_DOCUMENTS = _error(
    "several-documents",
    """
    一个 YAML 文件里用 `---` 隔开了几份文档。一个文件要求只放一张自评表，
    否则不清楚得分属于哪一张。请拆成几个文件，一次可以给出多个文件。
    """,
    """
    `---` parts the file into several documents. A file holds one assessment, so that
    each score belongs to one file; several files can be given at once.
    """,
)
LISTS_NESTED_TOO_DEEPLY = _error(
    "lists-nested-too-deeply",
    """
    列表和映射套了 32 层以上。自评表最多套 4 层，层数过多的不是自评表。
    """,
    """
    Lists and mappings are nested more than 32 deep. An assessment needs 4.
    """,
)
ANCHORS_REFUSED = _error(
    "anchors-refused",
    """
    YAML 的锚点 `&名`、引用 `*名` 和合并键 `<<` 不予接受：几行引用可以展开成上亿个值，
    签字的人也看不出表里实际写了什么。值照写一遍；以 `*`、`&` 开头的文字加引号。

    错误：`完成值: *同上`　正确：`完成值: "*同上"`
    """,
    """
    YAML's anchors `&name`, aliases `*name` and merge keys `<<` are refused: a few lines
    of them unfold into millions of values, and nobody sees what the form says.
    Values are written out; a text that begins with `*` or `&` stands in quotes.
    """,
)
TAG_REFUSED = _error(
    "tag-refused",
    """
    YAML 的类型标记（`!` 开头，如 `!!python/object`）不予接受：
    它能让读文件变成执行程序。
    自评表里每个值都是文字，不需要标记；以 `!` 开头的文字加引号。

    错误：`偏差原因: !见附件`　正确：`偏差原因: "!见附件"`
    """,
    """
    YAML's tags (`!…`, such as `!!python/object`) are refused: they can make reading a
    file run a program. Every value here is text and needs none; a text that begins
    with `!` stands in quotes.
    """,
)
KEY_NOT_TEXT = _error(
    "key-not-text",
    """
    冒号左边的键要求是文字，不能是空白，也不能是列表或映射。
    """,
    """
    What stands before the colon is a text: not blank, no list, no mapping.
    """,
)
KEY_TWICE = _error(
    "key-twice",
    """
    同一处有两个意思相同的键，例如 `单位` 与 `单位名称`、`得分` 与 `自评得分`。
    取哪一个都可能取错，所以只能保留一个。全角半角、前后空白不作区别。
    """,
    """
    Two keys of one mapping mean the same, such as `unit` and `单位`. Either could be
    the wrong one, so one must go. Full-width letters and blanks make no difference.
    """,
)
UNKNOWN_KEY = _error(
    "unknown-key",
    """
    键不在自评表的键之内，多半是笔误。若悄悄略过，写在它下面的数据就丢了。
    正式表样上的中文名称（年度指标值、实际完成值、偏差原因分析及改进措施等）都可以用。
    """,
    """
    The key is none of an assessment's keys; most often it is misspelt. If it were
    passed over, what stands below it would be lost. The official form's own names
    (年度指标值, 实际完成值 …) are keys as well.
    """,
)
WRONG_SHAPE = _error(
    "wrong-shape",
    """
    这里要求的是另一种内容：一个值、一个列表，或若干行 `键: 值`。

    错误：`指标: 数量指标`　正确：

    ```yaml
    指标:
      - 二级: 数量指标
        三级: 培训人数
        目标值: ≥50人
        完成值: 52人
    ```
    """,
    """
    Something of another kind is required here: one value, a list, or a mapping of keys
    to values. `indicators`, for example, is a list of mappings.
    """,
)
NOT_TEXT = _error(
    "not-text",
    """
    程序交来的值要求是文字、整数、是非或空。浮点数已经不是原来写的数
    （0.1 存成 0.1000000000000000055…），所以小数要以文字交来。

    错误：`{"全年预算数": 467.03}`　正确：`{"全年预算数": "467.03"}`
    """,
    """
    A value from a program is a text, an integer, a truth or None. A float no longer is
    the number that was written, so a decimal comes as text.

    Wrong: `{"全年预算数": 467.03}`. Right: `{"全年预算数": "467.03"}`.
    """,
)
NOT_A_YEAR = _error(
    "not-a-year",
    """
    年度要求是四位数字的年份，`2021`、`2021年`、`2021年度` 都可以。
    """,
    """
    The year is a year of four digits: `2021`, `2021年` and `2021年度` are all read.
    """,
)
ROW_WITHOUT_NAME = _error(
    "row-without-name",
    """
    指标的一行填了目标值、完成值、分值或得分，却没有写是哪个指标，无从计分。
    指标的名称写在 `三级`（四级的表写在 `四级`）或 `名称` 里。
    """,
    """
    An indicator's row has a target, an actual, a weight or a score, and no name, so
    there is nothing to score. The name stands under `name` (三级, or 四级 of four).
    """,
)
FAULTS_LEFT_OUT = Rule(
    "faults-left-out",
    Severity.NOTE,
    Text(
        "一个文件最多列出 100 处问题，其余的只报数目；改好前面的再检查一次。",
        "At most 100 faults of a file are listed; of the rest only the number is told.",
    ),
)

BROKEN_BASELINE = Rule(
    "broken-baseline",
    Severity.ERROR,
    Text(
        "`perfscore audit --against` 的文件不是以前 `perfscore audit --format json` 的"
        "输出，或已被改动。重新审核一次作为基线，或不写 `--against`。",
        "The file of `perfscore audit --against` is not what `perfscore audit --format "
        "json` wrote, or it was changed. Audit once more for a baseline, or leave "
        "`--against` out.",
    ),
)

RULES = (
    NOT_UTF_8,
    NOT_A_TEXT_FILE,
    FILE_TOO_LARGE,
    EMPTY_FILE,
    NOT_YAML,
    NOT_JSON,
    SEVERAL_DOCUMENTS,
    LISTS_NESTED_TOO_DEEPLY,
    ANCHORS_REFUSED,
    TAG_REFUSED,
    KEY_NOT_TEXT,
    KEY_TWICE,
    UNKNOWN_KEY,
    WRONG_SHAPE,
    NOT_TEXT,
    NOT_A_YEAR,
    ROW_WITHOUT_NAME,
    FAULTS_LEFT_OUT,
    BROKEN_BASELINE,
)
"""Beside these, files are checked by ``control-character`` of the set's letters."""
