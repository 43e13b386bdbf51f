"""What each row of a table is: a line, a heading of a group, or no part of it."""
