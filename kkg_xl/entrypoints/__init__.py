"""The doors: each wires one host to the use cases."""
