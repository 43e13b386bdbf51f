"""What each total is the total of, within its table, beside it and on other sheets."""
