"""Where a workbook is open in Excel: read as a copy, written in blocks, undone from a record."""
