"""What can be wrong with the rows and limits of scoring methods."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


INTERPOLATION_NOT_ORDERED = _error(
    "interpolation-not-ordered",
    "插值各行的值必须依次由大到小，或由小到大，不能相同：两行之间才有一条直线。\n\n"
    "错误：`9.5%：80%`、`1.7%：60%`、`5%：70%`\n\n"
    "正确：`9.5%：80%`、`5%：70%`、`1.7%：60%`",
    "The values of interpolation rows rise throughout or fall throughout and are never "
    "equal: only then is there one line between two rows.",
)
RANK_WITHOUT_DIRECTION = _error(
    "rank-without-direction",
    "`按名次` 要写明第 1 名是最高的还是最低的：`按名次，从高到低` 或 "
    "`按名次，从低到高`。名次已由数据给出的，写 `按名次，名次为 排位`。",
    "by_rank says whether the highest or the lowest is first: high_first or low_first. "
    "A rank that a datum states is written rank_is.",
)
RANK_ROWS_LEAVE_A_GAP = _error(
    "rank-rows-leave-a-gap",
    "有的名次没有写得分。同组有多少家事先不知道，最后要有一行 `此后每退一名：减 …` 或 "
    "`其余：…`。",
    "Some rank has no points. How many there are in a group is not known beforehand, "
    "so the rows end with each_next_place or others.",
)
RANK_ROWS_OUT_OF_ORDER = _error(
    "rank-rows-out-of-order",
    "名次是从 1 起的整数，各行由前到后，一个名次只写一次："
    "`第 1 名`、`第 2 至 5 名`、`其余`。",
    "Ranks are whole numbers from 1 on. The rows go from the first rank down, and each "
    "rank stands in one row.",
)
POINTS_OF_OTHER_SIGN = _error(
    "points-of-other-sign",
    "`扣分` 下面的行只写 `扣`，`加分` 条款只写 `加`。有加有扣的，用 `评分 加分`，从 "
    "`基本分` 起加减。",
    "Rows of deductions deduct, a bonus clause adds. Where points are both added and "
    "taken off, `scoring bonus` starts from base_points.",
)
INTERVAL_EMPTY = _error(
    "interval-empty",
    "`酌定` 和 `得分范围` 的区间里没有数：左边的数须小于右边。",
    "The interval of discretion or of a score range holds no number: its left end is "
    "the lesser.",
)
STAIRS_MISS_FULL_MARKS = _error(
    "stairs-miss-full-marks",
    "按完成比例的 `阶梯` 只计整阶，100% 必须正好是整数阶，否则完成 100% 也得不到满分。"
    "例如 `阶梯 10%`，不是 `阶梯 30%`。",
    "Completion by stairs counts whole stairs, so 100% has to be a whole number of "
    "them: stairs of 10%, not of 30%.",
)

RULES = (
    INTERPOLATION_NOT_ORDERED,
    RANK_WITHOUT_DIRECTION,
    RANK_ROWS_LEAVE_A_GAP,
    RANK_ROWS_OUT_OF_ORDER,
    POINTS_OF_OTHER_SIGN,
    INTERVAL_EMPTY,
    STAIRS_MISS_FULL_MARKS,
)
