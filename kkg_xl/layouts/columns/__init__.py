"""Where tables stand, and what each of their columns is for."""
