"""What `recalculate` may write, one module for each kind of cell."""
