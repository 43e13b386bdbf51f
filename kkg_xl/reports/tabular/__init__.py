"""A run as sheets of a workbook: what stands in which column, and no spreadsheet program."""
