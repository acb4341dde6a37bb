"""Sets by which a score rests on the others of a group are compared too."""

from pathlib import Path

from tests.unit.batch.impact.trying import changed, tried

from perfscore.render.impact_words import ImpactWords

PEERS = changed(("至多(支出 / 预算, 100%)", "至多(支出 / 同组平均(支出), 100%)"))


def test_each_row_is_held_against_its_own_group(tmp_path: Path) -> None:
    found, told = tried(tmp_path, PEERS, group_by=("地区",))
    assert told == []
    assert found is not None
    # the means are 90, 73.75 and 65; number 10 counts in its group, and has no total
    # 40 points: 40, 40, 35.56; 40, 37.97, 27.12, 40; 0, 40
    # before:    40, 36, 32;    30, 28,    20,    40; 0, 40
    assert found.counted.compared == 9
    assert found.counted.change.sum == 400 + 356 + 1000 + 997 + 712
    assert [each.known.id for each in found.up] == ["4", "5", "6"]
    assert [each.points * 100 for each in found.up] == [1000, 997, 712]
    assert "同组平均" in ImpactWords(found, "zh").cause(found.up[0])


def test_without_columns_all_rows_are_one_group(tmp_path: Path) -> None:
    found, _ = tried(tmp_path, PEERS)
    assert found is not None
    # the mean of all ten is 76: number 4 has 40 × 75 / 76 = 39.47 for 30
    change = {each.known.id: each.points * 100 for each in found.up}
    assert change["4"] == 947


def test_a_column_to_group_by_has_to_be_there(tmp_path: Path) -> None:
    found, told = tried(tmp_path, PEERS, group_by=("行业",))
    assert found is None
    assert told == ["group-column-missing"]
