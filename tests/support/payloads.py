"""Texts that run, link or break something where a report does not keep them texts."""

from __future__ import annotations

from typing import Final

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
