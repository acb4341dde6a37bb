"""Two texts of sets, and what differs between them, as a person would list it."""

from perfscore.api.loading import load_set_text
from perfscore.check.checked import CheckedSet
from perfscore.compare.difference import Difference
from perfscore.compare.sets import compare_sets

Listed = tuple[str, str, str | None, str | None]
"""A difference: its kind, its path, before and after in Chinese."""

HEAD = """\
指标体系 "甲"
  编号 x/a
  版本 1
  依据 "某财绩〔2024〕1号"
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""


def checked(text: str) -> CheckedSet:
    """Load a set without errors."""
    outcome = load_set_text(text, name="set.perf")
    assert outcome.value is not None, [each.message.zh for each in outcome.diagnostics]
    return outcome.value


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Compare two sets by their texts."""
    sets = (checked(each).indicator_set for each in (before, after))
    return compare_sets(*sets).differences


def listed(before: str, after: str) -> list[Listed]:
    """List what differs between two sets."""
    return [
        (
            each.kind,
            "/".join(each.path),
            each.before.zh if each.before else None,
            each.after.zh if each.after else None,
        )
        for each in differences(before, after)
    ]


def below_head(before: str, after: str) -> list[Listed]:
    """List what differs between two sets of the same head."""
    return listed(HEAD + before, HEAD + after)
