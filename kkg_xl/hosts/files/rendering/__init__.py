"""What sheets of ours look like: one table from role to look, and the page."""
