"""Makes damaged workbooks of whole ones: bytes, parts of the zip, and what the XML says.

Every mutant follows from its seed alone, so that what it found can be made again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from tests.hostile.old_formats import compound, zipped

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_BYTES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF)
_FEW, _MANY = 4, 40

NUMBERS = (
    *("0", "-0", "-1", "1e308", "-1e308", "1e-308", "1e999", "NaN", "INF", "0.1", "1e15", "1e16"),
    *("2958465", "2958466", "-657435", "1048577", "4294967296", "9" * 60, "0." + "3" * 90, "1_000"),
    *(
        "1,5",
        " 12 ",
        "１２",
        "",
        "1e",
        "--1",
        "0x10",
        "1350000.49999999994",
        "60",
        "6e5",
        "9" * 380,
    ),
)
TEXTS = (
    *("", " ", "Jumlah", "TOTAL", "Terbilang: satu juta", "No", "Uraian", "Volume", "Satuan"),
    *("Harga Satuan", "Saldo", "Tanggal", "Nama", "NIP", "JP", "H", "S", "√", "Tahap II", "0%"),
    *(
        "Rp 1.350.000,-",
        "(1.350.000)",
        "1.350.000,00",
        "Rp",
        "31/02/2009",
        "29-02-2100",
        "1/1/99999",
    ),
    *("99 x 99 x 99", "3 org x 2 hr x Rp 5.000", "1e9999 OH", "9" * 400, "Rp " + "9." * 300, "1/0"),
    *("199001012015031999", "=1+1", "#REF!", "\u202eabc", "\u0661\u0662", "½", "²", "x" * 5000),
    *("satu " * 900, "( " * 900, "-" * 3000, "1 " * 900, "a,b;" * 900, "_xD800_", "_x0000_", "'"),
    *("08.00 - 25.61", "07:99", "Sabtu, 99 Okt 2009", "seratus juta miliar triliun", "5" * 4400),
    *("Minggu ke-" + "9" * 30, "Pertemuan " + "9" * 5000, "10^10^10", "0,000000001", "100000000%"),
)
FORMULAS = (
    *("A1", "1/0", "SUM(A:XFD)", "SUM(A1:XFD1048576)", "SUM(F1:F9)", "(" * 900 + "1" + ")" * 900),
    *(
        "10^400",
        "10^10^10",
        "1e308*1e308*1e308",
        "-" * 900 + "1",
        '"' + "x" * 9000 + '"',
        "#REF!+1",
    ),
    *(
        "Lain!A1",
        "'a'!A1",
        "[1]x!A1",
        'INDIRECT("A1")',
        "OFFSET(A1,1,1)",
        "Hadir[Nama]",
        "ROUND(1,9999)",
    ),
    *(
        "ROUND(1e300,-400)",
        'LEFT("a",1e308)',
        'REPT("abc",1e9)',
        "A1:A1048576",
        "1%%%%%%%%",
        "MOD(1,0)",
    ),
    *(
        "SUM(",
        "1+",
        "IF(1,2,3",
        "IF(" * 200,
        "{1,2;3}",
        "A1 A2",
        "SUM((A1:B2,C3))",
        "@A1",
        "A1#",
        "TRUE",
    ),
    *(
        'SUMIF(A:A,"*",F:F)',
        "SUMPRODUCT(A:A,B:B)",
        "VLOOKUP(1,A:XFD,99,0)",
        "POWER(-8,1/3)",
        "EXP(9999)",
    ),
    *(
        "NOW()",
        "RAND()",
        "DATE(99999,1,1)",
        'TEXT(1e300,"0")',
        "FACT(170)",
        "1" + "0" * 5000,
        "1.5.5",
    ),
    *(
        "SUBTOTAL(9,F1:F99)",
        'COUNTIF(1:1048576,">0")',
        "F1:F9*E1:E9",
        "LET(a,1,a)",
        "+".join(["1"] * 2000),
    ),
)
ODD = (
    *NUMBERS,
    *(
        "A1",
        "XFD1048576",
        "XFE1",
        "A1048577",
        "A0",
        "a1",
        "$A$1",
        "A1:B2",
        "A1:XFD1048576",
        "B2:A1",
    ),
    *("s", "str", "inlineStr", "b", "e", "d", "n", "x", "shared", "array", "dataTable", "hidden"),
    *(
        "true",
        "veryHidden",
        "External",
        "file:///etc/passwd",
        "../../../x",
        "rId1",
        "utf-16",
        "99999",
    ),
)


def mutant(book: bytes, seed: str) -> bytes:
    """Damage a workbook, whichever of its formats it has."""
    random = Random(seed)
    if random.random() < 0.15:
        return _bytes(book, random)
    if book.startswith(b"PK"):
        return _zip(book, random)
    return compound(_bytes(book[1024 : book.rindex(b"\x0a\0\0\0") + 4], random))


def _bytes(data: bytes, random: Random) -> bytes:
    """Change some bytes: to others, to many more or fewer of them, or to where they are not."""
    changed = bytearray(data)
    for _ in range(random.randint(1, _FEW)):
        if not changed:
            break
        at, size = random.randrange(len(changed)), random.randint(1, _MANY)
        match random.randrange(7):
            case 0:
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                changed[at] = random.choice(_BYTES)
            case 2:
                changed[at : at + 4] = random.choice(_BYTES).to_bytes(1, "little") * 4
            case 3:
                del changed[at : at + size]
            case 4:
                changed[at:at] = changed[at : at + size]
            case 5:
                changed[at : at + size] = random.randbytes(size)
            case 6 if random.random() < 0.2:
                del changed[at:]
    return bytes(changed)


def _zip(book: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if not name.startswith("docProps")]
    name, kind = random.choice(names), random.random()
    if kind < 0.1:
        other = random.choice(names)
        match random.randrange(3):
            case 0:
                del parts[name]
            case 1:
                parts[name] = parts[other]
            case 2:
                parts[name.upper()] = parts.pop(name)
    elif kind < 0.3 or name.endswith((".bin", "mimetype")):
        parts[name] = _bytes(bytes(parts[name]), random)
    else:
        sheets = [
            each for each in names if "sheet" in each or "content" in each or "Strings" in each
        ]
        if random.random() < 0.7:
            name = random.choice([each for each in sheets if each.endswith(".xml")] or names)
        parts[name] = _xml(bytes(parts[name]).decode("utf-8", "replace"), random)
    return zipped(parts)


def _xml(text: str, random: Random) -> str:
    """Change what XML says, most often so that it still is XML."""
    tokens = _TOKEN.findall(text)
    for _ in range(random.randint(1, _FEW)):
        if tokens:
            _CHANGES[random.randrange(len(_CHANGES))](tokens, random)
            tokens = [token for token in tokens if token]
    return "".join(tokens)


def _change_attribute(tokens: list[str], random: Random) -> None:
    at = _some(tokens, random, lambda token: '="' in token)
    pairs = list(_ATTRIBUTE.finditer(tokens[at]))
    if pairs:
        pair, value = random.choice(pairs), _told(random.choice(ODD))
        start, end = pair.span(2)
        tokens[at] = tokens[at][:start] + value + tokens[at][end:]


def _change_text(tokens: list[str], random: Random) -> None:
    at = _some(tokens, random, lambda token: token[0] != "<")
    before = tokens[at - 1]
    values: Sequence[str] = NUMBERS if before.startswith("<v") else TEXTS
    if before.startswith("<f") or random.random() < 0.05:
        values = FORMULAS
    tokens[at] = _told(random.choice(values))


def _change_formula(tokens: list[str], random: Random) -> None:
    at = _some(tokens, random, lambda each: each == "<v>")
    if tokens[at] == "<v>":
        tokens[at] = f"<f>{_told(random.choice(FORMULAS))}</f><v>"


def _change_number(tokens: list[str], random: Random) -> None:
    at = _some(tokens, random, lambda token: token[0] != "<" and token[0].isdigit())
    if tokens[at][0] != "<":
        tokens[at] = random.choice(NUMBERS)


def _change_string(tokens: list[str], random: Random) -> None:
    at = _some(tokens, random, lambda token: token.startswith(("<t>", "<text:p>")))
    if at + 1 < len(tokens) and tokens[at][0] == "<" and tokens[at + 1][0] != "<":
        tokens[at + 1] = _told(random.choice(TEXTS))


def _lose(tokens: list[str], random: Random) -> None:
    at = random.randrange(len(tokens))
    del tokens[at : at + random.randint(1, _FEW)]


def _repeat(tokens: list[str], random: Random) -> None:
    at, to = random.randrange(len(tokens)), random.randrange(len(tokens))
    tokens[to:to] = tokens[at : at + random.randint(1, _MANY)]


def _exchange(tokens: list[str], random: Random) -> None:
    one, other = random.randrange(len(tokens)), random.randrange(len(tokens))
    tokens[one], tokens[other] = tokens[other], tokens[one]


_CHANGES: tuple[Callable[[list[str], Random], None], ...] = (
    *(_change_attribute, _change_attribute, _change_text, _change_text, _change_formula),
    *(_change_number, _change_number, _change_string, _change_string, _lose, _repeat, _exchange),
)


def _some(tokens: list[str], random: Random, wanted: Callable[[str], bool]) -> int:
    """Give the place of a token that is wanted, from a random one on; that one if there is none."""
    start = random.randrange(1, max(2, len(tokens))) % len(tokens)
    around = (*range(start, len(tokens)), *range(1, start))
    return next((at for at in around if wanted(tokens[at])), start)


def _told(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
