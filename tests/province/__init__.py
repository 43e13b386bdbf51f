"""A province of workbooks: thousands of all kinds at once, checked while processes are killed."""
