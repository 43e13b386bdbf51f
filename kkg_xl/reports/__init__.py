"""One module is one way of telling findings."""
