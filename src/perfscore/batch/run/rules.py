"""What there is to say of the files that a run reads and writes, as files."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


INPUT_NOT_A_FILE = _rule(
    "input-not-a-file",
    Severity.ERROR,
    """
    成批评分要把输入读几遍，所以不从标准输入、管道读。什么也没有写出。

    改法：先存成文件，再写文件名。
    """,
    """
    What is scored in bulk is read more than once, so that standard input and pipes
    cannot be read. Nothing was written.

    To mend: save it as a file, and name that.
    """,
)
INPUT_TWICE = _rule(
    "input-twice",
    Severity.ERROR,
    """
    同一个文件写了两次（如写了文件夹，又写了其中的文件），每份自评会评两遍。什么也没有写出。

    改法：只写一次。
    """,
    """
    A file is named twice, as where a folder and a file in it are named; each of its
    assessments would be scored twice. Nothing was written.

    To mend: name it once.
    """,
)
OUTPUT_IS_INPUT = _rule(
    "output-is-input",
    Severity.ERROR,
    """
    结果要写到的文件就是输入，写了就盖掉了填报的数。什么也没有写出。

    改法：结果换一个名字，或写到另一个文件夹里。
    """,
    """
    A file that results would be written to is an input: what was reported would be
    lost. Nothing was written.

    To mend: give the results another name, or another folder.
    """,
)
RESULTS_AS_INPUT = _rule(
    "results-as-input",
    Severity.ERROR,
    """
    输入里有成批评分写出的结果。其中各指标下是得分，不是完成值，不能再评。什么也没有写出。

    改法：把结果移到输入的文件夹外面。
    """,
    """
    An input is a table of results that scoring in bulk has written. It has scores
    below the names of indicators, not what was done; it cannot be scored. Nothing was
    written.

    To mend: keep results outside the folders that are read.
    """,
)
RUN_GOING_ON = _rule(
    "run-going-on",
    Severity.ERROR,
    """
    另一个命令正在往同一个地方写结果。这一个什么也没有写出。

    改法：等那一个做完再运行，或把结果写到别处。
    """,
    """
    Another command is writing its results to the same place. This one wrote nothing.

    To mend: wait for the other to end, or write the results elsewhere.
    """,
)

RULES = (
    INPUT_NOT_A_FILE,
    INPUT_TWICE,
    OUTPUT_IS_INPUT,
    RESULTS_AS_INPUT,
    RUN_GOING_ON,
)
