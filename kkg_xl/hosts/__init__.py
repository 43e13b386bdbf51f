"""Where a workbook can be open; hosts decide nothing."""
