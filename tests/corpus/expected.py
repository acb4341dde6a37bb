"""What scoring has to make of each published form, judged by hand from its cells."""

from dataclasses import dataclass, field

NATIONAL = "national/project-2020"

OVER_TARGET = "the actual meets the target; the unit gave less and says no reason"
TYPED_FULL = "the target is missed; the unit gave full marks"
OCR = "the text recognition spoilt the cell"
BLANK = "the cell is blank in the published form"
CUT = "the published copy ends in this row"
MISPLACED = "money stands in the target's cell, a number of units in the actual's"
HEADING = "the form says 效果指标 where the set says 效益指标"


@dataclass(frozen=True)
class Line:
    """A line whose printed score is not the computed one; None is undefined."""

    name: str
    printed: str
    computed: str | None
    reason: str


@dataclass(frozen=True)
class Lines:
    """The scored lines of a form.

    ``computed`` counts the lines whose printed score the rules give, ``judged`` those
    of qualitative indicators, where the printed score is a person's and lies within
    the band of a rating. Lines that print no score are not counted.
    """

    computed: int
    judged: int
    differ: tuple[Line, ...] = field(default=())


LINES = {
    "001": Lines(computed=3, judged=6),
    "009": Lines(computed=8, judged=1),
    "012": Lines(
        computed=7,
        judged=0,
        differ=(
            Line("★★★特困人员救助供养人数(按月平均)(≥**人)", "5", "4.84", TYPED_FULL),
            Line(
                "扶贫临时救助标准(<**元/户·年)——一户年最高5300元",
                "10",
                "9.09",
                TYPED_FULL,
            ),
        ),
    ),
    "013": Lines(
        computed=3, judged=0, differ=(Line("补贴发放率", "30.00", None, HEADING),)
    ),
    "014": Lines(computed=3, judged=5),
    "017": Lines(computed=5, judged=0),
    "020": Lines(
        computed=6,
        judged=1,
        differ=(
            Line("资金到位及时率", "7", "10", OVER_TARGET),
            Line("政策知晓率", "9", "9.8", "10 × 98% is 9.8"),
        ),
    ),
    "022": Lines(
        computed=5,
        judged=3,
        differ=(
            Line("指标1一级种薯推广面积占总面积比例", "8", None, OCR),
            Line("指标2群众对脱毒种薯和主食化专用品种的认知度", "8", None, OCR),
        ),
    ),
    "023": Lines(computed=7, judged=0),
    "024": Lines(
        computed=3,
        judged=0,
        differ=(
            Line("配套烘干杀菌设备及包装设备购置及安装", "9.3", "0.34", MISPLACED),
            Line("配套电力设施1250KVA变压器3台", "9.3", None, BLANK),
        ),
    ),
    "032": Lines(computed=1, judged=0),
}
"""Forms of the national layout that print weights, targets, actuals and scores."""

_HUBEI = "execution carries 20 points, and no indicator has a weight of its own"
_TRANSFER = "the transfer form prints neither weights nor scores"
_SPENDING = "a statement of what was planned, received and spent, without weights"
_CHONGQING = "one flat list of indicators with no level-1 headings"
_ROWS_CUT = "the indicator rows are not in the published copy"

NO_LINES = {
    "002": "published with every actual and score blank",
    "003": "the only row is cut behind its target",
    "005": "weighs 决策10, 管理25, 产出30, 效益35; its execution row is 项目管理's",
    "006": _TRANSFER,
    "007": "weighs 决策2, 管理13, 绩效85; the rows of 决策 and 管理 have no targets",
    "011": _CHONGQING,
    "016": _HUBEI,
    "025": _HUBEI,
    "026": _HUBEI,
    "028": _CHONGQING,
    "029": _TRANSFER,
    "030": _TRANSFER,
    "031": _TRANSFER,
    "034": "weights are per cents of the total, and execution carries none of it",
    "037": _ROWS_CUT,
    "038": _TRANSFER,
    "040": "a sheet of scoring rules (决策, 过程) with no targets",
    "043": "prints the sums of four dimensions alone",
    "044": _SPENDING,
    "045": _TRANSFER,
    "046": _ROWS_CUT,
    "047": _ROWS_CUT,
    "050": _ROWS_CUT,
    "052": _ROWS_CUT,
    "054": _CHONGQING,
    "056": _TRANSFER,
    "057": _ROWS_CUT,
    "059": _HUBEI,
    "060": _SPENDING,
    "063": "prints neither weights nor scores",
    "067": _HUBEI,
    "068": _TRANSFER,
    "069": _TRANSFER,
    "071": _ROWS_CUT,
    "074": _SPENDING,
    "077": _HUBEI,
    "078": _TRANSFER,
}
"""Forms with no line to compare: not of a shipped set, or nothing printed to score."""


@dataclass(frozen=True)
class Fund:
    """A fund score: the form that prints it, and what ``weight × rate`` gives.

    ``row`` is the fund row that holds the amounts, ``over`` the column that the form
    divides by. ``reason`` is given where printed and computed differ.
    """

    table: str
    printed: str
    computed: str
    weight: int = 10
    row: int = 0
    over: str = "全年预算数"
    reason: str = ""


_INITIAL = "年初预算数"

FUNDS = (
    Fund("001", "0", "10", row=1, reason="the total row reads 0; its part is 89.974"),
    Fund("003", "10", "10"),
    Fund("009", "10", "10"),
    Fund("012", "10", "10"),
    Fund("014", "0", "10", row=1, reason="the total row reads 0; its part is 132.912"),
    Fund("016", "20", "20", weight=20),
    Fund("017", "10", "10", over=_INITIAL),
    Fund("020", "10", "10"),
    Fund("023", "10", "10"),
    Fund("024", "10", "10"),
    Fund("025", "19.55", "19.55", weight=20),
    Fund("026", "20", "20", weight=20),
    Fund("032", "5", "4.99", over=_INITIAL, reason="taken from the rate printed 50%"),
    Fund("037", "10", "10"),
    Fund("046", "10", "10"),  # its cell 分值 reads 100, the total of the form
    Fund("047", "10", "10"),
    Fund("050", "4.52", "4.52"),
    Fund("052", "10", "10"),
    Fund("054", "9.68", "9.69", row=1, reason="96.85% cut, not rounded, to 9.68"),
    Fund("059", "20", "20", weight=20),
    Fund("067", "20", "20", weight=20),
)
"""Every printed fund score whose amounts are printed as well."""

FUNDS_BY_RATE = {"011": ("76%", "7.6"), "028": ("79.27", "7.93")}
"""Fund scores whose amounts are unreadable: the printed rate, and the score."""
