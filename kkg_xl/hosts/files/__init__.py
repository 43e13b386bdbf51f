"""Workbooks as files: the package itself, read without any spreadsheet program."""
