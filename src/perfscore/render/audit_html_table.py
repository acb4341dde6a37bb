"""Tables and lists that open and close, for the page of an audit."""

from collections.abc import Iterable, Sequence

from perfscore.render.page import escaped


def table(
    headings: Sequence[str],
    rows: Iterable[str],
    *,
    kind: str = "",
    kinds: Sequence[str] = (),
) -> str:
    """Write a table; ``rows`` are their cells in HTML, ``kinds`` the rows' classes."""
    heads = "".join(f"<th>{escaped(each)}</th>" for each in headings)
    body = "".join(
        f"\n<tr{_class(kinds[number] if kinds else '')}>{row}</tr>"
        for number, row in enumerate(rows)
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return f"<table{_class(kind)}>{head}<tbody>{body}</tbody></table>"


def cell(text: str, *, is_number: bool = False) -> str:
    """Write a cell; numbers stand on the right."""
    return f"<td{_class('number' if is_number else '')}>{escaped(text)}</td>"


def details(title: str, body: str, *, is_open: bool = False) -> str:
    """Write ``body``, which is HTML, as what opens below its title."""
    state = " open" if is_open else ""
    return f"<details{state}><summary>{escaped(title)}</summary>\n{body}\n</details>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
