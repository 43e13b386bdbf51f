"""The sheets that the program writes, planned and read by the same declarations."""
