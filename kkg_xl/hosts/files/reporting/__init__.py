"""Reports on a run in forms that a library writes: a workbook, a table for programs."""
