"""A line on each keyword that begins something, for those who are typing it."""

from perfscore.diagnostics.model import Text

KEYWORD_TEXTS = {
    "_SET": Text("指标体系 “名称”：文件的第一行", "the first line: the set's title"),
    "_ID": Text(
        "编号 省/市/名称-年度：别的文件按它引用", "the id by which others refer to it"
    ),
    "_VERSION": Text("版本 2026.1：改了办法就换版本", "the version: 2026.1"),
    "_BASIS": Text(
        "依据 “文号、条款”：对下面的指标也有效", "the legal basis; goes for all below"
    ),
    "_EFFECTIVE": Text(
        "适用 2026年1月1日 至 2026年12月31日，或 … 起",
        "the days on which it applies: 2026-01-01 until 2026-12-31, or onwards",
    ),
    "_FULL": Text("满分 100：各一级指标的分值之和", "what level 1 adds up to"),
    "_KEEP": Text("保留 2 位小数，四舍五入", "keep 2 decimals, half_up"),
    "_WHOLE": Text("取整 四舍五入：得分没有小数", "scores have no decimals"),
    "_FOOTING": Text(
        "合计 按已取整得分 / 按未取整得分：总分由哪一种加出",
        "the total adds up rounded or exact scores",
    ),
    "_FORM": Text("表样 项目支出：印哪一种表", "which official form is printed"),
    "_REMARK": Text("备注 “…”：印在表下面", "a remark, printed below the form"),
    "_REUSE": Text(
        "沿用 编号@版本：接着一个已发布的体系写不同之处",
        "take over a published set: ID@VERSION",
    ),
    "_GRADES": Text("等级：下面一行一档，优：[90, 100]", "grades, a row for each"),
    "_DATA": Text(
        "数据：下面一行一项，全年预算数：金额（万元），必填",
        "what units report, a row for each",
    ),
    "_PARAMETER": Text(
        "参数 名称 = 数；或 参数 名称 按 年度，下面一行一个值",
        "a constant, or a table of values by a datum",
    ),
    "_DEFINE": Text("定义 执行率 = 全年执行数 / 全年预算数", "a named expression"),
    "_VALIDATE": Text(
        "校验 名称：条件；下一行 否则 警告 “…”", "a condition on the data"
    ),
    "_FUNCTION": Text("函数 名称(参数) = 算式", "a function of one's own"),
    "_TABLE": Text("明细表 名称：要一行一行填的数据", "data that has rows"),
    "LEVEL1": Text("一级指标 名称 10分", "a level-1 indicator with its points"),
    "LEVEL2": Text("二级指标 名称 5分", "a level-2 indicator"),
    "LEVEL3": Text("三级指标 名称 5分", "a level-3 indicator"),
    "LEVEL4": Text("四级指标 名称 5分", "a level-4 indicator"),
    "DECLARED": Text(
        "由单位填报：单位自己写的指标放在这里", "indicators that units state themselves"
    ),
    "_DECLARED_SCORING": Text(
        "填报指标评分：单位自己的指标按目标的写法评分",
        "how units' own indicators are scored, by the form of their target",
    ),
    "BONUS_ITEM": Text("加分项 名称 5分：满分以外", "points beside the full score"),
    "PENALTY_ITEM": Text("减分项 名称 5分", "points taken off the whole"),
    "_TOTAL": Text("总分 = 算式：总分怎样得出", "how the total comes about"),
    "_CLASSES": Text("分级 名称 = 算式：等级以外的分类", "a further classification"),
    "_ROLL_UP_UNITS": Text("多单位汇总：几个单位合成一个", "several units made one"),
    "_AUDIT": Text("复核：复核检查的界限和轻重", "bounds and severity of findings"),
    "_CASE": Text(
        "用例 “名称”：填什么、应得多少，写在体系里",
        "a worked case: what is filled in, and what is expected",
    ),
    "MODIFY": Text("修改 一节：改写沿用的一节", "change a section that is taken over"),
    "ADD_SECTION": Text("新增 一节：添在沿用的后面", "add a section"),
    "_REMOVE": Text("删除 一节：不要沿用的这一节", "leave out a section"),
    "AMOUNT": Text("金额（万元）：单位写在括号里", "an amount of money: (万元)"),
    "NUMBER_TYPE": Text("数值：没有单位的数", "a number without a unit"),
    "RATIO_TYPE": Text("比率：如 85%", "a share, such as 85%"),
    "COUNT_TYPE": Text("计数（人）：几个、几人", "a count with its unit: (人)"),
    "DATE_TYPE": Text("日期：如 2026年3月1日", "a day"),
    "YES_NO": Text("是否：填“是”或“否”", "yes or no"),
    "CHOICE_TYPE": Text("选项（甲、乙）：只能填其中一个", "one of those listed"),
    "TEXT_TYPE": Text("文本：文字", "a text"),
    "REQUIRED": Text("必填：没有填就要说明", "it has to be filled in"),
    "MAY_BE_NEGATIVE": Text("可为负：金额、计数可以小于 0", "it may be below zero"),
    "_DEFAULT": Text("默认 值：没有填时按它", "what counts where nothing is filled in"),
    "_EXPLANATION": Text("说明 “…”：写给填报的人", "a note for those who fill it in"),
    "_TARGET": Text("目标 ≥95%：体系写定的目标", "a target that the set fixes"),
    "_TARGET_VALUE": Text("目标值 ≥ 算式：随年度、地区变的目标", "a computed target"),
    "_VALUE": Text("指标值 = 算式：由数据算出", "the indicator's value from data"),
    "_SCORE": Text("得分 = 算式，如 分值 × 执行率", "the score by an expression"),
    "_SCORING": Text("评分 办法：选一种办法", "the score by a method"),
    "_BY_COMPLETION": Text("完成值 ÷ 目标 × 分值", "in proportion to the target"),
    "_PASS_LINE": Text("及格线 60%：不到就是 0 分", "below it, no points"),
    "_UNCAPPED": Text("不封顶：可以超过分值", "may earn more than its points"),
    "_CAP": Text("封顶 120%：最多得多少", "the most that can be earned"),
    "_BY_INVERSE": Text("目标 ÷ 完成值 × 分值：越小越好", "the less the better"),
    "_DECREASING": Text(
        "超出目标多少就扣多少比例", "points go down as the target is exceeded"
    ),
    "_BY_ATTAINMENT": Text("达到目标得满分，否则 0 分", "all or nothing"),
    "_BANDS": Text("分档：[80%, 90%)：4分", "points by the range of the value"),
    "_DEDUCTIONS": Text(
        "扣分：每高于 100% 满 1个百分点：扣 0.5分", "points taken off step by step"
    ),
    "_DECISION": Text("判定：若 条件：3分；否则：0分", "points by conditions"),
    "_CHECKLIST": Text("要点：做到一条得一条的分", "points for each item done"),
    "_RATING": Text("评级：好：[80%, 100%]", "points by a rating"),
    "_INTERPOLATION": Text("插值：两个标准之间按直线", "linear between standards"),
    "_DISCRETION": Text(
        "酌定 [0, 分值]，须说明理由", "a person decides, with a reason"
    ),
    "_BY_RANK": Text("按名次：在同组里排名", "by the place in the group"),
    "PER_ABOVE": Text("每高于 100% 满 1个百分点：扣 0.5分", "for each step above"),
    "PER_BELOW": Text("每低于 90% 满 1个百分点：扣 0.5分", "for each step below"),
    "PER_OFF": Text("每偏离 0 满 1个百分点：扣 0.5分", "for each step off"),
    "_PER_CASE": Text("每有 情形 满 1例：扣 1分", "for each case"),
    "FULL_STEP": Text("满：够一整步才算", "whole steps only"),
    "STEP": Text("达 1%，不足按一步 / 按比例", "a step; part_counts or pro_rata"),
    "PART_COUNTS": Text(
        "不足按一步：不够一步也算一步", "a part of a step counts whole"
    ),
    "PRO_RATA": Text("按比例：不够一步按比例算", "a part of a step counts in part"),
    "_DEDUCT": Text("扣 0.5分，最多 3分", "points taken off"),
    "_ADD": Text("加 1分，最多 2分", "points added"),
    "_LIMIT": Text("最多 3分：加或扣的上限", "the most that is added or taken off"),
    "_AT_LEAST": Text("至少 0分：扣到多少为止", "where taking off stops"),
    "PREREQUISITE": Text("前置 要点：40%；没有它就是 0 分", "without it, no points"),
    "QUALITATIVE": Text("定性：目标是文字的指标", "indicators whose target is a text"),
    "_BONUS": Text("加分 每有 获奖数 满 1次：加 1分", "points beyond the indicator's"),
    "_SCORE_RANGE": Text("得分范围 [-4分, 8分]", "the bounds of the score"),
    "_SHARE": Text("权重 40%：在上级里占多少", "the share in the group above"),
    "_EQUAL_WEIGHTS": Text("均分：下级分值相等", "all below have equal points"),
    "_AGGREGATE": Text(
        "汇总 加权平均 / 取低 / 取高 / = 算式：上级得分怎样得出",
        "how a group's score comes about",
    ),
    "_FLOOR": Text("保底 0分：得分最少多少", "the least score"),
    "_NOT_APPLICABLE": Text(
        "不适用 若 编制数 = 0 则 剔除并按比例折算", "when it does not apply, and then"
    ),
    "_VETO": Text(
        "否决 若 条件 则 总分 = 59分 / 等级 至多 中", "a veto on the score or grade"
    ),
    "REASON_REQUIRED": Text("须说明理由：没有理由就不算", "a reason is required"),
    "_IF": Text("若 条件 则 甲 否则 乙", "if CONDITION then A else B"),
    "_EXPECT": Text("期望 总分 = 92.5：用例应得出的", "what a case comes to"),
    "_GROUP": Text("同组 报价 = 80, 100, 120", "the values of the whole group"),
}
"""By the terminal of the grammar."""

FUNCTION_TEXTS = {
    "至多": Text("至多(a, b)：取小的，用来封顶", "the least of its arguments"),
    "至少": Text("至少(a, b)：取大的，用来保底", "the greatest of its arguments"),
    "合计": Text("合计(a, b) 或 合计(表.列)", "the sum of arguments or of a column"),
    "平均": Text("平均(a, b) 或 平均(表.列)", "the mean"),
    "绝对值": Text("绝对值(a)", "the absolute value"),
    "向下取整": Text("向下取整(a)：去掉小数", "the next whole number below"),
    "向上取整": Text("向上取整(a)：有小数就进一", "the next whole number above"),
    "四舍五入": Text("四舍五入(a, 位数)", "rounded to so many decimals"),
    "天数": Text("天数(从, 到)：两个日期之间", "the days between two dates"),
    "逾期天数": Text("逾期天数(期限, 实际)", "the days after a deadline"),
    "已填": Text("已填(数据)：有没有填", "whether a datum is reported"),
    "计数": Text("计数(表 若 条件)：行数", "the number of rows"),
    "最高": Text("最高(表.列)", "the highest in a column"),
    "最低": Text("最低(表.列)", "the lowest in a column"),
    "任一": Text("任一(表.列)：有一行成立", "whether any row holds"),
    "所有": Text("所有(表.列)：每一行都成立", "whether every row holds"),
    "得分": Text("得分(“指标”)：另一个指标的得分", "the score of another indicator"),
    "同组平均": Text("同组平均(数据)", "the mean of the group"),
    "乘方": Text("乘方(a, n)", "a power"),
    "开方": Text("开方(a)：近似到 50 位", "the square root"),
    "加权平均": Text("加权平均(表.值, 表.权)", "the weighted mean of a column"),
    "几何平均": Text("几何平均(a, b)", "the geometric mean"),
    "定级": Text("定级(总分)：一个分数的等级", "the grade of some points"),
}
"""By the Chinese spelling of the function."""
