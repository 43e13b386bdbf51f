"""How a rendered sheet is printed."""

from __future__ import annotations

from typing import Final

from xlsxwriter.worksheet import Worksheet

from kkg_xl.hosts.files.rendering.breaks import MARGINS, breaks_before
from kkg_xl.hosts.files.rendering.styles import FONT
from kkg_xl.sheets.sheet_plan import Paper, SheetPlan

_PAPERS: Final = {Paper.A4: 9, Paper.F4: 14}
"""As ECMA-376 counts them; 14 is Folio, 8.5 × 13 inches, which is what F4 is."""


def set_page(sheet: Worksheet, plan: SheetPlan) -> None:
    """Set paper, margins, page breaks, headings that repeat, and the foot with the page number."""
    page = plan.page
    sheet.set_paper(_PAPERS[page.paper])
    if page.landscape:
        sheet.set_landscape()
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(page.wide, 1 if page.single else 0)
    sheet.center_horizontally()
    if page.area is not None:
        top, left, bottom, right = page.area
        sheet.print_area(top - 1, left - 1, bottom - 1, right - 1)
    if page.repeated is not None:
        first, last = page.repeated
        sheet.repeat_rows(first - 1, last - 1)
    if page.repeated_columns is not None:
        left, right = page.repeated_columns
        sheet.repeat_columns(left - 1, right - 1)
    sheet.set_h_pagebreaks([row - 1 for row in breaks_before(plan)])
    font = f'&"{FONT["font_name"]},Regular"&8'
    # An ampersand in the text must not be taken for a command; a space keeps digits off the size.
    told = page.footer.replace("&", "&&")
    sheet.set_footer(f"&L{font} {told}&R{font} Halaman &P dari &N")
