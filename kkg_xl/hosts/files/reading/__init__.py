"""From a file to a book of cells, whatever the file holds."""
