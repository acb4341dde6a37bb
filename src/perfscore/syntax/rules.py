"""What can be wrong with the letters of a document."""

from perfscore.diagnostics.model import Rule, Severity, Text

SYNTAX_ERROR = Rule(
    "syntax-error",
    Severity.ERROR,
    Text(
        "这一行不是规则语言的写法。每一行是一条：先写关键字，再写内容；信息里列出此处可以写什么。\n\n"
        "错误：`一级指标 产出 50分 得分 = 分值`\n\n正确：`得分 = 分值` 另起一行。",
        "The line is not a clause of the rules language. A clause is one line: a "
        "keyword, then what belongs to it; the message lists what can stand at the "
        "place.",
    ),
)
QUOTE_NOT_CLOSED = Rule(
    "quote-not-closed",
    Severity.ERROR,
    Text(
        '引号必须在同一行内成对：`“` 配 `”`，`「` 配 `」`，`"` 配 `"`。'
        "引号内可以出现另一种引号。",
        'Quotes pair up within a line: “ with ”, 「 with 」, " with ". '
        "Quotes of another kind may stand inside.",
    ),
)
LOOK_ALIKE_CHARACTER = Rule(
    "look-alike-character",
    Severity.ERROR,
    Text(
        "出现一个看起来像正确符号、但含义不同的字符，例如用破折号 `—` 当减号、"
        "用字母 `O` 当数字 `0`。全角与半角的差别不在此列：全角写法都可以。",
        "A character looks like the right one and is another: a dash for a minus, "
        "the letter O for the digit 0. Full-width forms are always right.",
    ),
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Severity.ERROR,
    Text(
        "文件里有不可见的控制字符（如 NUL、改变书写方向的字符）。"
        "它们会让人看到的与程序读到的不一致，因此不予接受。",
        "The file holds an invisible control character (NUL, a change of direction). "
        "What is seen and what is read would differ, so it is refused.",
    ),
)
LINE_TOO_LONG = Rule(
    "line-too-long",
    Severity.ERROR,
    Text(
        "一行超过 4000 个字符。真实的规则没有这么长的一条，通常是换行丢失。",
        "A line has more than 4,000 characters. No clause is so long; line ends are "
        "lost.",
    ),
)
NESTED_TOO_DEEPLY = Rule(
    "nested-too-deeply",
    Severity.ERROR,
    Text(
        "一行内的括号、`若`、`非`、乘方超过 32 个。请用 `定义` 给中间结果起名字。",
        "A line nests more than 32 brackets, ifs, nots or powers. Name parts by "
        "`define`.",
    ),
)
DOCUMENT_TOO_LARGE = Rule(
    "document-too-large",
    Severity.ERROR,
    Text(
        "一个指标体系文件最多 500 万个字符。",
        "A set has at most five million characters.",
    ),
)
NO_HEAD = Rule(
    "no-head",
    Severity.ERROR,
    Text(
        '文件以 `指标体系 "名称"` 开头，其后才是等级、数据、指标。',
        'A file begins with `indicator_set "name"`; grades, data, indicators follow.',
    ),
)

RULES = (
    SYNTAX_ERROR,
    QUOTE_NOT_CLOSED,
    LOOK_ALIKE_CHARACTER,
    CONTROL_CHARACTER,
    LINE_TOO_LONG,
    NESTED_TOO_DEEPLY,
    DOCUMENT_TOO_LARGE,
    NO_HEAD,
)
