"""The search through thousands of workbooks for what they have in common."""
