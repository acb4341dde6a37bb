"""What there is to say of a form that was recognised in a file."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


FORM_NOT_FOUND = _rule(
    "form-not-found",
    Severity.ERROR,
    """
    文件里没有找到自评表。自评表按栏目名称辨认：一行里要有指标的名称
    （一级指标、三级指标、指标名称等）和目标值、完成值、分值、得分中的几栏；
    或者有预算数、执行数、执行率各栏，旁边有项目名称、部门名称等。

    扫描成图片的表没有文字，无法读出，须先识别成文字。
    """,
    """
    No self-assessment form is in the file. A form is known by its headings: a row that
    names indicators (一级指标, 三级指标, 指标名称 …) and some of target, actual, weight
    and score; or the headings of the budget (预算数, 执行数, 执行率) beside labels such
    as 项目名称.

    A scanned picture holds no text and must be turned into text first.
    """,
)
UNCERTAIN_READING = _rule(
    "uncertain-reading",
    Severity.WARNING,
    """
    一格可以有几种读法，例如两栏都像得分、一个数横跨两栏、合并的分值格旁边有几个
    指标、一级指标括号里的分值与各行之和不等。信息里写明取了哪一种，还可以是什么。

    改法：对照原表核实；不对的，用 `perfscore convert 文件 -o 自评表.yaml` 存成
    文字，改好后再评分。
    """,
    """
    A cell can be read in several ways: two columns look like the score, a number
    reaches over two columns, a merged cell of points stands beside several indicators,
    the points in a level-1 heading differ from the sum of its rows. The message says
    which reading was taken, and which others there are.

    To mend: look at the form; where the reading is wrong, keep it with
    `perfscore convert FILE -o assessment.yaml` and correct that.
    """,
)
NOT_READ = _rule(
    "not-read",
    Severity.NOTE,
    """
    表里这些格没有对应的栏目，没有用到：联系人和电话、小计、资金管理情况的说明、
    不认识的内容等。列出来供核对，内容不影响得分；若其中有应当计分的值，
    须补进自评表。
    """,
    """
    Cells of the form that stand for nothing that is scored and were not used: persons
    and telephone numbers, subtotals, remarks on how funds are managed, anything not
    known. They are listed for checking; a value among them that should count has to be
    put into the assessment.
    """,
)
HEADING_NOT_KNOWN = _rule(
    "heading-not-known",
    Severity.NOTE,
    """
    指标表的一栏名称不认识。这一栏的内容按栏目原名保留，不参与计分。
    """,
    """
    The heading of a column is not known. What stands below it is kept under that
    heading and takes no part in scoring.
    """,
)
UNIT_FROM_HEADING = _rule(
    "unit-from-heading",
    Severity.NOTE,
    """
    表头写明金额的单位不是万元（例如“项目资金（元）”），格里的数没有带单位。
    读入时把单位写在数的后面，例如 94800 读作 94800元，以免按万元计。
    “度量单位”一栏是万人、% 等，完成值只写了数的，同样补上：6 读作 6万人。
    """,
    """
    The heading says that amounts are in another unit than 万元 (项目资金（元）), and
    the cells hold bare numbers. The unit is put after each number (94800 becomes
    94800元), so that it is not taken as 万元. A bare 完成值 beside 万人 or % under
    度量单位 is read likewise: 6 becomes 6万人.
    """,
)
ROW_NOT_USED = _rule(
    "row-not-used",
    Severity.NOTE,
    """
    表样里留着的行没有填：“指标1：”“……”，或者只有一、二级指标而没有指标和数值。
    这些行略过。
    """,
    """
    Rows that the template holds were left open: 指标1：, ……, or headings without an
    indicator and values. They are passed over.
    """,
)
OTHER_TABLES = _rule(
    "other-tables",
    Severity.NOTE,
    """
    文件里还有不是自评表的表格（收支决算表等），没有读。信息里写明有几个。
    """,
    """
    The file holds tables that are no self-assessment, such as accounts; they were not
    read. The message says how many.
    """,
)
ANNEX_NOT_PLACED = _rule(
    "annex-not-placed",
    Severity.WARNING,
    """
    附表（要点核对、评级）的一行写的指标，在自评表里没有，或者有几个同名的，
    这一行没有用到。指标写作“一级/二级/名称”，与自评表一致。
    """,
    """
    A row of an annex (要点核对, 评级) names an indicator that the form does not have,
    or has several times, and was not used. An indicator is written 一级/二级/名称, as
    on the form.
    """,
)
PRINTED_VALUE_NOT_USED = _rule(
    "printed-value-not-used",
    Severity.NOTE,
    """
    指标体系从填报的数据算出这些指标的值，表上印的完成值不参与计分，没有读入。
    印的得分照样保留，用来核对。
    """,
    """
    The indicator set works these indicators out from reported data; the values printed
    on the form take no part in scoring and were left out. Printed scores are kept, to
    be compared.
    """,
)

RULES = (
    FORM_NOT_FOUND,
    UNCERTAIN_READING,
    NOT_READ,
    HEADING_NOT_KNOWN,
    UNIT_FROM_HEADING,
    ROW_NOT_USED,
    OTHER_TABLES,
    ANNEX_NOT_PLACED,
    PRINTED_VALUE_NOT_USED,
)
