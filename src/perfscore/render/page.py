"""A self-contained HTML page: nothing is loaded, nothing runs."""

import html
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from perfscore.render.safe import safe_lines, safe_text


def page(
    *, title: str, style: str, body: str, meta: Mapping[str, str] | None = None
) -> str:
    """Write a page around ``body``, which is HTML already.

    ``meta`` are names and contents that the page says of itself, unseen.

    Its policy lets in this one style sheet and nothing else: no script, no image, no
    address, not even if ``body`` held one.
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        "<!DOCTYPE html>\n"
        '<html lang="zh-CN">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_meta(meta or {})}"
        f"<title>{html.escape(safe_text(title))}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        f"<body>\n{body}\n</body>\n"
        "</html>\n"
    )


def _meta(told: Mapping[str, str]) -> str:
    pairs = [[html.escape(safe_text(each)) for each in pair] for pair in told.items()]
    return "".join(
        f'<meta name="{name}" content="{content}">\n' for name, content in pairs
    )


def escaped(text: str) -> str:
    """Give ``text`` as HTML that shows it literally, its lines parted by ``<br>``."""
    return "<br>".join(html.escape(line) for line in safe_lines(text))
