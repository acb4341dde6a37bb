"""An assessment file to fill in: what a set asks for, each value explained."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.exact import exact_text, percent_text
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.expressions import Literal
from perfscore.model.indicator_set import FormKind, Indicator, IndicatorSet
from perfscore.model.methods import Checklist, Rating
from perfscore.model.printing import value_text
from perfscore.model.units import RATIO, Kind, Quantity, ValueType
from perfscore.score.reported.places import Place, places_of
from perfscore.score.reported.wanted import wanted_by
from perfscore.wire.yaml_text import YamlLines, comment_text, yaml_list, yaml_value

_ROW, _FIELD, _POINT = "  - ", "    ", "      "
_KINDS = {
    Kind.TRUTH: Text("填 是 或 否", "是 (yes) or 否 (no)"),
    Kind.DATE: Text("日期，如 2021-12-31", "a date such as 2021-12-31"),
}
_TYPES = {
    "金额": "amount",
    "数值": "number",
    "比率": "rate",
    "计数": "count",
    "日期": "date",
    "是否": "yes or no",
    "选项": "choice",
    "文本": "text",
}
_SAMPLE = (
    ("三级", "指标名称"),
    ("目标值", "≥50个"),
    ("完成值", "52个"),
    ("分值", "10"),
    ("偏差原因", ""),
)


def blank_yaml(indicator_set: IndicatorSet) -> str:
    """Write the file that a unit fills in to be scored by ``indicator_set``.

    Comments say what each value is: its unit, bounds and choices, what it is scored
    by. Rows that the unit declares itself are given as a sample in comments.
    """
    made = YamlLines()
    _head(made, indicator_set)
    _data(made, indicator_set)
    _tables(made, indicator_set)
    if indicator_set.form is not FormKind.DEPARTMENT or has_declared(indicator_set):
        made.put("")
        made.put("目标:")
        made.add(_ROW, "预期目标", "")
        made.add(_FIELD, "实际完成情况", "")
    _indicators(made, indicator_set)
    return made.text({})


def has_declared(indicator_set: IndicatorSet) -> bool:
    """Whether units declare indicators of their own."""
    return any(each.declared for each in indicator_set.walk())


def _head(made: YamlLines, indicator_set: IndicatorSet) -> None:
    title = comment_text(indicator_set.title)
    version = comment_text(indicator_set.version)
    made.put(f"# {title}")
    made.put(f"# 版本 {version}。在冒号后面填写；# 后面是说明，不计入内容。")
    made.put(f"指标体系: {yaml_value(indicator_set.id)}")
    made.put("单位:")
    made.put("年度:")
    if indicator_set.form is not FormKind.DEPARTMENT:
        made.put("项目:")
        made.put("主管部门:")


# ---- data and 明细表


def _data(made: YamlLines, indicator_set: IndicatorSet) -> None:
    data = [each for each in indicator_set.data if each.name not in YEAR_NAMES]
    if not data:
        return
    made.put("")
    made.put("数据:")
    for datum in data:
        made.put(f"  # {comment_text(about_datum(datum))}")
        made.add("  ", datum.name, "")


def _tables(made: YamlLines, indicator_set: IndicatorSet) -> None:
    if not indicator_set.tables:
        return
    made.put("")
    made.put("# 明细表逐行填写；没有发生的写 []")
    made.put("明细表:")
    for table in indicator_set.tables:
        made.add("  ", table.name, "")
        lead = _ROW
        for column in table.columns:
            made.put(f"  # {comment_text(f'{column.name}：{about_datum(column)}')}")
        made.put("  # 每行照下面的样子写，去掉行首的 #")
        for column in table.columns:
            made.put(f"  # {lead}{yaml_value(column.name)}:")
            lead = _FIELD


def about_datum(datum: Datum, language: Language = "zh") -> str:
    """Say what is asked for: type, whether it is needed, bounds, choices, default."""
    unit = datum.type.label if isinstance(datum.type, Quantity) else ""
    kind, in_english = datum.type_name, _TYPES.get(datum.type_name, datum.type_name)
    said = [
        Text(f"{kind}（{unit}）", f"{in_english} ({unit})")
        if unit
        else Text(kind, in_english),
        Text("必填", "required") if datum.required else Text("选填", "optional"),
        *_asked(datum),
    ]
    if isinstance(datum.default, Literal):
        default = value_text(datum.default.value, datum.default.type, language)
        said.append(Text(f"不填时取 {default}", f"{default} where it is blank"))
    texts = [*(each.in_language(language) for each in said), datum.note]
    return ("，" if language == "zh" else ", ").join(each for each in texts if each)


def _asked(datum: Datum) -> Iterator[Text]:
    if datum.choices:
        yield Text(
            f"在 {'、'.join(datum.choices)} 中选一个",
            f"one of {', '.join(datum.choices)}",
        )
    elif isinstance(datum.type, Kind) and datum.type in _KINDS:
        yield _KINDS[datum.type]
    elif datum.type == RATIO:
        yield Text("写上 %，如 95%", "with its %, such as 95%")
    bounds = datum.interval
    if bounds is None:
        return
    if bounds.low is not None:
        zh, en = ("不小于", "at least") if bounds.low_included else ("大于", "above")
        shown = _bound(bounds.low, datum.type)
        yield Text(f"{zh} {shown}", f"{en} {shown}")
    if bounds.high is not None:
        zh, en = ("不大于", "at most") if bounds.high_included else ("小于", "below")
        shown = _bound(bounds.high, datum.type)
        yield Text(f"{zh} {shown}", f"{en} {shown}")


def _bound(value: Fraction, kind: ValueType) -> str:
    return percent_text(value) if kind == RATIO else exact_text(value)


# ---- indicators


def _indicators(made: YamlLines, indicator_set: IndicatorSet) -> None:
    made.put("")
    made.put("指标:")
    for place in places_of(indicator_set.indicators):
        if place.indicator.declared:
            _sample(made, place)
        else:
            _fixed(made, place)


def _fixed(made: YamlLines, place: Place) -> None:
    """Add the row of an indicator that the set fixes, with what it is scored by.

    One that is worked out from the data alone has nothing to fill in.
    """
    indicator = place.indicator
    fields = list(_fields(indicator))
    nothing = "" if fields else "；由填报数据得出，这里不填"
    made.put(f"  # {comment_text(scored_by(indicator) + nothing)}")
    made.lines += [f"  # 依据：{comment_text(each.text)}" for each in indicator.basis]
    if not fields:
        return
    lead = _ROW
    for key, written in _named(place, indicator.title):
        made.put(f"{lead}{key}: {written}")
        lead = _FIELD
    made.lines += fields
    made.put(f"{_FIELD}偏差原因:")


def scored_by(indicator: Indicator) -> str:
    """Say what an indicator is called, and what it is scored by."""
    weight = indicator.weight
    said = [] if weight is None else [f"分值 {exact_text(weight)}"]
    if indicator.scoring is not None:
        said.append(indicator.scoring.description.zh)
    if indicator.target_text:
        said.append(f"目标值 {indicator.target_text}")
    return f"{indicator.title}：{'，'.join(each for each in said if each)}"


def _named(place: Place, name: str) -> Iterator[tuple[str, str]]:
    """Give the headings and the name with their keys, values as YAML."""
    keys = ("一级", "二级", "三级")[: len(place.headings)]
    for key, names in zip(keys, place.headings, strict=False):
        joint = yaml_list(names) if key == "二级" else yaml_value("、".join(names))
        yield key, joint
    yield "名称" if "三级" in keys else "三级", yaml_value(name)


def _fields(indicator: Indicator) -> Iterator[str]:
    """Give the lines of the values that the indicator's scoring reads."""
    scoring = indicator.scoring
    if scoring is None:
        return
    wanted = wanted_by(scoring)
    if wanted.target is not None and indicator.target is None:
        yield f"{_FIELD}目标值:"
    if isinstance(scoring.method, Checklist):
        yield f"{_FIELD}完成值:  # 逐条填 是 或 否"
        for point in scoring.method.rows:
            lines = YamlLines()
            lines.add(_POINT, point.text, "")
            yield from lines.lines
    elif wanted.actual is not None:
        yield f"{_FIELD}完成值:"
    if isinstance(scoring.method, Rating):
        names = "、".join(each.name for each in scoring.method.rows)
        yield f"{_FIELD}评级:  # 在 {comment_text(names)} 中选一个"
    if scoring.judged:
        yield f"{_FIELD}自评得分:"


def _sample(made: YamlLines, place: Place) -> None:
    """Add a row as units declare them, in comments."""
    path = "/".join("、".join(each) for each in place.headings)
    holder = place.holder
    weight = holder.weight if holder is not None else None
    points = "" if weight is None else f"，分值合计 {exact_text(weight)}"
    made.put(f"  # {comment_text(path)}：由单位填报，每个指标一行{points}。照样去掉 #")
    lead = _ROW
    rows: Iterable[tuple[str, str]] = (
        *((key, text) for key, text in _named(place, "") if text),
        *((key, yaml_value(text)) for key, text in _SAMPLE),
    )
    for key, text in rows:
        made.put(f"  # {lead[2:]}{key}: {text}".rstrip())
        lead = _FIELD
