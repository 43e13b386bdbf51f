"""From the grid of a foreign sheet to the tables a treasurer meant."""
