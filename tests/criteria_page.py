"""The table of real criteria: which are stated in the language, how, and how long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parent
PAGES = TESTS / "spec" / "criteria"
_BLOCK = re.compile(
    r"^```perf\n(.*?)^```$\n+```diagnostics\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_SECTION = re.compile(r"^(?!\s)", re.MULTILINE)
_HEAD = re.compile(
    r"^\s*(?:编号|版本|依据|适用|满分|保留|取整|合计|备注|表样)\b.*\n", re.MULTILINE
)
_METHOD = re.compile(r"^\s*评分 (\w+)|(?:目标 .+：)(\w+)", re.MULTILINE)
_METHODS = {
    *("按完成比例", "按反向比例", "反向递减", "达标得分", "分档", "插值", "扣分"),
    *("加分", "判定", "要点", "评级", "酌定", "按名次"),
}
_WORDS = {
    "加分项": "加分项",
    "减分项": "减分项",
    "总分": "总分",
    "否决": "否决",
    "不适用": "不适用",
    "分级": "分级",
    "等级": "等级",
    "校验": "校验",
    "参数": "参数",
    "明细表": "明细表",
    "汇总": "汇总",
    "多单位汇总": "多单位汇总",
    "加分": "加分",
    "得分": "得分 =",
    "须说明理由": "须说明理由",
    "得分范围": "得分范围",
}
_NOTE = (
    "# 真实的评分条文\n\n"
    "从公开的评分办法里收集的 {count} 条评分条文，每条一页：出处、条文没有说清的地方"
    "怎样决定、写成的体系和手算的用例。用例随测试运行，预期的数不是程序算出来再抄上去的。"
    "写成体系的有 {done} 条，其中 {supplied} 条的条文自己不成一套，缺的由该页补定，"
    "表里注明。\n\n"
    "“条文”是条文的字数；“规则”是写成的体系的字数和行数，不算文件开头、数据、定义和"
    "用例；“全部”连同数据和定义，它们在纸上是条文以外的表头和计算公式。合计：条文 "
    "{said} 字，规则 {ruled} 字，连同数据和定义 {whole} 字。\n"
)
MISSING: dict[str, str] = {}
"""Criteria that are not stated: id -> why."""


SUPPLIED: dict[str, str] = {
    "C050": "该类指标的分值",
    "C053": "70%—130% 之间怎样计分",
    "C055": "分值、未达目标怎样计分、黑榜通报扣几分",
    "C056": "折扣乘在哪个分上",
    "C080": "第 1 名得几分",
    "C081": "第 10 项最多减几分",
    "C095": "其他情况最多加几分、否决的后果",
    "C101": "没有升高时怎样计分",
    "C104": "加分最多几分",
    "C106": "各处怎样扣分",
    "C107": "其余的指标",
    "C112": "特等以下各等次的名称和界限",
    "C128": "组内的指标",
    "C131": "加分、扣分的事项和限度",
    "C134": "附加分最多几分",
    "C144": "其余各档的归属",
    "C145": "一级指标下的指标",
    "C147": "一级指标下的指标",
}
"""What a sentence leaves out that its page had to supply to make a working set."""


@dataclass(frozen=True)
class Stated:
    """A page of a criterion: the set without head and cases, and without data."""

    whole: str
    rule: str
    forms: tuple[str, ...]


def criteria() -> list[dict[str, Any]]:
    """The criteria as they were collected, with their sources."""
    found = yaml.safe_load((TESTS / "data" / "criteria.yaml").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def quoted(page: str) -> str:
    """The sentence that a page quotes."""
    lines = [line[2:] for line in page.splitlines() if line.startswith("> ")]
    return "".join(lines)


def stated(page: str) -> Stated | None:
    """The set that a page decides on: the first that has nothing to be told about."""
    for match in _BLOCK.finditer(page):
        text, told = match.groups()
        if not told:
            return _stated(text)
    return None


def _stated(text: str) -> Stated:
    text = re.sub(r"\s*#(?= ).*", "", text)
    kept, rule = [], []
    for section in _SECTION.split(text):
        if section.startswith(("用例", "indicator_set")) or not section.strip():
            continue
        if section.startswith("指标体系"):
            rest = _HEAD.sub("", section).split("\n", 1)[1]
            assert not rest.strip(), rest
            continue
        kept.append(section)
        if not section.startswith(("数据", "明细表", "定义", "参数")):
            rule.append(section)
    return Stated("".join(kept), "".join(rule), tuple(dict.fromkeys(_forms(kept))))


def _forms(sections: list[str]) -> Iterator[str]:
    for section in sections:
        for one, other in _METHOD.findall(section):
            if (one or other) in _METHODS:
                yield one or other
        for line in section.splitlines():
            word = re.match(r"\s*(\w+)", line)
            if word is not None and word[1] in _WORDS:
                yield _WORDS[word[1]]


def _length(text: str) -> int:
    return len(re.sub(r"\s", "", text))


def _lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def criteria_page() -> str:
    """The whole page."""
    rows, said, ruled, whole, done = [], 0, 0, 0, 0
    every = criteria()
    for each in every:
        path = PAGES / f"{each['id']}.md"
        found = stated(path.read_text("utf-8")) if path.is_file() else None
        sentence = _length(each["text"])
        families = "、".join(each["family"])
        start = f"| [{each['id']}](../tests/spec/criteria/{each['id']}.md) "
        start += f"| {each['indicator']} | {families} "
        if found is None:
            reason = MISSING.get(each["id"], "")
            rows.append(f"{start}| 没有写出：{reason} | {sentence} | | |")
            continue
        done += 1
        said += sentence
        ruled += _length(found.rule)
        whole += _length(found.whole)
        rule = f"{_length(found.rule)} 字 {_lines(found.rule)} 行"
        everything = f"{_length(found.whole)} 字 {_lines(found.whole)} 行"
        forms = "、".join(found.forms)
        if each["id"] in SUPPLIED:
            forms += f"（条文没有写明而由本页补定的：{SUPPLIED[each['id']]}）"
        rows.append(f"{start}| {forms} | {sentence} | {rule} | {everything} |")
    note = _NOTE.format(
        count=len(every),
        done=done,
        supplied=len(SUPPLIED),
        said=said,
        ruled=ruled,
        whole=whole,
    )
    table = [
        "| | 指标 | 类 | 写法 | 条文 | 规则 | 全部 |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([note, *table, *rows]) + "\n"
