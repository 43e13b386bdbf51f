"""A sheet copied into another workbook: what LibreOffice leaves behind and Excel does not."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from tests.support.libreoffice.bridge import uno


def complete(copy: Any, doc: Any, source: Any, source_doc: Any) -> None:
    """Give a copied sheet the pages of its source: their style, what is printed, titles."""
    areas, titles = source.getPrintAreas(), source.getTitleRows()
    for area in (*areas, titles):
        area.Sheet = copy.RangeAddress.Sheet
    copy.setPrintAreas(areas)
    copy.setTitleRows(titles)
    copy.setPrintTitleRows(source.getPrintTitleRows())

    styles = doc.StyleFamilies.getByName("PageStyles")
    wanted = source_doc.StyleFamilies.getByName("PageStyles").getByName(source.PageStyle)
    name = f"Page of {copy.Name}"
    if not styles.hasByName(name):
        styles.insertByName(name, doc.createInstance("com.sun.star.style.PageStyle"))
    style = styles.getByName(name)
    read_only = uno().getConstantByName("com.sun.star.beans.PropertyAttribute.READONLY")
    for each in wanted.PropertySetInfo.Properties:
        if not each.Attributes & read_only:
            # Some values stand only for what other properties say, and are refused.
            with suppress(Exception):
                style.setPropertyValue(each.Name, wanted.getPropertyValue(each.Name))
    copy.PageStyle = name
