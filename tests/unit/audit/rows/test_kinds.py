"""Points on top and points taken off are told by the words of headings and names."""

import pytest

from perfscore.audit.rows.kinds import extra_sign


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        (("加分项", "获得市级以上表彰"), 1),
        (("附加指标", "创新做法"), 1),
        (("扣分项", "发生安全事故"), -1),
        (("减分 指标", "逾期报送"), -1),
        (("产出指标", "数量指标", "增加分布式光伏装机"), 0),
        (("效益指标", "社会效益指标", "递减分配机制"), 0),
        (("产出指标", "数量指标", "培训人数"), 0),
    ],
)
def test_words_tell_what_stands_beside_the_full_marks(
    path: tuple[str, ...], sign: int
) -> None:
    assert extra_sign(path) == sign
