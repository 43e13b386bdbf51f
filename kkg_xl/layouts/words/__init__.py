"""Words on foreign sheets, and what they say of a heading, a row, a cash book."""
