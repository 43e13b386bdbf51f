"""Texts that run, link or break something where a report does not keep them texts."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Checked
from kkg_xl.rules.model import Finding, Severity

PAYLOADS: Final = (
    "<script>window.ran = 1</script>",
    "</noscript><script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "</style><script>window.ran = 1</script>",
    "</title></textarea><img src=x onerror='window.ran = 1'>",
    "<svg onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href='javascript:window.ran=1'>klik</a>",
    "javascript:window.ran=1",
    "https://example.org/",
    '=HYPERLINK("https://example.org";"klik")',
    "--><script>window.ran = 1</script><!--",
    "<!--<script>",
    "]]><script>window.ran = 1</script>",
    '" onmouseover="window.ran=1" autofocus onfocus="window.ran=1',
    "' onclick='window.ran=1",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org/>",
    "\u202egnp.exe\u2066\x00\x1b[2J\ud800",
    "panjang" * 400,
)
"""The last two are shown otherwise than they stand: one escaped, one cut."""

FORMULAS: Final = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "{=1+1}",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\uff1d1+1",
    "http://example.invalid/",
    "mailto:a@example.invalid",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "--></script><img src=x onerror=alert(1)>",
    "a\x1b[2J\x07\u202eb",
    "\ud800\ufffe",
    "x" * 40_000,
    "1\x00\x01",
)
"""What a spreadsheet program would reckon, follow or not hold."""


def hostile() -> tuple[Checked, ...]:
    """Give workbooks whose every text is a payload."""
    return tuple(_hostile(text) for text in (*PAYLOADS, *FORMULAS))


def _hostile(text: str) -> Checked:
    message = say(Text("{text}", "{text}"), text=text)
    finding = Finding("lump-sum", Severity.INFO, Place(text, "A1"), message, accepted=text)
    return Checked(text, (text,), findings=(finding,), not_checked=(message,), group=text)
