"""A formula that writes an amount in words, so that the words follow the amount (terbilang).

No spreadsheet program has a function for it. This one needs nothing but functions that every
program and every version knows, and no macro. It says what `kkg_xl.domain.words` says.
"""

from __future__ import annotations

from typing import Final

_ONES: Final = (
    *("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
)
_BELOW_TWENTY: Final = (
    *_ONES,
    "sepuluh",
    "sebelas",
    *(f"{one} belas" for one in _ONES[2:]),
)
_TENS: Final = tuple(f"{one} puluh" for one in _ONES[2:])
_HUNDREDS: Final = ("", "seratus", *(f"{one} ratus" for one in _ONES[2:]))
_SCALES: Final = ((12, "triliun"), (9, "miliar"), (6, "juta"), (3, "ribu"), (0, ""))


def rupiah_in_words(cell: str) -> str:
    """Give the formula, without `=`, for the amount in a cell: below 10¹⁵, rounded to rupiah.

    Every word has a capital: `Tiga Belas Juta Rupiah`.
    """
    amount = f"ROUND(ABS({cell}),0)"
    words = "&".join(_group(amount, zeros, name) for zeros, name in _SCALES)
    sign = f'IF(ROUND({cell},0)<0,"minus ","")'
    return f'PROPER({sign}&IF({amount}=0,"nol ",{words})&"rupiah")'


def _group(amount: str, zeros: int, name: str) -> str:
    """Say how many thousands, millions, … there are: the three digits before so many others."""
    hundred = _digits(amount, zeros + 2, 1)
    rest = _digits(amount, zeros, 2)
    said = (
        f"{_chosen(hundred + '+1', _HUNDREDS)}"
        f"&IF({rest}<20,{_chosen(rest + '+1', _BELOW_TWENTY)},"
        f"{_chosen(_digits(amount, zeros + 1, 1) + '-1', _TENS)}"
        f"&{_chosen(_digits(amount, zeros, 1) + '+1', _ONES)})"
    )
    if not name:
        return said
    count = _digits(amount, zeros, 3)
    told = f'IF({count}=0,"",{said}&"{name} ")'
    return f'IF({count}=1,"seribu ",{told})' if name == "ribu" else told


def _digits(amount: str, zeros: int, many: int) -> str:
    """Take some digits out of a number, those before so many others."""
    whole = f"INT({amount}/{10**zeros})" if zeros else amount
    return f"MOD({whole},{10**many})"


def _chosen(number: str, words: tuple[str, ...]) -> str:
    listed = ",".join(f'"{word} "' if word else '""' for word in words)
    return f"CHOOSE({number},{listed})"
