"""What budgets, realisations and attendances are: pure values, no sheet, no file, no clock."""
