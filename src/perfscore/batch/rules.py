"""What there is to say of tables that many assessments are read from."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


TABLE_DAMAGED = _rule(
    "table-damaged",
    Severity.ERROR,
    """
    表读到一半读不下去了：文件不完整或已损坏。信息里写明哪些行读不出来。
    什么也没有写出。

    改法：重新导出或拷贝这个文件。
    """,
    """
    A table cannot be read to its end: the file is incomplete or damaged. The message
    says which rows cannot be read. Nothing was written.

    To mend: export or fetch the file again.
    """,
)
COLUMNS_CHANGE = _rule(
    "columns-change",
    Severity.ERROR,
    """
    同一个表里，列在中途变了：又有一行表头，或者从某一行起格数都不同。
    接着读会把一列的数当成另一列的数，所以整个文件不读，什么也没有写出。

    改法：把两段分成两个文件，各带自己的表头，一起写在命令里。
    """,
    """
    The columns of a table change half-way: other headings stand in a row, or rows
    have another number of cells from somewhere on. To read on would take one column's
    numbers for another's, so that nothing of the file is read or written.

    To mend: part it into two files, each with its own headings, and name both.
    """,
)
ROW_MALFORMED = _rule(
    "row-malformed",
    Severity.ERROR,
    """
    CSV 的一行与表头的格数不同：多半是格里有逗号而没有加引号。这一行没有评分。

    改法：给含逗号的格加上英文引号，如 `"1,234.50"`；或另存为 xlsx。
    """,
    """
    A row of a CSV has not as many cells as there are headings: mostly a cell holds a
    comma without quotes. The row was not scored.

    To mend: quote cells with commas (`"1,234.50"`), or save the table as xlsx.
    """,
)
HEADINGS_AGAIN = _rule(
    "headings-again",
    Severity.NOTE,
    """
    表的中间又有一行相同的表头（几个文件接在一起时常见）。这一行跳过了。
    """,
    """
    The same headings stand in the middle of a table once more, as where files were
    put together. The row was passed over.
    """,
)
COLUMN_NOT_KNOWN = _rule(
    "column-not-known",
    Severity.WARNING,
    """
    表里有一列，不知道是什么，没有用到它。列名可以是指标体系里的数据名称、指标名称，
    或“指标名称/完成值”这样的写法。

    改法：改成指标体系里的名称；不用的列可以留着。
    """,
    """
    Nothing is known by the heading of a column; it is not used. A heading is the name
    of a datum or an indicator of the set, or `indicator/actual`.

    To mend: use the set's names. A column that is not needed may stay.
    """,
)
COLUMN_TWICE = _rule(
    "column-twice",
    Severity.ERROR,
    """
    两列说的是同一个数据或指标，不知道该用哪一列。

    改法：删去一列，或把列名写清楚（如“一级指标/指标名称/完成值”）。
    """,
    """
    Two columns stand for the same datum or cell, so that it is not known which one
    counts.

    To mend: delete one, or write its heading in full (`level 1/indicator/actual`).
    """,
)
COLUMN_MISSING = _rule(
    "column-missing",
    Severity.WARNING,
    """
    指标体系要用的一列，表里没有；这一列当作没有填，用到它的指标没有得分。
    """,
    """
    The table lacks a column that the set needs. It counts as not filled in, and what
    rests on it has no score.
    """,
)
NO_TABLE = _rule(
    "no-table",
    Severity.ERROR,
    """
    文件里找不到这个指标体系的表：没有一列是它的数据或指标。由单位填报指标的体系，
    一行写一个指标，要有“指标名称”“目标值”“完成值”等列；指标固定的体系，一行写一份自评。
    """,
    """
    The file holds no table for the set: no column is one of its data or indicators.
    Where units declare indicators, each row is one of them and there are columns for
    its name, target and actual; else a row is one assessment.
    """,
)
ASSESSMENT_TORN = _rule(
    "assessment-torn",
    Severity.ERROR,
    """
    同一个编号的行没有挨在一起（或出现在几个文件里）：各段分别评了分，都不完整。

    改法：先按编号排序。
    """,
    """
    Rows of one id do not stand together: each stretch was scored by itself, and none
    is whole.

    To mend: sort the table by its ids.
    """,
)
ID_TWICE = _rule(
    "id-twice",
    Severity.WARNING,
    """
    两行的编号相同。两行都评了分；按编号查找时找到的是第一行。
    """,
    """
    Two rows have the same id. Both were scored; who looks for the id finds the first.
    """,
)
SET_DIFFERS_HERE = _rule(
    "other-set-named",
    Severity.ERROR,
    """
    这一行写明按另一个指标体系评，没有评分。一次按一个指标体系评。
    """,
    """
    The row names another indicator set and was not scored: one set is scored by at a
    time.
    """,
)
DATA_DIFFER_BETWEEN_ROWS = _rule(
    "data-differ-between-rows",
    Severity.WARNING,
    """
    一行一个指标的表里，同一份自评各行的同一个数据不一样；用第一个填了的。
    """,
    """
    In a table with a row for each indicator, rows of one assessment state different
    values of a datum; the first one that is filled in is used.
    """,
)
TOO_MANY_ROWS = _rule(
    "too-many-rows-for-a-sheet",
    Severity.ERROR,
    """
    结果的行数超过一张工作表能放的 1048576 行。

    改法：输出为 .parquet 或 .csv。
    """,
    """
    The results have more rows than the 1048576 of a worksheet.

    To mend: write them as .parquet or .csv.
    """,
)
NO_SUCH_ROW = _rule(
    "no-such-row",
    Severity.ERROR,
    """
    要说明的那一行没有找到。写编号列里的编号，或 `#` 加行号（`#1024`）。
    """,
    """
    The row that is to be explained was not found. It is named by its id, or by `#`
    and its number (`#1024`).
    """,
)
OUTPUT_KIND_NOT_KNOWN = _rule(
    "output-kind-not-known",
    Severity.ERROR,
    """
    结果可以写成 .parquet、.csv、.xlsx，或写到一个文件夹里。
    """,
    """
    Results are written as .parquet, .csv or .xlsx, or into a folder.
    """,
)
SET_NOT_KNOWN_HERE = _rule(
    "set-of-row-unusable",
    Severity.ERROR,
    """
    这一行没有写明指标体系，或写的指标体系找不到、不能用；没有评分。

    改法：在“指标体系”一列写编号，或用 `--set` 写明都按哪个评。
    """,
    """
    The row names no indicator set, or one that is not found or cannot be used; it was
    not scored.

    To mend: write the id into the column of the sets, or name one set with `--set`.
    """,
)
TOTALS_ROW = _rule(
    "totals-row",
    Severity.NOTE,
    """
    表里有合计、小计、平均一类的行，或表下的附注、签字；它们不是一份自评，没有评分。
    """,
    """
    A table has a row of totals or means, or notes and signatures below it; they are no
    assessment and were not scored.
    """,
)
SHEET_TOO = _rule(
    "sheet-of-the-same-kind",
    Severity.NOTE,
    """
    一个工作簿里有几张工作表是自评的表，都读了；结果里文件名后面写着是哪一张。
    """,
    """
    Several sheets of a workbook are tables of assessments, and all were read; the
    results name the sheet behind the file.
    """,
)
NO_ROWS = _rule(
    "no-rows",
    Severity.WARNING,
    """
    表里只有表头，没有一行数据。
    """,
    """
    A table has headings, but not one row.
    """,
)
POINTS_TOO_LONG = _rule(
    "points-too-long",
    Severity.ERROR,
    """
    得分或总分连小数超过 18 位，结果的一格写不下，空着。
    多半是单位写错了，或没有封顶的比率除以了极小的数。

    改法：核对完成值和目标值的单位；用 `--explain` 看这一份的得分。
    """,
    """
    A score or total has more than 18 digits, decimals included: no cell of the results
    holds it, and it is left blank. Mostly a unit is wrong, or a ratio without a cap was
    divided by something tiny.

    To mend: check the units of target and result; `--explain` shows the scores.
    """,
)

RULES = (
    TABLE_DAMAGED,
    COLUMNS_CHANGE,
    ROW_MALFORMED,
    HEADINGS_AGAIN,
    COLUMN_NOT_KNOWN,
    COLUMN_TWICE,
    COLUMN_MISSING,
    NO_TABLE,
    ASSESSMENT_TORN,
    ID_TWICE,
    SET_DIFFERS_HERE,
    DATA_DIFFER_BETWEEN_ROWS,
    TOO_MANY_ROWS,
    NO_SUCH_ROW,
    OUTPUT_KIND_NOT_KNOWN,
    SET_NOT_KNOWN_HERE,
    TOTALS_ROW,
    SHEET_TOO,
    NO_ROWS,
    POINTS_TOO_LONG,
)
