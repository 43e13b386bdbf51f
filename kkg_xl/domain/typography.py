"""Text as a typewriter would have it: plain spaces, hyphens and apostrophes.

Digits and letters stay as they are: a full-width digit is not taken for a digit.
"""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
        ),
        **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-"),
        **dict.fromkeys((0x2018, 0x2019, 0x02BC, 0x00B4), "'"),
        **dict.fromkeys((0x201C, 0x201D), '"'),
        # Zero-width characters and the soft hyphen show nothing.
        **dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
    },
)


def plain(text: str) -> str:
    r"""Replace typographic spaces, dashes and quotes by those of a keyboard.

    >>> plain("Rp\u00a05.000,\u2013")
    'Rp 5.000,-'
    """
    return text if text.isascii() else text.translate(_PLAIN)
