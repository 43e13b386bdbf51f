"""Cash books, in whatever form."""
