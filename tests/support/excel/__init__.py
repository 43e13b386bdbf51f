"""A small Excel in memory, for xlwings: counts the calls, and fails those that a test names."""
