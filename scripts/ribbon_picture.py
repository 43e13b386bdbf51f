"""Draw the tab KKG from its XML and its words, as docs/images/ribbon-id.svg and ribbon-en.svg.

No Excel runs where this is built, so the tab cannot be photographed. The icons are drawn here in
the manner of those that Excel has; a test holds the pictures against the XML. The PNGs are made by
resvg: `pip install '.[picture]'`, then `python -m scripts.ribbon_picture`.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kkg_xl.domain.text import Language
from kkg_xl.entrypoints.addin.building import macros
from kkg_xl.entrypoints.addin.words import CAPTIONS

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
HEIGHT, TAB, LARGE, CHARACTER, ROW = 150, 28, 84, 6.6, 24
INK, FAINT, GREEN, PAPER = "#323130", "#8a8886", "#217346", "#f5f6f7"

ICONS = {
    "ErrorChecking": '<path d="M4 4h17v24H4z" fill="#fff" stroke="{ink}"/>'
    '<path d="M8 10h9M8 15h9M8 20h5" stroke="{faint}"/>'
    '<path d="M16 22l5 5 9-12" fill="none" stroke="#c0392b" stroke-width="3"/>',
    "ReviewNextComment": '<path d="M3 5h20v14H12l-5 6v-6H3z" fill="#fff4c2" stroke="{ink}"/>'
    '<path d="M20 24h10m-4-4l4 4-4 4" fill="none" stroke="#2b6cb0" stroke-width="2.4"/>',
    "ClearFormats": '<path d="M5 21L17 7l10 9-9 11h-8z" fill="#f4c7c3" stroke="{ink}"/>'
    '<path d="M11 14l10 9" stroke="{ink}"/>',
    "CalculateNow": '<rect x="6" y="3" width="20" height="26" rx="2" fill="#fff" stroke="{ink}"/>'
    '<rect x="9" y="6" width="14" height="6" fill="#bfe3cd" stroke="{ink}"/>'
    '<path d="M10 17h3m3 0h3M10 22h3m3 0h3M10 26h3m3 0h3" stroke="{ink}" stroke-width="2.4"/>',
    "FormatAsTableGallery": '<path d="M4 6h24v20H4z" fill="#fff" stroke="{ink}"/>'
    '<path d="M4 6h24v5H4z" fill="#217346"/>'
    '<path d="M4 16h24M4 21h24M12 6v20M20 6v20" stroke="{faint}"/>',
    "ChartInsert": '<path d="M5 4v23h24" fill="none" stroke="{ink}"/><path d="M8 27V16h4v11M15'
    ' 27V9h4v18M22 27V13h4v14" fill="#70ad47" stroke="{ink}"/>',
    "PivotTableReport": '<path d="M4 5h24v22H4z" fill="#fff" stroke="{ink}"/>'
    '<path d="M4 5h24v6H4zM4 5h8v22H4z" fill="#cfe3f5" stroke="{ink}"/>'
    '<path d="M14 16l2 2 3-4m3 7l2 2 3-4" fill="none" stroke="#217346" stroke-width="2"/>',
    "Undo": '<path d="M10 6L4 12l6 6" fill="none" stroke="#2b6cb0" stroke-width="3"/>'
    '<path d="M5 12h13a7 7 0 010 14h-6" fill="none" stroke="#2b6cb0" stroke-width="3"/>',
    "FileNew": '<path d="M7 3h12l7 7v19H7z" fill="#fff" stroke="{ink}"/><path d="M19 3v7h7"'
    ' fill="none" stroke="{ink}"/>',
    "AdvancedFileProperties": '<path d="M5 8h22M5 16h22M5 24h22" stroke="{ink}" stroke-width="2"/>'
    '<circle cx="11" cy="8" r="3.4" fill="#fff" stroke="{ink}"/><circle cx="21" cy="16" r="3.4"'
    ' fill="#fff" stroke="{ink}"/><circle cx="13" cy="24" r="3.4" fill="#fff" stroke="{ink}"/>',
    "Help": '<circle cx="16" cy="16" r="12" fill="#2b6cb0"/><text x="16" y="22" font-size="18"'
    ' font-weight="bold" text-anchor="middle" fill="#fff">?</text>',
}
"""By Excel's name of the picture, in a square of 32."""


class Drawn(NamedTuple):
    """A piece of the picture and how wide it is."""

    svg: str
    width: float


def main() -> None:
    """Write all pictures."""
    from resvg_py import svg_to_bytes

    for language in ("id", "en"):
        drawing = IMAGES / f"ribbon-{language}.svg"
        drawing.write_text(svg(language), encoding="utf-8", newline="\n")
        drawing.with_suffix(".png").write_bytes(svg_to_bytes(svg_path=str(drawing), zoom=2))


def svg(language: Language) -> str:
    """Draw the tab in a language."""
    text = macros().joinpath("customUI14.xml").read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 -- it is our own
    tab = next(element for element in root.iter() if _kind(element) == "tab")
    x, groups = 12.0, []
    for group in tab:
        drawn = _group(group, language)
        groups.append(f'<g transform="translate({x:.0f} {TAB})">{drawn.svg}</g>')
        x += drawn.width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{x + 12:.0f}" height="{HEIGHT}"'
        ' font-family="Segoe UI, DejaVu Sans, Helvetica, sans-serif" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="{PAPER}" stroke="#d2d0ce"/>\n'
        f'<text x="26" y="19" fill="{GREEN}" font-weight="bold">{tab.get("label")}</text>\n'
        f'<path d="M22 25h34" stroke="{GREEN}" stroke-width="2.4"/>\n'
        + "\n".join(groups)
        + "\n</svg>\n"
    )


def _group(group: ET.Element, language: Language) -> Drawn:
    """Draw the large buttons side by side and the small ones in a column of three."""
    x, pieces = 8.0, []
    large = [each for each in group if each.get("size") == "large"]
    small = [each for each in group if each.get("size") != "large"]
    for button in large:
        pieces.append(f'<g transform="translate({x:.0f} 4)">{_large(button, language)}</g>')
        x += LARGE
    for row, button in enumerate(small):
        y = 4 + row * ROW
        pieces.append(f'<g transform="translate({x:.0f} {y})">{_small(button, language)}</g>')
    if small:
        x += 44 + CHARACTER * max(len(_label(button, language)) for button in small)
    name = escape(_label(group, language))
    pieces.append(
        f'<text x="{x / 2:.0f}" y="112" text-anchor="middle" fill="{FAINT}">{name}</text>'
        f'<path d="M{x + 4:.0f} 4v108" stroke="#d2d0ce"/>'
    )
    return Drawn("".join(pieces), x + 8)


def _large(button: ET.Element, language: Language) -> str:
    first, _, second = _label(button, language).partition(" ")
    middle = LARGE / 2
    return (
        f'<g transform="translate({middle - 18:.0f} 4) scale(1.15)">{_icon(button)}</g>'
        f'<text x="{middle:.0f}" y="58" text-anchor="middle" fill="{INK}">{escape(first)}</text>'
        f'<text x="{middle:.0f}" y="74" text-anchor="middle" fill="{INK}">{escape(second)}</text>'
    )


def _small(button: ET.Element, language: Language) -> str:
    more = " ▾" if _kind(button) == "menu" else ""
    return (
        f'<g transform="scale(0.56)">{_icon(button)}</g>'
        f'<text x="24" y="14" fill="{INK}">{escape(_label(button, language))}{more}</text>'
    )


def _icon(button: ET.Element) -> str:
    return ICONS[button.get("imageMso", "")].format(ink=INK, faint=FAINT)


def _label(element: ET.Element, language: Language) -> str:
    return CAPTIONS[element.get("id", "")].label[language == "en"]


def _kind(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


if __name__ == "__main__":
    main()
