"""Files built to harm, damaged files, and what must be said of each."""
