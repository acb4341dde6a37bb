"""YAML keeps values as written, with true places; what could do harm is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from perfscore.diagnostics.model import Diagnostic
from perfscore.source import Source
from perfscore.wire.faults import Faults
from perfscore.wire.tree import Fields, Items, Scalar, Tree
from perfscore.wire.yaml_tree import read_yaml

HOSTILE = Path(__file__).parents[2] / "data" / "hostile"

needs_both_parsers = pytest.mark.parametrize(
    "loader", [yaml.SafeLoader, yaml.CSafeLoader], ids=["python", "libyaml"]
)


def tree(text: str) -> Tree:
    faults = Faults(Source("x.yaml", text))
    read = read_yaml(Source("x.yaml", text), faults)
    assert faults.diagnostics() == ()
    assert read is not None
    return read


def plain(node: Tree) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Items(items=items):
            return [plain(each) for each in items]
        case Fields(entries=entries):
            return {each.key: plain(each.value) for each in entries}


def scalars(node: Tree) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items(items=items):
            for each in items:
                yield from scalars(each)
        case Fields(entries=entries):
            for entry in entries:
                yield Scalar(entry.key_span, entry.key)
                yield from scalars(entry.value)


def refused(text: str) -> Diagnostic:
    source = Source("x.yaml", text)
    faults = Faults(source)
    read_yaml(source, faults)
    return faults.diagnostics()[0]


@pytest.mark.parametrize(
    "written",
    [
        *("467.03", "100.0%", "1e999999", "0x1F", "010", "10:30", ".nan", "1_000"),
        *("是", "否", "yes", "no", "on", "true", "False", "2021-12-31", "≥95%", "-5"),
    ],
)
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    assert plain(tree(f"完成值: {written}")) == {"完成值": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_a_blank_is_a_blank_only_where_it_is_not_quoted(written: str) -> None:
    assert plain(tree(f"a: {written}")) == {"a": None}
    assert plain(tree(f'a: "{written}"')) == {"a": written}


@needs_both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "单位: 株洲市\n数据:\n  全年预算数: 467.03\n  执行: [一, 二, {三: 四}]\n",
        "\ufeff单位: 株洲市\n年度: 2021\n",
        "单位: 株洲市\r\n年度: 2021\r\n",
        "😀: 𠮷野家\n年度: 2021\n",
        "a: 甲\u2028b: 乙\n",
    ],
    ids=["nested", "mark", "crlf", "beyond-the-basic-plane", "line-separator"],
)
def test_places_are_true_in_chinese_text(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfscore.wire.yaml_tree._LOADER", loader)
    for scalar in scalars(tree(text)):
        assert scalar.span.text == scalar.text


def test_a_quoted_and_a_block_text_keep_their_places() -> None:
    text = "a: '甲乙'\nb: |\n  第一行\n  第二行\n\nc: 丙\n"
    quoted, block, last = list(scalars(tree(text)))[1::2]
    assert (quoted.text, quoted.span.text) == ("甲乙", "'甲乙'")
    assert block.text == "第一行\n第二行\n"
    assert block.span.text == "|\n  第一行\n  第二行"
    assert last.span.source.place(last.span.start) == (6, 4)


def test_the_place_of_a_mapping_ends_with_its_last_value() -> None:
    node = tree("a:\n  b: [1, 2]\n  c: 3\n\n\n# 注\nd: 4\n")
    assert isinstance(node, Fields)
    assert node.entries[0].value.span.text == "b: [1, 2]\n  c: 3"


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    found = refused((HOSTILE / "bomb.yaml").read_text("utf-8"))
    assert found.rule.name == "anchors-refused"
    assert found.at.span.source.place(found.at.span.start) == (2, 4)
    assert found.message.zh == (
        "出现 YAML 的锚点、引用或合并键“&a”，自评表里的值要求照写"
    )


def test_a_tag_is_refused_and_nothing_runs() -> None:
    found = refused((HOSTILE / "tag.yaml").read_text("utf-8"))
    assert found.rule.name == "tag-refused"
    assert "!!python/object/apply:os.system" in found.message.en


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("<<: {a: 1}", "anchors-refused", (1, 1)),
        ("? [a, b]\n: c", "key-not-text", (1, 3)),
        ("甲: 1\n~: 2", "key-not-text", (2, 1)),
        ("单位: 甲\n---\n单位: 乙", "several-documents", (2, 1)),
        ('单位: "a\\0b"', "control-character", (1, 5)),
        ('单位: "\\u202e"', "control-character", (1, 5)),
        ("- " * 10_000, "lists-nested-too-deeply", (1, 65)),
        ("[" * 10_000, "lists-nested-too-deeply", (1, 33)),
        ("{a: " * 10_000, "lists-nested-too-deeply", (1, 129)),
        ("- a\n" * 200_001, "file-too-large", (200_000, 3)),
    ],
)
def test_what_could_do_harm_is_refused_at_its_place(
    text: str, rule: str, place: tuple[int, int]
) -> None:
    found = refused(text)
    assert found.rule.name == rule
    assert found.at.span.source.place(found.at.span.start) == place


@needs_both_parsers
@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("单位:某某局\n年度: 2021", (1, 3), "半角冒号之后缺少空格"),
        ("单位： 某某局\n年度: 2021", (1, 3), "全角冒号"),
        ("数据:\n\t预算: 1", (2, 1), "制表符"),
        ("目标值: >50个", (1, 6), "值以 > 开头"),
        ("目标值: %50", (1, 6), "值以 % 开头"),
        ("目标值: @50", (1, 6), "值以 @ 开头"),
        ("目标值: -", (1, 6), "值以 - 开头"),
        ("目标值: *", (1, 6), "值以 * 开头"),
        ("原因: 备注: 天气", (1, 7), "冒号"),
        ('单位: "某某局\n年度: 2021\n', (1, 5), "引号没有闭合"),
        ('单位: "某某" 局', (1, 10), "引号结束之后还有文字"),
        ("二级: [数量指标, 质量指标\n三级: x", (1, 5), "括号"),
        ("单位: 甲\n- 乙", (2, 1), "左边对齐"),
    ],
)
def test_a_fault_in_yaml_is_told_in_plain_words(
    text: str,
    place: tuple[int, int],
    said: str,
    loader: type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("perfscore.wire.yaml_tree._LOADER", loader)
    found = refused(text)
    assert found.rule.name == "not-yaml"
    assert said in found.message.zh
    assert found.at.span.source.place(found.at.span.start) == place
