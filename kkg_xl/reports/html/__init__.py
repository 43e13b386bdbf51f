"""The report for reviewers: one HTML file that needs nothing else, and how it is made."""
