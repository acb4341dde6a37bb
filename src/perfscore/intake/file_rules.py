"""What there is to say of a workbook, a document or a page as a file."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


KIND_NOT_READ = _rule(
    "kind-not-read",
    Severity.ERROR,
    """
    这种文件不读：旧版 `.xls`、`.doc` 和 WPS 的 `.et`、`.wps`，以及图片、压缩包、
    OFD、演示文稿等。可以读的有 `.xlsx`、`.docx`、`.html`、`.pdf` 和纯文本。

    改法：在 WPS 或 Excel、Word 里“另存为” `.xlsx` 或 `.docx`；OFD 另存为 PDF。
    """,
    """
    Files of this kind are not read: old `.xls` and `.doc`, WPS's `.et` and `.wps`,
    pictures, archives, OFD, presentations. Those that are: `.xlsx`, `.docx`, `.html`,
    `.pdf` and plain text.

    To mend: save as `.xlsx` or `.docx`, an OFD document as PDF.
    """,
)
KIND_DIFFERS_FROM_NAME = _rule(
    "kind-differs-from-name",
    Severity.NOTE,
    """
    文件的内容与后缀不符，例如从系统导出的 `.xls` 其实是网页。按内容读取。
    """,
    """
    What the file holds is not what its name says: an exported `.xls` is often a web
    page. It is read as what it holds.
    """,
)
PASSWORD_PROTECTED = _rule(
    "password-protected",
    Severity.ERROR,
    """
    文件有打开密码，内容是加密的，读不出来。

    改法：用密码打开，去掉打开密码后另存。只保护工作表、不设打开密码的文件可以读。
    """,
    """
    The file opens with a password only: its content is encrypted.

    To mend: open it, take the password off and save. A workbook whose sheets are
    protected, but that opens without a password, is read.
    """,
)
FILE_DAMAGED = _rule(
    "file-damaged",
    Severity.ERROR,
    """
    文件不完整或已损坏：多半是下载或拷贝中断。读出一半的表会让人误以为是整张表，
    所以整个文件不读。

    改法：重新下载或拷贝；或在 WPS、Office 里打开修复后另存。
    """,
    """
    The file is cut off or damaged, most often by a broken download. Half a form could
    pass for a whole one, so nothing of it is read.

    To mend: fetch it again, or let the office program repair and save it.
    """,
)
FILE_UNPACKS_TOO_LARGE = _rule(
    "file-unpacks-too-large",
    Severity.ERROR,
    """
    文件太大，或展开后太大。一个文件最多 5000 万字节，展开后最多 6 亿字节，
    其中一次读入内存的每个部分最多 4000 万字节、100 万个标记。自评表远小于此数，
    超过的多半夹带了别的内容，或是有意做成的“压缩炸弹”。

    改法：把自评表单独另存为一个文件。
    """,
    """
    The file is too large, or would be once unpacked. A file has at most 50 million
    bytes, 600 million unpacked, and each part that is held in memory at most 40
    million bytes and a million tags. A form is far below that.

    To mend: save the form in a file of its own.
    """,
)
TOO_MANY_CELLS = _rule(
    "too-many-cells",
    Severity.ERROR,
    """
    有内容的行或格太多：一张工作表最多 2 万行，一个文件最多 20 万格、2000 个表格、
    10 万个段落。只设了格式、没有内容的行和格不算。自评表只有几十行；
    明细数据不应与它放在一起。

    改法：把自评表单独另存为一个文件。
    """,
    """
    Too many rows or cells with content: a sheet has at most 20,000 rows, a file
    200,000 cells, 2,000 tables and 100,000 paragraphs. Rows that are formatted but
    empty do not count.

    To mend: save the form in a file of its own.
    """,
)
ENTITIES_REFUSED = _rule(
    "entities-refused",
    Severity.ERROR,
    """
    文件内部的 XML 带有文档类型声明或实体（`<!DOCTYPE`、`<!ENTITY`）。
    正常的工作簿和文档都没有；它们能引入别的文件，或把几行展开成上亿字，所以不读。

    改法：在 WPS 或 Office 里打开，另存为新文件。
    """,
    """
    The XML inside the file declares a document type or entities. No office program
    writes any; they can pull in other files or unfold into millions of characters.

    To mend: open the file in an office program and save it anew.
    """,
)
NOTHING_TO_READ = _rule(
    "nothing-to-read",
    Severity.ERROR,
    """
    文件里没有文字：是空的，或只有图片。扫描件和截图要先识别成文字。
    """,
    """
    The file holds no text: it is empty or has pictures only. Scans have to be turned
    into text first.
    """,
)
MACROS_NOT_RUN = _rule(
    "macros-not-run",
    Severity.NOTE,
    "文件带有宏。只读各格里存着的内容，宏不运行。",
    "The file has macros. Only what is stored is read; macros are not run.",
)
EXTERNAL_REFERENCES_IGNORED = _rule(
    "external-references-ignored",
    Severity.NOTE,
    """
    文件引用了别的文件或网址（链接的工作簿、图片、模板）。这些都不去读取；
    公式引用别的工作簿的，用文件里存着的结果。
    """,
    """
    The file refers to other files or addresses: linked workbooks, pictures, templates.
    None of them is fetched; formulas over other workbooks keep their stored results.
    """,
)
FORMULA_WITHOUT_VALUE = _rule(
    "formula-without-value",
    Severity.WARNING,
    """
    格里有公式，文件里却没有存计算结果，这一格当作没有填。程序生成、从未在表格软件里
    打开过的文件会这样。

    改法：在 WPS 或 Excel 里打开，保存一次。
    """,
    """
    A cell has a formula and no stored result, so it counts as not filled in. Files made
    by a program and never opened in an office program are like that.

    To mend: open the file in WPS or Excel and save it.
    """,
)
ERROR_VALUE = _rule(
    "error-value",
    Severity.WARNING,
    """
    格里显示的是公式的错误值（`#DIV/0!`、`#REF!`、`#N/A` 等），不是数。照原样读出，
    不当作 0。
    """,
    """
    A cell shows a formula's error (`#DIV/0!`, `#REF!`, `#N/A` …) and no number. It is
    read as it stands and not taken as 0.
    """,
)
SHOWN_OTHERWISE = _rule(
    "shown-otherwise",
    Severity.NOTE,
    """
    格里存的数与按格式显示的不同：格式少显示了小数，或没有显示负号、零。存着的数是
    填报的数，按它读；例如存 467.034、格式 0.00，读作 467.034，不是 467.03。

    公式除出来的循环小数（存满 15 位）按显示的读，例如 1/3 显示为 33.33%。
    每一处都写明两个数，供核对。
    """,
    """
    What a cell holds is not what its format shows: decimals, a minus or a zero are
    hidden. The number that is stored is what was filled in and is read: 467.034 under
    0.00 is read as 467.034.

    A quotient of a formula that fills all 15 digits is read as it is shown: 1/3 as
    33.33%. Both numbers are told each time.
    """,
)
CELL_NOT_READ = _rule(
    "cell-not-read",
    Severity.WARNING,
    """
    一格的内容不合文件的格式：不是数的数、查不到的文字、超出范围的日期、太长的文字。
    信息里写明读出了什么；请与原表核对。
    """,
    """
    A cell's content does not fit the file's format: a number that is none, a text that
    is missing, a date out of range, a text that is too long. The message says what was
    read of it.
    """,
)
HIDDEN_SHEET_SKIPPED = _rule(
    "hidden-sheet-skipped",
    Severity.NOTE,
    "隐藏的工作表没有读：看不见的内容不应影响得分。其中有自评表的，取消隐藏后再读。",
    "A hidden sheet was not read: what nobody sees should not change a score. Unhide "
    "it if it holds the form.",
)
HIDDEN_CELLS_READ = _rule(
    "hidden-cells-read",
    Severity.NOTE,
    "工作表里隐藏的行或列照样读了，请核对是否应当计入。",
    "Hidden rows or columns of a sheet were read like the others; check that they "
    "belong to the form.",
)
COVERED_CELLS = _rule(
    "covered-cells",
    Severity.NOTE,
    "合并单元格下面还压着内容，看不见，没有读。取消合并可以看到。",
    "Content lies unseen below a merged cell and was not read. Unmerging shows it.",
)
HIDDEN_TEXT_SKIPPED = _rule(
    "hidden-text-skipped",
    Severity.NOTE,
    "设为隐藏的文字没有读：看不见、也印不出的内容不应影响得分。",
    "Text that is set to be hidden was not read: what is neither seen nor printed "
    "should not change a score.",
)
CHANGES_TRACKED = _rule(
    "changes-tracked",
    Severity.NOTE,
    "文档里有修订：插入的内容读了，删除的没有读，相当于接受全部修订。",
    "The document has tracked changes: insertions are read, deletions are not, as if "
    "all were accepted.",
)
TABLES_TOO_DEEP = _rule(
    "tables-too-deep",
    Severity.WARNING,
    "表格里套表格超过 12 层，更深的没有读。",
    "Tables lie more than 12 deep within one another; deeper ones were not read.",
)

READ_AS_GB18030 = _rule(
    "read-as-gb18030",
    Severity.NOTE,
    """
    文件不是 UTF-8，按 GB18030（GBK）读来是通顺的中文，于是照此读取。

    国标编码里没有说明自身编码的标志，这一步是推断；如有乱码，
    请用 WPS 或记事本另存为 UTF-8 后再读。
    """,
    """
    The file is not UTF-8; in GB18030 (GBK) it reads as ordinary Chinese, and was read
    so.

    Nothing in such a file names its encoding, so this is inferred. Where characters
    look wrong, save the file as UTF-8.
    """,
)

RULES = (
    KIND_NOT_READ,
    KIND_DIFFERS_FROM_NAME,
    PASSWORD_PROTECTED,
    FILE_DAMAGED,
    FILE_UNPACKS_TOO_LARGE,
    TOO_MANY_CELLS,
    ENTITIES_REFUSED,
    NOTHING_TO_READ,
    MACROS_NOT_RUN,
    EXTERNAL_REFERENCES_IGNORED,
    FORMULA_WITHOUT_VALUE,
    ERROR_VALUE,
    SHOWN_OTHERWISE,
    CELL_NOT_READ,
    HIDDEN_SHEET_SKIPPED,
    HIDDEN_CELLS_READ,
    COVERED_CELLS,
    HIDDEN_TEXT_SKIPPED,
    CHANGES_TRACKED,
    TABLES_TOO_DEEP,
    READ_AS_GB18030,
)
