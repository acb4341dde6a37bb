"""``perfscore demo``: a real form is scored, and every number explained."""

import typer

from perfscore.api.explaining import explain
from perfscore.api.messages import findings_as_text
from perfscore.api.rendering import render_score
from perfscore.api.scoring import score_file
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import terminal_width
from perfscore.cli.output import put

EXAMPLE = "hunan/zhuzhou/department-2021"

_NEXT_IN_CHINESE = f"""
接下来可以试：
  perfscore sets {EXAMPLE}
      评分用的指标体系，全文；加上 --example 是这份自评表的数据，可以照着改
  perfscore score {EXAMPLE} -o 自评表.xlsx
      官方表样，可以上报；也可以 .docx、.pdf、.html
  perfscore new {EXAMPLE} -o 空白表.xlsx
      空白表，边填边算分；填好后 perfscore score 空白表.xlsx
  perfscore audit {EXAMPLE}
      复核这份表：重算、对照，列出发现和依据
"""
_NEXT_IN_ENGLISH = f"""
What to try next:
  perfscore sets {EXAMPLE}
      the set it was scored by; with --example the form's data, to adapt
  perfscore score {EXAMPLE} -o form.xlsx
      the official form, to be filed; .docx, .pdf and .html as well
  perfscore new {EXAMPLE} -o blank.xlsx
      a blank form that computes while it is filled in
  perfscore audit {EXAMPLE}
      audit this form: recompute, compare, tell what is wrong
"""


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "评一份真实的自评表：株洲市驻京联络处 2021 年度部门整体支出。",
            "Score a real form: the Zhuzhou liaison office in Beijing, 2021.",
        ),
    )
    def demo() -> None:
        score = score_file(EXAMPLE).value
        if score is None:
            msg = f"the shipped example {EXAMPLE} cannot be scored"
            raise RuntimeError(msg)
        width, language = terminal_width(), say.language
        put(render_score(score, width=width, language=language))
        put("\n" + findings_as_text(score.findings, width=width, language=language))
        put(say("\n每个数是怎样得来的：\n", "\nHow every number came about:\n"))
        put(explain(score, width=width, language=language) or "")
        put(say(_NEXT_IN_CHINESE, _NEXT_IN_ENGLISH))
