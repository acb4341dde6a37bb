"""What there is to say of the pages of a PDF file."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


PAGES_NOT_READ = _rule(
    "pages-not-read",
    Severity.WARNING,
    """
    PDF 的一部分没有读：没有文字的页（图片）、图形或文字过多的页、第 3000 页以后的页，
    以及读到 60 秒时还没有读的页。信息里写明是哪几页。自评表若在这些页上，
    须另存成单独的文件。
    """,
    """
    A part of the PDF was not read: pages without text (pictures), pages with too many
    lines or characters, pages after the 3,000th, and pages left after 60 seconds. The
    message says which. If the form is on one of them, save it as a file of its own.
    """,
)
LETTERS_NOT_KNOWN = _rule(
    "letters-not-known",
    Severity.WARNING,
    """
    PDF 里有些字只有字形，没有说明是什么字（字体没有带文字对应表），读不出。
    信息里写明在哪一页。这些字在读出的内容里缺失，须对照原表补上。
    """,
    """
    Some letters of the PDF are shapes only; its fonts do not say which characters they
    are. The message names the pages. These letters are missing from what was read and
    have to be put in by hand.
    """,
)

RULES = (PAGES_NOT_READ, LETTERS_NOT_KNOWN)
