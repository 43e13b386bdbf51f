"""Workbooks that no path leads to: in buckets, on servers; whatever fsspec can list and read."""
