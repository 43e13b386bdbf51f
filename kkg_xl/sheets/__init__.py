"""Sheets without a spreadsheet program: references, grids, formulas."""
