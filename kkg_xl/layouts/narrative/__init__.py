"""What a workbook says beside its tables: sentences, numbers of people, shares of a whole."""
