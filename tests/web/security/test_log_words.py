"""Whatever is put into the log has a name on its page."""

import ast
import re
from pathlib import Path

import perfscore
from perfscore.web.assessing.moving import PAST
from perfscore.web.pages.log_words import ACTION_WORDS

SUBJECTS = (
    "assessment|backup|comment|file|invite|job|review-score|score|session|set|step"
    "|token|unit|user"
)
PUT_TOGETHER = {
    "file.discarded",
    "step.discarded",
    "job.made",
    "job.done",
    "job.failed",
    "job.cancelled",
}
"""Actions that the program writes from their parts, beside the moves."""


def written_out() -> set[str]:
    """Find the actions that stand in the program, but for the list of their names."""
    found = set()
    for path in Path(*perfscore.__path__).rglob("*.py"):
        if path.name == "log_words.py" or not {"store", "web"} & {*path.parts}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return {x for x in found if re.fullmatch(rf"(?:{SUBJECTS})\.[a-z-]+", x)}


def test_every_action_of_the_log_has_a_name() -> None:
    """No entry is shown by its technical name, and no name is for nothing."""
    moves = {f"assessment.{each}" for each in PAST.values()}
    files = {"set.perf", "file.json", "form.json"}
    assert set(ACTION_WORDS) == (written_out() - files) | moves | PUT_TOGETHER
