"""What columns are made of: headings propose, formulas and arithmetic decide."""
