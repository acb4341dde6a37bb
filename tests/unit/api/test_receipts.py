"""Receipts: what is scored can be computed again from the receipt alone."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.unit.api.derived_sets import CHAIN
from tests.unit.api.receipts import ZHUZHOU, changed, receipt, scored, told

from perfscore import resources
from perfscore.api import shipped
from perfscore.api.shipped import shipped_ids
from perfscore.api.verifying import verify_bytes
from perfscore.wire.canonical import canonical

TRAINING = """\
单位: 某局
资金: [{名称: 年度资金总额, 全年预算数: 100, 全年执行数: 90}]
数据: {培训人数: 80, 就业率: 70%, 学员满意率: 85%, 培训场次: 10}
"""
"""10 × 90% + 50 × 80/100 + 30 × 70% + 10 × 80% by the nation's set."""


@pytest.fixture(scope="module")
def zhuzhou() -> bytes:
    return receipt(ZHUZHOU)


@pytest.mark.parametrize("name", shipped_ids())
def test_the_example_of_every_shipped_set_is_verified(name: str) -> None:
    data = receipt(name)
    verified = verify_bytes(data)
    assert (verified.status, verified.diagnostics) == ("same", ())
    one = scored(name).outcome.value
    assert one is not None
    assert verified.score is not None
    assert verified.score.total == one.total


def test_the_receipt_holds_what_was_read_and_what_came_of_it(zhuzhou: bytes) -> None:
    made = json.loads(zhuzhou)
    path = shipped.shipped_example(ZHUZHOU)
    assert path is not None
    assert made["inputs"]["file"]["sha256"] == sha256(path.read_bytes()).hexdigest()
    assert made["inputs"]["texts"][0]["text"] == path.read_text("utf-8")
    first = made["inputs"]["assessment"]["indicators"][0]
    assert (first["target"]["text"], first["claimed"]["text"]) == ("100.0%", "10")
    assert made["result"]["total"] == "100"
    (own,) = made["sets"]
    assert own["sha256"] == sha256(own["text"].encode()).hexdigest()
    rate = next(
        each for each in made["trace"]["definitions"] if each["name"] == "执行率"
    )
    # 467.03 ÷ 467.03
    step = made["trace"]["steps"][rate["step"]]
    assert (step["type"], step["value"]) == ("number", "1")


def test_the_bytes_are_canonical_and_hold_no_clock(zhuzhou: bytes) -> None:
    assert zhuzhou == receipt(ZHUZHOU)
    assert zhuzhou == canonical(json.loads(zhuzhou))
    assert zhuzhou.endswith(b"}\n")
    assert b'": ' not in zhuzhou.split(b'"text":')[0]


def test_the_digest_is_that_of_the_rest(zhuzhou: bytes) -> None:
    made = json.loads(zhuzhou)
    own = made.pop("sha256")
    text = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert own == sha256(text.encode() + b"\n").hexdigest()


def test_a_forged_score_is_told_with_its_place(zhuzhou: bytes) -> None:
    def forge(content: dict[str, Any]) -> None:
        content["result"]["indicators"][1]["score"] = "9"

    verified = verify_bytes(changed(zhuzhou, forge))
    assert verified.status == "differs"
    (one,) = verified.differences
    name = "产出指标/数量指标/完成宣传、推介工作任务"
    assert one.place.zh == f"指标 / {name} / 得分"
    assert (one.stored, one.recomputed) == ("9", "10")


def test_a_forged_step_is_told_at_the_lowest_that_differs(zhuzhou: bytes) -> None:
    def forge(content: dict[str, Any]) -> None:
        trace = content["trace"]
        (rate,) = (each for each in trace["definitions"] if each["name"] == "执行率")
        trace["steps"][rate["step"]]["value"] = "0.5"

    verified = verify_bytes(changed(zhuzhou, forge))
    (one,) = verified.differences
    assert one.place.zh == "计算过程 / 定义 / 执行率"
    assert (one.stored, one.recomputed) == ("执行率 = 0.5", "执行率 = 1")


def test_forged_inputs_no_longer_give_the_result(zhuzhou: bytes) -> None:
    def forge(content: dict[str, Any]) -> None:
        row = content["inputs"]["assessment"]["funds"][0]
        row["executed"]["text"] = "233.515"

    verified = verify_bytes(changed(zhuzhou, forge))
    assert verified.status == "differs"
    # 10 points × 233.515 / 467.03
    found = {each.place.zh: each.recomputed for each in verified.differences}
    assert found["总分"] == "95"
    assert found["执行率"] == "0.5"


@pytest.mark.parametrize("key", ["text", "id", "version", "sha256"])
def test_a_set_that_is_not_what_stands_beside_it_is_noticed(
    zhuzhou: bytes, key: str
) -> None:
    def forge(content: dict[str, Any]) -> None:
        own = content["sets"][0]
        own[key] = (
            "0" * 64
            if key == "sha256"
            else f"{own[key]}\n# x".replace(
                "\n# x", "\n# x\n" if key == "text" else "x"
            )
        )

    verified = verify_bytes(changed(zhuzhou, forge))
    assert verified.status == "damaged"
    assert "receipt-set-damaged" in told(verified)


def test_a_receipt_of_another_version_is_recomputed_all_the_same(
    zhuzhou: bytes,
) -> None:
    verified = verify_bytes(
        changed(zhuzhou, lambda content: content.update(perfscore="0.0.9"))
    )
    assert (verified.status, verified.written_by) == ("same", "0.0.9")


# ---- sets that change


@pytest.fixture
def own_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship sets from a folder of the test's own."""
    folder = tmp_path / "indicator_sets"
    shutil.copytree(resources.sets_folder(), folder)
    monkeypatch.setattr(shipped, "sets_folder", lambda: folder)
    return folder


def test_a_shipped_set_that_changes_or_goes_leaves_the_receipt_valid(
    zhuzhou: bytes, own_sets: Path
) -> None:
    path = own_sets / f"{ZHUZHOU}.perf"
    text = path.read_text("utf-8")
    path.write_text(text.replace("至多(执行率, 100%)", "至多(执行率, 80%)"), "utf-8")
    verified = verify_bytes(zhuzhou)
    assert verified.status == "same"
    assert told(verified) == ["shipped-set-changed"]
    path.unlink()
    verified = verify_bytes(zhuzhou)
    assert (verified.status, verified.diagnostics) == ("same", ())


def test_a_chain_of_sets_is_verified_when_its_files_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "chain"
    shutil.copytree(CHAIN, folder)
    facts = tmp_path / "a.yaml"
    facts.write_text(TRAINING, "utf-8")
    data = receipt(facts, set_name=folder / "hunan/zhuzhou/training.perf")
    made = json.loads(data)
    assert len(made["sets"]) == 3
    assert made["sets"][2]["text"] == (CHAIN / "national/training.perf").read_text(
        "utf-8"
    )
    shutil.rmtree(folder)
    facts.unlink()
    verified = verify_bytes(data)
    assert (verified.status, verified.diagnostics) == ("same", ())


def test_a_chain_that_lacks_a_link_cannot_be_recomputed(tmp_path: Path) -> None:
    facts = tmp_path / "a.yaml"
    facts.write_text(TRAINING, "utf-8")
    data = receipt(facts, set_name=CHAIN / "hunan/zhuzhou/training.perf")
    verified = verify_bytes(changed(data, lambda content: content["sets"].pop()))
    assert verified.status == "differs"
    assert "receipt-set-unusable" in told(verified)
