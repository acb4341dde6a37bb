"""The reference page of the methods: an example of each, and what it computes."""

from perfscore.api.compiling import compile_set
from perfscore.diagnostics.model import Language
from perfscore.model.methods import Scoring
from perfscore.model.printing import formula
from perfscore.source import Source
from perfscore.syntax.formatter import format_text

_HEAD = """指标体系 “示例”
  编号 example/method
  版本 1
  依据 “示例”
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
数据
  实际：计数（个），必填
  计划：计数（个），必填，> 0
  差错：计数（处），必填
  有通报：是否，必填
  排位：计数（名），必填，≥ 1
"""
_TARGET = "目标 ≥50个"
_RATE = "指标值 = 实际 / 计划"
EXAMPLES = {
    "score": ("得分 = 分值 × 至多(实际 / 计划, 100%)",),
    "by_completion": (_TARGET, "评分 按完成比例，及格线 60%"),
    "stairs": (_TARGET, "评分 按完成比例，阶梯 10%，封顶 120%"),
    "by_inverse": ("目标 ≤50个", "评分 按反向比例"),
    "decreasing": ("目标 ≤50个", "评分 反向递减"),
    "by_attainment": (_TARGET, "评分 达标得分"),
    "bands": (_RATE, "评分 分档", "≥ 90%：10分", "[60%, 90%)：5分", "< 60%：0分"),
    "interpolation": (_RATE, "评分 插值", "100%：100%", "60%：50%", "0%：0%"),
    "deductions": (
        _RATE,
        "评分 扣分",
        "每高于 100% 满 1个百分点：扣 0.5分",
        "每有 差错 满 1处：扣 0.1分，最多 3分",
        "若 有通报：扣 5分",
    ),
    "additions": ("评分 加分", "基本分 4分", "每有 实际 满 1个：加 1分"),
    "bonus": (_TARGET, "评分 达标得分", "加分 每高于 目标 满 10%：加 1分，最多 5分"),
    "by_rank": (
        "评分 按名次，名次为 排位",
        "第 1 名：10分",
        "第 2 至 3 名：8分",
        "此后每退一名：减 1分",
    ),
    "decision": ("评分 判定", "若 有通报：0分", "若 实际 ≥ 计划：10分", "否则：5分"),
    "checklist": ("评分 要点", "前置 有绩效目标：40%", "目标合理：60%"),
    "rating": ("评分 评级", "好：[80%, 100%]", "一般：[0%, 80%)"),
    "discretion": ("评分 酌定 [0分, 10分]，须说明理由",),
}
"""Lines that state a method, by its rule in the grammar."""
_FURTHER = {"stairs": "，阶梯", "bonus": "，另有加分"}
_TITLES = {"zh": "评分办法", "en": "Methods"}
_NOTES = {
    "zh": "由程序生成：每种办法的一个例子，和它所算的式子。怎样写、各选项的意思见"
    "[规则语言](language.md)。",
    "en": "Made by the program: an example of each method, and the formula it stands "
    "for. How to write them: [the language](language.md).",
}


def scoring_of(lines: tuple[str, ...]) -> Scoring:
    """Compile an example; it is a set without errors."""
    text = _HEAD + "一级指标 示例 10分\n" + "\n".join(lines) + "\n"
    checked = compile_set(Source("set.perf", text)).value
    assert checked is not None, lines
    scoring = checked.indicator_set.indicators[0].scoring
    assert scoring is not None
    return scoring


def written(lines: tuple[str, ...], language: Language) -> str:
    """Lay out an example in the keywords of a language."""
    text = "指标体系 “示例”\n一级指标 示例 10分\n" + "\n".join(lines) + "\n"
    laid_out = format_text(Source("set.perf", text), keywords=language).value
    assert laid_out is not None, lines
    return "\n".join(line[2:] for line in laid_out.splitlines()[3:])


def methods_page(language: Language) -> str:
    """The whole page."""
    parts = [f"# {_TITLES[language]}", _NOTES[language]]
    for name, lines in EXAMPLES.items():
        scoring = scoring_of(lines)
        title = name
        if language == "zh":
            title = scoring.name + _FURTHER.get(name, "")
        parts.append(f"## {title}")
        parts.append(scoring.description.in_language(language))
        parts.append(f"```text\n{written(lines, language)}\n```")
        value = ""
        if scoring.value is not None:
            shown = formula(scoring.value, language)
            value = f"{'指标值' if language == 'zh' else 'value'} = {shown}\n"
        score = formula(scoring.score, language)
        word = "得分" if language == "zh" else "score"
        parts.append(f"```text\n{value}{word} = {score}\n```")
    return "\n\n".join(parts) + "\n"
