"""Recompute, explain and write the workbooks of a KKG treasurer."""

__version__ = "0.1.0"
