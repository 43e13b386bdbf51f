"""One module is one rule is one page in docs/rules."""
