"""The file of an evaluator's own scores is read, and written to be filled in."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Outcome, Text
from perfscore.exact import short_text
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score.review_lines import ReviewLine
from perfscore.source import Source, Span
from perfscore.wire import rules
from perfscore.wire.assessment import read_tree
from perfscore.wire.faults import Faults
from perfscore.wire.records import Record, open_record
from perfscore.wire.shapes import Key, Kind, Shape
from perfscore.wire.tree import Scalar
from perfscore.wire.yaml_text import YamlLines, comment_text


def _text(name: str, form_name: str, meaning: str, *others: str) -> Key:
    return Key(name, form_name, Kind.TEXT, meaning, others)


REVIEW_ROW = Shape(
    "review_row",
    Text("复核的一行", "a row of the review"),
    (
        _text(
            "indicator",
            "指标",
            "The headings and the name of the row, joined by /.",
            "指标名称",
            "名称",
        ),
        _text("weight", "分值", "The points of the row, as the form has them."),
        _text("claimed", "自评得分", "The score as claimed.", "自评分"),
        _text("recomputed", "重算得分", "The score by the set.", "系统得分"),
        _text(
            "reviewed",
            "复核得分",
            "The evaluator's score; blank where it is the claimed one.",
            "复核分",
            "评价得分",
            "核定得分",
        ),
        _text(
            "reason",
            "复核理由",
            "Why it is not the claimed one.",
            "理由",
            "扣分原因",
            "复核意见",
        ),
    ),
)
REVIEW = Shape(
    "review",
    Text("复核文件", "the evaluator's file"),
    (
        _text("form", "自评表", "The file of the form."),
        _text("unit", "单位", "The unit that assessed itself.", "单位名称"),
        _text("project", "项目", "The project's name.", "项目名称"),
        _text("year", "年度", "The budget year."),
        _text("set", "指标体系", "The set that 重算得分 was computed by."),
        _text("evaluator", "复核人", "Who reviewed.", "评价人"),
        _text("date", "复核日期", "When.", "日期"),
        Key(
            "rows",
            "复核",
            Kind.ROWS,
            "One row an indicator.",
            ("复核得分表",),
            REVIEW_ROW,
        ),
    ),
)


def read_review(source: Source) -> Outcome[ReviewSheet]:
    """Read an evaluator's file, YAML or JSON; every fault is reported at once."""
    faults = Faults(source)
    tree = read_tree(source, faults)
    if tree is None or (isinstance(tree, Scalar) and tree.text is None):
        if not faults.diagnostics():
            nothing = Text("文件里没有内容", "the file holds nothing")
            faults.add(rules.EMPTY_FILE, Span(source, 0, 0), nothing)
        return Outcome(None, faults.diagnostics())
    record = open_record(tree, REVIEW, faults)
    sheet = ReviewSheet(
        entries=tuple(
            made
            for row in record.rows("rows", REVIEW_ROW)
            if (made := _entry(row)) is not None
        ),
        unit=record.cell("unit"),
        year=record.cell("year"),
        evaluator=record.cell("evaluator"),
        date=record.cell("date"),
        span=Span(source, 0, 0),
    )
    found = faults.diagnostics()
    return Outcome(None if found else sheet, found)


def _entry(row: Record) -> ReviewEntry | None:
    path, score, reason = (
        row.cell(each) for each in ("indicator", "reviewed", "reason")
    )
    if path is None:
        if score is not None or reason is not None:
            row.faults.add(
                rules.ROW_WITHOUT_NAME,
                row.span,
                Text(
                    "这一行填了复核得分或理由，没有写是哪个指标",
                    "the row is filled in, but does not say which indicator it is",
                ),
            )
        return None
    weight, claimed = row.cell("weight"), row.cell("claimed")
    return ReviewEntry(path, weight, claimed, score, reason, row.span)


def review_yaml(
    lines: Sequence[ReviewLine], facts: Sequence[tuple[str, str]], *, title: str
) -> str:
    """Write the file to fill in: 复核得分 and 复核理由 are blank.

    ``facts`` are keys of the file with what is known: 单位, 年度 …
    """
    made = YamlLines()
    made.put(f"# {comment_text(title)}")
    made.put("# 只填 复核得分 和 复核理由；同自评一样的空着，按自评计。")
    made.put("# 复核得分不大于分值；与自评得分不同的，要写理由。")
    for key, text in facts:
        made.add("", key, text)
    made.put("复核人:")
    made.put("复核日期:")
    made.put("")
    made.put("复核:")
    for line in lines:
        made.add("- ", "指标", line.name)
        for key, value in (
            ("分值", line.weight),
            ("自评得分", line.claimed),
            ("重算得分", line.recomputed),
        ):
            if value is not None:
                made.add("  ", key, short_text(value))
        made.put("  复核得分:")
        made.put("  复核理由:")
    return made.text({})
