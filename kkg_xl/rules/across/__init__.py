"""Faults that are only seen where several workbooks lie side by side, one module for each."""
