"""Marks findings at their cells and takes the marks out again."""
