"""Builds the page that explains a rule of the checker."""

from textwrap import dedent

from perfscore.diagnostics.model import Text


def page(*, zh: str, en: str, failing: str, mended: str) -> Text:
    """Give a rule's page in Markdown: what is checked and why, then both ways.

    ``failing`` and ``mended`` are written in the rules language, and shown alike in
    both languages. Lines of the texts are joined.
    """
    bad, good = (f"```perf\n{dedent(each).strip()}\n```" for each in (failing, mended))
    chinese = "".join(line.strip() for line in zh.splitlines())
    english = " ".join(en.split())
    return Text(
        f"{chinese}\n\n报告的写法：\n\n{bad}\n\n改正后：\n\n{good}",
        f"{english}\n\nReported:\n\n{bad}\n\nMended:\n\n{good}",
    )
